"""The workbook on the desk: its cells, what was understood of them, what the check says of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import islice, product
from typing import NamedTuple

from kkg_xl.domain.figures import Figure, Place
from kkg_xl.domain.table import Table
from kkg_xl.domain.text import Message
from kkg_xl.domain.workbook import Workbook
from kkg_xl.layouts.understanding import Understanding
from kkg_xl.rules.model import Finding
from kkg_xl.sheets.formula_tables import in_addresses, with_addresses
from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.grid import Book, Cell, Grid, Kind
from kkg_xl.sheets.plan import CellChange, Content
from kkg_xl.sheets.refs import Area, parse_address, parse_area


class Step(NamedTuple):
    """One cell that is to hold something else, and why."""

    at: Place
    why: Message
    formula: str | None = None
    """In English, without `=`; what it gives is worked out when all steps are known."""
    value: Content = None
    """The constant of a step without a formula."""
    number_format: str | None = None
    keeps: Decimal | None = None
    """What the formula has to give, for an amount that is right as it stands."""

    def change(self) -> CellChange:
        """Give the step as a plan tells it."""
        row, column = parse_address(self.at.cell)
        return CellChange(self.at.sheet, row, column, self.value, self.formula, self.number_format)


class Desk:
    """What everybody asks who decides about a cell."""

    def __init__(
        self, book: Book, understanding: Understanding, findings: Iterable[Finding]
    ) -> None:
        """Take a workbook as read, as understood and as checked."""
        self.book = book
        self.understanding = understanding
        self.findings = tuple(findings)
        self._grids = {grid.name: grid for grid in book.grids}
        self._order = {grid.name: at for at, grid in enumerate(book.grids)}
        self._bound: dict[str, set[tuple[int, int]]] = {}
        self._said: Mapping[Place, set[str]] = defaultdict(set)
        for finding in self.findings:
            self._said[finding.at].add(finding.rule)
        self._unknown = {each.at for each in self.workbook.calculations if each.given is None}

    @property
    def workbook(self) -> Workbook:
        """What was understood of the workbook."""
        return self.understanding.workbook

    def grid(self, sheet: str) -> Grid:
        """Give a sheet."""
        return self._grids[sheet]

    def cell(self, at: Place) -> Cell:
        """Give a cell as it stands in the file."""
        return self._grids[at.sheet].cell(*parse_address(at.cell))

    def in_addresses(self, at: Place, formula: str) -> str:
        """Tell a formula over as it reads in a cell, without the names of tables."""
        return in_addresses(self.book, at.sheet, *parse_address(at.cell), formula)

    def would_give(self, at: Place, formula: str) -> Decimal | str | bool | None:
        """Tell what a formula would give in a cell as the others stand; `None` for cannot tell."""
        row, column = parse_address(at.cell)
        cell = Cell(Kind.NOT_CALCULATED, None, self.in_addresses(at, formula))
        return self._calculator.given_by(cell, self._order[at.sheet], row, column)

    @cached_property
    def _calculator(self) -> Calculator:
        return Calculator(with_addresses(self.book))

    def is_own(self, at: Place) -> bool:
        """Tell whether a cell is by itself: no part of an array, not covered by a merged cell."""
        if at.sheet not in self._bound:
            self._bound[at.sheet] = set(_bound(self._grids[at.sheet]))
        return parse_address(at.cell) not in self._bound[at.sheet]

    def flagged(self, at: Place, *rules: str) -> bool:
        """Tell whether the check says one of these of a cell."""
        said = self._said.get(at)
        return said is not None and not said.isdisjoint(rules)

    def is_known(self, figure: Figure) -> bool:
        """Tell whether a figure is typed or its formula one of which we know what it gives.

        A formula that nobody here understands is not judged, and not replaced.
        """
        return figure.derivation is None or figure.at not in self._unknown

    def usual_format(self, table: Table, key: int) -> str:
        """Give the number format that most amounts of a column have."""
        looks = Counter(
            cell.number_format
            for line in table.lines
            if key in line.figures
            and (cell := self.cell(line.figures[key].at)).kind is Kind.NUMBER
            and cell.number_format != TEXT_FORMAT
        )
        return looks.most_common(1)[0][0] if looks else GENERAL


def _bound(grid: Grid) -> Iterator[tuple[int, int]]:
    """Give the cells of a sheet that belong to others; merged ones as far down as there is any."""
    last = max(grid.rows, default=0)
    arrays = [cell.array for cells in grid.rows.values() for cell in cells.values() if cell.array]
    for area in map(parse_area, arrays):
        yield from _cells(area)
    for area in grid.merged:
        yield from islice(_cells(area._replace(bottom=min(area.bottom, last))), 1, None)


def _cells(area: Area) -> Iterator[tuple[int, int]]:
    return product(range(area.top, area.bottom + 1), range(area.left, area.right + 1))


GENERAL = "General"
TEXT_FORMAT = "@"
"""What is entered into a cell of this format stays text, a formula too."""


def distinct(steps: Sequence[Step]) -> list[Step]:
    """Give the first step of each cell: an amount that two tables share is written once."""
    return list({step.at: step for step in reversed(steps)}.values())[::-1]
