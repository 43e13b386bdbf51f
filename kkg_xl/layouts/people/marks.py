"""What stands for a person at a session: a mark, a tick in one of several columns, a signature."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kkg_xl.domain.attending import Count, Marked
from kkg_xl.domain.figures import Place
from kkg_xl.domain.presence import Presence, presence_of
from kkg_xl.layouts.people.people_rows import Named
from kkg_xl.layouts.people.told import line, told
from kkg_xl.sheets.grid import Cell, Grid, Kind
from kkg_xl.sheets.refs import address

_NUMBERED = re.compile(r"^\s*\d{0,3}\s*[.)]*\s*")
_DOTS = re.compile(r"[\s.…_:]*")
_UNKNOWN = (Kind.ERROR, Kind.NOT_CALCULATED)
_SAYS = {
    Count.PRESENT: Presence.PRESENT,
    Count.SICK: Presence.SICK,
    Count.EXCUSED: Presence.EXCUSED,
    Count.ABSENT: Presence.ABSENT,
}


def mark_in(grid: Grid, named: Named, column: int) -> Marked:
    """Read the mark of one person in the column of a session."""
    cell = grid.cell(named.row, column)
    at = Place(grid.name, address(named.row, column))
    if cell.kind in _UNKNOWN:
        return Marked(at, line(cell), None)
    text = _of_one(cell, named)
    return Marked(at, text, presence_of(text))


def tick_in(grid: Grid, named: Named, columns: Mapping[int, Count]) -> Marked | None:
    """Read in which of several columns, H, S, I and A, one person is ticked; `None` if in none."""
    for column, count in columns.items():
        marked = mark_in(grid, named, column)
        says = _SAYS.get(count)
        ticked = marked.presence is Presence.PRESENT
        if ticked or (marked.text.isalpha() and marked.presence is says):
            return marked._replace(presence=says)
    return None


def signature_in(grid: Grid, named: Named, columns: Sequence[int]) -> Marked:
    """Read whether one person has signed; the number beside which people sign is no signature.

    In two columns people sign by turns, so whatever stands in either is told.
    """
    for column in columns:
        marked = mark_in(grid, named, column)
        if grid.cell(named.row, column).kind in _UNKNOWN:
            return marked
        signed = _NUMBERED.sub("", marked.text, count=1)
        if not _DOTS.fullmatch(signed):
            return marked._replace(text=signed, presence=presence_of(signed) or Presence.PRESENT)
    return Marked(Place(grid.name, address(named.row, columns[0])), "", Presence.BLANK)


def _of_one(cell: Cell, named: Named) -> str:
    nth, count = named.part
    lines = told(cell).split("\n")
    return lines[nth] if len(lines) == count else " ".join(lines)
