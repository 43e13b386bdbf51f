"""Cut out of its sheets what shows the findings of a workbook: headings, and the rows around.

A report that shows sheets is read without the workbook, so a short table is shown whole. What is
cut out is small, however long and wide the sheet is and however much is wrong in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from kkg_xl.domain.table import Role, Table
from kkg_xl.reports.checked import Excerpt, ShownCell, ShownRow
from kkg_xl.rules.model import Finding
from kkg_xl.sheets.grid import EMPTY_ROW, Book, Grid, Kind, Row
from kkg_xl.sheets.number_looks import look
from kkg_xl.sheets.refs import Area, column_number, parse_address, parse_area

_WHOLE = 32
"""A table of so many rows is shown whole."""
_AROUND = 2
"""Rows shown above and below one that is wrong."""
_HEADINGS = 3
"""Rows at the top of a table that may be headings."""
_BRIDGED = 2
"""So few rows between two parts are shown too: to say that they are left out takes as much room."""
_MOST_ROWS = 120
_WIDE = 14
"""More columns than this are not seen at a glance: only those that matter are shown."""
_MOST_COLUMNS = 40
_FIRST_COLUMNS = 2
"""Shown of a wide sheet at least: what a row is called often stands at the left."""
_LONGEST = 160
"""Characters of a cell."""

_ASIDE = {Role.CODE, Role.DETAIL, Role.NOTE, Role.PERCENT, Role.OTHER}
"""Columns that a line is understood without."""

_AT_THE_RIGHT = {Kind.NUMBER, Kind.DATE}


class _Part(NamedTuple):
    """What is cut out of one sheet, and what of it is wrong."""

    grid: Grid
    tables: Sequence[Table]
    wrong: Sequence[tuple[int, int]]
    """Rows and columns, the worst first."""


def excerpts_of(
    book: Book, tables: Sequence[Table], findings: Iterable[Finding]
) -> tuple[Excerpt, ...]:
    """Give a part of each sheet on which there is a cell with a finding, in the order of tabs."""
    wrong: dict[str, list[tuple[int, int]]] = {}
    for finding in findings:
        if finding.at.cell:
            wrong.setdefault(finding.at.sheet, []).append(parse_address(finding.at.cell))
    return tuple(
        _excerpt(
            _Part(
                grid,
                tuple(table for table in tables if table.sheet == grid.name),
                wrong[grid.name],
            ),
            date1904=book.date1904,
        )
        for grid in book.grids
        if grid.name in wrong
    )


def _excerpt(part: _Part, *, date1904: bool) -> Excerpt:
    numbers = _rows(part)
    columns = _columns(part, numbers)
    spans = {
        (area.top, area.left): area.right - area.left + 1
        for area in part.grid.merged
        if area.right > area.left
    }
    rows = []
    for number in numbers:
        row = part.grid.rows.get(number, EMPTY_ROW)
        cells = []
        for column in columns:
            cell = row.get(column)
            text = "" if cell is None else look(cell, date1904=date1904).strip()
            if cell is not None and text:
                short = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
                span = spans.get((number, column), 1)
                cells.append(ShownCell(column, short, cell.kind in _AT_THE_RIGHT, span))
        rows.append(ShownRow(number, tuple(cells), number in part.grid.hidden_rows))
    return Excerpt(part.grid.name, columns, tuple(rows))


def _rows(part: _Part) -> list[int]:
    """Choose rows: what is needed for the worst comes first, until there are enough."""
    chosen: set[int] = set()
    areas = [parse_area(table.range) for table in part.tables]
    for row, column in part.wrong:
        table = next((each for each in areas if _within(each, row, column)), None)
        wanted = set(_needed(part.grid, table, row)) | {row}
        if len(chosen | wanted) <= _MOST_ROWS:
            chosen |= wanted
    ordered = sorted(chosen)
    for above, below in pairwise(ordered):
        if below - above <= _BRIDGED + 1:
            chosen.update(range(above + 1, below))
    return sorted(chosen)


def _needed(grid: Grid, table: Area | None, row: int) -> Iterator[int]:
    around = range(max(1, row - _AROUND), row + _AROUND + 1)
    if table is None:
        yield from (number for number in around if grid.rows.get(number))
    elif table.bottom - table.top < _WHOLE:
        yield from range(table.top, table.bottom + 1)
    else:
        yield from _headings(grid.rows, table)
        yield from (number for number in around if table.top <= number <= table.bottom)
        yield table.bottom


def _headings(rows: Mapping[int, Row], table: Area) -> Iterator[int]:
    """Give the rows at the top of a table down to the first that has a number."""
    for number in range(table.top, table.top + _HEADINGS):
        cells = rows.get(number, EMPTY_ROW).values()
        if number > table.top and any(cell.kind in _AT_THE_RIGHT for cell in cells):
            return
        yield number


def _columns(part: _Part, numbers: Sequence[int]) -> tuple[int, ...]:
    """Choose columns: all if there are few; else the wrong ones and those that are understood."""
    shown = set(numbers)
    wrong = dict.fromkeys(column for row, column in part.wrong if row in shown)
    filled = sorted({column for number in numbers for column in part.grid.rows.get(number, ())})
    if len({*wrong, *filled}) <= _WIDE:
        return tuple(sorted({*wrong, *filled}))
    known = [
        column_number(column.letter)
        for table in part.tables
        for column in table.columns
        if column.role not in _ASIDE
    ]
    chosen = dict.fromkeys([*[*wrong][:_MOST_COLUMNS], *filled[:_FIRST_COLUMNS]])
    for column in known:
        if len(chosen) < _WIDE and column in filled:
            chosen[column] = None
    return tuple(sorted(chosen))


def _within(area: Area, row: int, column: int) -> bool:
    return area.top <= row <= area.bottom and area.left <= column <= area.right
