"""Workbooks written as text: Markdown tables that people can read, turned into `Book` values.

The first row names columns, the first column rows; either may say `(hidden)`. A cell is

    150.000         a number, as Indonesians write it
    '85.000         the text 85.000
    2009-10-19      a date
    =B2*C2          a formula with the result that it gives
    =B2*C2 -> 7     a formula with another stored result (a number, 'text or #REF!)
    =B2*C2 ->       a formula that no program has calculated yet
    #REF!           an error
    (empty)         blank; anything else is text, with `<br>` and `&nbsp;` as in HTML

Before a table, `Sheet: NAME` starts a sheet (`Sheet: NAME (hidden)` a hidden one) and
`Merged: A1:F1, B3:C3` merges cells of the table that follows. `TRUE` and `FALSE` are booleans.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

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
    title, visibility = "RAB", "visible"
    merged: tuple[Area, ...] = ()
    table: list[str] = []
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
    return Cell(Kind.TEXT, text.replace("<br>", "\n").replace("&nbsp;", "\xa0"))


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


def _with_cells(written: Book, change: Callable[[Grid, int, int, Cell], Cell]) -> Book:
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
    """Write a workbook with formulas and their stored results, the same content every time."""
    import xlsxwriter

    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as target:
        target.set_properties({"created": datetime(2009, 11, 21, tzinfo=UTC)})
        looks = _Looks(
            target.add_format({"num_format": "#,##0"}),
            target.add_format({"num_format": "#,##0.00"}),
            target.add_format({"num_format": "dd-mm-yyyy"}),
        )
        for grid in written.grids:
            _write_sheet(target.add_worksheet(grid.name), grid, looks)
    path.write_bytes(_mended(made.getvalue()))


class _Looks(NamedTuple):
    """Number formats of the written workbook."""

    whole: Any
    fraction: Any
    day: Any

    def of(self, cell: Cell) -> Any:
        """Give the look of a cell; `None` for anything but numbers and dates."""
        if cell.kind is Kind.DATE:
            return self.day
        if not isinstance(cell.value, Decimal):
            return None
        return self.whole if cell.value == cell.value.to_integral_value() else self.fraction


def _write_sheet(sheet: Any, grid: Grid, looks: _Looks) -> None:
    if grid.visibility == "hidden":
        sheet.hide()
    elif grid.visibility == "veryHidden":
        sheet.very_hidden()
    for area in grid.merged:
        sheet.merge_range(area.top - 1, area.left - 1, area.bottom - 1, area.right - 1, "")
    for row, cells in grid.rows.items():
        for column, cell in cells.items():
            _write_cell(sheet, (row - 1, column - 1), cell, looks.of(cell))
    for column, width in _widths(grid).items():
        sheet.set_column(column - 1, column - 1, width)
    for number in sorted(grid.hidden_rows):
        sheet.set_row(number - 1, None, None, {"hidden": True})
    for first, last in grid.hidden_columns:
        sheet.set_column(first - 1, last - 1, None, None, {"hidden": True})


def _widths(grid: Grid) -> dict[int, int]:
    """Give columns room for what would be cut off: numbers, and text with a neighbour."""
    widths: dict[int, int] = {}
    for cells in grid.rows.values():
        for column, cell in cells.items():
            if not isinstance(cell.value, str) or column + 1 in cells:
                size = len(str(cell.value)) * 4 // 3 + 2
                widths[column] = max(widths.get(column, 9), min(size, 60))
    return widths


def _write_cell(sheet: Any, at: tuple[int, int], cell: Cell, look: Any) -> None:
    value: Any = cell.value
    if isinstance(value, Decimal):
        value = int(value) if value == value.to_integral_value() else float(value)
    if cell.formula is not None:
        sheet.write_formula(*at, "=" + cell.formula, look, "" if value is None else value)
    elif cell.kind is Kind.ERROR:
        sheet.write_formula(*at, f"={value}", None, value)
    elif isinstance(value, bool):
        sheet.write_boolean(*at, value)
    elif isinstance(value, str):
        sheet.write_string(*at, value)
    else:
        sheet.write_number(*at, value, look)


def _mended(made: bytes) -> bytes:
    """Write what XlsxWriter cannot: a formula without a result, an error without a formula."""
    packed = BytesIO()
    with ZipFile(BytesIO(made)) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename.startswith("xl/worksheets/sheet"):
                content = content.replace(b"<v></v>", b"")
                content = _TYPED_ERROR.sub(rb"<v>\1</v>", content)
            target.writestr(ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0)), content, ZIP_DEFLATED)
    return packed.getvalue()


_TYPED_ERROR = re.compile(rb"<f>(#[^<]*)</f><v>\1</v>")
