"""See docs/rules/receiver-absent.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kkg_xl.domain.attending import Attendance, Marked, Person, Roster
from kkg_xl.domain.days import on
from kkg_xl.domain.everybody import alike, named
from kkg_xl.domain.gathering import among
from kkg_xl.domain.naming import brief
from kkg_xl.domain.presence import Presence
from kkg_xl.domain.text import Message, Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR

_UNLISTED = Text(
    "{name}: menerima pembayaran, tetapi tidak ada di daftar hadir (lembar {sheet}).",
    "{name}: received a payment, but is not in the attendance (sheet {sheet}).",
)
_ALIKE = Text(
    "{name}: menerima pembayaran; di daftar hadir hanya ada nama yang mirip, {other} di {place}. "
    "Bila orangnya sama, samakan namanya.",
    "{name}: received a payment; the attendance has only a name much like it, {other} at {place}. "
    "If it is one person, write the name alike.",
)
_ABSENT = Text(
    "{name}: menerima pembayaran untuk {day}, tetapi hari itu tidak hadir ({cell}).",
    "{name}: received a payment for {day}, but was not there on that day ({cell}).",
)
_NEVER = Text(
    "{name}: menerima pembayaran, tetapi tidak pernah hadir ({cell}).",
    "{name}: received a payment, but was never there ({cell}).",
)


def receiver_absent(workbook: Workbook) -> Iterator[Flag]:
    """Somebody received transport for a day without having been there.

    What is not filled in says nothing; a name that is merely much like one is a warning.
    """
    for roster in workbook.rosters:
        attendance = _attendance_of(roster, workbook.attendances) if roster.paid else None
        if attendance is not None:
            yield from _receivers(roster, attendance)


def _places(roster: Roster, attendance: Attendance) -> list[int | None]:
    return among(roster.people, (attendee.person for attendee in attendance.attendees))


def _attendance_of(roster: Roster, attendances: Sequence[Attendance]) -> Attendance | None:
    """Find the attendance that most of the receivers stand in."""
    for attendance in attendances:
        places = _places(roster, attendance)
        if 2 * places.count(None) < len(places):
            return attendance
    return None


def _receivers(roster: Roster, attendance: Attendance) -> Iterator[Flag]:
    for person, at in zip(roster.people, _places(roster, attendance), strict=True):
        if at is None:
            yield _unlisted(person, attendance)
            continue
        away = _away(attendance.attendees[at].marks, roster, attendance)
        if away is not None:
            yield Flag(person.at, _absent(person, away, roster))


def _unlisted(person: Person, attendance: Attendance) -> Flag:
    other = alike(person, (attendee.person for attendee in attendance.attendees))
    if other is None:
        return Flag(person.at, say(_UNLISTED, name=named(person), sheet=attendance.sheet))
    message = say(_ALIKE, name=named(person), other=brief(other.name), place=str(other.at))
    return Flag(person.at, message, severity=Severity.WARNING)


def _away(marks: Sequence[Marked], roster: Roster, attendance: Attendance) -> Marked | None:
    """Give the first mark of somebody who was away at all sessions that were paid for."""
    own = [
        marked
        for marked, session in zip(marks, attendance.sessions, strict=True)
        if roster.day in (None, session.day)
    ]
    away = (Presence.SICK, Presence.EXCUSED, Presence.ABSENT)
    return own[0] if own and all(marked.presence in away for marked in own) else None


def _absent(person: Person, away: Marked, roster: Roster) -> Message:
    if roster.day is None:
        return say(_NEVER, name=named(person), cell=str(away.at))
    return say(_ABSENT, name=named(person), day=on(roster.day), cell=str(away.at))
