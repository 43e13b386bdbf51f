"""The rows of the printed budget: groups, lines and sub-totals, one below the other.

Every number is a formula: linked to where it stands, or calculated from its row. Texts are linked
too, so that a line that is renamed or moved in its table says the same here.
"""

from __future__ import annotations

from collections.abc import Sequence

from kkg_xl.domain.budget import WORDED, Budget, BudgetLine, Measure, Number, Part, Section
from kkg_xl.domain.figures import Place
from kkg_xl.domain.table import Role
from kkg_xl.layouts.ours.formula_writing import link, of_terms, rounded
from kkg_xl.layouts.ours.kept_together import KeptTogether
from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.refs import Area, address, parse_address
from kkg_xl.sheets.sheet_plan import Content, PlannedCell, Style

NUMBER, ITEM, FIRST_MEASURE = 1, 2, 3
"""Columns."""

_COUNTED = frozenset({Role.FACTOR, Role.PERCENT})


def style_of(measure: Measure) -> Style:
    """Tell what the cells of a column between item and amount are."""
    if measure.role in WORDED:
        return Style.UNIT
    return Style.COUNT if measure.role in _COUNTED else Style.MONEY


class BudgetRows:
    """Rows that are put below each other; `row` is the next one."""

    def __init__(self, name: str, budget: Budget, book: Book, row: int) -> None:
        """Begin at a row of the sheet `name`; numbers and texts stand in `book`."""
        measures = budget.measures
        self.row = row
        self.cells: list[PlannedCell] = []
        self.merged: list[Area] = []
        self.together = KeptTogether()
        self.amount = FIRST_MEASURE + len(measures)
        """The column of the amounts."""
        self.columns = {m.key: at for at, m in enumerate(measures, FIRST_MEASURE)}
        """Of the measures, by key."""
        self._summed = {self.amount, *(self.columns[key] for key in budget.summed)}
        self._name, self._measures = name, measures
        self._grids = {grid.name: grid for grid in book.grids}

    def parts(self, parts: tuple[Part, ...], depth: int = 0) -> list[int]:
        """Plan lines and groups; give the rows that a total above them adds up."""
        summed: list[int] = []
        number = letter = 0
        for part in parts:
            if isinstance(part, Section):
                letter += 1
                summed += self._section(part, letter, depth)
            else:
                number += 1
                summed.append(self.row)
                self._line(part, part.number or str(number))
        return summed

    def _section(self, section: Section, letter: int, depth: int) -> list[int]:
        code = section.code or ("" if depth else chr(ord("A") + (letter - 1) % 26))
        self.together.heading(self.row)
        self.put(NUMBER, Style.GROUP_ORDER, code)
        self.put(ITEM, Style.GROUP, section.title)
        for column in range(ITEM + 1, self.amount + 1):
            self.put(column, Style.GROUP)
        self.merged.append(Area(self.row, ITEM, self.row, self.amount))
        first = self.row + 1
        self.row += 1
        summed = self.parts(section.parts, depth + 1)
        if depth:
            return summed
        last = self.row - 1
        label = f"Jumlah {code or section.title}"
        self.together.total(self.row)
        self.total(label, Style.SUBTOTAL_LABEL, Style.SUBTOTAL, [(first, last)])
        return [self.row - 1]

    def _line(self, line: BudgetLine, number: str) -> None:
        self.together.line(self.row)
        self.put(NUMBER, Style.ORDER, number)
        self._text(ITEM, Style.TEXT, line.title, line.at.sheet, parse_address(line.at.cell))
        for measure in self._measures:
            column, value = self.columns[measure.key], line.values.get(measure.key)
            style = style_of(measure)
            if isinstance(value, str):
                row, _ = parse_address(line.at.cell)
                self._text(column, style, value, line.at.sheet, (row, measure.key))
            else:
                self._number(column, style, value)
        self._number(self.amount, Style.MONEY, line.amount)
        self.row += 1

    def _text(
        self, column: int, style: Style, text: str, sheet: str, place: tuple[int, int]
    ) -> None:
        """Link to a text where it stands; one that was put together or trimmed is written."""
        grid = self._grids.get(sheet)
        if grid is not None and grid.cell(*place).value == text:
            at = link(Place(sheet, address(*place)), self._name)
            self.put(column, style, formula=f'{at}&""')
        else:
            self.put(column, style, text)

    def _number(self, column: int, style: Style, number: Number | None) -> None:
        if number is None:
            self.put(column, style)
            return
        formula = self._made(number)
        if formula is None and number.at is not None:
            formula = link(number.at, self._name)
        self.put(column, style, number.value, formula)

    def _made(self, number: Number) -> str | None:
        terms = [
            term._replace(
                factors=tuple(self.columns[key] for key in term.factors),
                divisors=tuple(self.columns[key] for key in term.divisors),
            )
            for term in number.terms
        ]
        formula = of_terms(terms, self.row)
        return None if formula is None else rounded(formula, number.rounding)

    def put(
        self, column: int, style: Style, value: Content = None, formula: str | None = None
    ) -> None:
        """Put a cell into the row."""
        self.cells.append(PlannedCell(self.row, column, style, value, formula))

    def total(
        self, label: str, before: Style, style: Style, rows: Sequence[tuple[int, int]]
    ) -> None:
        """Put a row that adds up some rows, given as first and last, in every column it may."""
        self.across(label, before, min(self._summed) - 1)
        for column in range(min(self._summed), self.amount + 1):
            if column in self._summed:
                areas = (Area(first, column, last, column) for first, last in rows)
                told = (str(a) if a.top < a.bottom else address(a.top, a.left) for a in areas)
                self.put(column, style, formula=f"SUM({','.join(told)})")
            else:
                self.put(column, style)
        self.row += 1

    def across(self, label: str, style: Style, last: int) -> None:
        """Give a label all the room up to a column."""
        self.put(NUMBER, style, label)
        for column in range(ITEM, last + 1):
            self.put(column, style)
        self.merged.append(Area(self.row, NUMBER, self.row, last))
