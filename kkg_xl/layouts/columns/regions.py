"""Where tables end: the rows and columns that belong to each header.

Headers side by side part their columns; a header printed again on the next page goes on with its
table, unless a total has closed it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from kkg_xl.domain.table import Role
from kkg_xl.layouts.columns.headers import MONEY, Header, Heading, headers
from kkg_xl.layouts.words.codes import code_of
from kkg_xl.layouts.words.vocabulary import (
    is_carried,
    is_grand_total,
    is_rounded,
    is_signature,
    is_subtotal,
    is_total,
)
from kkg_xl.sheets.grid import Grid, Kind, Row
from kkg_xl.sheets.refs import MAX_COLUMN

_OPENING = 4
"""Rows below the headings in which the first group opens."""

# A name of the module is found fifteen times as fast as a member of an enum.
_ERROR, _NOT_CALCULATED, _NUMBER, _TEXT = (
    Kind.ERROR,
    Kind.NOT_CALCULATED,
    Kind.NUMBER,
    Kind.TEXT,
)


@dataclass(frozen=True, slots=True)
class Region:
    """One table's share of a sheet, not yet understood."""

    grid: Grid
    top: int
    """First row of its headings."""
    left: int
    right: int
    headings: Mapping[int, Heading]
    rows: tuple[int, ...]
    """Rows below the headings, those of repeated headings left out."""


def regions(grid: Grid) -> list[Region]:
    """Find the tables of a sheet, from top to bottom and left to right."""
    found = list(headers(grid))
    parts = [part for header in found for part in _side_by_side(grid, header)]
    numbers = list(grid.rows)
    made: list[Region] = []
    done: set[int] = set()
    for index, part in enumerate(parts):
        if index in done:
            continue
        rows: list[int] = []
        current = part
        later = index
        while True:  # until no table follows, or one that does not go on with this one
            later += 1
            following = parts[later] if later < len(parts) else None
            if following is not None and not _overlap(current, following):
                continue
            end = following.header.top if following is not None else numbers[-1] + 1
            chunk = numbers[
                bisect_right(numbers, current.header.bottom) : bisect_left(numbers, end)
            ]
            rows.extend(chunk)
            if following is None or not _goes_on(grid, part, following, chunk):
                break
            done.add(later)
            current = following
        made.append(
            Region(grid, part.header.top, part.left, part.right, part.headings, tuple(rows))
        )
    return made


@dataclass(frozen=True, slots=True)
class _Part:
    header: Header
    left: int
    right: int
    headings: Mapping[int, Heading]

    @property
    def words(self) -> tuple[str, ...]:
        return Header(0, 0, self.headings).words


def _overlap(one: _Part, other: _Part) -> bool:
    return one.left <= other.right and other.left <= one.right and one.header is not other.header


def _side_by_side(grid: Grid, header: Header) -> Iterator[_Part]:
    """Part a header at a column without heading, where both sides name items and money."""
    columns = sorted(header.headings)
    cuts: list[int] = []
    start = 0
    for position in range(1, len(columns)):
        left, right = columns[start:position], columns[position:]
        gap = columns[position] - columns[position - 1] > 1
        again = Role.NUMBER in header.headings[columns[position]].roles[:1]
        if not (gap or again) or not (_tells(header, left) and _tells(header, right)):
            continue
        if _named(grid, header, right) and _named(grid, header, left):
            cuts.append(position)
            start = position
    edges = [0, *cuts, len(columns)]
    for first, last in pairwise(edges):
        own = columns[first:last]
        yield _Part(
            header,
            own[0] if first else 1,
            columns[last] - 1 if last < len(columns) else MAX_COLUMN,
            {column: header.headings[column] for column in own},
        )


def _tells(header: Header, columns: list[int]) -> bool:
    known = {role for column in columns for role in header.headings[column].roles}
    return bool(known & MONEY)


def _named(grid: Grid, header: Header, columns: list[int]) -> bool:
    """Tell whether some column has words in the rows below: the items of a table of its own."""
    worded = {
        column
        for column in columns
        if set(header.headings[column].roles[:1])
        <= {Role.ITEM, Role.DETAIL, Role.NUMBER, Role.CODE}
    }
    seen = 0
    for number in range(header.bottom + 1, header.bottom + 12):
        row = grid.rows.get(number)
        if row and any(c in worded and cell.kind is _TEXT for c, cell in row.items()):
            seen += 1
    return seen > 0


def _goes_on(grid: Grid, part: _Part, following: _Part, chunk: list[int]) -> bool:
    """Tell whether a header is the same table's, printed again on the next page."""
    if part.words != following.words or set(part.headings) != set(following.headings):
        return False
    if _first_letter(grid, part) == _first_letter(grid, following) != "":
        return False  # its groups begin again with A
    for number in reversed(chunk):
        row = grid.rows[number]
        texts = [c.value for c in row.values() if c.kind is _TEXT and isinstance(c.value, str)]
        if any(is_signature(text) for text in texts):
            return False
        if not any(cell.kind in (_NUMBER, _NOT_CALCULATED, _ERROR) for cell in row.values()):
            continue
        return not any(_closes(text) for text in texts)
    return True


def _first_letter(grid: Grid, part: _Part) -> str:
    """Give the letter of the group that opens right below some headings, if one does."""
    bottom, left = part.header.bottom, min(part.headings)
    cells = (grid.rows.get(bottom + below, {}).get(left) for below in range(1, _OPENING))
    first = next((str(cell.value) for cell in cells if cell is not None and cell.value), "")
    code = code_of(first)
    return code if code.isalpha() else ""


def _closes(text: str) -> bool:
    return (is_total(text) or is_grand_total(text) or is_rounded(text)) and not (
        is_subtotal(text) or is_carried(text)
    )


def row_texts(row: Row) -> dict[int, str]:
    """Give the texts of a row that say something, by column."""
    return {
        column: text
        for column, cell in row.items()
        if cell.kind is _TEXT
        and isinstance(cell.value, str)
        and (text := " ".join(cell.value.split())) not in _NOTHING
    }


_NOTHING = frozenset({"", "-", "Rp", "Rp.", "RP", ":", ".", "'", "–"})
