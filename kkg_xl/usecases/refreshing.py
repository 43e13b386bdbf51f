"""What cells give once others have changed: worked out here, so that nobody reads an old result.

Whoever opens the file with a program that calculates sees the same; a phone's preview, pandas and
our own check see only what is stored. What cannot be told keeps its result and is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kkg_xl.domain.figures import Place
from kkg_xl.sheets.dependants import Spot, dependants
from kkg_xl.sheets.formula_tables import with_addresses
from kkg_xl.sheets.formula_values import Fault
from kkg_xl.sheets.formulas import Calculator, same
from kkg_xl.sheets.grid import Book, Cell, Kind, Row
from kkg_xl.sheets.plan import CellChange, Result, ResultChange
from kkg_xl.sheets.refs import address

_ERROR = re.compile(r"#(?:REF!|VALUE!|DIV/0!|N/A|NAME\?|NUM!|NULL!|SPILL!|CALC!)")


@dataclass(frozen=True, slots=True)
class Refreshed:
    """A workbook after some changes."""

    book: Book
    """As it will read: constants, formulas and results."""
    changes: tuple[CellChange, ...]
    """The changes, their formulas with the results that they give."""
    results: tuple[ResultChange, ...]
    """Formulas that stay and give something else now."""
    untold: tuple[Place, ...]
    """Formulas that stay and of which it cannot be told here what they give now."""
    failed: tuple[Place, ...]
    """Changes whose formula gives an error, or of which it cannot be told what it gives."""
    reached: frozenset[str]
    """Sheets with a change, or with a formula that depends on one; all others are as they were."""


def refreshed(book: Book, changes: Sequence[CellChange]) -> Refreshed:
    """Carry out changes on a workbook in memory and calculate what depends on them.

    The `value` of a change that has a formula is not looked at. Results that were old before and
    have nothing to do with the changes stay as they are.
    """
    wanted = {_spot(change): change for change in changes}
    working = with_addresses(_changed(book, wanted))
    waiting = dependants(working, wanted)
    unsettled = _forgetting(working, waiting | {s for s in wanted if wanted[s].formula is not None})
    calculator = Calculator(unsettled)
    names = {grid.name: at for at, grid in enumerate(book.grids)}

    def given(spot: Spot) -> Result:
        value = calculator.given(spot.sheet, spot.row, spot.column)
        return Fault(value) if isinstance(value, str) and _ERROR.fullmatch(value) else value

    settled: dict[Spot, Result] = {}
    failed: list[Place] = []
    for spot, change in wanted.items():
        value = change.value if change.formula is None else given(spot)
        settled[spot] = value
        if change.formula is not None and (value is None or isinstance(value, Fault)):
            failed.append(_place(spot))
    results: list[ResultChange] = []
    untold: list[Place] = []
    for spot in sorted(waiting - wanted.keys(), key=lambda s: (names[s.sheet], s.row, s.column)):
        cell = book.grids[names[spot.sheet]].cell(spot.row, spot.column)
        if cell.formula is None:
            continue  # a part of an array formula, which is named itself
        value = None if _fills(cell) else given(spot)
        if value is None:
            untold.append(_place(spot))
        elif not _is_stored(cell, value):
            results.append(ResultChange(*spot, value))
    told = tuple(change._replace(value=settled[spot]) for spot, change in wanted.items())
    after = _with_results(_changed(book, {_spot(change): change for change in told}), results)
    reached = frozenset(spot.sheet for spot in (*wanted, *waiting))
    return Refreshed(after, told, tuple(results), tuple(untold), tuple(failed), reached)


def _with_results(book: Book, results: Iterable[ResultChange]) -> Book:
    wanted = {Spot(result.sheet, result.row, result.column): result for result in results}
    return _with_cells(
        book, {spot: _holding(_at(book, spot), result.value) for spot, result in wanted.items()}
    )


def _changed(book: Book, changes: Mapping[Spot, CellChange]) -> Book:
    return _with_cells(
        book, {spot: _cell(_at(book, spot), change) for spot, change in changes.items()}
    )


def _cell(present: Cell, change: CellChange) -> Cell:
    look = present.number_format if change.number_format is None else change.number_format
    return _holding(Cell(Kind.BLANK, None, change.formula, look), change.value)


def _holding(cell: Cell, value: Result) -> Cell:
    """Give a cell with another constant or result."""
    if isinstance(value, Fault):
        return cell._replace(kind=Kind.ERROR, value=value.code)
    kind = Kind.TEXT
    if value is None:
        kind = Kind.BLANK if cell.formula is None else Kind.NOT_CALCULATED
    elif isinstance(value, bool):
        kind = Kind.BOOLEAN
    elif isinstance(value, Decimal):
        kind = Kind.DATE if cell.kind is Kind.DATE else Kind.NUMBER
    return cell._replace(kind=kind, value=value)


def _is_stored(cell: Cell, value: Result) -> bool:
    if isinstance(value, Fault):
        return cell.kind is Kind.ERROR and cell.value == value.code
    return cell.kind is not Kind.ERROR and same(cell.value, value)


def _forgetting(book: Book, spots: Iterable[Spot]) -> Book:
    """Give a workbook in which nobody has calculated some cells; large arrays nobody can."""
    cells = {spot: _at(book, spot) for spot in spots}
    return _with_cells(
        book,
        {
            spot: cell._replace(
                kind=Kind.NOT_CALCULATED, value=None, formula=None if _fills(cell) else cell.formula
            )
            for spot, cell in cells.items()
        },
    )


def _fills(cell: Cell) -> bool:
    """Tell whether an array formula fills more cells than its own."""
    return cell.array is not None and ":" in cell.array


def _with_cells(book: Book, cells: Mapping[Spot, Cell]) -> Book:
    by_sheet: dict[str, dict[int, dict[int, Cell]]] = {}
    for (sheet, row, column), cell in cells.items():
        by_sheet.setdefault(sheet, {}).setdefault(row, {})[column] = cell
    grids = []
    for grid in book.grids:
        changed = by_sheet.get(grid.name)
        if changed:
            rows: dict[int, Row] = dict(grid.rows)
            for row, own in changed.items():
                rows[row] = dict(sorted({**grid.rows.get(row, {}), **own}.items()))
            grids.append(replace(grid, rows=dict(sorted(rows.items()))))
        else:
            grids.append(grid)
    return replace(book, grids=tuple(grids))


def _at(book: Book, spot: Spot) -> Cell:
    return book.grid(spot.sheet).cell(spot.row, spot.column)


def _spot(change: CellChange) -> Spot:
    return Spot(change.sheet, change.row, change.column)


def _place(spot: Spot) -> Place:
    return Place(spot.sheet, address(spot.row, spot.column))
