"""Rows of a cash book that lack what the rows around them have: an amount, a date, words.

A receipt may fill several rows, of which the first has the date or the words and the others only
amounts; and where many rows leave something blank, that is how the book is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from kkg_xl.domain.cash_book import CashBook, Entry, Sort
from kkg_xl.domain.figures import Place

_NOTHING_PAID = re.compile(r"\b(?:nihil|tidak ada|batal\w*|dibatalkan|void|rusak)\b", re.IGNORECASE)
_FEWEST = 4
"""So many rows must have a thing before one that lacks it is told."""
_REPEATED = 2
"""So often a date must stand again below itself, or a blank may mean the same day."""
_RARE = 10
"""At most one row in so many may lack it."""


class Lack(Enum):
    """What a row may lack."""

    AMOUNT = "amount"
    DAY = "day"
    ITEM = "item"


class Incomplete(NamedTuple):
    """A row and what it lacks, in the cell where that belongs."""

    row: Entry
    lack: Lack
    at: Place


def incomplete(book: CashBook) -> Iterator[Incomplete]:
    """Give the rows that lack something, what they lack first in the order of `Lack`."""
    for row in _without_amount(book):
        yield Incomplete(row, Lack.AMOUNT, book.paid(row).at)
    for row, at in _rarely(book, lambda row: None if row.day_text else row.undated_at):
        if row.day is None or _repeats_days(book):
            yield Incomplete(row, Lack.DAY, at)
    for row, at in _rarely(book, lambda row: row.untitled_at):
        yield Incomplete(row, Lack.ITEM, at)


def misdated(book: CashBook) -> Sequence[Entry]:
    """Give the entries whose date cannot be read, in a book in which most others can."""
    wrong = [row for row in book.entries if any(letter.isdigit() for letter in row.day_text)]
    read = sum(1 for row in book.entries if row.day_at is not None and row.day is not None)
    return wrong if len(wrong) < read else ()


def _repeats_days(book: CashBook) -> bool:
    """Tell whether each row has its date, and not only the first of a day."""
    again = [one.day for one, two in pairwise(book.entries) if two.day_at and one.day == two.day]
    return len(again) >= _REPEATED


def _without_amount(book: CashBook) -> Iterator[Entry]:
    moves = [key for each in book.accounts for key in (*each.received, *each.spent)]
    idle = [row for row in book.entries if all(row.figures[key].blank for key in moves)]
    rows = sorted((*book.rows, *book.unpriced), key=lambda row: row.index)
    above = {row.index: before for before, row in pairwise(rows)}
    below = {row.index: after for row, after in pairwise(rows)}
    for row in sorted((*idle, *book.unpriced), key=lambda row: row.index):
        if (
            (row.receipt or row.code)
            and row.item
            and not _NOTHING_PAID.search(row.item)
            and not _is_part(row, above.get(row.index))
            and not _is_part(below.get(row.index), row)
        ):
            yield row


def _is_part(row: Entry | None, before: Entry | None) -> bool:
    """Tell whether a row goes on with the receipt of the row before."""
    if row is None or before is None or row.sort is not Sort.ENTRY:
        return False
    same = bool(row.receipt) and row.receipt == before.receipt
    return same or not (row.receipt or row.number or row.day_at)


def _rarely(
    book: CashBook, lacks: Callable[[Entry], Place | None]
) -> Iterator[tuple[Entry, Place]]:
    """Give the entries of their own that lack something which nearly all others have."""
    rows = sorted(book.entries, key=lambda row: row.index)
    found: list[tuple[Entry, Place]] = []
    having = 0
    for before, row in zip((None, *rows), rows, strict=False):
        at = lacks(row)
        if at is None:
            having += 1
        elif (row.receipt or row.number) and not _is_part(row, before):
            found.append((row, at))
    lacking = len(rows) - having
    if lacking == len(found) and having >= max(_FEWEST, _RARE * (lacking - 1)):
        yield from found
