"""What the schedule tells of the sessions of an attendance: their days, topics and JP.

An attendance often says no more than P1, P2, …: meetings in the order of the schedule. What the
attendance says itself stands; what cannot be told apart is not told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from kkg_xl.domain.attending import Attendance, Session
from kkg_xl.domain.crediting import filled_in
from kkg_xl.domain.presence import Presence
from kkg_xl.domain.taught import hours_of, is_taught
from kkg_xl.domain.timetable import Lesson, Timetable

_NUMBERED: Final = re.compile(
    r"(?:p|ke|pert(?:emuan)?|sesi|tm|tatap muka)?[ .\-–]*(?:ke[ .\-–]*)?(\d{1,3})",
    re.IGNORECASE,
)


class Meeting(NamedTuple):
    """A day of the schedule, or one lesson of it."""

    day: date | None
    topic: str
    hours: Decimal | None
    """JP; `None` where a list tells none for something of that day."""


def scheduled(sessions: Sequence[Session], timetables: Sequence[Timetable]) -> tuple[Session, ...]:
    """Give the sessions with what the schedule tells of them."""
    days = meetings(timetables)
    lessons = [each for table in timetables for each in _lessons(table)]
    shared = Counter(session.day for session in sessions)
    by_day: dict[date | None, Meeting] = {each.day: each for each in days if each.day is not None}
    if any(session.day is not None for session in sessions):
        return tuple(
            _told(session, by_day.get(session.day) if shared[session.day] == 1 else None)
            for session in sessions
        )
    for known in (days, lessons):
        places = _places(sessions, len(known))
        if places is not None:
            return tuple(
                _told(session, known[place])
                for session, place in zip(sessions, places, strict=True)
            )
    return tuple(sessions)


def effective(kept: Attendance, timetables: Sequence[Timetable]) -> Attendance:
    """Give an attendance with what the schedules tell of its sessions, and no spare ones."""
    blank = [
        all(filled_in(each.marks[nth].presence) is Presence.BLANK for each in kept.attendees)
        for nth in range(len(kept.sessions))
    ]
    count = without_spare(kept.sessions, blank, timetables) or len(kept.sessions)
    return replace(
        kept,
        sessions=scheduled(kept.sessions[:count], timetables),
        attendees=tuple(each._replace(marks=each.marks[:count]) for each in kept.attendees),
    )


def are_apart(sessions: Sequence[Session]) -> bool:
    """Tell whether sessions of several lists can be put side by side: none is there twice."""
    known = [session.day or session.label.casefold() for session in sessions]
    return len(set(known)) == len(known)


def meetings(timetables: Sequence[Timetable]) -> list[Meeting]:
    """Give the days of all schedules with what is taught, by date where all of them tell one."""
    found = [meeting for table in timetables for meeting in _days(table)]
    if any(each.day is None for each in found):
        return found
    return sorted(_merged(found), key=lambda each: each.day or date.min)


def without_spare(
    sessions: Sequence[Session], is_blank: Sequence[bool], timetables: Sequence[Timetable]
) -> int:
    """Tell how many of the sessions count.

    A prepared form has columns for more meetings than there are: those at the end that are empty
    all through, without a day, and beyond the schedule, are none.
    """
    held = len(meetings(timetables))
    count = len(sessions)
    while count > held and is_blank[count - 1] and sessions[count - 1].day is None:
        count -= 1
    return count


def _told(session: Session, meeting: Meeting | None) -> Session:
    if meeting is None:
        return session
    return session._replace(
        day=session.day or meeting.day,
        topic=session.topic or meeting.topic,
        hours=meeting.hours if session.hours is None else session.hours,
    )


def _places(sessions: Sequence[Session], known: int) -> list[int] | None:
    """Give which meeting each session is, by its number; `None` where they do not tell."""
    found = [_NUMBERED.fullmatch(session.label.strip()) for session in sessions]
    numbers = [int(each[1]) - 1 for each in found if each is not None]
    if len(numbers) != len(sessions) or len(set(numbers)) != len(numbers):
        return None
    return numbers if all(0 <= number < known for number in numbers) else None


def _days(table: Timetable) -> Iterator[Meeting]:
    for index, day in enumerate(table.days):
        held = [lesson for lesson in _taught(table) if lesson.day == index]
        if held:
            yield Meeting(day.date, _topics(held, table), hours_of(table, held))


def _lessons(table: Timetable) -> Iterator[Meeting]:
    for lesson in _taught(table):
        yield Meeting(
            table.days[lesson.day].date, _topics([lesson], table), hours_of(table, [lesson])
        )


def _taught(table: Timetable) -> list[Lesson]:
    return [each for each in table.lessons if is_taught(each)]


def _merged(found: Sequence[Meeting]) -> Iterator[Meeting]:
    by_day: dict[date | None, list[Meeting]] = {}
    for each in found:
        by_day.setdefault(each.day, []).append(each)
    for day, held in by_day.items():
        hours = [each.hours for each in held]
        known = [each for each in hours if each is not None]
        total = sum(known, Decimal(0)) if len(known) == len(hours) else None
        yield Meeting(day, "; ".join(dict.fromkeys(each.topic for each in held)), total)


def _topics(lessons: Sequence[Lesson], table: Timetable) -> str:
    key = {entry.code.casefold(): entry.topic for entry in table.key if entry.topic}
    return "; ".join(
        dict.fromkeys(key.get(each.text.casefold(), each.text) or each.text for each in lessons)
    )
