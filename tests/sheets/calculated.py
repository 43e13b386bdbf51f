"""A formula in `Z99` beside cells given by their addresses, and what it gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.grid import Book, Cell, Grid, Kind
from kkg_xl.sheets.refs import parse_address

Given = Decimal | str | bool | None
Cells = Mapping[str, object]


def calculate(formula: str, cells: Cells | None = None, **more: object) -> Given:
    """Tell what a formula gives: numbers as numbers, `=…` as a formula never calculated."""
    return calculator({**(cells or {}), "Z99": Cell(Kind.NOT_CALCULATED, None, formula)}, **more)(
        "Z99"
    )


def calculator(cells: Cells, **book: object):
    """Make what tells for an address on the sheet RAB what its formula gives."""
    written = Book("test.xlsx", (grid("RAB", cells),), **book)  # type: ignore[arg-type]
    told = Calculator(written)
    return lambda address: told.given("RAB", *parse_address(address))


def grid(name: str, cells: Cells, hidden: Iterable[int] = ()) -> Grid:
    """Make a sheet of cells by address."""
    places = sorted((parse_address(address), cell) for address, cell in _cells(cells))
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in places:
        rows.setdefault(row, {})[column] = cell
    return Grid(name, rows, hidden_rows=frozenset(hidden))


def stored(result: object, formula: str) -> Cell:
    """Make a formula with a stored result."""
    return _cell(result)._replace(formula=formula)


def _cells(cells: Cells) -> Iterable[tuple[str, Cell]]:
    return ((address, _cell(value)) for address, value in cells.items())


def _cell(value: object) -> Cell:
    if isinstance(value, Cell):
        return value
    if isinstance(value, bool):
        return Cell(Kind.BOOLEAN, value)
    if isinstance(value, str) and value.startswith("="):
        return Cell(Kind.NOT_CALCULATED, None, value[1:])
    if isinstance(value, str) and value.startswith("#"):
        return Cell(Kind.ERROR, value)
    if isinstance(value, str):
        return Cell(Kind.TEXT, value)
    return Cell(Kind.NUMBER, Decimal(str(value)))
