"""Workbooks written as text: Markdown tables that people can read, turned into `Book` values.

The first row names columns, the first column rows; either may say `(hidden)`. A cell is

    150.000         a number, as Indonesians write it
    '85.000         the text 85.000
    2009-10-19      a date
    =B2*C2          a formula with the result that it gives
    =B2*C2 -> 7     a formula with another stored result (a number, 'text or #REF!)
    =B2*C2 ->       a formula that no program has calculated yet
    #REF!           an error
    (empty)         blank; anything else is text

Before a table, `Sheet: NAME` starts a sheet (`Sheet: NAME (hidden)` a hidden one) and
`Merged: A1:F1, B3:C3` merges cells of the table that follows. `TRUE` and `FALSE` are booleans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.grid import Book, Cell, Grid, Kind
from kkg_xl.sheets.refs import Area, column_number, letters, parse_area

_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+(?:,\d+)?")
_ERROR = re.compile(r"#[A-Z0-9/]+[!?]?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_SPLIT = re.compile(r"(?<!\\)\|")
_PENDING = "pending"
_EPOCH = date(1899, 12, 30)


def book(text: str, name: str = "test.xlsx") -> Book:
    """Read a text as a workbook; formulas without a result get the one that they give."""
    return _calculated(Book(name, tuple(_grids(text.splitlines()))))


def _grids(lines: list[str]) -> Iterator[Grid]:
    title, visibility, merged, table = "RAB", "visible", (), []
    for line in [*lines, ""]:
        stripped = line.strip()
        if stripped.startswith("|"):
            table.append(stripped)
            continue
        if table:
            yield _grid(title, visibility, merged, table)
            title, visibility, merged, table = title + "'", "visible", (), []
        if stripped.startswith("Sheet:"):
            title = stripped.removeprefix("Sheet:").strip()
            visibility = "hidden" if title.endswith("(hidden)") else "visible"
            title = title.removesuffix("(hidden)").strip()
        elif stripped.startswith("Merged:"):
            areas = stripped.removeprefix("Merged:").split(",")
            merged = tuple(parse_area(area.strip()) for area in areas)


def _grid(title: str, visibility: str, merged: tuple[Area, ...], table: list[str]) -> Grid:
    heading, _, *body = (_parts(line) for line in table)
    columns = [column_number(name.split()[0]) for name in heading[1:]]
    hidden_columns = tuple(
        (column, column)
        for column, name in zip(columns, heading[1:], strict=True)
        if name.endswith("(hidden)")
    )
    rows: dict[int, Mapping[int, Cell]] = {}
    hidden: set[int] = set()
    for label, *texts in body:
        number = int(label.split()[0])
        if label.endswith("(hidden)"):
            hidden.add(number)
        cells = {
            column: cell
            for column, text in zip(columns, texts, strict=True)
            if (cell := _cell(text)) is not None
        }
        if cells:
            rows[number] = cells
    return Grid(title, rows, merged, frozenset(hidden), hidden_columns, visibility)


def _parts(line: str) -> list[str]:
    inner = line.removeprefix("|").removesuffix("|")
    return [part.strip().replace(r"\|", "|") for part in _SPLIT.split(inner)]


def _cell(text: str) -> Cell | None:
    if not text:
        return None
    if text.startswith("=") and len(text) > 1:
        formula, arrow, result = text[1:].partition("->")
        if not arrow:
            return Cell(Kind.NOT_CALCULATED, _PENDING, formula.strip())
        stored = _cell(result.strip())
        if stored is None:
            return Cell(Kind.NOT_CALCULATED, None, formula.strip())
        return stored._replace(formula=formula.strip())
    if text.startswith("'"):
        return Cell(Kind.TEXT, text[1:])
    if text in ("TRUE", "FALSE"):
        return Cell(Kind.BOOLEAN, text == "TRUE")
    if _DATE.fullmatch(text):
        days = (date.fromisoformat(text) - _EPOCH).days
        return Cell(Kind.DATE, Decimal(days), number_format="dd-mm-yyyy")
    if _NUMBER.fullmatch(text):
        return Cell(Kind.NUMBER, Decimal(text.replace(".", "").replace(",", ".")))
    if _ERROR.fullmatch(text):
        return Cell(Kind.ERROR, text)
    return Cell(Kind.TEXT, text.replace("<br>", "\n"))


def _calculated(written: Book) -> Book:
    """Store in every pending formula what it gives; refuse one that cannot be calculated."""
    unmarked = _with_cells(written, lambda _grid, _row, _column, cell: _unmark(cell))
    calculator = Calculator(unmarked)

    def settle(grid: Grid, row: int, column: int, cell: Cell) -> Cell:
        if cell.kind is not Kind.NOT_CALCULATED or cell.value != _PENDING:
            return cell
        given = calculator.given(grid.name, row, column)
        if given is None:
            message = f"{grid.name}!{letters(column)}{row}: ={cell.formula} cannot be calculated"
            raise ValueError(message)
        kind = {Decimal: Kind.NUMBER, bool: Kind.BOOLEAN}.get(type(given), Kind.TEXT)
        if isinstance(given, str) and _ERROR.fullmatch(given):
            kind = Kind.ERROR
        return Cell(kind, given, cell.formula)

    return _with_cells(written, settle)


def _unmark(cell: Cell) -> Cell:
    return cell._replace(value=None) if cell.kind is Kind.NOT_CALCULATED else cell


def _with_cells(written: Book, change) -> Book:  # noqa: ANN001 -- a local function of four arguments
    grids = tuple(
        replace(
            grid,
            rows={
                row: {column: change(grid, row, column, cell) for column, cell in cells.items()}
                for row, cells in grid.rows.items()
            },
        )
        for grid in written.grids
    )
    return replace(written, grids=grids)


def write_xlsx(written: Book, path: Path) -> None:
    """Write a workbook with formulas and their stored results, the same bytes every time."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as target:
        target.set_properties({"created": date(2009, 11, 21)})
        money = target.add_format({"num_format": "#,##0"})
        fraction = target.add_format({"num_format": "#,##0.00"})
        day = target.add_format({"num_format": "dd-mm-yyyy"})
        for grid in written.grids:
            sheet = target.add_worksheet(grid.name)
            if grid.visibility != "visible":
                sheet.hide()
            for number in grid.hidden_rows:
                sheet.set_row(number - 1, None, None, {"hidden": True})
            for first, last in grid.hidden_columns:
                sheet.set_column(first - 1, last - 1, None, None, {"hidden": True})
            for area in grid.merged:
                sheet.merge_range(area.top - 1, area.left - 1, area.bottom - 1, area.right - 1, "")
            for row, cells in grid.rows.items():
                for column, cell in cells.items():
                    at = (row - 1, column - 1)
                    value = cell.value
                    look = None
                    if isinstance(value, Decimal):
                        look = money if value == value.to_integral_value() else fraction
                        look = day if cell.kind is Kind.DATE else look
                        value = int(value) if value == value.to_integral_value() else float(value)
                    if cell.formula is not None:
                        stored = "" if value is None else value
                        sheet.write_formula(*at, "=" + cell.formula, look, stored)
                    elif isinstance(value, bool):
                        sheet.write_boolean(*at, value)
                    elif isinstance(value, str) and cell.kind is Kind.ERROR:
                        sheet.write_formula(*at, "=" + value, None, value)
                    elif isinstance(value, str):
                        sheet.write_string(*at, value)
                    else:
                        sheet.write_number(*at, value, look)
