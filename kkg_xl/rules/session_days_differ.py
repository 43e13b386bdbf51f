"""See docs/rules/session-days-differ.md."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kkg_xl.domain.days import on
from kkg_xl.domain.naming import brief
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.timetable import Timetable
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR

_UNSCHEDULED = Text(
    "{session}: tanggal {day} tidak ada di jadwal (lembar {sheet}). Perbaiki tanggal daftar hadir "
    "atau jadwalnya.",
    "{session}: {day} is not in the schedule (sheet {sheet}). Mend the date of the attendance or "
    "that of the schedule.",
)
_UNATTENDED = Text(
    "{day} ada di jadwal, tetapi tidak ada daftar hadirnya.",
    "{day} is in the schedule, but there is no attendance of it.",
)


def session_days_differ(workbook: Workbook) -> Iterator[Flag]:
    """A session of the attendance is on a day that the schedule does not have, or the reverse.

    A scheduled day without attendance is a warning: its list may be kept elsewhere.
    """
    sessions = [session for each in workbook.attendances for session in each.sessions]
    held = {session.day for session in sessions if session.day is not None}
    dated = [(each, days) for each in workbook.timetables if (days := _days(each))]
    scheduled = {day for _, days in dated for day in days}
    if not _is_most(held & scheduled, held):
        return  # of another activity
    told: set[date] = set()
    for session in sessions:
        if session.day is None or session.day in scheduled | told:
            continue
        told.add(session.day)
        message = say(
            _UNSCHEDULED,
            session=brief(session.label),
            day=on(session.day),
            sheet=dated[0][0].sheet,
        )
        yield Flag(session.at, message)
    for timetable, days in dated:
        if _is_most(held & days, days):
            yield from _unattended(timetable, held)


def _days(timetable: Timetable) -> set[date]:
    return {day.date for day in timetable.days if day.date is not None}


def _is_most(some: set[date], every: set[date]) -> bool:
    return 2 * len(some) > len(every)


def _unattended(timetable: Timetable, held: set[date]) -> Iterator[Flag]:
    told = set(held)
    for day in timetable.days:
        if day.date is not None and day.date not in told:
            told.add(day.date)
            message = say(_UNATTENDED, day=on(day.date))
            yield Flag(day.at, message, severity=Severity.WARNING)
