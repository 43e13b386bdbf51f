"""Every payment of the cash books beside the budget line that it seems to be for, doubts shown.

Where `kkg_xl.domain.booked` keeps to what is certain, a realisation must not drop anything: what is
merely alike is proposed as such, and what is like nothing is told too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from kkg_xl.domain.cash_book import CashBook, Entry, Given, spendings
from kkg_xl.domain.likeness import likeness, words
from kkg_xl.domain.line_codes import LineCodes
from kkg_xl.domain.table import Line, Table
from kkg_xl.domain.transfers import is_tax_passed_on, is_transfer

_ALIKE = 85
"""From so many per cent on, words are taken for the same with a doubt."""
_APART = 10
"""By so many per cent the best line must be better than the next."""


class Way(Enum):
    """How a payment came to its line."""

    CODE = "code"
    WORDS = "words"
    ALIKE = "alike"
    """By words that are merely alike."""
    NONE = "none"
    """It came to none."""
    GIVEN = "given"
    """People gave it a code on the sheet of the realisation, or took it away."""
    PASSED_ON = "passed on"
    """It is no spending: money drawn from the bank, a tax that was withheld before."""


class Assigned(NamedTuple):
    """One payment and its line."""

    book: CashBook
    row: Entry
    way: Way
    line: Line | None = None
    likeness: int = 0
    """In per cent, for `Way.ALIKE`."""
    candidates: tuple[Line, ...] = ()
    """Lines of which it may be one, for `Way.NONE`."""
    found: Assigned | None = None
    """What was found before people gave another code, for `Way.GIVEN`."""

    @property
    def given(self) -> Given | None:
        """Give what people wrote, where it counts."""
        return self.row.given if self.way is Way.GIVEN else None


def assigned(table: Table, books: Sequence[CashBook]) -> tuple[Assigned, ...]:
    """Give every payment of some books, in order, with the line of a budget."""
    plan = LineCodes(table)
    return tuple(_assigned(plan, book, row) for book, row in spendings(books))


def _assigned(plan: LineCodes, book: CashBook, row: Entry) -> Assigned:
    found, given = _found(plan, book, row), plan.given(row)
    if given is None or not given.theirs:
        return found
    return Assigned(book, row, Way.GIVEN, plan.line(given.code), found=found)


def _found(plan: LineCodes, book: CashBook, row: Entry) -> Assigned:
    if is_transfer(row) or is_tax_passed_on(row):
        return Assigned(book, row, Way.PASSED_ON)
    coded = plan.of_book(row)
    if len(coded) == 1:
        return Assigned(book, row, Way.CODE, coded[0])
    told = words(row.item)
    same = [line for line in coded or plan.table.lines if told and words(line.item) == told]
    if len(same) == 1:
        return Assigned(book, row, Way.WORDS, same[0])
    if same:
        return Assigned(book, row, Way.NONE, candidates=tuple(same))
    ranked = sorted(_ranked(row, coded or plan.table.lines), key=lambda each: -each[0])
    near = [line for rank, line in ranked if rank >= max(_ALIKE, ranked[0][0] - _APART)]
    if len(near) == 1:
        return Assigned(book, row, Way.ALIKE, near[0], ranked[0][0])
    return Assigned(book, row, Way.NONE, candidates=tuple(near))


def _ranked(row: Entry, lines: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    for line in lines:
        yield likeness(row.item, line.item), line
