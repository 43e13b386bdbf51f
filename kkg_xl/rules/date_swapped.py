"""See docs/rules/date-swapped.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from kkg_xl.domain.days import on
from kkg_xl.domain.ordering import astray
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

_SWAPPED = Text(
    "{day} tidak urut, {other} urut: hari dan bulan tampaknya tertukar.",
    "{day} is out of order, {other} is not: day and month seem to be swapped.",
)


def date_swapped(workbook: Workbook) -> Iterator[Flag]:
    """A date of a schedule goes with the others only if day and month change places."""
    for timetable in workbook.timetables:
        dated = [(day.at, day.date) for day in timetable.days if day.date is not None]
        days = [day for _, day in dated]
        for position in astray(days):
            at, day = dated[position]
            other = _swapped(day)
            if other is not None and _fits(days, position, other):
                yield Flag(at, say(_SWAPPED, day=on(day), other=on(other)))


def _swapped(day: date) -> date | None:
    if day.day > 12 or day.day == day.month:  # noqa: PLR2004 -- there are twelve months
        return None
    return day.replace(month=day.day, day=day.month)


def _fits(days: Sequence[date], position: int, other: date) -> bool:
    """Tell whether a date lies between those beside it."""
    before, after = days[position - 1 : position], days[position + 1 : position + 2]
    return all(day < other for day in before) and all(other < day for day in after)
