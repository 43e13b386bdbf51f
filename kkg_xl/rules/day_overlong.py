"""See docs/rules/day-overlong.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.taught import hours_by_day
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.INFO

_OVERLONG = Text(
    "{day}: {hours} JP dalam satu hari, lebih dari {most} JP yang lazim.",
    "{day}: {hours} JP on one day, more than the usual {most} JP.",
)
_MOST = Decimal(10)
"""JP that a day usually has at most; no guideline fixes it."""


def day_overlong(workbook: Workbook) -> Iterator[Flag]:
    """A day of a schedule has more JP than people can follow."""
    for timetable in workbook.timetables:
        for day, hours in hours_by_day(timetable):
            if hours > _MOST:
                yield Flag(day.at, say(_OVERLONG, day=day.text, hours=hours, most=_MOST))
