"""Every formula of a workbook with what it keeps and what it gives, and every bare error cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kkg_xl.domain.figures import NOT_CALCULATED, CellError, Figure, Place, Unreadable, Value
from kkg_xl.domain.table import Table
from kkg_xl.domain.workbook import Calculation
from kkg_xl.layouts.inventory import Inventory
from kkg_xl.sheets.formulas import Calculator, split
from kkg_xl.sheets.grid import Book, Cell, Grid, Kind
from kkg_xl.sheets.refs import address

_LONGEST_SEARCH = 2_000


def calculations_of(
    book: Book, stock: Sequence[Inventory], tables: Sequence[Table], calculator: Calculator
) -> Iterator[Calculation]:
    """Give every formula of a workbook, sheet by sheet."""
    unreadable: set[Place] | None = None
    grids = {grid.name.casefold(): grid for grid in book.grids}
    given = calculator.given
    for held in stock:
        grid = held.grid
        name = grid.name
        for number, column, cell in held.formulas:
            formula = cell.formula or ""
            cause = None
            if cell.kind is Kind.ERROR:
                unreadable = _unreadable(tables) if unreadable is None else unreadable
                cause = _cause(formula, grid, grids, unreadable)
            yield Calculation(
                Place(name, address(number, column)),
                "=" + formula,
                _stored(cell),
                given(name, number, column),
                _external(formula, book) if "[" in formula else (),
                cause,
            )


def _unreadable(tables: Sequence[Table]) -> set[Place]:
    return {
        figure.at
        for table in tables
        for line in table.lines
        for figure in line.figures.values()
        if isinstance(figure.value, Unreadable)
    }


def _cause(formula: str, own: Grid, grids: dict[str, Grid], unreadable: set[Place]) -> Place | None:
    """Find a cell that a formula refers to and that is an error or no number itself."""
    for reference in split(formula)[1]:
        grid = own if reference.sheet is None else grids.get(reference.sheet.casefold())
        if grid is None or reference.external:
            continue
        area = reference.area
        searched = 0
        for number in _rows_within(grid, area.top, area.bottom):
            for column, cell in grid.rows[number].items():
                searched += 1
                if not area.left <= column <= area.right:
                    continue
                place = Place(grid.name, address(number, column))
                if cell.kind is Kind.ERROR or place in unreadable:
                    return place
            if searched > _LONGEST_SEARCH:
                break
    return None


def _rows_within(grid: Grid, top: int, bottom: int) -> Iterator[int]:
    if bottom - top < len(grid.rows):
        return (number for number in range(top, bottom + 1) if number in grid.rows)
    return (number for number in grid.rows if top <= number <= bottom)


def _stored(cell: Cell) -> Value | str | bool:
    if cell.kind is Kind.NOT_CALCULATED:
        return NOT_CALCULATED
    if cell.kind is Kind.ERROR:
        return CellError(str(cell.value))
    return cell.value


def _external(formula: str, book: Book) -> tuple[str, ...]:
    found: list[str] = []
    for reference in split(formula)[1]:
        if not reference.external or reference.sheet is None:
            continue
        inside = reference.sheet.partition("[")[2].partition("]")[0]
        index = int(inside) - 1 if inside.isdigit() else -1
        known = 0 <= index < len(book.external)
        found.append(book.external[index] if known else inside or reference.sheet)
    return tuple(dict.fromkeys(found))


def bare_errors(stock: Sequence[Inventory], tables: Sequence[Table]) -> Iterator[Figure]:
    """Give error cells without a formula that stand in no table."""
    found = [
        (Place(held.grid.name, address(number, column)), cell)
        for held in stock
        for number, column, cell in held.errors
    ]
    if not found:
        return
    seen = {
        figure.at
        for table in tables
        for figures in (
            *(line.figures for line in table.lines),
            *(total.figures for total in table.totals),
        )
        for figure in figures.values()
        if isinstance(figure.value, CellError)
    }
    for at, cell in found:
        if at not in seen:
            yield Figure(at, CellError(str(cell.value)))
