"""Tables that are no budget, as a report lists them: cash books, lists of people, schedules.

So a reader of the report sees that they were found; what they hold is read in
`kkg_xl.layouts.cash`, `kkg_xl.layouts.people` and `kkg_xl.layouts.programme`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kkg_xl.domain.cash_book import CashBook
from kkg_xl.domain.figures import Place
from kkg_xl.domain.table import Line, Table
from kkg_xl.domain.timetable import Programme, Timetable
from kkg_xl.sheets.grid import Grid
from kkg_xl.sheets.refs import Area, address, parse_address, parse_area


def listed_book(grid: Grid, book: CashBook) -> Table:
    """List a cash book among the tables, for what a report tells of it."""
    area = parse_area(book.range)
    numbers = sorted(row.index for row in book.entries)
    last = numbers[-1] if numbers else area.top
    return listed(grid, "cash-book", Area(area.top, area.left, last, area.right), numbers)


def listed_programme(grid: Grid, found: Programme | Timetable) -> Table:
    """List a structure by its topics, or a schedule by what is taught, lesson by lesson."""
    is_programme = isinstance(found, Programme)
    entries = found.topics if isinstance(found, Programme) else found.lessons
    rows = [parse_address(entry.at.cell)[0] for entry in entries]
    kind = "programme" if is_programme else "schedule"
    return replace(listed(grid, kind, parse_area(found.range), rows), title=found.title)


def listed(grid: Grid, kind: str, area: Area, rows: Sequence[int]) -> Table:
    """List a table of some kind by its area and the rows that it has."""
    lines = tuple(
        Line(number, "", "", Place(grid.name, address(number, area.left)), "", "", {}, -1)
        for number in rows
    )
    return Table(
        grid.name, kind, str(area), grid.name, (), (), (), lines, (), (),
        visible=grid.visibility == "visible",
    )  # fmt: skip
