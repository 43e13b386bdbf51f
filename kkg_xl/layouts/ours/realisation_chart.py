"""The chart of a realisation: plan and spending of each group, over a summary of their own.

The summary has no headings: it would be a second realisation, with its own overspending. A budget
without groups has its lines in the chart, by their codes.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Final, NamedTuple

from kkg_xl.sheets.refs import Area, address
from kkg_xl.sheets.sheet_plan import Chart, PlannedCell, Series, Style

ROWS: Final = 13
"""Rows that the chart lies over."""
_CODE, _TITLE = 1, 2
"""Columns of the summary; its amounts stand in the same columns as those of the table above."""
_ROOM: Final = 100
"""Letters that all names below the columns may have together."""
_SHORTEST: Final = 12


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
    """The chart and its summary, and the last row of both."""

    chart: Chart
    cells: tuple[PlannedCell, ...]
    merged: tuple[Area, ...]
    last: int


def drawn(groups: Sequence[Group], above: Above, covers: Area) -> Drawn:
    """Plan the chart over some cells, and below it the summary that it is drawn from."""
    if not groups:
        first, last = above.lines
        names = Area(first, _CODE, last, _CODE)
        return Drawn(_chart(above, names, covers), (), (), covers.bottom)
    top = covers.bottom + 2
    title = "UNTUK GRAFIK: RENCANA DAN REALISASI TIAP KELOMPOK"
    cells = [PlannedCell(top, _CODE, Style.GROUP, title)]
    cells += [PlannedCell(top, column, Style.GROUP) for column in range(_TITLE, above.spent + 1)]
    room = max(_SHORTEST, _ROOM // len(groups))
    for row, group in enumerate(groups, top + 1):
        cells.append(PlannedCell(row, _CODE, Style.ORDER, group.code))
        cells.append(PlannedCell(row, _TITLE, Style.TEXT, _shortened(group.title, room)))
        for column in range(above.planned, above.spent + 1):
            formula = address(group.row, column)
            cells.append(PlannedCell(row, column, Style.MONEY, formula=formula))
    last = top + len(groups)
    names = Area(top + 1, _TITLE, last, _TITLE)
    chart = _chart(above, names, covers)
    return Drawn(chart, tuple(cells), (Area(top, _CODE, top, above.spent),), last)


def _shortened(title: str, room: int) -> str:
    """Shorten a title to what stands below its columns; longer ones push the chart aside."""
    short = textwrap.shorten(title, room, placeholder="…")
    return title[: room - 1] + "…" if short == "…" else short


def _chart(above: Above, names: Area, covers: Area) -> Chart:
    return Chart(
        "Rencana dan realisasi",
        names,
        tuple(
            Series((above.headings, column), names._replace(left=column, right=column))
            for column in (above.planned, above.spent)
        ),
        covers,
    )
