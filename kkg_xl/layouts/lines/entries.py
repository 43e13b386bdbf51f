"""The lines and the totals of a table, made from its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kkg_xl.domain.described import read_described
from kkg_xl.domain.figures import Figure, Place
from kkg_xl.domain.table import Line
from kkg_xl.layouts.laws.derivations import Derivations
from kkg_xl.layouts.lines.numbers import Figures
from kkg_xl.layouts.lines.rows import Sorted
from kkg_xl.sheets.grid import Kind
from kkg_xl.sheets.refs import address


@dataclass(frozen=True, slots=True)
class Entries:
    """Makes what stands in the rows of one table."""

    sheet: str
    numeric: tuple[int, ...]
    """Columns of numbers that hold something."""
    figures: Figures
    derivations: Derivations
    operands: tuple[int, ...] = ()
    """Columns of numbers without a role that formulas use (`layouts.columns.operands`)."""

    def figure(self, row: Sorted, key: int) -> Figure:
        """Give the figure that a row has in a column."""
        derivation = row.derivations.get(key)
        return self.figures.figure(row.number, key, row.cells.get(key), derivation)

    def line(self, row: Sorted, group: int, day: str = "") -> Line:
        """Give a row as the line that it is, of the day that was told last."""
        return Line(
            row.number,
            row.code,
            row.label,
            self.place(row),
            row.detail,
            row.unit,
            {
                **{key: self.figure(row, key) for key in self.numeric},
                **{key: self._operand(row, key) for key in self.operands},
            },
            group,
            row.hidden,
            read_described(row.label),
            day.strip(),
            row.account.strip(),
            row.note.strip(),
        )

    def _operand(self, row: Sorted, key: int) -> Figure:
        """Give the number that a row has in a column without a role; words there are no number."""
        cell = self.derivations.grid.rows[row.number].get(key)
        if cell is None or cell.kind is Kind.TEXT:
            return self.figures.figure(row.number, key, None)
        formula = cell.formula
        told = None if formula is None else self.derivations.derivation(row.number, key, formula)
        return self.figures.figure(row.number, key, cell, told)

    def total(
        self, row: Sorted, money: Sequence[int], beside: Mapping[int, int]
    ) -> dict[int, Figure]:
        """Give what a row of totals states in each column of money, an empty figure if in none.

        `beside` are columns that hold the totals of another one.
        """
        told = {
            key: self.figure(row, key) for key in money if key in row.cells and key not in beside
        }
        for key, before in beside.items():
            if key in row.cells and before not in told:
                told[before] = self._moved(row, key, before)
        if told or not money:
            return told
        main = money[0]
        elsewhere = next((key for key in row.cells if key in self.numeric), None)
        if elsewhere is None:
            return {main: self.figure(row, main)}
        return {main: self._moved(row, elsewhere, main)}

    def _moved(self, row: Sorted, key: int, meant: int) -> Figure:
        """Give a figure of one column as the total of another; it keeps its own place."""
        cell = row.cells[key]
        if cell.formula is None:
            return self.figures.figure(row.number, key, cell)
        derivation = self.derivations.derivation(row.number, meant, cell.formula)
        if not derivation.counted:
            derivation = self.derivations.derivation(row.number, key, cell.formula)
        return self.figures.figure(row.number, key, cell, derivation)

    def place(self, row: Sorted) -> Place:
        """Give the place of a row: its label, else its first number."""
        return Place(self.sheet, address(row.number, row.label_column or min(row.cells, default=1)))

    def places(self, rows: Iterable[Sorted]) -> list[Place]:
        """Give the place of every number in some rows."""
        return [
            Place(self.sheet, address(row.number, column)) for row in rows for column in row.cells
        ]
