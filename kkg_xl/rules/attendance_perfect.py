"""See docs/rules/attendance-perfect.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.attending import Attendance
from kkg_xl.domain.presence import Presence
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.INFO

_PERFECT = Text(
    "{people} orang hadir semua pada {sessions} pertemuan. Cocokkan dengan tanda tangannya.",
    "{people} persons were all present at {sessions} sessions. Compare with the signatures.",
)
_COPIED = Text(
    "Tanda {sessions} pertemuan sama persis untuk {people} orang, juga yang tidak hadir. Cocokkan "
    "dengan tanda tangannya.",
    "The marks of {sessions} sessions are exactly alike for {people} persons, those away too. "
    "Compare with the signatures.",
)
_FEWEST_PEOPLE = 10
_FEWEST_SESSIONS = 4


def attendance_perfect(workbook: Workbook) -> Iterator[Flag]:
    """Everybody was at every session, or all sessions have the very same marks."""
    for attendance in workbook.attendances:
        people, sessions = len(attendance.attendees), len(attendance.sessions)
        if people < _FEWEST_PEOPLE or sessions < _FEWEST_SESSIONS:
            continue
        text = _said(attendance)
        if text is not None:
            message = say(text, people=people, sessions=sessions)
            yield Flag(attendance.sessions[0].at, message)


def _said(attendance: Attendance) -> Text | None:
    rows = [{marked.presence for marked in each.marks} for each in attendance.attendees]
    if any(len(row) > 1 or row & {None, Presence.BLANK} for row in rows):
        return None
    return _PERFECT if all(row == {Presence.PRESENT} for row in rows) else _COPIED
