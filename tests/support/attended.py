"""What was read of attendance lists and rosters, in the few words that tests compare."""

from __future__ import annotations

from kkg_xl.domain.attending import Attendance, Person, Roster
from kkg_xl.domain.presence import Presence
from tests.support.understood import workbook

_LETTERS = {
    Presence.PRESENT: "H",
    Presence.SICK: "S",
    Presence.EXCUSED: "I",
    Presence.ABSENT: "A",
    Presence.ON_DUTY: "D",
    Presence.BLANK: ".",
    None: "?",
}


def attendance(text: str) -> Attendance:
    """Give the only attendance of a workbook."""
    (only,) = workbook(text).attendances
    return only


def roster(text: str) -> Roster:
    """Give the only roster of a workbook."""
    (only,) = workbook(text).rosters
    return only


def people(text: str) -> tuple[Person, ...]:
    """Give the people of the only roster."""
    return roster(text).people


def marks(read: Attendance) -> list[tuple[str, str]]:
    """Give each name with a letter for each session: `.` for what is not filled in."""
    return [
        (each.person.name, "".join(_LETTERS[marked.presence] for marked in each.marks))
        for each in read.attendees
    ]


def labels(read: Attendance) -> list[str]:
    """Give what the sessions are called."""
    return [session.label for session in read.sessions]


def days(read: Attendance) -> list[str]:
    """Give the dates of the sessions; `-` where none is told."""
    return ["-" if session.day is None else str(session.day) for session in read.sessions]
