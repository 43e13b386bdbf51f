"""Headings that no vocabulary knows, told by what stands below them: numbers and their total.

`Tahun 2024`, `Kebutuhan`, `Plafon`: where a labelled total closes a column of numbers, the words
right above the first of them head an amount, whatever they say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kkg_xl.layouts.words.vocabulary import is_total
from kkg_xl.sheets.grid import Cell, Grid, Kind, Row

# A name of the module is found fifteen times as fast as a member of an enum.
_NUMBER, _TEXT = Kind.NUMBER, Kind.TEXT

_FEWEST = 3
_MONEY = Decimal(1000)


@dataclass(slots=True)
class _Column:
    """What one column has told on the way down."""

    top: int
    """First of the rows of words that stand right above its numbers."""
    bottom: int
    numbers: int = 0


def evident_headings(grid: Grid) -> Mapping[int, frozenset[int]]:
    """Give the columns of amounts by the row in which their headings begin."""
    closing = {number for number, row in grid.rows.items() if _closes(row)}
    if not closing:
        return {}
    found: dict[int, frozenset[int]] = {}
    columns: dict[int, _Column] = {}
    for number, row in grid.rows.items():
        for own, cell in row.items():
            if cell.kind is _TEXT and str(cell.value).strip():
                columns[own] = _headed(columns.get(own), number)
            elif cell.kind is _NUMBER and (column := columns.get(own)) is not None:
                if number in closing and column.numbers >= _FEWEST and _is_large(cell):
                    found[column.top] = found.get(column.top, frozenset()) | {own}
                column.numbers += 1
    return found


def _closes(row: Row) -> bool:
    """Tell whether a row has the label of a total."""
    for cell in row.values():  # noqa: SIM110 -- every cell passes here, and this is twice as fast
        if cell.kind is _TEXT and is_total(str(cell.value)):
            return True
    return False


def _headed(above: _Column | None, number: int) -> _Column:
    """Take words for a heading: of their own, or one more row of the heading above them."""
    if above is None or above.numbers or above.bottom + 1 != number:
        return _Column(number, number)
    return _Column(above.top, number)


def _is_large(cell: Cell) -> bool:
    return isinstance(cell.value, Decimal) and abs(cell.value) >= _MONEY
