"""Where a formula stands and what it sees from there: cells, ranges, sheets, defined names.

A cell that no program has calculated yet raises `NeedsError`: who calculates then works that one
out first, so that a chain of fifty thousand such cells needs no recursion.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from kkg_xl.sheets.formula_references import Reference
from kkg_xl.sheets.formula_values import VALUE, CannotTellError, Fault, Value
from kkg_xl.sheets.grid import BLANK, EMPTY_ROW, Book, Cell, Grid, Kind
from kkg_xl.sheets.refs import Area


class Place(NamedTuple):
    """One cell of one sheet, by the sheet's number in the book."""

    sheet: int
    row: int
    column: int


class NeedsError(Exception):
    """Cells have to be calculated before this one."""

    def __init__(self, places: tuple[Place, ...]) -> None:
        """Keep the places."""
        super().__init__()
        self.places = places


class Unknown(NamedTuple):
    """The outcome of a cell of which it cannot be told what it gives."""


class Span(NamedTuple):
    """A range that was referred to, not yet looked at; of several sheets if it is stacked."""

    sheets: tuple[int, ...]
    area: Area

    @property
    def height(self) -> int:
        """Count its rows."""
        return self.area.bottom - self.area.top + 1

    @property
    def width(self) -> int:
        """Count its columns."""
        return self.area.right - self.area.left + 1


class Matrix(NamedTuple):
    """Values in rows, as a calculation with whole ranges gives them."""

    rows: tuple[tuple[Value, ...], ...]


Raw: TypeAlias = Value | Span | Matrix


@dataclass(slots=True)
class Sight:
    """What all formulas of a workbook share while they are calculated."""

    book: Book
    budget: int
    """Cells that may still be looked at."""
    sheets: Mapping[str, int] = field(init=False)
    names: Mapping[str, str] = field(init=False)
    settled: dict[Place, Value | Unknown] = field(default_factory=dict)
    """What cells give that no program had calculated."""
    indexes: dict[Span, dict[tuple[int, Value], int]] = field(default_factory=dict)
    """Where a value stands first in a column or row that was searched, counted from 0."""

    def __post_init__(self) -> None:
        """Make sheets and names findable in any case."""
        self.sheets = {grid.name.lower(): at for at, grid in enumerate(self.book.grids)}
        self.names = {name.lower(): text for name, text in self.book.names.items()}

    def spend(self, cells: int) -> None:
        """Count cells looked at; raise `CannotTellError` when it has been enough."""
        self.budget -= cells
        if self.budget < 0:
            raise CannotTellError


@dataclass(slots=True)
class Site:
    """One formula at its cell, about to be calculated."""

    sight: Sight
    grid: Grid
    place: Place
    references: tuple[Reference, ...]
    depth: int = 0
    """How many defined names lie between the cell and this."""

    def value(self, index: int) -> Value:
        """Give the value of a reference where one value is wanted."""
        sheet, area, _, _, single, _ = self.references[index]
        if single and sheet is None:
            row, column = area[0], area[1]
            cell = self.grid.rows.get(row, EMPTY_ROW).get(column, BLANK)
            kind = cell.kind
            if kind is _NUMBER or kind is _TEXT or kind is _BLANK:
                if row == self.place[1] and column == self.place[2]:
                    raise CannotTellError  # circular
                return cell.value
        return self.one(self.span(index))

    def span(self, index: int) -> Span:
        """Give a reference as the range that it names."""
        reference = self.references[index]
        if reference.sheet is None:
            return Span((self.place.sheet,), reference.area)
        if reference.external:
            raise CannotTellError
        return Span(self._sheets(reference.sheet), reference.area)

    def one(self, raw: Raw) -> Value:
        """Reduce a range to one value: its only cell, or the one beside the formula."""
        if isinstance(raw, Span):
            return self._beside(raw)
        if isinstance(raw, Matrix):
            if len(raw.rows) != 1 or len(raw.rows[0]) != 1:
                raise CannotTellError
            return raw.rows[0][0]
        return raw

    def single(self, raw: Raw) -> Value:
        """Give the value of an argument that is no range; one cell at most."""
        if isinstance(raw, Span) and (raw.height != 1 or raw.width != 1):
            raise CannotTellError
        return self.one(raw)

    def contents(self, span: Span) -> list[Value]:
        """Give the values in a range, without the blank ones."""
        sheets, (top, left, bottom, right) = span
        sheet = sheets[0]
        rows = self.sight.book.grids[sheet].rows
        if len(sheets) > 1 or bottom - top >= len(rows):
            return [value for _, _, value in self.located(span)]
        if sheet == self.place.sheet and self._stands_in(span.area):
            raise CannotTellError  # circular
        self.sight.spend(bottom - top + 1)
        found: list[Value] = []
        for row in range(top, bottom + 1):
            cells = rows.get(row, EMPTY_ROW)
            if left == right:
                taken = [cells[left]] if left in cells else []
            else:
                taken = [cell for column, cell in cells.items() if left <= column <= right]
                self.sight.spend(len(cells))
            for cell in taken:
                kind = cell.kind
                if kind is _NUMBER or kind is _TEXT:
                    found.append(cell.value)
                elif kind is not _BLANK:
                    return [value for _, _, value in self.located(span)]
        return found

    def located(self, span: Span) -> list[tuple[int, int, Value]]:
        """Give the values in a range with their rows and columns, without the blank ones."""
        found: list[tuple[int, int, Value]] = []
        needed: list[Place] = []
        area = span.area
        for sheet in span.sheets:
            if sheet == self.place.sheet and self._stands_in(area):
                raise CannotTellError  # circular
            for row, column, cell in _existing(self.sight, self.sight.book.grids[sheet], area):
                kind = cell.kind
                if kind is _NUMBER or kind is _TEXT:
                    found.append((row, column, cell.value))
                elif kind is _NOT_CALCULATED:
                    place = Place(sheet, row, column)
                    if place not in self.sight.settled:
                        needed.append(place)
                        continue
                    value = self._settled(place)
                    if value is not None:
                        found.append((row, column, value))
                elif kind is not _BLANK:
                    found.append((row, column, _plain(cell)))
        if needed:
            raise NeedsError(tuple(needed))
        return found

    def formulas(self, span: Span) -> list[Place]:
        """Give the places in a range that have a formula."""
        return [
            Place(sheet, row, column)
            for sheet in span.sheets
            for row, column, cell in _existing(self.sight, self.sight.book.grids[sheet], span.area)
            if cell.formula is not None
        ]

    def at(self, sheet: int, row: int, column: int) -> Value:
        """Give the value of one cell."""
        place = Place(sheet, row, column)
        if place == self.place:
            raise CannotTellError  # circular
        cell = self.sight.book.grids[sheet].cell(row, column)
        if cell.kind is not _NOT_CALCULATED:
            return _plain(cell)
        if place not in self.sight.settled:
            raise NeedsError((place,))
        return self._settled(place)

    def _stands_in(self, area: Area) -> bool:
        _, row, column = self.place
        return area.top <= row <= area.bottom and area.left <= column <= area.right

    def _settled(self, place: Place) -> Value:
        value = self.sight.settled[place]
        if isinstance(value, Unknown):
            raise CannotTellError
        return value

    def _beside(self, span: Span) -> Value:
        if len(span.sheets) != 1:
            raise CannotTellError
        top, left, bottom, right = span.area
        row = top if top == bottom else self.place.row
        column = left if left == right else self.place.column
        if not (top <= row <= bottom and left <= column <= right):
            return VALUE
        return self.at(span.sheets[0], row, column)

    def _sheets(self, name: str) -> tuple[int, ...]:
        first, colon, last = name.lower().partition(":")
        sheets = self.sight.sheets
        if first not in sheets or (colon and last not in sheets):
            raise CannotTellError
        if not colon:
            return (sheets[first],)
        low, high = sorted((sheets[first], sheets[last]))
        return tuple(range(low, high + 1))


_NUMBER, _TEXT, _BLANK, _NOT_CALCULATED = (
    Kind.NUMBER,
    Kind.TEXT,
    Kind.BLANK,
    Kind.NOT_CALCULATED,
)


def _plain(cell: Cell) -> Value:
    return Fault(str(cell.value)) if cell.kind is Kind.ERROR else cell.value


def _existing(sight: Sight, grid: Grid, area: Area) -> list[tuple[int, int, Cell]]:
    top, left, bottom, right = area
    rows = grid.rows
    if bottom - top < len(rows):
        numbers = [row for row in range(top, bottom + 1) if row in rows]
        sight.spend(bottom - top + 1)
    else:
        numbers = [row for row in rows if top <= row <= bottom]
        sight.spend(len(rows))
    found: list[tuple[int, int, Cell]] = []
    for row in numbers:
        cells = rows[row]
        if left == right:
            cell = cells.get(left)
            if cell is not None:
                found.append((row, left, cell))
        else:
            found += [(row, at, cell) for at, cell in cells.items() if left <= at <= right]
            sight.spend(len(cells))
    return found
