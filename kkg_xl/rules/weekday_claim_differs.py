"""See docs/rules/weekday-claim-differs.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.claims import claims_of, weekdays_claimed
from kkg_xl.domain.days import on
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.weekdays import weekday_of
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

_DIFFERS = Text(
    "Tertulis hari {weekdays}; {right} dari {count} hari jadwal cocok, yang lain: {others}.",
    "It says {weekdays}; {right} of {count} days of the schedule are, the others: {others}.",
)
_DAY = Text("{weekday} {day}", "{weekday} {day}")


def weekday_claim_differs(workbook: Workbook) -> Iterator[Flag]:
    """A sentence names the weekdays of a schedule, and some of its days are others."""
    for timetable in workbook.timetables:
        days = [day.date for day in timetable.days if day.date is not None]
        for statement in claims_of(workbook, timetable, of_weeks=True):
            claimed = weekdays_claimed(statement.text)
            others = [day for day in days if weekday_of(day) not in claimed]
            if claimed and others:
                named = (say(_DAY, weekday=weekday_of(d).title(), day=on(d)) for d in others)
                message = say(
                    _DIFFERS,
                    weekdays=tuple(day.title() for day in claimed),
                    right=len(days) - len(others),
                    count=len(days),
                    others=tuple(named),
                )
                yield Flag(statement.at, message)
