"""What stands around a programme or a schedule: its title, its range, what is said beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kkg_xl.layouts.programme.cells import Cells
from kkg_xl.layouts.programme.headings import Headings
from kkg_xl.sheets.refs import Area

_NAMES = re.compile(r"\W*(?:jadwal|struktur|program|susunan|daftar)\b", re.IGNORECASE)
_ABOVE = 6
"""Rows above the headings in which a title may stand."""


def title_above(cells: Cells, row: int, after: int = 0) -> str:
    """Give the line above some headings that names them, else the nearest, else the sheet's name.

    It stands below the row `after`.
    """
    lines = [" ".join(text for _, text in cells.told(n)) for n in lines_above(cells, row, after)]
    named = next((line for line in lines if _NAMES.match(line)), None)
    return named or next((line for line in lines if line), cells.grid.name)


def lines_above(cells: Cells, row: int, after: int) -> list[int]:
    """Give the rows of the title and of what is told below it, the nearest first."""
    numbers = range(row - 1, max(after, row - _ABOVE - 1), -1)
    return [number for number in numbers if number in cells.grid.rows]


def range_of(headings: Headings, last: int, columns: Sequence[int]) -> str:
    """Write the range of a table."""
    return str(Area(headings.row, min(columns), last, max(columns)))
