"""See docs/rules/weekday-differs.md."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kkg_xl.domain.days import on
from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.weekdays import told_weekdays, weekday_of
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR

_DIFFERS = Text("{day} adalah hari {right}, bukan {stated}.", "{day} is a {right}, not a {stated}.")
_NAMES = {
    "senin": Text("Senin", "Monday"),
    "selasa": Text("Selasa", "Tuesday"),
    "rabu": Text("Rabu", "Wednesday"),
    "kamis": Text("Kamis", "Thursday"),
    "jumat": Text("Jumat", "Friday"),
    "sabtu": Text("Sabtu", "Saturday"),
    "minggu": Text("Minggu", "Sunday"),
}


def weekday_differs(workbook: Workbook) -> Iterator[Flag]:
    """A date is said to be another weekday than it is in the calendar."""
    for at, day, weekday in _told(workbook):
        if weekday != weekday_of(day):
            right, stated = _NAMES[weekday_of(day)], _NAMES[weekday]
            yield Flag(at, say(_DIFFERS, day=on(day), right=right, stated=stated))


def _told(workbook: Workbook) -> Iterator[tuple[Place, date, str]]:
    for timetable in workbook.timetables:
        for day in timetable.days:
            if day.date is not None and day.weekday:
                yield day.at, day.date, day.weekday
    for statement in workbook.statements:
        for day_, weekday in told_weekdays(statement.text):
            yield statement.at, day_, weekday
