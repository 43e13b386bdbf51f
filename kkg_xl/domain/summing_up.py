"""What an amount above the headings of a cash book should say: of all its rows, below.

Treasurers leave out what they rightly may: what was left before, money that only changed its
place, taxes passed on, rows that a filter hides; and where months have books of their own, the
amount may tell of the book, of all so far or of the year.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import product, takewhile
from typing import NamedTuple

from kkg_xl.domain.cash_book import CashBook, Entry, Sort, Summary, added
from kkg_xl.domain.running import ends, near, start
from kkg_xl.domain.transfers import is_tax_passed_on, is_transfer
from kkg_xl.domain.workbook import Workbook

_NOTHING = Decimal(0)


class Summed(NamedTuple):
    """One amount above a book that the book does not bear out."""

    summary: Summary
    stated: Decimal
    computed: Decimal


def mistaken_sums(workbook: Workbook) -> Iterator[Summed]:
    """Give the amounts that tell what came in or went out, and are no sum of the rows."""
    for book in workbook.cash_books:
        for summary in book.summaries:
            if not _is_of_balance(book, summary):
                yield from _mistaken(summary, _sums(workbook, book, summary))


def mistaken_balances(workbook: Workbook) -> Iterator[Summed]:
    """Give the amounts that tell what is left, and are not what the book ends with.

    One that follows from the sums beside it is not told again: the wrong one of those is.
    """
    for book in workbook.cash_books:
        sums = [each for each in book.summaries if not _is_of_balance(book, each)]
        amounts = [each.figure.amount for each in sums if each.figure.amount is not None]
        apart = {one - other for one in amounts for other in amounts}
        for summary in book.summaries:
            if _is_of_balance(book, summary) and summary.figure.amount not in apart:
                yield from _mistaken(summary, _balances(book, summary))


def _mistaken(summary: Summary, ways: Sequence[Decimal]) -> Iterator[Summed]:
    stated = summary.figure.amount
    if stated is not None and ways and not any(near(stated, way) for way in ways):
        yield Summed(summary, stated, min(ways, key=lambda way: abs(way - stated)))


def _is_of_balance(book: CashBook, summary: Summary) -> bool:
    return any(account.balance in summary.keys for account in book.accounts)


def _sums(workbook: Workbook, book: CashBook, summary: Summary) -> Sequence[Decimal]:
    """Give what may rightly be said of columns; nothing if it is unknown."""
    like = [other for other in workbook.cash_books if other.accounts == book.accounts]
    so_far = like[: like.index(book) + 1]
    ways: list[Decimal] = []
    if not book.entries:
        return ways
    for books in ([book], so_far, like):
        for counts in _COUNTED:
            moved = _moved(books, summary.keys, counts)
            if moved is not None:
                ways += (moved, moved + _before(books[0], summary.keys))
    return ways


def _moved(
    books: Iterable[CashBook], keys: Sequence[int], counts: Callable[[Entry], bool]
) -> Decimal | None:
    amounts = [added(row, keys) for book in books for row in book.entries if counts(row)]
    known = [amount for amount in amounts if amount is not None]
    return sum(known, _NOTHING) if len(known) == len(amounts) else None


_COUNTED: tuple[Callable[[Entry], bool], ...] = (
    lambda _: True,
    lambda row: not row.hidden,
    lambda row: not is_transfer(row),
    lambda row: not is_tax_passed_on(row),
    lambda row: not is_transfer(row) and not is_tax_passed_on(row),
)


def _before(book: CashBook, keys: Sequence[int]) -> Decimal:
    """Give what was left before the first entry, of the accounts whose receipts are told."""
    accounts = [account for account in book.accounts if set(account.received) & set(keys)]
    starts = [start(book, account) for account in accounts]
    opened = takewhile(lambda row: row.sort is not Sort.ENTRY, book.rows)
    told = [added(row, keys) for row in opened if row.sort is Sort.OPENING]
    return sum((amount for amount in (*starts, *told) if amount is not None), _NOTHING)


def _balances(book: CashBook, summary: Summary) -> Sequence[Decimal]:
    ways = [ends(book, each) for each in book.accounts if each.balance in summary.keys]
    return [sum(each, _NOTHING) for each in product(*ways)]
