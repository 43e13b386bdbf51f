"""The formulas of one sheet: plain, shared, array and data table.

A cell whose shared formula stands further down in the file waits for it with an empty formula.
"""

from __future__ import annotations

from kkg_xl.hosts.files.reading.shared_formulas import SharedFormulas
from kkg_xl.hosts.files.reading.xml_parts import Attributes, is_true
from kkg_xl.sheets.grid import Cell

Given = tuple[str | None, str | None]
"""A formula and, where an array formula starts, its range."""


class SheetFormulas:
    """Turns what the `f` elements say into the formula of each cell."""

    def __init__(self) -> None:
        """Start with no formula known."""
        self._shared = SharedFormulas()
        self._waiting: list[tuple[str, int, int]] = []
        self.lost: list[tuple[int, int]] = []
        """Cells that share a formula which the file does not have."""

    def given(self, row: int, column: int, text: str | None, attributes: Attributes) -> Given:
        """Give the formula of a cell, or no formula for an element that says nothing."""
        if text is None:
            return None, None
        text = text.removeprefix("=")
        kind = attributes.get("t", "normal")
        if kind == "shared":
            return self._of_group(row, column, text, attributes), None
        if kind == "array":
            return text or None, attributes.get("ref") if text else None
        if kind == "dataTable":
            return _data_table(attributes), attributes.get("ref")
        return text or None, None

    def moved(self, number: str, row: int, column: int) -> str:
        """Give the formula of a cell that shares one; empty while that is not known."""
        formula = self._shared.at(number, row, column)
        if formula is None:
            self._waiting.append((number, row, column))
        return formula or ""

    def settle(self, rows: dict[int, dict[int, Cell]]) -> None:
        """Give the cells that wait their formula, now that all of them are known."""
        for number, row, column in self._waiting:
            formula = self._shared.at(number, row, column)
            rows[row][column] = rows[row][column]._replace(formula=formula)
            if formula is None:
                self.lost.append((row, column))
        self._waiting.clear()

    def _of_group(self, row: int, column: int, text: str, attributes: Attributes) -> str:
        number = attributes.get("si", "")
        if text and "ref" in attributes:
            self._shared.define(number, row, column, text)
            return text
        if text and not self._shared.knows(number):
            self._shared.define(number, row, column, text)
            return text
        return self.moved(number, row, column)


def _data_table(attributes: Attributes) -> str:
    """Write a data table as Excel shows it: the input cell of its row, that of its column."""
    first, second = attributes.get("r1", ""), attributes.get("r2", "")
    if is_true(attributes.get("dt2D")):
        return f"TABLE({first},{second})"
    return f"TABLE({first},)" if is_true(attributes.get("dtr")) else f"TABLE(,{first})"
