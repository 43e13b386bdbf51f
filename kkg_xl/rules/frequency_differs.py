"""See docs/rules/frequency-differs.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from kkg_xl.domain.claims import claims_of, times_a_week
from kkg_xl.domain.days import on
from kkg_xl.domain.text import Message, Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

_DIFFERS = Text(
    "Tertulis {times} kali seminggu; menurut jadwal lain pada minggu {weeks}.",
    "It says {times} times a week; the schedule differs in the week of {weeks}.",
)
_WEEK = Text("{monday} ({times} kali)", "{monday} ({times} times)")


def frequency_differs(workbook: Workbook) -> Iterator[Flag]:
    """A sentence says how often a week something is held, and the schedule has it otherwise."""
    for timetable in workbook.timetables:
        days = sorted({day.date for day in timetable.days if day.date is not None})
        for statement in claims_of(workbook, timetable, of_weeks=True):
            times = times_a_week(statement.text)
            weeks = [] if times is None or not days else _otherwise(days, times)
            if weeks and times is not None:
                yield Flag(statement.at, say(_DIFFERS, times=times, weeks=tuple(weeks)))


def _otherwise(days: Sequence[date], times: int) -> list[Message]:
    """Give the weeks with another number; the first and the last may be cut short."""
    counted = Counter(_monday(day) for day in days)
    first, last = _monday(days[0]), _monday(days[-1])
    mondays = [first + timedelta(weeks=week) for week in range((last - first).days // 7 + 1)]
    return [
        say(_WEEK, monday=on(monday), times=counted[monday])
        for monday in mondays
        if counted[monday] > times or (counted[monday] < times and first < monday < last)
    ]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
