"""A plan carried out on a package: cells patched, and what depends on them kept true.

When a cell gains or loses a formula the list of calculated cells (`calcChain`) goes: Excel makes
it anew without a word, and repairs the file if the list is wrong.
"""

from __future__ import annotations

from typing import TypeAlias

from kkg_xl.hosts.files.reading.workbook_part import sheet_parts
from kkg_xl.hosts.files.writing.package_edit import PackageEdit
from kkg_xl.hosts.files.writing.sheet_patch import ContentChange, SheetPatch
from kkg_xl.hosts.files.writing.sheet_places import SheetPlaces
from kkg_xl.hosts.files.writing.sheets_added import add_sheets
from kkg_xl.hosts.files.writing.styles_edit import StylesEdit
from kkg_xl.hosts.files.writing.workbook_edit import calculate_on_load
from kkg_xl.hosts.files.writing.write_guards import CellGuard
from kkg_xl.hosts.files.writing.xml_edit import in_utf_8
from kkg_xl.sheets.grid import Book, Grid
from kkg_xl.sheets.plan import CellChange, Plan
from kkg_xl.sheets.refs import address
from kkg_xl.usecases.refusals import CHANGED_TWICE, NO_SUCH_SHEET, RefusedError

ChangesBySheet: TypeAlias = dict[str, dict[tuple[int, int], ContentChange]]
"""By the name of the sheet, then by row and column."""


def apply_plan(package: PackageEdit, book: Book, plan: Plan) -> None:
    """Carry out a plan on a package, of which `book` is what was read.

    Raises `RefusedError` for what must not or cannot be written.
    """
    styles = StylesEdit(package)
    changed_formulas = False
    for sheet, changes in by_sheet(plan).items():
        grid, part = _grid(book, sheet), sheet_part(package, sheet)
        data = in_utf_8(part, package.read(part))
        places = SheetPlaces(part, data, {row for row, _ in changes})
        wanted = [change for change in changes.values() if isinstance(change, CellChange)]
        CellGuard(package, part, places, grid, book).refuse(wanted)
        patch = SheetPatch(data, places, grid, styles)
        package.replace(part, patch.apply(changes))
        changed_formulas |= any(_gains_or_loses_formula(grid, change) for change in wanted)
    add_sheets(package, styles, plan.sheets)
    styles.save()
    if changed_formulas or plan.sheets:
        drop_calculation_chain(package)
    calculate_on_load(package)


def by_sheet(plan: Plan) -> ChangesBySheet:
    """Sort the changes. Raises `RefusedError` for a cell that is changed twice."""
    sorted_changes: ChangesBySheet = {}
    everything: tuple[ContentChange, ...] = (*plan.changes, *plan.results)
    for change in everything:
        changes = sorted_changes.setdefault(change.sheet, {})
        place = (change.row, change.column)
        if place in changes:
            raise RefusedError(CHANGED_TWICE, sheet=change.sheet, cell=address(*place))
        changes[place] = change
    return sorted_changes


def drop_calculation_chain(package: PackageEdit) -> None:
    """Take out the list of calculated cells with its link and its type."""
    main = package.main_part()
    for identifier, link in package.links(main).items():
        if link.kind == "calcChain" and link.target in package:
            package.unlink(main, identifier)
            package.drop(link.target)


def _grid(book: Book, sheet: str) -> Grid:
    grids = [grid for grid in book.grids if grid.name == sheet]
    if len(grids) != 1:
        raise RefusedError(NO_SUCH_SHEET, sheet=sheet)
    return grids[0]


def sheet_part(package: PackageEdit, sheet: str) -> str:
    """Give the part of a sheet, of which it is known that there is one of its name."""
    parts = sheet_parts(package, {sheet})
    if len(parts) != 1:
        raise RefusedError(NO_SUCH_SHEET, sheet=sheet)
    return parts[0][1]


def _gains_or_loses_formula(grid: Grid, change: CellChange) -> bool:
    before = grid.cell(change.row, change.column)
    return before.array is not None or (before.formula is None) is not (change.formula is None)
