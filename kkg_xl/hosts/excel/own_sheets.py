"""Sheets of ours in a live workbook: copied in with all that they have, then given their formulas.

They are rendered by the host of files, constants only, and opened as a workbook of their own. Their
formulas are written where they stand, so that they speak of this workbook and of no other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import xlwings as xw

from kkg_xl.hosts.excel.cells import put
from kkg_xl.hosts.excel.files import Files
from kkg_xl.hosts.excel.native import Native
from kkg_xl.hosts.excel.patience import Gate
from kkg_xl.hosts.excel.reaching import add_name, delete, forget_name, rename, sheet_of
from kkg_xl.sheets.formulas import references
from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.plan import CellChange
from kkg_xl.sheets.planned import grid_of, marked
from kkg_xl.sheets.sheet_plan import SheetPlan

ON_THE_WAY: Final = "kkg_xl {}"
"""What a sheet is called until it stands in its place."""
_RENDERED: Final = "ours.xlsx"


def names_of(plan: SheetPlan) -> dict[str, str]:
    """Give the defined names that come with a sheet, and what they refer to, without `=`."""
    own = {plan.mark: marked(plan.name)} if plan.mark else {}
    return {**own, **{name.name: name.refers_to for name in plan.names}}


class OwnSheets:
    """Brings whole sheets into one workbook, of which `now` is what was read."""

    def __init__(self, book: xw.Book, now: Book, native: Native, gate: Gate) -> None:
        """Take the workbook and how to speak to it."""
        self._book, self._now = book, now
        self._native, self._gate = native, gate

    def write(self, plans: Sequence[SheetPlan], files: Files, folder: Path) -> None:
        """Write planned sheets; one that has the name of a sheet replaces it.

        `folder` is for the file that they come from. Raises `RefusedError`.
        """
        if not plans:
            return
        under = dict(zip(self._free_names(), plans, strict=False))
        bare = [replace(_without_formulas(plan), name=name) for name, plan in under.items()]
        files.render(bare, folder / _RENDERED)
        self._bring(folder / _RENDERED, {name: plan.name for name, plan in under.items()})
        for plan in plans:
            formulas = [
                CellChange(plan.name, cell.row, cell.column, cell.value, cell.formula)
                for cell in plan.cells
                if cell.formula is not None
            ]
            grid = grid_of(_without_formulas(plan))
            put(self._book, {plan.name: grid}, formulas, self._gate)
            self._name(names_of(plan))
            self._mend(plan.name, names_of(plan))

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
        made = self._gate(self._new_from, copy)
        try:
            # Its formulas would come along as links to that copy, and its names with them.
            blank = [change._replace(formula=None) for change in formulas]
            put(made, {name: grid}, blank, self._gate)
            for each in named:
                self._gate(forget_name, made, each)
            self._gate(rename, made, name, under)
            self._move(made, under, name)
        finally:
            self._gate(self._native.close, made)
        put(self._book, {name: grid}, formulas, self._gate)
        self._name(named)
        self._mend(name, own)

    def drop(self, name: str, own: Iterable[str]) -> None:
        """Take a sheet away, with its names. Raises `RefusedError`."""
        for each in own:
            self._gate(forget_name, self._book, each)
        self._gate(delete, self._book, name)

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
        put(self._book, grids, changes, self._gate)
        for each, refers_to in self._now.names.items():
            if each not in own and _speaks(refers_to, name):
                self._gate(add_name, self._book, each, refers_to)

    def _bring(self, path: Path, names: dict[str, str]) -> None:
        made = self._gate(self._new_from, path)
        try:
            for under, name in names.items():
                self._move(made, under, name)
        finally:
            self._gate(self._native.close, made)

    def _move(self, made: xw.Book, under: str, name: str) -> None:
        """Copy a sheet behind the others, or into the place of the one that has its name."""
        source = self._gate(sheet_of, made, under)
        # xlwings' own `copy` asks for the names of all sheets, twice, to find the new one.
        if self._is_there(name):
            old = self._gate(sheet_of, self._book, name)
            self._gate(source.impl.copy, before=old.impl, after=None)
            self._gate(old.delete)
        else:
            last = self._gate(_last, self._book)
            self._gate(source.impl.copy, before=None, after=last.impl)
        self._gate(rename, self._book, under, name)

    def _is_there(self, name: str) -> bool:
        return any(grid.name == name for grid in self._now.grids)

    def _name(self, names: dict[str, str]) -> None:
        for name, refers_to in names.items():
            self._gate(add_name, self._book, name, refers_to)
            self._gate(self._native.hide_name, self._book, name)

    def _new_from(self, path: Path) -> xw.Book:
        return self._native.new_from(self._book.app, path)

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


def _last(book: xw.Book) -> xw.Sheet:
    return book.sheets[-1]


def _speaks(formula: str, sheet: str) -> bool:
    wanted = sheet.casefold()
    return any((each.sheet or "").casefold() == wanted for each in references(formula))
