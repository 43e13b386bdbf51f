"""See docs/rules/activity-on-holiday.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.days import on
from kkg_xl.domain.holidays import holiday
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

_OFF = Text(
    "{day} adalah {name}; pastikan kegiatan benar dilaksanakan pada hari itu.",
    "{day} is {name}; make sure that the activity was held on that day.",
)


def activity_on_holiday(workbook: Workbook) -> Iterator[Flag]:
    """An activity of a schedule falls on a Sunday or a national holiday."""
    for timetable in workbook.timetables:
        for day in timetable.days:
            name = None if day.date is None else holiday(day.date)
            if day.date is not None and name is not None:
                yield Flag(day.at, say(_OFF, day=on(day.date), name=name), cause=name.id)
