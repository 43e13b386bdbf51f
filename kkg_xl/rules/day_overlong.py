"""See docs/rules/day-overlong.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.settings import most_hours_a_day
from kkg_xl.domain.taught import hours_by_day
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.INFO

_OVERLONG = Text(
    "{day}: {hours} JP dalam satu hari, lebih dari {most} JP ({source}).",
    "{day}: {hours} JP on one day, more than {most} JP ({source}).",
)


def day_overlong(workbook: Workbook) -> Iterator[Flag]:
    """A day of a schedule has more JP than people can follow."""
    most, source = most_hours_a_day(workbook.profile)
    for timetable in workbook.timetables:
        for day, hours in hours_by_day(timetable):
            if hours > most:
                message = say(_OVERLONG, day=day.text, hours=hours, most=most, source=source)
                yield Flag(day.at, message)
