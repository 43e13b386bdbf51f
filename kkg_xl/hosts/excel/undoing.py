"""An action on a live workbook put back: what still is as it was left; the rest is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Text
from kkg_xl.hosts.excel.cells import ArrayFormula, put, put_alone, put_arrays
from kkg_xl.hosts.excel.comparing import different, holds, same_content
from kkg_xl.hosts.excel.dressing import dress, place_of, undressed
from kkg_xl.hosts.excel.journal import Entry, SheetRecord
from kkg_xl.hosts.excel.marks import marks_of, put_marks, remove_marks
from kkg_xl.hosts.excel.own_sheets import ON_THE_WAY, OwnSheets
from kkg_xl.hosts.excel.session import Copied, Session
from kkg_xl.sheets.formula_values import Fault
from kkg_xl.sheets.grid import Book, Cell, Grid, Kind
from kkg_xl.sheets.plan import CellChange, Plan
from kkg_xl.sheets.seals import seal
from kkg_xl.sheets.sheet_plan import Mark
from kkg_xl.usecases.refusals import UNVERIFIED, RefusedError

UNDOING: Final = Text("kkg-xl sedang membatalkan …", "kkg-xl is undoing …")
_STRAY: Final = re.compile(re.escape(ON_THE_WAY).replace(r"\{\}", r"\d+"))


class Undoing(NamedTuple):
    """What undoing an action comes to."""

    changes: tuple[CellChange, ...] = ()
    arrays: tuple[ArrayFormula, ...] = ()
    dropped: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Sheets that go, with their defined names."""
    brought: tuple[SheetRecord, ...] = ()
    """Sheets whose former state comes back."""
    left: tuple[Place, ...] = ()
    """What somebody has changed since; a whole sheet has no cell."""


def put_back(session: Session, entry: Entry, *, rolling_back: bool = False) -> tuple[Place, ...]:
    """Undo an action; give what was left alone because somebody has changed it since.

    An action that is rolled back was just begun, and whatever is not as it was is its doing.
    Raises `RefusedError`, and `UnreadableWorkbookError`; what was put back by then stays so.
    """
    was = Copied(entry.before, session.files.read(entry.before, entry.workbook))
    now = session.copy()
    undone = undoing(entry, was.book, now.book, rolling_back=rolling_back)
    if undone.changes and not rolling_back:
        session.files.rehearse(now.path, Plan(undone.changes))
    cells = bool(undone.changes or undone.arrays or undone.brought)
    with session.still(UNDOING, cells=cells):
        _write(session, entry, was, now, undone)
        if cells:
            session.gate(session.app.calculate)
    _see_to_it(session, was, now, undone)
    return undone.left


def _see_to_it(session: Session, was: Copied, now: Copied, undone: Undoing) -> None:
    """Read again what was put back, and mend it once. Raises `RefusedError`."""
    places = [place_of(change) for change in undone.changes]
    formats = session.files.number_formats(was.path, places)
    after = session.copy()
    failed = [*_not_put_back(undone, was.book, now.book, after.book)]
    bare = undressed(formats, session.files.number_formats(after.path, places))
    if failed or bare:
        with session.still(UNDOING):
            put_alone(session.reach, failed)
            dress(session.reach, bare)
            session.gate(session.app.calculate)
        after = session.copy()
    for change in _not_put_back(undone, was.book, now.book, after.book):
        raise RefusedError(UNVERIFIED, what=str(place_of(change)))


def undoing(entry: Entry, was: Book, now: Book, *, rolling_back: bool = False) -> Undoing:
    """Tell what undoing comes to; `was` is the workbook before the action, `now` as it stands."""
    before, present = _grids(was), _grids(now)
    sheets = _sheets(entry, before, present, rolling_back=rolling_back)
    changes: list[CellChange] = []
    arrays: list[ArrayFormula] = []
    left: list[Place] = [*sheets.left]
    touched = _all_different(entry, before, present) if rolling_back else entry.cells
    for change in touched:
        grid = present.get(change.sheet)
        old = before[change.sheet].cell(change.row, change.column)
        found = None if grid is None else grid.cell(change.row, change.column)
        if found is not None and _is_as_before(found, old):
            continue
        ours = rolling_back or (found is not None and _is_ours(entry, change, found, old))
        if found is None or not ours:
            left.append(place_of(change))
        elif old.array is not None and old.formula is not None:
            arrays.append(ArrayFormula(*change[:3], old.formula))
        else:
            changes.append(_back(change, old, found))
    return sheets._replace(changes=tuple(changes), arrays=tuple(arrays), left=tuple(left))


def stands(entry: Entry, now: Book) -> bool:
    """Tell whether anything that an action left is still in a workbook as it stands."""
    present = _grids(now)
    cells = any(
        change.sheet in present
        and holds(present[change.sheet].cell(change.row, change.column), change)
        for change in entry.cells
    )
    return cells or any(_sheet_stands(entry, record, present) for record in entry.sheets)


def is_of(entry: Entry, was: Book, now: Book) -> bool:
    """Tell whether an action that was stopped in its midst may have been one on this workbook.

    Another one of the same name has other sheets, or something else in all of the cells.
    """
    before, present = _grids(was), _grids(now)
    own = {record.name for record in entry.sheets}
    if not {*before}.difference(own) <= {*present}:
        return False
    cells = ((change, (change.row, change.column)) for change in entry.cells)
    return not entry.cells or any(
        same_content(present[change.sheet].cell(*at), before[change.sheet].cell(*at))
        or holds(present[change.sheet].cell(*at), change)
        for change, at in cells
    )


def places_of(left: Iterable[Place]) -> tuple[str, ...]:
    """Write places as people say them, a whole sheet by its name."""
    return tuple(str(place) if place.cell else place.sheet for place in left)


def _write(session: Session, entry: Entry, was: Copied, now: Copied, undone: Undoing) -> None:
    reach = session.reach
    if entry.marks:
        remove_marks(reach, marks_of(reach, now.book, session.native))
    put(
        reach,
        _grids(now.book),
        undone.changes,
        protected=session.files.protected(now.path, {each.sheet for each in undone.changes}),
    )
    put_arrays(reach, undone.arrays)
    sheets = OwnSheets(session, now.book)
    for record in undone.brought:
        sheets.put_back(was.path, was.book, record.name, record.names)
    for name, own in undone.dropped:
        sheets.drop(name, own)
    put_marks(reach, entry.earlier, {mark: session.files.fill(mark) for mark in Mark})


def _sheets(
    entry: Entry, before: Mapping[str, Grid], present: Mapping[str, Grid], *, rolling_back: bool
) -> Undoing:
    dropped: list[tuple[str, tuple[str, ...]]] = [
        (name, ()) for name in present if name not in before and _STRAY.fullmatch(name) is not None
    ]
    brought: list[SheetRecord] = []
    left: list[Place] = []
    for record in entry.sheets:
        there = record.name in present
        if record.change == "added" and not there:
            continue
        if record.change != "added" and there and _is_same(record, before, present):
            continue
        if there and not (rolling_back or _sheet_stands(entry, record, present)):
            left.append(Place(record.name, ""))
        elif record.change == "added":
            dropped.append((record.name, record.names))
        else:
            brought.append(record)
    return Undoing(dropped=tuple(dropped), brought=tuple(brought), left=tuple(left))


def _all_different(
    entry: Entry, before: Mapping[str, Grid], present: Mapping[str, Grid]
) -> Iterator[CellChange]:
    """Give every cell that the action was to write, or that is not what it was."""
    own = {record.name for record in entry.sheets}
    known = {(change.sheet, change.row, change.column) for change in entry.cells}
    yield from entry.cells
    for name, grid in before.items():
        if name in present and name not in own:
            for row, column in different(grid, present[name]):
                if (name, row, column) not in known:
                    yield CellChange(name, row, column, None)


def _is_ours(entry: Entry, change: CellChange, found: Cell, old: Cell) -> bool:
    """Tell whether a cell is as the action left it, or as one that was stopped may have."""
    return holds(found, change) or (not entry.done and same_content(found, old))


def _sheet_stands(entry: Entry, record: SheetRecord, present: Mapping[str, Grid]) -> bool:
    if record.change == "removed":
        return record.name not in present
    return record.name in present and (not entry.done or seal(present[record.name]) == record.seal)


def _is_same(record: SheetRecord, before: Mapping[str, Grid], present: Mapping[str, Grid]) -> bool:
    return not [*different(before[record.name], present[record.name])]


def _not_put_back(undone: Undoing, was: Book, now: Book, after: Book) -> Iterator[CellChange]:
    """Give the cells that are not what they were, and those that were not meant to change."""
    before, present = _grids(was), _grids(after)
    for change in undone.changes:
        at = (change.row, change.column)
        if not same_content(present[change.sheet].cell(*at), before[change.sheet].cell(*at)):
            yield change
    meant = {each[:3] for each in (*undone.changes, *undone.arrays)}
    own = {record.name for record in undone.brought}
    for grid in now.grids:
        if grid.name in own or grid.name not in present:
            continue
        for row, column in different(grid, present[grid.name]):
            if (grid.name, row, column) not in meant:
                cell = grid.cell(row, column)
                yield _back(CellChange(grid.name, row, column, None), cell, cell)


def _grids(book: Book) -> dict[str, Grid]:
    return {grid.name: grid for grid in book.grids}


def _is_as_before(found: Cell, old: Cell) -> bool:
    if old.kind is Kind.BLANK:  # nothing was read of what a blank cell looks like
        return found.kind is Kind.BLANK
    return same_content(found, old) and found.number_format == old.number_format


def _back(change: CellChange, old: Cell, found: Cell) -> CellChange:
    value = Fault(str(old.value)) if old.kind is Kind.ERROR else old.value
    dressed = old.kind is not Kind.BLANK and old.number_format != found.number_format
    code = old.number_format if dressed else None
    return change._replace(value=value, formula=old.formula, number_format=code)
