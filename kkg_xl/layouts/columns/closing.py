"""Where the figures of a table end: what stands below is notes and signatures, however worded."""

from __future__ import annotations

import re
from collections.abc import Collection

from kkg_xl.layouts.columns.regions import Region
from kkg_xl.sheets.grid import Cell, Kind

# A name of the module is found fifteen times as fast as a member of an enum.
_BLANK, _TEXT = Kind.BLANK, Kind.TEXT

_FIGURES = re.compile(r"[\s(:'-]*(?:RP|IDR)?[\s.:]*\d", re.IGNORECASE)


def last_figure(region: Region, numeric: Collection[int]) -> int:
    """Give the last row that has a number, or a text that may be one, in its place; 0 for none."""
    rows = region.grid.rows
    for number in reversed(region.rows):
        if any(column in numeric and _may_be_number(cell) for column, cell in rows[number].items()):
            return number
    return 0


def _may_be_number(cell: Cell) -> bool:
    if cell.kind is _TEXT:
        return _FIGURES.match(str(cell.value)) is not None
    return cell.kind is not _BLANK
