"""The door: a workbook as read goes in, a workbook as meant comes out."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.figures import NOT_CALCULATED, CellError, Figure, Place, Value
from kkg_xl.domain.table import Table
from kkg_xl.domain.text import Message, Text, say
from kkg_xl.domain.workbook import Calculation, Workbook
from kkg_xl.layouts.numbers import meant
from kkg_xl.layouts.regions import regions
from kkg_xl.layouts.repeated import restated_totals
from kkg_xl.layouts.spelled import spelled_amounts
from kkg_xl.layouts.tables import read_table
from kkg_xl.sheets.formulas import Calculator, split
from kkg_xl.sheets.grid import Book, Cell, Grid, Kind
from kkg_xl.sheets.refs import address

STRAYS = Text(
    id="Lembar {sheet}: angka di {cells} tidak termasuk baris atau jumlah mana pun",
    en="Sheet {sheet}: the numbers in {cells} belong to no line and no total",
)
_MOST_NAMED = 12


def understand(book: Book) -> Workbook:
    """Find the tables of a workbook and everything else that a rule may look at."""
    calculator = Calculator(book)
    tables: list[Table] = []
    not_checked: list[Message] = []
    for grid in book.grids:
        strays: list[Place] = []
        for region in regions(grid):
            table, left_over = read_table(region, calculator)
            strays.extend(left_over)
            if table is not None:
                tables.append(table)
        if strays:
            cells = tuple(place.cell for place in strays[:_MOST_NAMED])
            not_checked.append(say(STRAYS, sheet=grid.name, cells=cells))
    calculations = tuple(_calculations(book, calculator))
    return Workbook(
        book.name,
        tuple(tables),
        calculations,
        tuple(_bare_errors(book, tables)),
        tuple(spelled_amounts(book, tables)),
        tuple(restated_totals(book, tables, calculator)),
        (),
        tuple(not_checked),
    )


def _calculations(book: Book, calculator: Calculator) -> Iterator[Calculation]:
    for grid in book.grids:
        name = grid.name
        for number, row in grid.rows.items():
            for column, cell in row.items():
                if cell.formula is None:
                    continue
                given = calculator.given(name, number, column)
                yield Calculation(
                    Place(name, address(number, column)),
                    "=" + cell.formula,
                    _stored(cell),
                    given,
                    _external(cell.formula, book),
                )


def _stored(cell: Cell) -> Value | str | bool:
    if cell.kind is Kind.NOT_CALCULATED:
        return NOT_CALCULATED
    if cell.kind is Kind.ERROR:
        return CellError(str(cell.value))
    return cell.value


def _external(formula: str, book: Book) -> tuple[str, ...]:
    if "[" not in formula:
        return ()
    found: list[str] = []
    for reference in split(formula)[1]:
        if not reference.external or reference.sheet is None:
            continue
        inside = reference.sheet.partition("[")[2].partition("]")[0]
        index = int(inside) - 1 if inside.isdigit() else -1
        known = 0 <= index < len(book.external)
        found.append(book.external[index] if known else inside or reference.sheet)
    return tuple(dict.fromkeys(found))


def _bare_errors(book: Book, tables: list[Table]) -> Iterator[Figure]:
    """Give error cells without a formula that stand in no table."""
    seen = {
        figure.at
        for table in tables
        for row in (*table.lines, *table.totals)
        for figure in row.figures.values()
        if isinstance(figure.value, CellError)
    }
    for grid in book.grids:
        for at, cell in _errors(grid):
            if at not in seen:
                yield Figure(at, CellError(str(cell.value)))


def _errors(grid: Grid) -> Iterator[tuple[Place, Cell]]:
    for number, row in grid.rows.items():
        for column, cell in row.items():
            if cell.kind is Kind.ERROR and cell.formula is None:
                yield Place(grid.name, address(number, column)), cell
