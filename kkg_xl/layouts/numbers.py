"""From a cell to a figure: what people mean by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Context, Decimal
from math import prod

from kkg_xl.domain.described import read_described
from kkg_xl.domain.figures import (
    NOT_CALCULATED,
    CellError,
    Derivation,
    Figure,
    Place,
    Unreadable,
    Value,
)
from kkg_xl.domain.numerals import Manner, is_dash, manner_of, read_number
from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.grid import Cell, Grid, Kind
from kkg_xl.sheets.refs import address

# A name of the module is found fifteen times as fast as a member of an enum.
_BOOLEAN, _DATE, _ERROR, _NOT_CALCULATED, _NUMBER, _TEXT = (
    Kind.BOOLEAN,
    Kind.DATE,
    Kind.ERROR,
    Kind.NOT_CALCULATED,
    Kind.NUMBER,
    Kind.TEXT,
)

_SHOWN = Context(prec=15)
"""A spreadsheet program keeps binary numbers and means what it shows, 15 digits of them."""


def meant(value: Decimal) -> Decimal:
    """Give the number that a stored one stands for: 125999.99999999999 is 126000.

    >>> meant(Decimal("125999.99999999999"))
    Decimal('126000.000000000')
    """
    return _SHOWN.plus(value)


class Figures:
    """Makes the figures of one table; how its texts write numbers is settled per column."""

    def __init__(self, grid: Grid, calculator: Calculator, manners: Mapping[int, Manner]) -> None:
        """Keep what every figure of the table needs."""
        self._grid = grid
        self._calculator = calculator
        self._manners = manners

    def figure(
        self, row: int, column: int, cell: Cell | None, derivation: Derivation | None = None
    ) -> Figure:
        """Read one cell of a column of numbers."""
        at = Place(self._grid.name, address(row, column))
        if cell is None:
            return Figure(at, None)
        if cell.kind is _NUMBER or cell.kind is _DATE:
            value: Value = meant(cell.value) if isinstance(cell.value, Decimal) else None
            return Figure(at, value, None, derivation)
        if cell.kind is _TEXT:
            value, typed = self.text(str(cell.value), column)
            return Figure(at, value, None if cell.formula is not None else typed, derivation)
        if cell.kind is _NOT_CALCULATED:
            given = self._calculator.given(self._grid.name, row, column)
            worked_out = meant(given) if isinstance(given, Decimal) else None
            return Figure(at, NOT_CALCULATED, None, derivation, worked_out)
        if cell.kind is _ERROR:
            return Figure(at, CellError(str(cell.value)), None, derivation)
        return Figure(at, Unreadable(str(cell.value)) if cell.kind is _BOOLEAN else None)

    def place(self, row: int, column: int) -> Place:
        """Name a cell of this sheet."""
        return Place(self._grid.name, address(row, column))

    def text(self, text: str, column: int) -> tuple[Value, str | None]:
        """Read a text as the column writes numbers: the value, and the text if it is a number."""
        told = text.strip().strip("\u00a0 ")
        if not told or is_dash(told):
            return None, None
        numeral = read_number(told, self._manners.get(column, Manner.UNDECIDED))
        counts = None if numeral is not None else read_counts(told)
        if counts is not None:
            return counts, told  # `45 org x 3` in the column of volumes
        if numeral is None or numeral.unit == "%":
            return Unreadable(told), None
        return numeral.value, told


def read_counts(text: str) -> Decimal | None:
    """Give the product of counts that a cell tells instead of a number.

    >>> read_counts("45 org x 3 hari"), read_counts("sekian")
    (Decimal('135'), None)
    """
    described = read_described(text)
    if described is not None and described.rate is None:
        return prod(described.counts, start=Decimal(1))
    found = _COUNTS.fullmatch(text)
    return None if found is None else Decimal(found[1]) * Decimal(found[2])


_COUNTS = re.compile(r"(\d{1,5})\s*[A-Za-z]{0,12}\s*[x×X*]\s*(\d{1,5})\s*[A-Za-z]{0,12}")


def manners(texts: Mapping[int, Iterable[str]]) -> dict[int, Manner]:
    """Settle for each column in which manner its texts write numbers.

    A column that leaves it open follows the others: one person typed the table.
    """
    settled = {column: manner_of(found) for column, found in texts.items()}
    decided = {manner for manner in settled.values() if manner is not Manner.UNDECIDED}
    if len(decided) == 1:
        (common,) = decided
        return {
            column: common if manner is Manner.UNDECIDED else manner
            for column, manner in settled.items()
        }
    return settled
