"""Books that continue one another: a sheet or a block for every month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

from kkg_xl.domain.cash_book import Account, CashBook, Sort
from kkg_xl.domain.figures import Place
from kkg_xl.domain.running import ends
from kkg_xl.domain.workbook import Workbook


class Sequel(NamedTuple):
    """A book and the one that ends right before it begins."""

    before: CashBook
    book: CashBook


def sequels(workbook: Workbook) -> Iterator[Sequel]:
    """Give the books that continue the one before: same columns, the next month or the same."""
    for before, book in zip(workbook.cash_books, workbook.cash_books[1:], strict=False):
        last, first = _days(before)[-1:], _days(book)[:1]
        if not last or not first or _purses(before) != _purses(book):
            continue
        if before.general is not book.general or last[0] > first[0]:
            continue
        if _months(last[0], first[0]) <= 1:
            yield Sequel(before, book)


def brought(workbook: Workbook, book: CashBook, account: Account) -> Decimal | None:
    """Give what the book before left in an account; `None` where there is none."""
    for sequel in sequels(workbook):
        if sequel.book is book:
            position = book.accounts.index(account)
            return next(iter(ends(sequel.before, sequel.before.accounts[position])), None)
    return None


def opening_places(workbook: Workbook, books: Sequence[CashBook]) -> tuple[Place, ...]:
    """Give the cells that together tell what was there before the first entry of some books."""
    continuing = [sequel.book for sequel in sequels(workbook)]
    found: list[Place] = []
    for book in books:
        if book in continuing:
            continue
        before = list(takewhile(lambda row: row.sort is not Sort.ENTRY, book.rows))
        rows = [row for row in before if row.sort is Sort.OPENING]
        for account in book.accounts if rows else ():
            key = account.balance
            if key is not None and rows[-1].figures[key].amount is not None:
                found.append(rows[-1].figures[key].at)
                continue
            figures = [row.figures[key] for row in rows for key in account.received]
            found.extend(figure.at for figure in figures if figure.amount is not None)
    return tuple(found)


def balance_places(workbook: Workbook, books: Sequence[CashBook]) -> tuple[Place, ...]:
    """Give the cells that together tell what is left; none where a book does not tell it."""
    continued = [sequel.before for sequel in sequels(workbook)]
    found: list[Place] = []
    for book in books:
        for account in book.accounts if book not in continued else ():
            key = account.balance
            figures = [] if key is None else [row.figures[key] for row in book.entries]
            told = [figure.at for figure in figures if figure.amount is not None]
            if not told:
                return ()
            found.append(told[-1])
    return tuple(found)


def _days(book: CashBook) -> list[date]:
    return sorted(row.day for row in book.entries if row.day is not None)


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def _purses(book: CashBook) -> list[str]:
    return [" ".join(heading.casefold().split()) for heading in book.headings.values()]
