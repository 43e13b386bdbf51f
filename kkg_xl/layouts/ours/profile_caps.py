"""The lowest part of the sheet Profil: which shares of the budget may, or must, go to what.

Nothing is prepared there: no cap is official for every grant. Whoever gives one writes it down.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from kkg_xl.domain.figures import Place
from kkg_xl.domain.profile import Cap, share_of
from kkg_xl.sheets.grid import Cell, Grid, Kind, Row
from kkg_xl.sheets.refs import Area, address
from kkg_xl.sheets.sheet_plan import PlannedCell, Style

LABEL, VALUE, HINT = 2, 3, 4
"""Columns of the sheet Profil; here the name, the share at most and the share at least."""

_HEADING: Final = "BATAS BELANJA, BILA ADA"
_HINT: Final = (
    "Nama kelompok di RAB, atau kata dalam uraiannya (Honor, ATK); persen dari jumlah RAB, menurut"
    " perjanjian atau pedoman dana."
)
_ROWS: Final = 5


class PlannedCaps(NamedTuple):
    """The part as it is planned."""

    cells: tuple[PlannedCell, ...]
    hint: Area
    """Cells to be merged."""
    shares: Area
    """Where shares are filled in."""


def plan(top: int) -> PlannedCaps:
    """Plan the part from a row on."""
    headings = (_HEADING, "PALING BANYAK", "PALING SEDIKIT")
    cells = [PlannedCell(top, at, Style.GROUP, text) for at, text in enumerate(headings, LABEL)]
    cells.append(PlannedCell(top + 1, LABEL, Style.HINT, _HINT))
    first, last = top + 2, top + 1 + _ROWS
    for row in range(first, last + 1):
        cells.append(PlannedCell(row, LABEL, Style.INPUT))
        cells += [PlannedCell(row, at, Style.INPUT_PERCENT) for at in (VALUE, HINT)]
    return PlannedCaps(
        tuple(cells), Area(top + 1, LABEL, top + 1, HINT), Area(first, VALUE, last, HINT)
    )


def begins(row: Row) -> bool:
    """Tell whether the part begins with a row."""
    return _column(row) is not None


def _column(row: Row) -> int | None:
    return next((column for column, cell in row.items() if cell.value == _HEADING), None)


def read(grid: Grid) -> Iterator[Cap]:
    """Read the caps of the sheet; a name without a share is none."""
    left: int | None = None
    for number, row in grid.rows.items():
        left = _column(row) or left
        if left is None:
            continue
        name = content(grid.cell(number, left))
        most, least = (share_of(content(grid.cell(number, left + step))) for step in (1, 2))
        if isinstance(name, str) and not (most is None and least is None):
            yield Cap(name, Place(grid.name, address(number, left)), most, least)


def content(cell: Cell) -> Decimal | str | None:
    """Give what a cell of the sheet tells: a number or a text."""
    match cell.kind, cell.value:
        case ((Kind.NUMBER | Kind.DATE), Decimal() as number):
            return number
        case Kind.TEXT, str() as text:
            return text.strip() or None
    return None
