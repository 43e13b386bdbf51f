"""Dates: Excel's serial numbers, which count from 1900 or, in old books of a Mac, from 1904."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal

from kkg_xl.sheets.formula_signatures import Function, of_ranges
from kkg_xl.sheets.formula_site import Raw, Site
from kkg_xl.sheets.formula_values import NUMBER, CannotTellError, Fault, Value, shown, to_number

_EPOCH = date(1899, 12, 30)
_FROM_1904 = 1462
"""Days between the two ways to count."""
_FIRST_SAFE = 61
"""1 March 1900; before it Excel counts a 29 February that never was."""
_LAST = 2_958_465
"""31 December 9999, the last date of Excel."""


def _date(site: Site, *raws: Raw) -> Value:
    parts = []
    for raw in raws:
        number = to_number(site.single(raw))
        if isinstance(number, Fault):
            return number
        if abs(number) > _LAST:
            return NUMBER
        parts.append(int(shown(number).to_integral_value(ROUND_FLOOR)))
    year, month, day = parts
    years, months = divmod(month - 1, 12)
    year += years + (1900 if year < 1900 else 0)  # noqa: PLR2004 -- Excel's rule for short years
    if not 1901 <= year <= 9999:  # noqa: PLR2004 -- where both ways to count agree
        raise CannotTellError
    serial = (date(year, months + 1, 1) - _EPOCH).days + day - 1
    if not _FIRST_SAFE <= serial <= _LAST:
        raise CannotTellError
    return Decimal(serial - (_FROM_1904 if site.sight.book.date1904 else 0))


def _part(name: str) -> Function:
    def give(site: Site, raw: Raw) -> Value:
        number = to_number(site.single(raw))
        if isinstance(number, Fault):
            return number
        serial = number + (_FROM_1904 if site.sight.book.date1904 else 0)
        if not _FIRST_SAFE <= serial <= _LAST:
            raise CannotTellError
        day = _EPOCH + timedelta(days=int(serial))
        return Decimal(int(getattr(day, name)))

    return of_ranges(1, 1, give)


def day(serial: Decimal, *, date1904: bool = False, early: bool = False) -> date | None:
    """Give the day of a serial number; `None` where it is none of these times: 1990 to 2100.

    A day on which somebody was born may be an `early` one, from March 1900 on.

    >>> day(Decimal(45731)), day(Decimal(20000)), day(Decimal(20000), early=True)
    (datetime.date(2025, 3, 15), None, datetime.date(1954, 10, 3))
    """
    if not (_FIRST_SAFE if early else _FIRST_LIKELY) <= serial <= _LAST_LIKELY:
        return None
    return _EPOCH + timedelta(days=int(serial) + (_FROM_1904 if date1904 else 0))


_FIRST_LIKELY, _LAST_LIKELY = 32_000, 73_415


DATES: dict[str, Function] = {
    "DATE": of_ranges(3, 3, _date),
    "YEAR": _part("year"),
    "MONTH": _part("month"),
    "DAY": _part("day"),
}
