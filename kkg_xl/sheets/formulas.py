"""Formulas: what they refer to, in which structure, and what they give.

The door to this part. What a formula gives is told from the stored values of the cells that it
refers to, one step, exactly; what cannot be told is `None` and never a guess.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal, DecimalException

from kkg_xl.sheets.formula_arithmetic import arithmetic
from kkg_xl.sheets.formula_arrays import dense, first
from kkg_xl.sheets.formula_circles import circular
from kkg_xl.sheets.formula_compiling import attempted, compiled
from kkg_xl.sheets.formula_dates import day
from kkg_xl.sheets.formula_parsing import Formula, parse, shape
from kkg_xl.sheets.formula_references import Reference, split
from kkg_xl.sheets.formula_site import NeedsError, Place, Sight, Site, Unknown
from kkg_xl.sheets.formula_values import TOLD, ZERO, CannotTellError, Fault, Value
from kkg_xl.sheets.grid import EMPTY_ROW, Book, Cell, Kind

__all__ = ["Calculator", "Formula", "parse", "references", "same", "shape", "split"]

BUDGET = 3_000_000
"""Cells that the formulas of one workbook may look at, about half a second's worth."""


def references(formula: str) -> tuple[Reference, ...]:
    """Give the references of a formula in the order in which they stand."""
    return split(formula)[1]


class Calculator:
    """Tells what the formulas of a workbook give."""

    def __init__(self, book: Book, budget: int = BUDGET) -> None:
        """Take the workbook; after `budget` cells looked at, nothing more is told."""
        self._sight = Sight(book, budget)
        self._circular: frozenset[Place] | None = None

    def given(self, sheet: str, row: int, column: int) -> Decimal | str | bool | None:
        """Tell what the formula in a cell gives; an error by its code, `None` for cannot tell."""
        at = self._sight.sheets.get(sheet.lower())
        if at is None:
            return None
        return self.given_by(self._sight.book.grids[at].cell(row, column), at, row, column)

    def given_by(
        self, cell: Cell, sheet: int, row: int, column: int
    ) -> Decimal | str | bool | None:
        """Tell the same of a cell in hand, by the number of its sheet in the book."""
        formula = cell.formula
        if formula is None:
            return None
        if cell.kind is _NUMBER and cell.array is None:
            number = self._arithmetic(formula, sheet, row, column)
            if number is not None and number == cell.value:
                return number
        place = Place(sheet, row, column)
        value = self._calculated(place, cell)
        told = value.code if isinstance(value, Fault) else value
        if isinstance(told, Unknown):
            return None
        if cell.kind is not Kind.NOT_CALCULATED and not same(cell.value, told):
            return None if self._goes_round(place) else told
        return told

    def fell_back(self, sheet: str, row: int, column: int) -> bool:
        """Tell whether a formula gives what it gives because something was not found.

        That of `IFERROR(VLOOKUP(…),0)`, and of `IF(ISNA(VLOOKUP(…)),0,…)`.
        """
        at = self._sight.sheets.get(sheet.lower())
        formula = None if at is None else self._sight.book.grids[at].cell(row, column).formula
        if at is None or formula is None:
            return False
        skeleton, references = split(formula)
        attempt = attempted(skeleton)
        if attempt is None:
            return False
        site = self._site(Place(at, row, column), references)
        try:
            return isinstance(site.one(attempt(site)), Fault)
        except (CannotTellError, DecimalException, NeedsError, RecursionError):
            return False

    def day(self, serial: Decimal, *, early: bool = False) -> date | None:
        """Give the day that a serial number stands for in this workbook, of these times."""
        return day(serial, date1904=self._sight.book.date1904, early=early)

    def _arithmetic(self, formula: str, sheet: int, row: int, column: int) -> Decimal | None:
        """Calculate a formula the short way, if it takes nothing but single cells with numbers."""
        skeleton, references = split(formula)
        run = arithmetic(skeleton)
        if run is None:
            return None
        rows = self._sight.book.grids[sheet].rows
        numbers: list[Decimal] = []
        for elsewhere, (top, left, _, _), _, _, single, _ in references:
            if elsewhere is not None or not single or (left == column and top == row):
                return None
            cell = rows.get(top, EMPTY_ROW).get(left)
            if cell is None:
                numbers.append(ZERO)
            elif cell.kind is _NUMBER:
                numbers.append(cell.value)  # type: ignore[arg-type] # a number's value is one
            else:
                return None
        try:
            return TOLD.plus(run(numbers))
        except DecimalException:
            return None

    def _calculated(self, place: Place, cell: Cell) -> Value | Unknown:
        if cell.kind is Kind.NOT_CALCULATED and place in self._sight.settled:
            return self._sight.settled[place]
        while True:
            try:
                return self._once(place, cell)
            except NeedsError as needs:
                self._settle(needs.places)

    def _settle(self, wanted: tuple[Place, ...]) -> None:
        """Work out cells that were not calculated, and first those that they need."""
        settled = self._sight.settled
        waiting = list(wanted)
        begun: set[Place] = set()
        while waiting:
            place = waiting[-1]
            if place in settled:
                waiting.pop()
                continue
            try:
                settled[place] = self._once(place, self._cell(place))
            except NeedsError as needs:
                begun.add(place)
                if begun.isdisjoint(needs.places):
                    waiting.extend(needs.places)
                else:
                    settled[place] = Unknown()  # circular

    def _goes_round(self, place: Place) -> bool:
        """Tell whether a formula comes back to its own cell, so that its result is no result."""
        if self._circular is None:
            self._circular = circular(self._precedents())
        return place in self._circular

    def _precedents(self) -> dict[Place, list[Place]]:
        found: dict[Place, list[Place]] = {}
        ways = 0
        for sheet, grid in enumerate(self._sight.book.grids):
            for row, cells in grid.rows.items():
                for column, cell in cells.items():
                    if cell.formula is not None and ways < _MOST_WAYS:
                        place = Place(sheet, row, column)
                        found[place] = self._formulas_behind(place, cell.formula)
                        ways += len(found[place])
        return found

    def _formulas_behind(self, place: Place, formula: str) -> list[Place]:
        site = self._site(place, split(formula)[1])
        found: list[Place] = []
        for index in range(len(site.references)):
            with suppress(CannotTellError):
                found += site.formulas(site.span(index))
        return found

    def _site(self, place: Place, found: tuple[Reference, ...]) -> Site:
        return Site(self._sight, self._sight.book.grids[place.sheet], place, found)

    def _once(self, place: Place, cell: Cell) -> Value | Unknown:
        """Calculate one formula from the cells as they stand."""
        if cell.formula is None:
            return Unknown()
        skeleton, found = split(cell.formula)
        run = compiled(skeleton) if cell.array is None else compiled(skeleton, array=True)
        if run is None:
            return Unknown()
        site = self._site(place, found)
        try:
            value = site.one(run(site)) if cell.array is None else first(dense(site, run(site)))
        except (CannotTellError, DecimalException, RecursionError):
            return Unknown()
        if value is None:
            return ZERO
        return TOLD.plus(value) if type(value) is Decimal else value

    def _cell(self, place: Place) -> Cell:
        return self._sight.book.grids[place.sheet].cell(place.row, place.column)


def same(stored: Decimal | str | bool | None, given: Decimal | str | bool | None) -> bool:  # noqa: FBT001 -- values of cells
    """Tell whether a stored result is what a formula gives, binary rounding apart.

    >>> same(Decimal("0.30000000000000004"), Decimal("0.3")), same("A", "a")
    (True, False)
    """
    if stored == given:
        return type(stored) is type(given)
    if type(stored) is Decimal and type(given) is Decimal:
        return abs(stored - given) <= _tolerance(max(abs(stored), abs(given)))
    return False


def _tolerance(size: Decimal) -> Decimal:
    """Allow a billionth, but never half a rupiah as long as binary numbers are finer than that."""
    return max(_LEAST, min(size * _SHARE, _MOST), size * _COARSE)


_NUMBER = Kind.NUMBER

_MOST_WAYS = 300_000
"""Ways from formula to formula that are followed in search of circles."""

_LEAST, _MOST = Decimal("0.000001"), Decimal("0.005")
_SHARE, _COARSE = Decimal("1e-9"), Decimal("1e-13")
