"""What a cell of the file means: type, style and stored text made into a `Cell`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, NoReturn, TypeAlias

from kkg_xl.hosts.files.reading.styles_part import GENERAL, NumberFormat
from kkg_xl.hosts.files.reading.xml_text import unescaped
from kkg_xl.sheets.grid import Cell, Kind
from kkg_xl.usecases.unreadable import (
    CELL_NOT_A_NUMBER,
    CELL_TYPE_UNKNOWN,
    CELL_WITHOUT_TEXT,
    Cause,
)

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_LONGEST_NUMBER = 400
_ANY_DIGITS = 300
_LARGEST_POWER = 308
"""Numbers of spreadsheets are doubles."""
_MOMENT = re.compile(
    r"(?:(\d{4})-(\d\d)-(\d\d))?(?:T?(\d\d):(\d\d)(?::(\d\d(?:\.\d{1,9})?))?)?Z?", re.ASCII
)
_LONGEST_COUNT = 9
_KEPT_NUMBERS = _KEPT_TEXTS = 20_000
_TRUTH = {"1": True, "true": True, "0": False, "false": False}

Maker: TypeAlias = Callable[[str | None, str | None, str | None], Cell | None]
"""Makes a cell of one type and style of its stored text, its formula and its array range; nothing
of a cell with neither value nor formula. Raises `CellFaultError`."""


class Shape(NamedTuple):
    """How the cells of one type and style are made."""

    make: Maker
    kind: Kind
    code: str
    known: Mapping[str, Decimal | str] | None
    """The values of stored texts where one look-up gives them, as for numbers."""


_cell = tuple.__new__
"""Builds a `Cell` from its five fields in half the time of `Cell(...)`: no keyword handling."""


class CellFaultError(Exception):
    """A cell that cannot be; the reader of the sheet adds which one."""

    def __init__(self, cause: Cause, what: str) -> None:
        """Name the cause and what stands in the cell."""
        self.cause = cause
        self.what = repr(what[:40])
        super().__init__(self.what)


class CellValues(dict[tuple[str, str], Shape]):
    """Shapes of cells by type and style (the attributes `t` and `s`, empty if missing).

    One for a whole workbook, as styles and texts are.
    """

    def __init__(
        self, styles: Sequence[NumberFormat], texts: Sequence[str], *, date1904: bool
    ) -> None:
        """Take what cells refer to."""
        super().__init__()
        self._styles = styles
        self._texts = _Texts(texts)
        self._numbers = _Numbers()
        self._date1904 = date1904

    def trim(self) -> None:
        """Forget the numbers met so far if they have become many."""
        if len(self._numbers) > _KEPT_NUMBERS:
            self._numbers.clear()

    def __missing__(self, type_and_style: tuple[str, str]) -> Shape:
        """Give the shape of a type and style that was not seen before."""
        kind, style = type_and_style
        code, is_date = self._format(style)
        if kind in ("", "n"):
            number = Kind.DATE if is_date else Kind.NUMBER
            shape = Shape(_known_maker(number, self._numbers, code), number, code, self._numbers)
        elif kind == "s":
            # An empty text is no value, which a look-up cannot tell.
            direct = None if self._texts.some_empty else self._texts
            shape = Shape(_known_maker(Kind.TEXT, self._texts, code), Kind.TEXT, code, direct)
        elif kind in ("str", "inlineStr"):
            shape = Shape(_text_maker(code), Kind.TEXT, code, None)
        else:
            shape = Shape(self._maker(kind, code), Kind.BLANK, code, None)
        self[type_and_style] = shape
        return shape

    def _maker(self, kind: str, code: str) -> Maker:
        """Make a maker for the types whose empty value is none."""
        meaning: Callable[[str], tuple[Kind, Decimal | str | bool]] = {
            "b": _truth,
            "e": lambda value: (Kind.ERROR, value.strip()),
            "d": lambda value: (Kind.DATE, _serial(value, date1904=self._date1904)),
        }.get(kind, lambda value: _refuse(kind, value))

        def make(value: str | None, formula: str | None, array: str | None) -> Cell | None:
            if not value:
                return _without_value(formula, code, array)
            return _cell(Cell, (*meaning(value), formula, code, array))

        return make

    def _format(self, style: str) -> NumberFormat:
        """Give the number format of a style; those beyond the list look like `General`."""
        place = _count(style or "0")
        if place is None or place >= len(self._styles):
            return GENERAL
        return self._styles[place]


def _known_maker(kind: Kind, values: Mapping[str, Decimal | str], code: str) -> Maker:
    def make(value: str | None, formula: str | None, array: str | None) -> Cell | None:
        if not value:
            return _without_value(formula, code, array)
        found = values[value]
        if found == "" and formula is None:
            return None
        return _cell(Cell, (kind, found, formula, code, array))

    return make


def _text_maker(code: str) -> Maker:
    def make(value: str | None, formula: str | None, array: str | None) -> Cell | None:
        if value is None:
            return _without_value(formula, code, array)
        if not value and formula is None:
            return None
        return _cell(Cell, (Kind.TEXT, unescaped(value), formula, code, array))

    return make


def _without_value(formula: str | None, code: str, array: str | None) -> Cell | None:
    if formula is None:
        return None
    return _cell(Cell, (Kind.NOT_CALCULATED, None, formula, code, array))


def _truth(value: str) -> tuple[Kind, bool]:
    if value not in _TRUTH:
        return _refuse("b", value)
    return Kind.BOOLEAN, _TRUTH[value]


def _refuse(kind: str, value: str) -> NoReturn:
    raise CellFaultError(CELL_TYPE_UNKNOWN, f"{kind}: {value}")


def _count(text: str) -> int | None:
    """Read a count such as an index; nothing for what is none."""
    usual = text.isascii() and text.isdecimal() and len(text) <= _LONGEST_COUNT
    return int(text) if usual else None


def _serial(moment: str, *, date1904: bool) -> Decimal:
    """Count the days of an ISO date and time as number cells count them."""
    match = _MOMENT.fullmatch(moment)
    if match is None:
        raise CellFaultError(CELL_NOT_A_NUMBER, moment)
    year, month, day, hour, minute, second = match.groups()
    days = Decimal(0)
    if year:
        try:
            ordinal = date(int(year), int(month), int(day)).toordinal()
        except ValueError as error:
            raise CellFaultError(CELL_NOT_A_NUMBER, moment) from error
        days = Decimal(ordinal - _day_zero(ordinal, date1904=date1904))
    if hour:
        seconds = int(hour) * 3600 + int(minute) * 60 + Decimal(second or 0)
        days += (seconds / 86400).quantize(Decimal("1e-11"))
    return days


def _day_zero(ordinal: int, *, date1904: bool) -> int:
    if date1904:
        return date(1904, 1, 1).toordinal()
    zero = date(1899, 12, 30).toordinal()
    # Lotus 1-2-3 and after it Excel have a 29 February 1900, so days before it count one less.
    return zero if ordinal >= date(1900, 3, 1).toordinal() else zero + 1


def _number(text: str) -> Decimal:
    if len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        raise CellFaultError(CELL_NOT_A_NUMBER, text)
    number = Decimal(text)
    if number and number.adjusted() > _LARGEST_POWER:
        raise CellFaultError(CELL_NOT_A_NUMBER, text)
    return number


class _Texts(dict[str, str]):
    """Shared texts by their index as cells write it. Raises `CellFaultError`."""

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__(zip(map(str, range(_KEPT_TEXTS)), texts, strict=False))
        self._texts = texts
        self.some_empty = "" in texts

    def __missing__(self, index: str) -> str:
        place = _count(index)
        if place is None or place >= len(self._texts):
            raise CellFaultError(CELL_WITHOUT_TEXT, index)
        return self._texts[place]


class _Numbers(dict[str, Decimal]):
    """Numbers by their text, each exactly what is written. Raises `CellFaultError`."""

    def __missing__(self, text: str) -> Decimal:
        usual = text.isdecimal() and text.isascii() and len(text) <= _ANY_DIGITS
        number = self[text] = Decimal(text) if usual else _number(text)
        return number
