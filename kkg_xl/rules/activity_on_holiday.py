"""See docs/rules/activity-on-holiday.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.days import on
from kkg_xl.domain.holidays import holiday
from kkg_xl.domain.settings import holidays_of
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

_OFF = Text(
    "{day} adalah {name}; pastikan kegiatan benar dilaksanakan pada hari itu.",
    "{day} is {name}; make sure that the activity was held on that day.",
)
_OWN = Text("hari libur menurut Profil", "a holiday according to Profil")


def activity_on_holiday(workbook: Workbook) -> Iterator[Flag]:
    """An activity of a schedule falls on a Sunday or a holiday, national or the group's own."""
    own = holidays_of(workbook.profile).days
    for timetable in workbook.timetables:
        for day in timetable.days:
            if day.date is None:
                continue
            name = holiday(day.date) or (_OWN if day.date in own else None)
            if name is not None:
                yield Flag(day.at, say(_OFF, day=on(day.date), name=name), cause=name.id)
