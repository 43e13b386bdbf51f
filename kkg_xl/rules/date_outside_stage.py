"""See docs/rules/date-outside-stage.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from kkg_xl.domain.days import on
from kkg_xl.domain.figures import Place
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
        dated = [(day.at, day.date) for day in timetable.days if day.date is not None]
        outside = [*_outside(dated, begins, ends)]
        if 2 * len(outside) <= len(dated):  # else it is the schedule of a year, not of the stage
            yield from outside


def _outside(
    dated: Sequence[tuple[Place, date]], begins: date | None, ends: date | None
) -> Iterator[Flag]:
    for at, day in dated:
        if begins is not None and day < begins:
            yield Flag(at, say(_BEFORE, day=on(day), begins=on(begins)))
        elif ends is not None and day > ends:
            yield Flag(at, say(_AFTER, day=on(day), ends=on(ends)))
