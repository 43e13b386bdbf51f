"""The headings of a list of people: which column is whose, and which columns are sessions.

Headings stand in one row or two; above them rows may tell the dates, topics and JP of the sessions.
A row of column numbers, `(1) (2) (3)`, tells nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kkg_xl.domain.attending import Count
from kkg_xl.domain.days import read_day, read_month
from kkg_xl.domain.presence import Presence, presence_of
from kkg_xl.layouts.people.people_words import (
    Part,
    count_of,
    is_over_sessions,
    is_session,
    is_sum,
    part_of,
)
from kkg_xl.layouts.people.told import line
from kkg_xl.layouts.words.vocabulary import plain
from kkg_xl.sheets.grid import EMPTY_ROW, Cell, Grid, Kind
from kkg_xl.sheets.refs import Area

_ROWS_ABOVE = 4
_MOST_SESSIONS = 400
_BARE = re.compile(r"\(?\d{1,3}\)?")
_REMARK = re.compile(r"KET(?:ERANGAN)?\W*")


class Headed(NamedTuple):
    """A cell of the headings and the columns that it stands over."""

    row: int
    column: int
    cell: Cell
    own: bool
    """Whether it stands in this very column."""

    @property
    def text(self) -> str:
        """What it says, on one line."""
        return line(self.cell)


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of one list."""

    top: int
    bottom: int
    """The last row before the first person."""
    name: int
    parts: Mapping[Part, int]
    """The first column of each kind."""
    signed: tuple[int, ...]
    """Columns in which people sign."""
    sessions: Mapping[int, tuple[Headed, ...]]
    """What stands over each column of a session, from top to bottom."""
    counts: Mapping[int, Count]
    """Columns that count the marks of their row."""
    left: int
    right: int


class Heads:
    """What stands over each column of a sheet, between two rows."""

    def __init__(self, grid: Grid, top: int, bottom: int) -> None:
        """Look at the rows from `top` to `bottom`."""
        self._grid = grid
        self.top, self.bottom = top, bottom
        self._merged = [area for area in grid.merged if area.top <= bottom and area.bottom >= top]

    def over(self, column: int) -> tuple[Headed, ...]:
        """Give what stands over a column, from top to bottom."""
        return tuple(self._over(column, self.top, self.bottom))

    def _over(self, column: int, top: int, bottom: int) -> Iterator[Headed]:
        for number in range(top, bottom + 1):
            row = self._grid.rows.get(number, EMPTY_ROW)
            if column in row and line(row[column]):
                yield Headed(number, column, row[column], own=True)
                continue
            area = next((each for each in self._merged if _covers(each, number, column)), None)
            if area is None and number < bottom:
                yield from self._spread(number, column)
            elif area is not None and area.top == number:
                head = self._grid.cell(area.top, area.left)
                yield from [Headed(number, area.left, head, own=False)] if line(head) else []

    def _spread(self, number: int, column: int) -> Iterator[Headed]:
        """Give the text to the left that stands over this column too, though nothing is merged."""
        below = self._grid.rows.get(number + 1, EMPTY_ROW)
        row = self._grid.rows.get(number, EMPTY_ROW)
        left = column
        while left in below and left not in row:
            left -= 1
        over = line(row.get(left))
        if left in below and (is_over_sessions(over) or read_month(over) is not None):
            yield Headed(number, left, row[left], own=False)

    def above(self, columns: Sequence[int]) -> int:
        """Give the first of the rows above that tell something of sessions, each of its own."""
        first, last = min(columns), max(columns)
        top = self.top
        for number in range(self.top - 1, max(0, self.top - 1 - _ROWS_ABOVE), -1):
            row = self._grid.rows.get(number, EMPTY_ROW)
            own = sum(1 for column in row if first <= column <= last and line(row[column]))
            spans = any(
                area.left >= first and area.right > area.left and area.top <= number <= area.bottom
                for area in self._grid.merged
            )
            if own < min(2, len(columns)) and not (own and spans):
                break
            top = number
        return top


def _covers(area: Area, row: int, column: int) -> bool:
    return area.top <= row <= area.bottom and area.left <= column <= area.right


def headings_of(
    grid: Grid, top: int, name: int, rows: tuple[int, int], columns: tuple[int, int]
) -> Headings | None:
    """Read the headings in row `top`; people stand in some `rows`, and the list in some `columns`.

    Both are given by the first and the last of them. `None` where nothing beside the names tells
    that it is a list of people.
    """
    first, last = rows
    heads = Heads(grid, top, _last_heading(grid, top, name, first))
    numbers = list(grid.rows)
    body = [grid.rows[each] for each in numbers[bisect_left(numbers, first) :] if each <= last]
    headed = {column for n in range(top, first) for column in grid.rows.get(n, EMPTY_ROW)}
    own = [each for each in _with_merged(grid, top, headed) if columns[0] <= each <= columns[1]]
    over = {column: heads.over(column) for column in own}
    over = {column: found for column, found in over.items() if found}
    counts = dict(_counts(over, name))
    sessions = {
        column: found
        for column, found in over.items()
        if column > name and _heads_session(found, [row[column] for row in body if column in row])
    }
    counts = {column: count for column, count in counts.items() if column not in sessions}
    parts: dict[Part, int] = {Part.NAME: name}
    signed: list[int] = []
    for column, found in over.items():
        if column in sessions:
            continue
        part = next(filter(None, (part_of(each.text) for each in found)), None)
        if part is Part.SIGNED:
            signed.append(column)
        if part is not None:
            parts.setdefault(part, column)
    if Part.DAY in parts and not (sessions or signed or counts or Part.MARK in parts):
        parts.update(
            (Part.MARK, column) for column in over if _remarks_are_marks(over[column], body)
        )
    if sessions:
        above = Heads(grid, heads.above(list(sessions)), heads.bottom)
        sessions = {column: above.over(column) for column in sessions}
    known = set(parts) - {Part.NUMBER, Part.NAME, Part.OTHER}
    if len(sessions) > _MOST_SESSIONS or not (known or sessions or counts):
        return None
    return Headings(
        top, heads.bottom, name, parts, tuple(signed), sessions, counts, min(over), max(over)
    )


def _last_heading(grid: Grid, top: int, name: int, first: int) -> int:
    """Give the last row of headings; a row of column numbers is none."""
    for number in range(first - 1, top, -1):
        row = grid.rows.get(number, EMPTY_ROW)
        if row and not _BARE.fullmatch(line(row.get(name))):
            return number
    return top


def _with_merged(grid: Grid, top: int, columns: Collection[int]) -> list[int]:
    """Add the columns under merged headings that have nothing of their own."""
    covered = {
        column
        for area in grid.merged
        if area.top == top and area.left in columns
        for column in range(area.left, min(area.right, area.left + _MOST_SESSIONS) + 1)
    }
    return sorted({*columns, *covered})


def _counts(over: Mapping[int, tuple[Headed, ...]], name: int) -> Iterator[tuple[int, Count]]:
    """Give the columns that count; a JUMLAH alone counts who was present."""
    found = {
        column: count
        for column, heads in over.items()
        if column > name and (count := count_of(heads[-1].text)) is not None
    }
    sums = [column for column, heads in over.items() if is_sum(heads[-1].text)]
    apart = {Count.PRESENT, Count.SICK, Count.EXCUSED, Count.ABSENT}
    if len(sums) == 1 and not apart & set(found.values()):
        found[sums[0]] = Count.PRESENT
    yield from found.items()


def _heads_session(found: Sequence[Headed], body: Sequence[Cell]) -> bool:
    """Tell whether a column is one of a session, by what stands over it and in it."""
    last = found[-1]
    numbered = is_session(last.text) or (last.own and bool(_BARE.fullmatch(last.text)))
    dated = any(each.cell.kind is Kind.DATE or read_day(each.text) is not None for each in found)
    if dated or (numbered and not count_of(last.text)):
        return True
    if any(count_of(each.text) or is_sum(each.text) for each in found):
        return False
    under = any(is_over_sessions(each.text) for each in found[:-1])
    if under and last.own:
        return True
    if any(part_of(each.text) for each in found):
        return False
    texts = [text for cell in body if (text := line(cell))]
    return bool(texts) and all(
        presence_of(text) not in (None, Presence.BLANK) and not text.isdecimal() for text in texts
    )


def _remarks_are_marks(found: Sequence[Headed], body: Sequence[Mapping[int, Cell]]) -> bool:
    """Tell whether remarks beside days are marks: most rows have one, and somebody was there."""
    last = found[-1]
    if not _REMARK.fullmatch(plain(last.text)):
        return False
    texts = [text for row in body if (text := line(row.get(last.column)))]
    marks = {presence_of(text) for text in texts}
    known = None not in marks and not any(map(str.isdecimal, texts))
    return known and Presence.PRESENT in marks and 2 * len(texts) > len(body)


def area_of(found: Headings, rows: Sequence[int]) -> Area:
    """Give the area of a list from its headings to its last row."""
    return Area(found.top, found.left, max(rows, default=found.bottom), found.right)
