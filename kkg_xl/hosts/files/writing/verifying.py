"""What was written, read again and held against what was meant: every cell of a changed sheet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from decimal import Context, Decimal

from kkg_xl.hosts.files.reading.books import open_xml_book
from kkg_xl.hosts.files.reading.package import Package
from kkg_xl.hosts.files.reading.workbook_part import sheet_parts
from kkg_xl.hosts.files.reading.xml_parts import parse
from kkg_xl.hosts.files.writing.cell_xml import as_stored
from kkg_xl.hosts.files.writing.plan_writing import by_sheet
from kkg_xl.hosts.files.writing.sheet_patch import ContentChange
from kkg_xl.sheets.formula_values import Fault
from kkg_xl.sheets.grid import BLANK, EMPTY_ROW, Book, Cell, Grid, Kind
from kkg_xl.sheets.plan import CellChange, Plan
from kkg_xl.sheets.refs import address
from kkg_xl.sheets.sheet_plan import SheetPlan
from kkg_xl.usecases.refusals import UNVERIFIED, RefusedError
from kkg_xl.usecases.unreadable import UnreadableWorkbookError


def verify(data: bytes, changed: Collection[str], before: Book, plan: Plan) -> None:
    """Raise `RefusedError` unless the bytes are the workbook `before` with the plan carried out.

    `changed` names the parts that were written anew. Every part is inflated and held against its
    checksum, every changed one is well-formed, and every cell of a changed sheet is what it was
    or what the plan says.
    """
    wanted = {**by_sheet(plan), **{sheet.name: _all_of(sheet) for sheet in plan.sheets}}
    try:
        package = Package(data)
        package.inflate_all()
        after = open_xml_book(data, before.name, wanted)
        read = {part for _, part in sheet_parts(package, wanted)}
        for name in changed:
            if name not in read and name.lower().endswith((".xml", ".rels", ".vml")):
                parse(name, package.chunks(name), lambda *_: None)
    except UnreadableWorkbookError as error:
        raise RefusedError(UNVERIFIED, what=error.message) from error
    old = {grid.name: grid for grid in before.grids}
    old.update((sheet.name, _bare(sheet)) for sheet in plan.sheets)
    missing = {*wanted}.difference(grid.name for grid in after.grids)
    if missing:
        raise RefusedError(UNVERIFIED, what=", ".join(sorted(missing)))
    for grid in after.grids:
        for place in _different(old[grid.name], grid, wanted[grid.name]):
            raise RefusedError(UNVERIFIED, what=f"{grid.name}!{place}")


def _bare(sheet: SheetPlan) -> Grid:
    """Give a planned sheet as it is without its cells."""
    hidden = tuple((column, column) for column in sheet.hidden_columns)
    return Grid(sheet.name, {}, sheet.merged, hidden_columns=hidden)


def _all_of(sheet: SheetPlan) -> dict[tuple[int, int], ContentChange]:
    return {
        (cell.row, cell.column): CellChange(
            sheet.name, cell.row, cell.column, cell.value, cell.formula
        )
        for cell in sheet.cells
    }


def _different(
    before: Grid, after: Grid, changes: dict[tuple[int, int], ContentChange]
) -> Iterator[str]:
    """Name the cells, or what is around them, that are not as they should be."""
    places = {
        (row, column)
        for row in {*before.rows, *after.rows}
        if before.rows.get(row) != after.rows.get(row)
        for grid in (before, after)
        for column in grid.rows.get(row, EMPTY_ROW)
    }
    for place in sorted({*places, *changes}):
        change, found = changes.get(place), after.cell(*place)
        was = before.cell(*place)
        if not (found == was if change is None else _is_as_meant(found, was, change)):
            yield address(*place)
    if _surroundings(before) != _surroundings(after):
        yield "…"


def _surroundings(grid: Grid) -> tuple[object, ...]:
    return grid.merged, grid.hidden_rows, [*_joined(grid.hidden_columns)], grid.visibility


def _joined(ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give ranges of columns, those that touch as one: a file may tell them either way."""
    first = last = 0
    for begin, end in sorted(ranges):
        if last and begin > last + 1:
            yield first, last
        if not last or begin > last + 1:
            first = begin
        last = max(last, end)
    if last:
        yield first, last


def _is_as_meant(found: Cell, was: Cell, change: ContentChange) -> bool:
    formula = change.formula if isinstance(change, CellChange) else was.formula
    if formula is not None:
        formula = formula.removeprefix("=")
    if formula is None and change.value in (None, ""):
        return found == BLANK
    code = change.number_format if isinstance(change, CellChange) else None
    looks_right = code is None or found.number_format == code
    return looks_right and found.formula == formula and _is_value(found, change)


def _is_value(found: Cell, change: ContentChange) -> bool:
    value = as_stored(change.value)
    if value is None:
        return found.kind is Kind.NOT_CALCULATED
    if isinstance(value, Fault):
        return found.kind is Kind.ERROR and found.value == value.code
    if isinstance(value, bool):
        return found.kind is Kind.BOOLEAN and found.value is value
    if isinstance(value, str):
        return found.kind is Kind.TEXT and found.value == value
    same = isinstance(found.value, Decimal) and _kept(found.value) == _kept(value)
    return same and found.kind in (Kind.NUMBER, Kind.DATE)


def _kept(number: Decimal) -> Decimal:
    """Round to the 15 digits that a spreadsheet program keeps; XlsxWriter writes 16."""
    return _DIGITS.create_decimal(number)


_DIGITS = Context(prec=15)
