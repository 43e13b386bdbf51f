"""A host that keeps its one workbook in memory and carries out plans on it, without a file."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kkg_xl.sheets.formula_values import Fault
from kkg_xl.sheets.grid import Book, Cell, Grid, Kind
from kkg_xl.sheets.plan import CellChange, Plan, Result, ResultChange
from kkg_xl.usecases.ports import Written


class MemoryHost:
    """Reads and writes a workbook that nobody stores."""

    def __init__(self, book: Book) -> None:
        """Hold a workbook."""
        self.book = book

    def read(self) -> Book:
        """Give the workbook as it stands."""
        return self.book

    def write(self, plan: Plan) -> Written:
        """Carry out a plan that changes cells; it must not change a result where no formula is."""
        for result in plan.results:
            present = self._at(result)
            assert present.formula is not None
            self._put(result, present.formula, present.number_format)
        for change in plan.changes:
            look = change.number_format or self._at(change).number_format
            self._put(change, change.formula, look)
        return Written()

    def _at(self, change: CellChange | ResultChange) -> Cell:
        return self.book.grid(change.sheet).cell(change.row, change.column)

    def _put(self, change: CellChange | ResultChange, formula: str | None, look: str) -> None:
        value = change.value
        stored = value.code if isinstance(value, Fault) else value
        cell = Cell(_kind(value, formula), stored, formula, look)
        self.book = replace(
            self.book,
            grids=tuple(
                _with(grid, change.row, change.column, cell) if grid.name == change.sheet else grid
                for grid in self.book.grids
            ),
        )


def _with(grid: Grid, row: int, column: int, cell: Cell) -> Grid:
    cells = {**grid.rows.get(row, {}), column: cell}
    rows = {**grid.rows, row: dict(sorted(cells.items()))}
    return replace(grid, rows=dict(sorted(rows.items())))


def _kind(value: Result, formula: str | None) -> Kind:
    match value:
        case None:
            return Kind.BLANK if formula is None else Kind.NOT_CALCULATED
        case Fault():
            return Kind.ERROR
        case bool():
            return Kind.BOOLEAN
        case Decimal():
            return Kind.NUMBER
    return Kind.TEXT
