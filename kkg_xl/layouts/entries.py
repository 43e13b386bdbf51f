"""The lines and the totals of a table, made from its rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kkg_xl.domain.described import read_described
from kkg_xl.domain.figures import Figure, Place
from kkg_xl.domain.table import Line
from kkg_xl.layouts.derivations import Derivations
from kkg_xl.layouts.numbers import Figures
from kkg_xl.layouts.rows import Sorted
from kkg_xl.sheets.refs import address


@dataclass(frozen=True, slots=True)
class Entries:
    """Makes what stands in the rows of one table."""

    sheet: str
    numeric: tuple[int, ...]
    """Columns of numbers that hold something."""
    figures: Figures
    derivations: Derivations

    def figure(self, row: Sorted, key: int) -> Figure:
        """Give the figure that a row has in a column."""
        derivation = row.derivations.get(key)
        return self.figures.figure(row.number, key, row.cells.get(key), derivation)

    def line(self, row: Sorted, group: int) -> Line:
        """Give a row as the line that it is."""
        return Line(
            row.number,
            row.code,
            row.label,
            self.place(row),
            row.detail,
            row.unit,
            {key: self.figure(row, key) for key in self.numeric},
            group,
            row.hidden,
            read_described(row.label),
        )

    def total(self, row: Sorted, money: Sequence[int]) -> dict[int, Figure]:
        """Give what a row of totals states in each column of money, an empty figure where it is blank."""
        told = {key: self.figure(row, key) for key in money if key in row.cells}
        if told or not money:
            return told
        main = money[0]
        elsewhere = next((key for key in row.cells if key in self.numeric), None)
        if elsewhere is None:
            return {main: self.figure(row, main)}
        # The total stands in another column; it still is one of the amounts.
        cell = row.cells[elsewhere]
        derivation = (
            None
            if cell.formula is None
            else self.derivations.derivation(row.number, main, cell.formula)
        )
        return {main: self.figures.figure(row.number, elsewhere, cell, derivation)}

    def place(self, row: Sorted) -> Place:
        """Give the place of a row: its label, else its first number."""
        return Place(self.sheet, address(row.number, row.label_column or min(row.cells, default=1)))

    def places(self, rows: Iterable[Sorted]) -> list[Place]:
        """Give the place of every number in some rows."""
        return [
            Place(self.sheet, address(row.number, column)) for row in rows for column in row.cells
        ]
