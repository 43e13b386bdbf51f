"""One pass over a sheet: where its texts, formulas and errors stand, for whoever looks for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.grid import Cell, Grid, Kind


@dataclass(frozen=True, slots=True)
class Inventory:
    """What a sheet holds, by kind; each entry has its row and column."""

    grid: Grid
    texts: tuple[tuple[int, int, str], ...]
    """Texts of at least two characters; a mark in an attendance list is none."""
    formulas: tuple[tuple[int, int, Cell], ...]
    errors: tuple[tuple[int, int, Cell], ...]
    """Errors without a formula."""
    words: str
    """All texts in small letters, one below the other."""

    def says(self, signs: Iterable[str]) -> bool:
        """Tell whether one of some signs, in small letters, stands anywhere on the sheet.

        What is asked of every text is asked of hardly a sheet: this rules out most of them.
        """
        return any(sign in self.words for sign in signs)


def told(held: Inventory, calculator: Calculator) -> Inventory:
    """Give the texts that formulas make and no program has stored yet, as if one had.

    Without them an item that is a link is nothing, and the number beside it looks like the item.
    The formulas stay as they are, for whoever tells that they were never calculated.
    """
    made: dict[int, dict[int, Cell]] = defaultdict(dict)
    for number, column, cell in held.formulas:
        if cell.kind is Kind.NOT_CALCULATED:
            given = calculator.given(held.grid.name, number, column)
            if isinstance(given, str) and not given.startswith("#"):
                made[number][column] = cell._replace(kind=Kind.TEXT, value=given)
    if not made:
        return held
    rows = {number: {**row, **made.get(number, {})} for number, row in held.grid.rows.items()}
    return replace(inventory(replace(held.grid, rows=rows)), formulas=held.formulas)


def inventory(grid: Grid) -> Inventory:
    """Take stock of a sheet."""
    texts: list[tuple[int, int, str]] = []
    formulas: list[tuple[int, int, Cell]] = []
    errors: list[tuple[int, int, Cell]] = []
    text, error = Kind.TEXT, Kind.ERROR
    for number, row in grid.rows.items():
        for column, cell in row.items():
            kind = cell[0]
            if kind is text:
                value = cell[1]
                if len(value) > 1:  # type: ignore[arg-type] # a text cell's value is a text
                    texts.append((number, column, value))  # type: ignore[arg-type]
            elif kind is error and cell[2] is None:
                errors.append((number, column, cell))
            if cell[2] is not None:
                formulas.append((number, column, cell))
    words = "\n".join([text for _, _, text in texts]).lower()
    return Inventory(grid, tuple(texts), tuple(formulas), tuple(errors), words)
