"""Every payment of the cash books beside the budget line that it seems to be for, doubts shown.

Where `kkg_xl.domain.booked` keeps to what is certain, a realisation must not drop anything: what is
merely alike is proposed as such, and what is like nothing is told too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from kkg_xl.domain.booked import lines_by_code, parts, words
from kkg_xl.domain.cash_book import CashBook, Entry, spendings
from kkg_xl.domain.likeness import likeness
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


@dataclass(frozen=True, slots=True)
class _Plan:
    lines: Sequence[Line]
    by_code: Mapping[tuple[str, ...], Sequence[Line]]


def assigned(table: Table, books: Sequence[CashBook]) -> tuple[Assigned, ...]:
    """Give every payment of some books, in order, with the line of a budget."""
    plan = _Plan(table.lines, lines_by_code(table))
    return tuple(_assigned(plan, book, row) for book, row in spendings(books))


def _assigned(plan: _Plan, book: CashBook, row: Entry) -> Assigned:
    if is_transfer(row) or is_tax_passed_on(row):
        return Assigned(book, row, Way.PASSED_ON)
    coded = plan.by_code.get(parts(row.code), ())
    if len(coded) == 1:
        return Assigned(book, row, Way.CODE, coded[0])
    told = words(row.item)
    same = [line for line in coded or plan.lines if told and words(line.item) == told]
    if len(same) == 1:
        return Assigned(book, row, Way.WORDS, same[0])
    if same:
        return Assigned(book, row, Way.NONE, candidates=tuple(same))
    ranked = sorted(_ranked(row, coded or plan.lines), key=lambda each: -each[0])
    near = [line for rank, line in ranked if rank >= max(_ALIKE, ranked[0][0] - _APART)]
    if len(near) == 1:
        return Assigned(book, row, Way.ALIKE, near[0], ranked[0][0])
    return Assigned(book, row, Way.NONE, candidates=tuple(near))


def _ranked(row: Entry, lines: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    for line in lines:
        yield likeness(row.item, line.item), line


def codes(table: Table) -> Mapping[int, str]:
    """Give every line a code of its own, by `Line.index`: `A.1`, else its number in the table."""
    headings = {heading.index: heading for heading in table.headings}
    told: dict[int, str] = {}
    for line in table.lines:
        heading = headings.get(line.group)
        own = line.number.strip(" .)")
        group = "" if heading is None else heading.code.strip(" .)")
        told[line.index] = f"{group}.{own}" if group and own and "." not in own else own
    different = {parts(code) for code in told.values() if code}
    if len(different) == len(told):
        return told
    return {line.index: str(number) for number, line in enumerate(table.lines, 1)}
