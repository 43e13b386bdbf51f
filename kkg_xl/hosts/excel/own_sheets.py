"""Sheets of ours in a live workbook: copied in with all that they have, then given their formulas.

They are rendered by the host of files, constants only, and opened as a workbook of their own. Their
formulas are written where they stand, so that they speak of this workbook and of no other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from shutil import copyfile
from typing import Final

import xlwings as xw

from kkg_xl.domain.figures import Place
from kkg_xl.hosts.excel.cells import put
from kkg_xl.hosts.excel.dressing import place_of
from kkg_xl.hosts.excel.reaching import Reach, copy_before, copy_behind
from kkg_xl.hosts.excel.session import Session
from kkg_xl.sheets.formulas import references
from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.plan import CellChange
from kkg_xl.sheets.planned import grid_of, marked
from kkg_xl.sheets.sheet_plan import SheetPlan

ON_THE_WAY: Final = "kkg_xl {}"
"""What a sheet is called until it stands in its place."""
_RENDERED: Final = "ours.xlsx"
_FORMER: Final = "former"
"""What the copy is called from which a sheet comes back."""


def names_of(plan: SheetPlan) -> dict[str, str]:
    """Give the defined names that come with a sheet, and what they refer to, without `=`."""
    own = {plan.mark: marked(plan.name)} if plan.mark else {}
    return {**own, **{name.name: name.refers_to for name in plan.names}}


class OwnSheets:
    """Brings whole sheets into one workbook, of which `now` is what was read."""

    def __init__(self, session: Session, now: Book) -> None:
        """Take the session with the workbook."""
        self._session, self._now = session, now
        self._reach, self._gate = session.reach, session.gate
        self._last = len(now.grids)
        """The place of the last worksheet."""

    def write(self, plans: Sequence[SheetPlan]) -> dict[Place, str]:
        """Write planned sheets; one that has the name of a sheet replaces it.

        Give the number formats that their formulas are meant to have. Raises `RefusedError`.
        """
        if not plans:
            return {}
        spare = self._free_names()
        under = {next(spare) if self._is_there(plan.name) else plan.name: plan for plan in plans}
        bare = [replace(_without_formulas(plan), name=name) for name, plan in under.items()]
        rendered = self._session.folder / _RENDERED
        self._session.files.render(bare, rendered)
        self._bring(rendered, {name: plan.name for name, plan in under.items()})
        formats: dict[Place, str] = {}
        for name, plan in under.items():
            formulas = [
                CellChange(plan.name, cell.row, cell.column, cell.value, cell.formula)
                for cell in plan.cells
                if cell.formula is not None
            ]
            grid = grid_of(_without_formulas(plan))
            put(self._reach, {plan.name: grid}, formulas)
            self._name(names_of(plan))
            self._mend(plan.name, names_of(plan))
            cells = [Place(name, place_of(change).cell) for change in formulas]
            found = self._session.files.number_formats(rendered, cells)
            formats.update((Place(plan.name, at.cell), code) for at, code in found.items())
        return formats

    def put_back(self, copy: Path, was: Book, name: str, own: Collection[str]) -> None:
        """Bring back a sheet that was replaced, from the copy of the workbook that had it.

        `was` is what that copy holds, `own` are the sheet's names. Raises `RefusedError`.
        """
        grid = was.grid(name)
        formulas = [
            CellChange(name, row, column, None, cell.formula)
            for row, cells in grid.rows.items()
            for column, cell in cells.items()
            if cell.formula is not None
        ]
        named = {each: was.names[each] for each in own if each in was.names}
        under = next(self._free_names())
        # Excel for Mac opens without asking only what is in the folder of the click.
        within_reach = Path(copyfile(copy, self._session.folder / f"{_FORMER}{copy.suffix}"))
        made = self._gate(self._new_from, within_reach)
        try:
            # Its formulas would come along as links to that copy, and its names with them.
            blank = [change._replace(formula=None) for change in formulas]
            source = Reach(made, self._gate)
            put(source, {name: grid}, blank)
            for each in named:
                source.forget_name(each)
            source.rename(name, under)
            self._move(source, under, name)
        finally:
            self._gate.insist(partial(self._session.native.close, made))
        put(self._reach, {name: grid}, formulas)
        self._name(named)
        self._mend(name, own)

    def drop(self, name: str, own: Iterable[str]) -> None:
        """Take a sheet away, with its names. Raises `RefusedError`."""
        for each in own:
            self._reach.forget_name(each)
        self._reach.delete(name)

    def _mend(self, name: str, own: Collection[str]) -> None:
        """Write again what elsewhere speaks of a sheet that was replaced."""
        if not self._is_there(name):
            return
        grids = {grid.name: grid for grid in self._now.grids if grid.name != name}
        changes = [
            CellChange(grid.name, row, column, cell.value, cell.formula)
            for grid in grids.values()
            for row, cells in grid.rows.items()
            for column, cell in cells.items()
            if cell.formula is not None and cell.array is None and _speaks(cell.formula, name)
        ]
        put(self._reach, grids, changes)
        for each, refers_to in self._now.names.items():
            if each not in own and _speaks(refers_to, name):
                self._reach.add_name(each, refers_to)

    def _bring(self, path: Path, names: dict[str, str]) -> None:
        made = self._gate(self._new_from, path)
        source = Reach(made, self._gate)
        try:
            for under, name in names.items():
                self._move(source, under, name)
        finally:
            self._gate.insist(partial(self._session.native.close, made))

    def _move(self, source: Reach, under: str, name: str) -> None:
        """Copy a sheet behind the others, or into the place of the one that has its name."""
        sheet = source.sheet(under)
        if self._is_there(name):
            self._gate(copy_before, sheet, self._reach.sheet(name))
            self._reach.delete(name)
        else:
            self._gate(copy_behind, sheet, self._reach.sheet_at(self._last))
            self._last += 1
        if under != name:
            self._reach.rename(under, name)

    def _is_there(self, name: str) -> bool:
        return any(grid.name == name for grid in self._now.grids)

    def _name(self, names: dict[str, str]) -> None:
        for name, refers_to in names.items():
            hidden = self._session.native.add_hidden_name
            self._gate(hidden, self._reach.book, name, f"={refers_to}")

    def _new_from(self, path: Path) -> xw.Book:
        return self._session.native.new_from(self._session.app, path)

    def _free_names(self) -> Iterator[str]:
        taken = {grid.name.casefold() for grid in self._now.grids}
        names = (ON_THE_WAY.format(number) for number in range(1, len(taken) + 100))
        return (name for name in names if name.casefold() not in taken)


def _without_formulas(plan: SheetPlan) -> SheetPlan:
    return replace(
        plan,
        cells=tuple(cell._replace(formula=None) for cell in plan.cells),
        names=(),
        mark="",
    )


def _speaks(formula: str, sheet: str) -> bool:
    wanted = sheet.casefold()
    return any((each.sheet or "").casefold() == wanted for each in references(formula))
