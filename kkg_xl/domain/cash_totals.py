"""What the totals of a cash book should say, in every way that a treasurer may rightly add up.

A total may count the month, everything so far or everything before; the money that was left before
may be among it or not; and a balance below it may make both columns equal.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, pairwise
from typing import NamedTuple

from kkg_xl.domain.cash_book import CashBook, Entry, Sort, added
from kkg_xl.domain.cash_sides import Side, side_of
from kkg_xl.domain.figures import Figure
from kkg_xl.domain.running import near

_TO_DATE = re.compile(r"\bs ?[/.]? ?d\b|\bsampai\b|\bseluruh|\bkumulatif\b|\bs\.d\.", re.IGNORECASE)
_BEFORE = re.compile(r"\blalu\b|\bsebelumnya\b", re.IGNORECASE)
_NOTHING = Decimal(0)


class Claim(NamedTuple):
    """One amount of a total, and what it should be."""

    row: Entry
    figure: Figure
    stated: Decimal
    computed: Decimal
    """The sum that the total seems to mean: by its label, by its like, or since the last one."""
    fits: bool
    """Whether the amount is one of the sums that it may rightly be."""


@dataclass(frozen=True, slots=True)
class _Column:
    """What stands in one column (or one side) so far, row by row: sums up to before each row."""

    moved: Sequence[Decimal]
    opened: Sequence[Decimal]
    """What rows of opening tell."""
    closed: Sequence[Decimal]
    """What rows of closing tell, to make both columns equal."""

    def ways(self, first: int, end: int) -> tuple[Decimal, ...]:
        """Give the sums of the rows from one to before another, with and without what was left."""
        moved = self.moved[end] - self.moved[first]
        opened = self.opened[end] - self.opened[first]
        closed = self.closed[end] - self.closed[first]
        return (moved + opened + closed, moved + closed, moved + opened, moved)


def claims(book: CashBook) -> Iterator[Claim]:
    """Give what every total of a book states, column by column; not where an amount is unknown."""
    received = tuple(key for account in book.accounts for key in account.received)
    spent = tuple(key for account in book.accounts for key in account.spent)
    meant = _Meant(book)
    for position, row in enumerate(book.rows):
        filled = [key for key, figure in row.figures.items() if not figure.blank]
        if row.sort is Sort.OPENING and position > meant.first:
            # Both sums carried from the page before; a single amount is a balance.
            filled = [key for key in filled if key in (*received, *spent)]
            filled = filled if len(filled) > 1 else []
        elif row.sort is not Sort.TOTAL:
            continue
        side = side_of(row)
        for key in filled:
            keys: tuple[int, ...] = (key,)
            if side is not None and len(filled) == 1:
                keys = received if side is Side.IN else spent
            elif key not in (*received, *spent):
                continue
            claim = meant.claim(keys, position, row.figures[key])
            if claim is not None:
                yield claim


class _Meant:
    """Tells what the totals of one book mean; the later ones as the earlier ones did."""

    def __init__(self, book: CashBook) -> None:
        self._rows = book.rows
        self._columns: dict[tuple[int, ...], _Column | None] = {}
        self._from_start = False
        self._earlier: dict[tuple[int, ...], Decimal] = {}
        """What totals tell of an earlier book, by column."""
        self._begins = [0, *_begins(book.rows)]
        """Where a sum may begin."""
        entered = [index for index, row in enumerate(book.rows) if row.sort is Sort.ENTRY]
        self.first = entered[0] if entered else len(book.rows)
        """Where the first entry stands."""
        self._sections = _sections(book.rows)

    def claim(self, keys: tuple[int, ...], position: int, figure: Figure) -> Claim | None:
        """Judge one amount of a total; `None` where it cannot be told."""
        if keys not in self._columns:
            self._columns[keys] = _column(self._rows, keys)
        column, stated, row = self._columns[keys], figure.amount, self._rows[position]
        if column is None or stated is None:
            return None
        section = self._sections[position]
        if _BEFORE.search(row.item) and row.sort is Sort.TOTAL:
            if not section:
                self._earlier[keys] = stated
                return None
            begins = self._begins[: bisect_right(self._begins, position)]
            ends = [begin for begin in begins if begin >= section]
            ways = [way for end in ends for way in self._so_far(column, keys, end)]
            return _claim(row, figure, stated, ways, ways[:1])
        whole = self._so_far(column, keys, position)
        if _TO_DATE.search(row.item) or row.sort is Sort.OPENING:
            opened = self._rows[0].sort is Sort.OPENING
            if opened and not section and keys not in self._earlier and row.sort is Sort.TOTAL:
                return None  # an earlier book may be in it
            return _claim(row, figure, stated, whole, whole)
        return self._of_section(column, position, figure, whole)

    def _of_section(
        self, column: _Column, position: int, figure: Figure, whole: Sequence[Decimal]
    ) -> Claim:
        """Judge a total whose label does not tell from where it counts."""
        row, stated = self._rows[position], figure.amount or _NOTHING
        here = column.ways(self._sections[position], position)
        if any(near(stated, way) for way in here):
            return _claim(row, figure, stated, here, here)
        known = any(near(stated, way) for way in whole)
        self._from_start = self._from_start or known
        meant = whole if self._from_start else here
        # Only what is neither is looked for among all the sums that may begin elsewhere.
        begins = () if known else self._begins[: bisect_right(self._begins, position)]
        others = [way for begin in begins for way in column.ways(begin, position)]
        return _claim(row, figure, stated, [*whole, *others], meant)

    def _so_far(self, column: _Column, keys: tuple[int, ...], position: int) -> tuple[Decimal, ...]:
        """Give the sums from the beginning; what pages carry over is counted once."""
        earlier = self._earlier.get(keys, _NOTHING)
        opened = column.opened[min(self.first, position)]
        closed = column.closed[position] - column.closed[self._sections[position - 1]]
        moved = column.moved[position]
        # What an earlier book brought may stand in a row of opening, in a sum, or in both.
        return (moved + opened + closed, moved + opened, moved, moved + earlier)


def _claim(
    row: Entry,
    figure: Figure,
    stated: Decimal,
    ways: Sequence[Decimal],
    meant: Sequence[Decimal],
) -> Claim:
    """Tell whether an amount is one of several; if not, it seems to mean the nearest of some."""
    fits = any(near(stated, way) for way in ways)
    nearest = min(meant, key=lambda way: abs(way - stated), default=_NOTHING)
    return Claim(row, figure, stated, nearest, fits)


def _begins(rows: Sequence[Entry]) -> Iterator[int]:
    """Give the rows where a sum may begin: a month, a page, whatever follows another sum."""
    for index, (above, row) in enumerate(pairwise(rows), 1):
        turned = above.day and row.day and above.day.month != row.day.month
        if turned or above.sort is not Sort.ENTRY or row.sort is Sort.OPENING:
            yield index


def _sections(rows: Sequence[Entry]) -> Sequence[int]:
    """Give for each row where its section begins: behind the sums that close the one before.

    Several sums in a row close the same section.
    """
    sections: list[int] = []
    section, closed = 0, False
    for index, row in enumerate(rows):
        if row.sort in (Sort.ENTRY, Sort.OPENING) and closed:
            section, closed = index, False
        closed = closed or row.sort in (Sort.TOTAL, Sort.CLOSING)
        sections.append(section)
    return sections


def _column(rows: Sequence[Entry], keys: tuple[int, ...]) -> _Column | None:
    """Add up columns row by row; `None` where an entry's amount cannot be told."""
    sums: dict[Sort, list[Decimal]] = {sort: [] for sort in Sort}
    for row in rows:
        amount = added(row, keys)
        if amount is None:
            return None
        for sort, own in sums.items():
            own.append(amount if row.sort is sort else _NOTHING)
    moved, opened, closed = (
        tuple(accumulate(sums[sort], initial=_NOTHING))
        for sort in (Sort.ENTRY, Sort.OPENING, Sort.CLOSING)
    )
    return _Column(moved, opened, closed)
