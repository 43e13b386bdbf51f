"""What one action does to a live workbook: a plan carried out, and held against what was meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Text
from kkg_xl.hosts.excel.cells import put, put_alone
from kkg_xl.hosts.excel.comparing import different, holds
from kkg_xl.hosts.excel.dressing import dress, meant_formats, place_of, undressed
from kkg_xl.hosts.excel.journal import Entry, MarkRecord, SheetRecord
from kkg_xl.hosts.excel.marks import put_marks, remove_marks
from kkg_xl.hosts.excel.own_sheets import OwnSheets, names_of
from kkg_xl.hosts.excel.session import Copied, Session
from kkg_xl.layouts.ours import findings_sheet
from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.plan import CellChange, Plan
from kkg_xl.sheets.planned import grid_of
from kkg_xl.sheets.refs import address
from kkg_xl.sheets.seals import seal
from kkg_xl.sheets.sheet_plan import Mark
from kkg_xl.usecases.refusals import UNVERIFIED, RefusedError

WRITING: Final = Text("kkg-xl sedang menulis …", "kkg-xl is writing …")


class Action(NamedTuple):
    """What is about to be done to a workbook."""

    plan: Plan
    marking: bool = False
    """Whether marks are put in place of those that there are, or taken away."""
    marks: tuple[MarkRecord, ...] = ()
    earlier: tuple[MarkRecord, ...] = ()
    """The marks that there are."""

    def entry(self, name: str, before: Book) -> Entry:
        """Give the record of it."""
        there = {grid.name for grid in before.grids}
        sheets = [
            SheetRecord(
                plan.name,
                "replaced" if plan.name in there else "added",
                seal(grid_of(plan)),
                tuple(names_of(plan)),
            )
            for plan in self.plan.sheets
        ]
        removed = self.removed(before)
        if removed:
            sheets.append(SheetRecord(removed, "removed", "", (findings_sheet.MARK,)))
        return Entry(name, self.plan.changes, tuple(sheets), self.marking, self.earlier)

    def takes_sheets(self, before: Book) -> bool:
        """Tell whether sheets that are there go, or others come in their place."""
        there = {grid.name for grid in before.grids}
        new = any(plan.name in there for plan in self.plan.sheets)
        return new or bool(self.removed(before))

    def removed(self, before: Book) -> str:
        """Name the sheet that goes without another in its place; empty if there is none."""
        own = findings_sheet.of(before)
        goes = self.marking and own is not None
        return own.name if goes and own is not None and not self.plan.sheets else ""


def carry_out(session: Session, before: Copied, action: Action) -> None:
    """Do it, and see that it was done. Raises `RefusedError`: some may be done by then."""
    cells, sheets = _has_cells(action.plan), action.takes_sheets(before.book)
    with session.still(WRITING, cells=cells, sheets=sheets):
        formats = _write(session, before, action)
    after = session.copy()
    failed = [*_not_held(action.plan, after.book)]
    bare = undressed(formats, session.files.number_formats(after.path, formats))
    if failed or bare:
        with session.still(WRITING):
            put_alone(session.reach, failed)
            dress(session.reach, bare)
            session.gate(session.app.calculate)
        after = session.copy()
    for place in _wrong(action, before.book, after.book):
        raise RefusedError(UNVERIFIED, what=place)


def _write(session: Session, before: Copied, action: Action) -> dict[Place, str]:
    """Do it once; give the number formats that cells are meant to have."""
    reach, plan, files = session.reach, action.plan, session.files
    formats: dict[Place, str] = {}
    if action.earlier:
        remove_marks(reach, action.earlier)
    if plan.changes:
        grids = {grid.name: grid for grid in before.book.grids}
        locked = files.protected(before.path, {each.sheet for each in plan.changes})
        was = files.number_formats(before.path, [*map(place_of, plan.changes)])
        formats = meant_formats(was, plan.changes)
        put(reach, grids, plan.changes, protected=locked)
    sheets = OwnSheets(session, before.book)
    formats |= sheets.write(plan.sheets)
    removed = action.removed(before.book)
    if removed:
        sheets.drop(removed, (findings_sheet.MARK,))
    if action.marks:
        put_marks(reach, action.marks, {mark: files.fill(mark) for mark in Mark})
    if _has_cells(plan):  # what is calculated by hand only would show old results beside the new
        session.gate(session.app.calculate)
    return formats


def _has_cells(plan: Plan) -> bool:
    """Tell whether anything is calculated anew because of a plan."""
    return bool(plan.changes) or any(
        cell.formula is not None for sheet in plan.sheets for cell in sheet.cells
    )


def _not_held(plan: Plan, after: Book) -> Iterator[CellChange]:
    """Give the changes, of sheets of ours too, that the workbook does not hold."""
    grids = {grid.name: grid for grid in after.grids}
    own = (
        CellChange(sheet.name, cell.row, cell.column, cell.value, cell.formula)
        for sheet in plan.sheets
        for cell in sheet.cells
    )
    for change in (*plan.changes, *own):
        if not holds(grids[change.sheet].cell(change.row, change.column), change):
            yield change


def _wrong(action: Action, before: Book, after: Book) -> Iterator[str]:
    """Name the places that are not as they should be."""
    for change in _not_held(action.plan, after):
        yield f"{change.sheet}!{address(change.row, change.column)}"
    meant = {(change.sheet, change.row, change.column) for change in action.plan.changes}
    own = {sheet.name for sheet in action.plan.sheets} | {action.removed(before)}
    grids = {grid.name: grid for grid in after.grids}
    for grid in before.grids:
        if grid.name in own:
            continue
        if grid.name not in grids:
            yield grid.name
            continue
        for row, column in different(grid, grids[grid.name]):
            if (grid.name, row, column) not in meant:
                yield f"{grid.name}!{address(row, column)}"
