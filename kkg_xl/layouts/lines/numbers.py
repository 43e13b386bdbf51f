"""From a cell to a figure: what people mean by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from decimal import Context, Decimal
from math import prod

from kkg_xl.domain.days import on
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

_UNIT = re.compile(
    r"(?:org|orang|pax|hr|hari|jam|menit|bln|bulan|mgg|minggu|th|thn|tahun|kl|kali|keg|kegiatan"
    r"|oh|oj|ok|ob|ls|pkt|paket|set|unit|lot|bh|buah|btg|batang|lbr|lembar|eks|exp|buku|rim|dus|dos"
    r"|box|doos|pak|pack|psg|pasang|ttk|titik|roll|rol|zak|sak|klg|kaleng|pail|bks|bungkus|botol"
    r"|btl|ikat|m|m1|m2|m3|m'|cm|km|ha|kg|gr|gram|ton|kw|l|lt|ltr|liter|rit|trip|pcs|ea|tabung)\.?",
    re.IGNORECASE,
)
_LOOKS_UP = re.compile(r"(?:LOOKUP|MATCH)\(", re.IGNORECASE)
_SHOWN = Context(prec=15)
"""A spreadsheet program keeps binary numbers and means what it shows, 15 digits of them."""
_POWERS = 30
"""No amount, count or share has so many digits before its point, nor so many zeros behind it."""


def meant(value: Decimal) -> Decimal:
    """Give the number that a stored one stands for: 125999.99999999999 is 126000.

    >>> meant(Decimal("125999.99999999999"))
    Decimal('126000.000000000')
    """
    return _SHOWN.plus(value)


def _reckonable(value: Decimal) -> Decimal | Unreadable:
    """Give the number that is meant, unless nobody can have meant it."""
    if value and not -_POWERS < value.adjusted() < _POWERS:
        return Unreadable(f"{value.normalize():.3E}")
    return meant(value)


class Figures:
    """Makes the figures of one table; how its texts write numbers is settled per column."""

    def __init__(
        self,
        grid: Grid,
        calculator: Calculator,
        manners: Mapping[int, Manner],
        undated: Container[int] = (),
        units: Container[int] = (),
    ) -> None:
        """Keep what every figure of the table needs.

        In the columns `undated` a date is no number; in `units` a word is a unit and no number.
        """
        self._grid = grid
        self._calculator = calculator
        self._manners = manners
        self._undated = undated
        self._units = units

    def figure(
        self, row: int, column: int, cell: Cell | None, derivation: Derivation | None = None
    ) -> Figure:
        """Read one cell of a column of numbers."""
        at = Place(self._grid.name, address(row, column))
        if cell is None:
            return Figure(at, None)
        if cell.formula is not None and derivation is not None:
            derivation = self._looked_up(row, column, cell, derivation)
        if cell.kind is _NUMBER or cell.kind is _DATE:
            value: Value = _reckonable(cell.value) if isinstance(cell.value, Decimal) else None
            if cell.kind is _DATE and column in self._undated:
                value = self._dated(cell, value)
            return Figure(at, value, None, derivation)
        if cell.kind is _TEXT:
            value, typed = self.text(str(cell.value), column)
            if column in self._units and _UNIT.fullmatch(str(cell.value).strip()):
                value = None
            return Figure(at, value, None if cell.formula is not None else typed, derivation)
        if cell.kind is _NOT_CALCULATED:
            given = self._calculator.given(self._grid.name, row, column)
            reckoned = _reckonable(given) if isinstance(given, Decimal) else None
            worked_out = reckoned if isinstance(reckoned, Decimal) else None
            return Figure(at, NOT_CALCULATED, None, derivation, worked_out)
        if cell.kind is _ERROR:
            return Figure(at, CellError(str(cell.value)), None, derivation)
        return Figure(at, Unreadable(str(cell.value)) if cell.kind is _BOOLEAN else None)

    def _dated(self, cell: Cell, value: Value) -> Value:
        """Give a date that somebody typed among numbers as what it shows."""
        day = self._calculator.day(value) if isinstance(value, Decimal) else None
        if day is None or cell.formula is not None:
            return value
        return Unreadable(on(day), is_date=True)

    def _looked_up(self, row: int, column: int, cell: Cell, derivation: Derivation) -> Derivation:
        """Mark a formula that looked something up in vain and gives zero."""
        formula = cell.formula or ""
        if cell.value or not _LOOKS_UP.search(formula):
            return derivation
        fell_back = self._calculator.fell_back(self._grid.name, row, column)
        return replace(derivation, fell_back=True) if fell_back else derivation

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
