"""Seals: how a sheet of ours tells whether somebody has worked on it since it was written.

A hidden name, the mark, points to the sheet; a second one holds its seal, a third one its open
cells. A seal stands for what every cell holds, and of formulas only for where they are: programs
write formulas and results anew when they save, and that is nobody's work. Nor is it work on the
sheet to write into an open cell: it is there for that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from decimal import Context, Decimal
from typing import Final

from kkg_xl.sheets.formulas import references
from kkg_xl.sheets.grid import Book, Grid
from kkg_xl.sheets.planned import grid_of
from kkg_xl.sheets.refs import Area, letters
from kkg_xl.sheets.sheet_plan import INPUTS, Name, SheetPlan

_VERSION: Final = "1"
_DIGITS: Final = Context(prec=15)
"""That a spreadsheet program keeps."""


def own_sheet(book: Book, mark: str) -> Grid | None:
    """Give the sheet that a mark points to."""
    for reference in references(book.names.get(mark, "")):
        wanted = (reference.sheet or "").casefold()
        return next((grid for grid in book.grids if grid.name.casefold() == wanted), None)
    return None


def open_cells(book: Book, mark: str) -> tuple[Area, ...]:
    """Give the cells of a sheet of ours that people may write into."""
    return tuple(each.area for each in references(book.names.get(_open_name(mark), "")))


def is_sealed(book: Book, mark: str) -> bool:
    """Tell whether a sheet of ours is there as we left it."""
    there = own_sheet(book, mark)
    kept = book.names.get(_seal_name(mark), "").strip('"')
    return there is not None and seal(there, open_cells(book, mark)) == kept


def seal(grid: Grid, left_open: Sequence[Area] = ()) -> str:
    """Give the seal of a sheet as it stands; what open cells hold is no part of it."""
    told = hashlib.sha256()
    for number, row in grid.rows.items():
        for column, cell in row.items():
            place: object = (number, column)
            if any(place in area for area in left_open):
                continue
            holds = "=" if cell.formula is not None else f"{cell.kind.value} {_told(cell.value)}"
            if cell.formula is not None or cell.value not in (None, ""):
                told.update(f"{number},{column},{holds}\n".encode())
    return f"{_VERSION}-{told.hexdigest()[:32]}"


def sealing_names(plan: SheetPlan) -> tuple[Name, ...]:
    """Give the hidden names that seal a planned sheet, whose results are known."""
    left_open = _open_areas(plan)
    names = [Name(_seal_name(plan.mark), f'"{seal(grid_of(plan), left_open)}"', hidden=True)]
    if left_open:
        quoted = plan.name.replace("'", "''")
        told = ",".join(f"'{quoted}'!{_fixed(area)}" for area in left_open)
        names.append(Name(_open_name(plan.mark), told, hidden=True))
    return tuple(names)


def _open_areas(plan: SheetPlan) -> list[Area]:
    """Give the cells of a plan that people write into, those below each other together."""
    areas: list[Area] = []
    places = {(cell.column, cell.row) for cell in plan.cells if cell.style in INPUTS}
    for column, row in sorted(places):
        if areas and (areas[-1].left, areas[-1].bottom) == (column, row - 1):
            areas[-1] = areas[-1]._replace(bottom=row)
        else:
            areas.append(Area(row, column, row, column))
    return areas


def _fixed(area: Area) -> str:
    column = letters(area.left)
    return f"${column}${area.top}:${column}${area.bottom}"


def _seal_name(mark: str) -> str:
    return f"{mark}_seal"


def _open_name(mark: str) -> str:
    return f"{mark}_open"


def _told(value: Decimal | str | bool | None) -> str:  # noqa: FBT001 -- a cell's value
    """Write a value; a number in one way, however it came about: 1.50 is 1.5."""
    if isinstance(value, Decimal):
        return f"{_DIGITS.create_decimal(value).normalize(_DIGITS):f}"
    return str(value)
