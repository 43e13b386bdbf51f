"""The programmes and schedules of a sheet, from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.timetable import Programme, Timetable
from kkg_xl.layouts.inventory import Inventory
from kkg_xl.layouts.programme.cells import Cells
from kkg_xl.layouts.programme.grids import read_grid
from kkg_xl.layouts.programme.headings import Headings, programme_headings
from kkg_xl.layouts.programme.meetings import read_meetings
from kkg_xl.layouts.programme.structures import read_structure
from kkg_xl.layouts.programme.turned_grids import read_turned_grid
from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.refs import parse_area


def programmes_and_timetables(
    held: Inventory, calculator: Calculator
) -> Iterator[Programme | Timetable]:
    """Read every structure and every schedule of a sheet."""
    cells: Cells | None = None
    after = 0
    for headings in programme_headings(held):
        if headings.row <= after:
            continue
        cells = cells or Cells(held.grid, calculator)
        found = _read(cells, headings, after)
        if found is not None:
            yield found
            after = parse_area(found.range).bottom


def _read(cells: Cells, headings: Headings, after: int) -> Programme | Timetable | None:
    return (
        read_structure(cells, headings)
        or read_grid(cells, headings)
        or read_turned_grid(cells, headings)
        or read_meetings(cells, headings, after)
    )
