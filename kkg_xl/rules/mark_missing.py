"""See docs/rules/mark-missing.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.attending import Attendance
from kkg_xl.domain.everybody import named
from kkg_xl.domain.naming import brief, listed
from kkg_xl.domain.presence import Presence
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.INFO

_MISSING = Text(
    "{session}: belum diisi untuk {count} dari {all} orang ({names}). Kosong tidak dihitung hadir "
    "maupun tidak hadir; isilah H, S, I atau A.",
    "{session}: not filled in for {count} of {all} persons ({names}). A blank counts neither as "
    "present nor as absent; fill in H, S, I or A.",
)


def mark_missing(workbook: Workbook) -> Iterator[Flag]:
    """A session has marks for some people and none for others."""
    for attendance in workbook.attendances:
        yield from _of(attendance)


def _of(attendance: Attendance) -> Iterator[Flag]:
    for nth, session in enumerate(attendance.sessions):
        # Who stands in another list only has no cell here that could be filled in.
        own = [each for each in attendance.attendees if each.marks[nth].at != each.person.at]
        blank = [each for each in own if each.marks[nth].presence is Presence.BLANK]
        if blank and len(blank) < len(own):
            message = say(
                _MISSING,
                session=brief(session.label),
                count=len(blank),
                all=len(own),
                names=listed([named(each.person) for each in blank]),
            )
            yield Flag(blank[0].marks[nth].at, message)
