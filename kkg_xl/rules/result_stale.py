"""See docs/rules/result-stale.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

from kkg_xl.domain.figures import NOT_CALCULATED, CellError, Unreadable, Value
from kkg_xl.domain.naming import brief
from kkg_xl.domain.text import Field, Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR
YIELDS_TO = ("formula-error", "total-counts-twice", "total-omits-lines")

STALE = Text(
    id="Hasil yang tersimpan {stored}, padahal rumus {formula} sekarang menghasilkan {given}. "
    "Tekan Ctrl+Alt+F9, periksa, lalu simpan.",
    en="The stored result is {stored}, but the formula {formula} now gives {given}. "
    "Press Ctrl+Alt+F9, look at it, and save.",
)
NOTHING = Text(id="(kosong)", en="(blank)")
TRUTH = {True: Text(id="TRUE", en="TRUE"), False: Text(id="FALSE", en="FALSE")}

Result: TypeAlias = Decimal | str | bool

_RELATIVE = Decimal("1e-9")
_CENT = Decimal("0.005")
_SMALL = Decimal("1e-6")


def result_stale(workbook: Workbook) -> Iterator[Flag]:
    """A stored result is not what its formula gives."""
    for calculation in workbook.calculations:
        if calculation.given is None or calculation.stored is NOT_CALCULATED:
            continue
        stored = _plain(calculation.stored)
        if _same(stored, calculation.given):
            continue
        message = say(
            STALE,
            stored=_told(stored),
            formula=brief(calculation.formula),
            given=_told(calculation.given),
        )
        yield Flag(
            calculation.at,
            message,
            _amount(stored),
            _amount(calculation.given),
            cause=calculation.at.column,
        )


def _plain(stored: Value | Result) -> Result:
    """Give a stored result as a formula gives it: errors as their code, blank as empty text."""
    match stored:
        case CellError():
            return stored.code
        case Unreadable():
            return stored.text
        case bool() | str() | Decimal():
            return stored
    return ""


def _same(stored: Result, given: Result) -> bool:
    if isinstance(stored, Decimal) and isinstance(given, Decimal):
        slack = max(abs(given) * _RELATIVE, _CENT if abs(given) >= 1 else _SMALL)
        return abs(stored - given) <= slack
    return type(stored) is type(given) and stored == given


def _told(result: Result) -> Field:
    match result:
        case bool():
            return TRUTH[result]
        case str():
            return brief(result) or NOTHING
    return _fine(result)


def _amount(result: Result) -> Decimal | None:
    return _fine(result) if isinstance(result, Decimal) else None


def _fine(result: Decimal) -> Decimal:
    """Give a number fine enough to show a difference, without what binary fractions add."""
    return round(result, 6)
