"""What a sheet part holds: its cells, and around them the columns, rows and merged areas."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from kkg_xl.hosts.files.reading import limits
from kkg_xl.hosts.files.reading.cell_values import CellFaultError, CellValues
from kkg_xl.hosts.files.reading.sheet_formulas import SheetFormulas
from kkg_xl.hosts.files.reading.xml_parts import Attributes, is_true
from kkg_xl.sheets.grid import Cell, Grid
from kkg_xl.sheets.refs import MAX_COLUMN, Area, address, parse_area
from kkg_xl.usecases.unreadable import (
    CELL_OUTSIDE,
    CELL_TWICE,
    SHEET_BROKEN,
    TOO_MANY_CELLS,
    TOO_MANY_MERGES,
    UnreadableWorkbookError,
)


class RawCell(NamedTuple):
    """A cell as the file has it; `None` for an element that is missing."""

    kind: str
    style: str
    value: str | None
    formula: str | None
    formula_attributes: Attributes


@dataclass(slots=True)
class SheetContent:
    """One sheet while it is read."""

    name: str
    values: CellValues
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    formulas: SheetFormulas = field(default_factory=SheetFormulas)
    others: int = 0
    """Cells of the sheets before it, which count towards the same limit."""
    cells: int = 0
    _root: str = ""

    def frame(self, name: str, attributes: Attributes) -> None:
        """Take note of an element outside the rows. Raises `UnreadableWorkbookError`."""
        if not self._root:
            self._root = name
            if name != "worksheet":
                raise UnreadableWorkbookError(SHEET_BROKEN, sheet=self.name, what=name[:80])
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "col" and is_true(attributes.get("hidden")):
            first, last = attributes.get("min", ""), attributes.get("max", "")
            if first.isdecimal() and last.isdecimal() and 1 <= int(first) <= int(last):
                self.hidden_columns.append((int(first), min(int(last), MAX_COLUMN)))

    def put(self, row: int, column: int, raw: RawCell) -> None:
        """Put a cell where it belongs. Raises `UnreadableWorkbookError`."""
        formula, array = self.formulas.given(row, column, raw.formula, raw.formula_attributes)
        try:
            cell = self.values[raw.kind, raw.style].make(raw.value, formula, array)
        except CellFaultError as fault:
            raise UnreadableWorkbookError(
                fault.cause, sheet=self.name, cell=address(row, column), what=fault.what
            ) from fault
        if cell is None:
            return
        cells = self.rows.setdefault(row, {})
        if column in cells:
            raise UnreadableWorkbookError(CELL_TWICE, sheet=self.name, cell=address(row, column))
        cells[column] = cell
        self.count(1)
        self.values.trim()

    def count(self, cells: int) -> None:
        """Count cells against the limit. Raises `UnreadableWorkbookError`."""
        self.cells += cells
        if self.others + self.cells > limits.CELLS:
            raise UnreadableWorkbookError(TOO_MANY_CELLS, limit=limits.CELLS)

    def sort(self) -> None:
        """Put rows and cells in ascending order, in which a file need not have them."""
        for row in sorted(self.rows):
            self.rows[row] = dict(sorted(self.rows.pop(row).items()))

    def grid(self, visibility: str) -> Grid:
        """Give the sheet, once all of it is read and in order."""
        self.formulas.settle(self.rows)
        return Grid(
            self.name,
            self.rows,
            tuple(self.merged),
            frozenset(self.hidden_rows),
            tuple(self.hidden_columns),
            visibility,
        )

    def _merge(self, reference: str) -> None:
        try:
            self.merged.append(parse_area(reference))
        except ValueError as error:
            raise UnreadableWorkbookError(
                CELL_OUTSIDE, sheet=self.name, what=repr(reference[:40])
            ) from error
        if len(self.merged) > limits.MERGES:
            raise UnreadableWorkbookError(TOO_MANY_MERGES, limit=limits.MERGES)
