"""The chart of a realisation: plan and spending of each group, over a summary of their own.

The summary has no headings: it would be a second realisation, with its own overspending. A budget
without groups has its lines in the chart, where they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from kkg_xl.sheets.refs import Area, address
from kkg_xl.sheets.sheet_plan import Chart, PlannedCell, Series, Style

ROWS: Final = 13
"""Rows that the chart lies over."""
_CODE, _TITLE, _PLANNED, _SPENT = 1, 2, 3, 4
"""Columns of the summary."""


class Group(NamedTuple):
    """A group of the table above, and the row of its sub-total."""

    code: str
    title: str
    row: int


class Above(NamedTuple):
    """Where the table above has what is drawn: rows, and columns of plan and spending."""

    headings: int
    lines: tuple[int, int]
    """The first and the last row."""
    planned: int
    spent: int


class Drawn(NamedTuple):
    """The chart and its summary; the summary ends at a row."""

    chart: Chart
    cells: tuple[PlannedCell, ...]
    merged: tuple[Area, ...]
    last: int


def drawn(groups: Sequence[Group], above: Above, top: int, covers: Area) -> Drawn:
    """Plan the chart, and from a row on the summary that it is drawn from."""
    if not groups:
        first, last = above.lines
        return Drawn(_chart(above, first, last, (above.planned, above.spent), covers), (), (), top)
    title = "UNTUK GRAFIK: RENCANA DAN REALISASI TIAP KELOMPOK"
    cells = [PlannedCell(top, _CODE, Style.GROUP, title)]
    cells += [PlannedCell(top, column, Style.GROUP) for column in range(_TITLE, _SPENT + 1)]
    for row, group in enumerate(groups, top + 1):
        cells.append(PlannedCell(row, _CODE, Style.ORDER, group.code))
        cells.append(PlannedCell(row, _TITLE, Style.TEXT, group.title))
        for column, source in ((_PLANNED, above.planned), (_SPENT, above.spent)):
            formula = address(group.row, source)
            cells.append(PlannedCell(row, column, Style.MONEY, formula=formula))
    last = top + len(groups)
    chart = _chart(above, top + 1, last, (_PLANNED, _SPENT), covers)
    return Drawn(chart, tuple(cells), (Area(top, _CODE, top, _SPENT),), last)


def _chart(above: Above, first: int, last: int, columns: tuple[int, int], covers: Area) -> Chart:
    names = ((above.headings, above.planned), (above.headings, above.spent))
    return Chart(
        "Rencana dan realisasi",
        Area(first, _TITLE, last, _TITLE),
        tuple(
            Series(name, Area(first, column, last, column))
            for name, column in zip(names, columns, strict=True)
        ),
        covers,
    )
