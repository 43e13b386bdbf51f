"""How many were there, day by day, as the attendance of the workbook says.

What is not filled in may have been there: it is never held against anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from kkg_xl.domain.attending import Attendance
from kkg_xl.domain.gathering import gathered
from kkg_xl.domain.presence import Presence
from kkg_xl.domain.timetable import Timetable
from kkg_xl.domain.workbook import Workbook

_AWAY: Final = frozenset({Presence.ABSENT, Presence.SICK, Presence.EXCUSED})


def attended_days(workbook: Workbook, timetables: Sequence[Timetable]) -> Decimal | None:
    """Count person-days at which somebody may have been, on the days of some schedules.

    `None` where there is no attendance, or where it does not have all of these days.
    """
    if not workbook.attendances:
        return None
    attendance = gathered(workbook.attendances)
    held = _days(attendance)
    due = {day.date for each in timetables for day in each.days}
    if due and not due <= set(held):
        return None
    there = {
        (row, day)
        for row, attendee in enumerate(attendance.attendees)
        for day, mark in zip(held, attendee.marks, strict=True)
        if mark.presence not in _AWAY and (not due or day in due)
    }
    return Decimal(len(there)) if there else None


def _days(attendance: Attendance) -> list[date | int | None]:
    """Give the day of each session; sessions without one are days of their own, by number."""
    return [
        session.day if session.day is not None else number
        for number, session in enumerate(attendance.sessions)
    ]
