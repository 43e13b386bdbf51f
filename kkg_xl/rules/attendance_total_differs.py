"""See docs/rules/attendance-total-differs.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.attending import Attendee, Count
from kkg_xl.domain.everybody import named
from kkg_xl.domain.marked import Miscount, miscounts
from kkg_xl.domain.naming import brief
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR
YIELDS_TO = ("formula-error", "result-stale")

_COUNTED = {
    Count.PRESENT: Text("kehadiran", "present"),
    Count.SICK: Text("sakit", "sick"),
    Count.EXCUSED: Text("izin", "excused"),
    Count.ABSENT: Text("alpa", "absent"),
    Count.HOURS: Text("JP yang diikuti", "JP attended"),
}
_DIFFERS = Text(
    "{whose}: {counted} tertulis {stated}, padahal menurut tandanya {computed}. Perbaiki jumlahnya "
    "atau tandanya.",
    "{whose}: {counted} is stated as {stated}, but the marks come to {computed}. Mend the total or "
    "the marks.",
)


def attendance_total_differs(workbook: Workbook) -> Iterator[Flag]:
    """A total of an attendance differs from the marks of its row or column."""
    for attendance in workbook.attendances:
        yield from map(_flag, miscounts(attendance))


def _flag(found: Miscount) -> Flag:
    whose = found.tally.whose
    message = say(
        _DIFFERS,
        whose=named(whose.person) if isinstance(whose, Attendee) else brief(whose.label),
        counted=_COUNTED[found.tally.what],
        stated=found.stated,
        computed=found.computed,
    )
    return Flag(found.tally.figure.at, message)
