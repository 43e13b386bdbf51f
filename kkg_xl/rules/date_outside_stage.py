"""See docs/rules/date-outside-stage.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.days import on
from kkg_xl.domain.profile import Detail
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR
YIELDS_TO = ("date-swapped",)

_BEFORE = Text(
    "{day} lebih awal daripada kegiatan pertama menurut Profil ({begins}).",
    "{day} is before the first activity as Profil has it ({begins}).",
)
_AFTER = Text(
    "{day} lebih akhir daripada kegiatan terakhir menurut Profil ({ends}).",
    "{day} is after the last activity as Profil has it ({ends}).",
)


def date_outside_stage(workbook: Workbook) -> Iterator[Flag]:
    """An activity of a schedule lies outside of the stage that is reported on."""
    begins = workbook.profile.day(Detail.BEGINS)
    ends = workbook.profile.day(Detail.ENDS)
    for timetable in workbook.timetables:
        for day in timetable.days:
            if day.date is None:
                continue
            if begins is not None and day.date < begins:
                yield Flag(day.at, say(_BEFORE, day=on(day.date), begins=on(begins)))
            elif ends is not None and day.date > ends:
                yield Flag(day.at, say(_AFTER, day=on(day.date), ends=on(ends)))
