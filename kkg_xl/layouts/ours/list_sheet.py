"""Sheets that are one table which grows: declared by their columns, planned and read alike.

The table is one of Excel's own (Insert, Table), so that what is written below it joins it. Rows are
prepared all the same: not every program lets a table grow. A row without any input is no row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from kkg_xl.layouts.ours.checks import Check
from kkg_xl.sheets.grid import Cell, Grid
from kkg_xl.sheets.refs import Area
from kkg_xl.sheets.sheet_plan import (
    Condition,
    Content,
    Mark,
    Name,
    Page,
    PlannedCell,
    PlannedTable,
    Purpose,
    SheetPlan,
    Style,
    Validation,
)

TOP: Final = 5
"""The row of the headings; above it the title, what to do, and a total."""


class ListColumn(NamedTuple):
    """One column; its heading is how it is found again."""

    heading: str
    width: float
    style: Style
    formula: str | None = None
    """What every row has, in references that are the same in every row (`T[[#This Row],[X]]`)."""
    check: Check | None = None


class Summary(NamedTuple):
    """A total above its column, where it is not in the way when the table grows."""

    heading: str
    formula: str


@dataclass(frozen=True, slots=True)
class ListSheet:
    """The declaration of one such sheet."""

    name: str
    title: str
    hint: str
    table: str
    """What formulas call the table."""
    columns: tuple[ListColumn, ...]
    prepared: int
    """Rows that the sheet has at least."""
    mark: str
    summaries: tuple[Summary, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    """Defined names for columns, by heading: what drop-down lists of other sheets refer to."""
    conditions: tuple[tuple[str, str, Mark], ...] = ()
    """What marks the cells of a column: heading, formula as of the first row, and the mark."""
    landscape: bool = False

    def plan(self, rows: Sequence[Mapping[str, Content]] = ()) -> SheetPlan:
        """Plan the sheet with what the rows say by heading."""
        last = TOP + max(self.prepared, len(rows))
        area = Area(TOP, 1, last, len(self.columns))
        return SheetPlan(
            self.name,
            (*self._above(), *self._headings(), *self._body(rows, last)),
            widths={at: column.width for at, column in enumerate(self.columns, 1)},
            heights={1: 24, TOP: 30},
            merged=(Area(1, 1, 1, area.right), Area(2, 1, 2, area.right)),
            frozen=(TOP + 1, 1),
            page=Page(
                landscape=self.landscape,
                area=Area(1, 1, last, area.right),
                repeated=(TOP, TOP),
            ),
            purpose=Purpose.INPUT,
            validations=tuple(self._validations(last)),
            conditions=tuple(self._conditions(last)),
            tables=(PlannedTable(self.table, area, self._formulas()),),
            names=tuple(self._names()),
            mark=self.mark,
        )

    def read(self, grid: Grid) -> list[dict[str, Cell]]:
        """Read the rows that hold any input, by heading; none where the headings are not there."""
        found = self._found(grid)
        if found is None:
            return []
        top, columns = found
        rows = []
        for number, cells in grid.rows.items():
            row = {heading: cells[at] for heading, at in columns.items() if at in cells}
            if number > top and any(cell.formula is None for cell in row.values()):
                rows.append(row)
        return rows

    def at(self, heading: str) -> int:
        """Give the column of a heading as it is planned."""
        return 1 + [column.heading for column in self.columns].index(heading)

    def _found(self, grid: Grid) -> tuple[int, Mapping[str, int]] | None:
        wanted = {column.heading for column in self.columns}
        for number, cells in grid.rows.items():
            at = {str(cell.value): column for column, cell in cells.items() if cell.value in wanted}
            if len(at) == len(wanted):
                return number, at
        return None

    def _above(self) -> Iterator[PlannedCell]:
        yield PlannedCell(1, 1, Style.TITLE, self.title)
        yield PlannedCell(2, 1, Style.HINT, self.hint)
        for heading, formula in self.summaries:
            yield PlannedCell(TOP - 2, self.at(heading), Style.TOTAL, formula=formula)
        if self.summaries:
            before = min(self.at(heading) for heading, _ in self.summaries) - 1
            yield PlannedCell(TOP - 2, before, Style.TOTAL_LABEL, "JUMLAH")

    def _headings(self) -> Iterator[PlannedCell]:
        for at, column in enumerate(self.columns, 1):
            yield PlannedCell(TOP, at, Style.HEADING, column.heading)

    def _body(self, rows: Sequence[Mapping[str, Content]], last: int) -> Iterator[PlannedCell]:
        for number in range(TOP + 1, last + 1):
            said = rows[number - TOP - 1] if number - TOP <= len(rows) else {}
            for at, column in enumerate(self.columns, 1):
                value = None if column.formula else said.get(column.heading)
                yield PlannedCell(number, at, column.style, value, column.formula)

    def _formulas(self) -> Mapping[int, str]:
        told = enumerate(self.columns, 1)
        return {at: column.formula for at, column in told if column.formula is not None}

    def _validations(self, last: int) -> Iterator[Validation]:
        for at, column in enumerate(self.columns, 1):
            if column.check is not None:
                yield column.check(Area(TOP + 1, at, last, at))

    def _conditions(self, last: int) -> Iterator[Condition]:
        for heading, formula, mark in self.conditions:
            at = self.at(heading)
            yield Condition(Area(TOP + 1, at, last, at), formula, mark)

    def _names(self) -> Iterator[Name]:
        for name, heading in self.names:
            yield Name(name, f"{self.table}[{heading}]")
