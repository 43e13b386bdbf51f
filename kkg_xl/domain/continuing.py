"""Books that continue one another: a sheet or a block for every month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.cash_book import Account, CashBook
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


def _days(book: CashBook) -> list[date]:
    return sorted(row.day for row in book.entries if row.day is not None)


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def _purses(book: CashBook) -> list[str]:
    return [" ".join(heading.casefold().split()) for heading in book.headings.values()]
