"""Every formula that does not keep exactly what it gives, and every bare error cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kkg_xl.domain.figures import NOT_CALCULATED, CellError, Figure, Place, Unreadable, Value
from kkg_xl.domain.table import Table
from kkg_xl.domain.workbook import Calculation
from kkg_xl.layouts.inventory import Inventory
from kkg_xl.sheets.formulas import Calculator, split
from kkg_xl.sheets.grid import Book, Cell, Grid, Kind
from kkg_xl.sheets.refs import address

# A name of the module is found fifteen times as fast as a member of an enum.
_ERROR, _NOT_CALCULATED = Kind.ERROR, Kind.NOT_CALCULATED

_LONGEST_SEARCH = 2_000
_WORD = re.compile(r"[^\W\d][\w.\\?]*")


def calculations_of(
    book: Book, stock: Sequence[Inventory], tables: Sequence[Table], calculator: Calculator
) -> Iterator[Calculation]:
    """Give the formulas of a workbook that are worth a look, sheet by sheet."""
    unreadable: set[Place] | None = None
    grids = {grid.name.casefold(): grid for grid in book.grids}
    for sheet, held in enumerate(stock):
        grid = held.grid
        for number, column, cell in held.formulas:
            formula = cell.formula or ""
            given = calculator.given_by(cell, sheet, number, column)
            external = "[" in formula
            if given is not None and _borne_out(cell, given) and not external:
                continue
            cause = None
            if cell.kind is _ERROR:
                unreadable = _unreadable(tables) if unreadable is None else unreadable
                cause = _cause(_named(formula, book), grid, grids, unreadable) or _table_cause(
                    formula, held, (number, column)
                )
            yield Calculation(
                Place(grid.name, address(number, column)),
                "=" + formula,
                _stored(cell),
                given,
                _external(formula, book) if external else (),
                cause,
            )


def _borne_out(cell: Cell, given: Decimal | str | bool) -> bool:  # noqa: FBT001 -- a value of a cell
    """Tell whether a stored result is no error and exactly what the formula gives."""
    return cell.kind is not _ERROR and given == cell.value and type(given) is type(cell.value)


def _named(formula: str, book: Book) -> str:
    """Give a formula with what the names in it stand for, to look for the error that it took."""
    if not book.names:
        return formula
    known = {name.casefold(): text for name, text in book.names.items()}
    meant = (known.get(word.casefold()) for word in _WORD.findall(formula))
    return "+".join([formula, *(text for text in meant if text)])


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
                if cell.kind is _ERROR or place in unreadable:
                    return place
            if searched > _LONGEST_SEARCH:
                break
    return None


def _table_cause(formula: str, held: Inventory, at: tuple[int, int]) -> Place | None:
    """Find an error that a formula may have from a table reference, which tells no cells."""
    if "[" not in formula:
        return None
    own = held.grid.rows[at[0]][at[1]].value
    return next(
        (
            Place(held.grid.name, address(number, column))
            for number, column, cell in (*held.errors, *held.formulas)
            if cell.kind is _ERROR
            and cell.value == own
            and (number, column) != at
            and "[" not in (cell.formula or "")
        ),
        None,
    )


def _rows_within(grid: Grid, top: int, bottom: int) -> Iterator[int]:
    if bottom - top < len(grid.rows):
        return (number for number in range(top, bottom + 1) if number in grid.rows)
    return (number for number in grid.rows if top <= number <= bottom)


def _stored(cell: Cell) -> Value | str | bool:
    if cell.kind is _NOT_CALCULATED:
        return NOT_CALCULATED
    if cell.kind is _ERROR:
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
