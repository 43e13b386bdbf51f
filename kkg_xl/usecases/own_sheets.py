"""Sheets of ours in a workbook that somebody else owns: which name they get, what they replace.

A sheet is ours if its mark, a hidden name, points to it, and it is still as we left it if its seal
fits, whatever was written into its yellow cells. Only then is it replaced. Whatever else has the
name that we want keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import Final, NamedTuple

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Message, Text, say
from kkg_xl.reports.receipt import Entry
from kkg_xl.sheets.grid import Book, Grid
from kkg_xl.sheets.plan import CellChange, Plan
from kkg_xl.sheets.planned import calculated, grid_of, with_free_names
from kkg_xl.sheets.seals import is_sealed, own_sheet, sealing_names
from kkg_xl.sheets.sheet_plan import SheetPlan
from kkg_xl.usecases.receipts import following_results
from kkg_xl.usecases.refreshing import refreshed

NOT_OURS: Final = Text(
    id="Lembar {name} sudah ada dan bukan buatan kkg-xl; lembar baru dinamai {new}",
    en="There is a sheet {name} that kkg-xl did not make; the new sheet is called {new}",
)
WORKED_ON: Final = Text(
    id="Lembar {name} sudah diubah orang sejak dibuat kkg-xl, jadi dibiarkan; lembar baru dinamai"
    " {new}",
    en="Somebody has changed the sheet {name} since kkg-xl made it, so it is left alone; the new"
    " sheet is called {new}",
)
_LONGEST_NAME: Final = 31
"""Characters of a sheet's name (the limit of Excel)."""


class Berth(NamedTuple):
    """Where a sheet of ours goes."""

    name: str
    replaces: bool = False
    remark: Message | None = None
    """Why it does not get the name that it should have."""


class Outcome(NamedTuple):
    """What writing sheets comes to."""

    plan: Plan
    """Empty where all sheets stand there already as they would be written."""
    results: tuple[Entry, ...]
    """Formulas elsewhere that follow."""
    untold: tuple[Place, ...]


def berth(book: Book, mark: str, wanted: str) -> Berth:
    """Tell under which name a sheet with a mark is written."""
    there = own_sheet(book, mark)
    if there is not None and is_sealed(book, mark):
        return Berth(there.name, replaces=True)
    taken = {grid.name.casefold() for grid in book.grids}
    name = next(name for name in _names(wanted) if name.casefold() not in taken)
    if there is not None:
        return Berth(name, remark=say(WORKED_ON, name=there.name, new=name))
    return Berth(name, remark=None if name == wanted else say(NOT_OURS, name=wanted, new=name))


def written(book: Book, *plans: SheetPlan) -> Outcome:
    """Tell what writing sheets comes to: them with their results, and what follows elsewhere.

    Sheets that stand there already as they would be written are left out.
    """
    plans = calculated(with_free_names(plans, book), book)
    old = {grid.name: grid for grid in book.grids}
    changes: list[CellChange] = []
    changed: list[SheetPlan] = []
    for plan in plans:
        there = old.get(plan.name)
        found = [] if there is None else [*_changes(there, grid_of(plan))]
        changes += found
        if found or there is None:
            changed.append(replace(plan, names=(*plan.names, *sealing_names(plan))))
    if not changes:
        return Outcome(Plan(sheets=tuple(changed)), (), ())
    own = {plan.name for plan in plans}
    after = refreshed(book, changes)
    results = tuple(result for result in after.results if result.sheet not in own)
    untold = tuple(place for place in after.untold if place.sheet not in own)
    return Outcome(
        Plan(results=results, sheets=tuple(changed)), following_results(book, results), untold
    )


def _names(wanted: str) -> Iterator[str]:
    yield wanted
    for number in count(2):
        ending = f" {number}"
        yield wanted[: _LONGEST_NAME - len(ending)] + ending


def _changes(old: Grid, new: Grid) -> Iterator[CellChange]:
    """Give every cell that is not the same on both."""
    places = sorted(
        {
            (row, column)
            for grid in (old, new)
            for row, cells in grid.rows.items()
            for column in cells
        }
    )
    for row, column in places:
        before, after = old.cell(row, column), new.cell(row, column)
        if (before.value, before.formula) != (after.value, after.formula):
            yield CellChange(new.name, row, column, after.value, after.formula)
