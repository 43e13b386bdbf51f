"""See docs/rules/days-disordered.md."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kkg_xl.domain.days import on
from kkg_xl.domain.figures import Place
from kkg_xl.domain.ordering import astray
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING
YIELDS_TO = ("date-swapped",)

_DISORDERED = Text(
    "{day} tidak urut di antara hari-hari jadwal ini.",
    "{day} is out of order among the days of this schedule.",
)
_TWICE = Text(
    "{day} sudah ada di {cell}; dua hari jadwal bertanggal sama.",
    "{day} stands at {cell} already; two days of the schedule have one date.",
)
_BY_CLASS = 2
"""So many dates that come again make a list one that begins anew for each class."""


def days_disordered(workbook: Workbook) -> Iterator[Flag]:
    """A day of a schedule is out of order, or stands there twice."""
    for timetable in workbook.timetables:
        dated = [(day.at, day.date) for day in timetable.days if day.date is not None]
        wrong = astray([day for _, day in dated])
        repeated = len(dated) - len({day for _, day in dated})
        if repeated >= _BY_CLASS and not timetable.is_grid:
            continue  # kept by class or topic, and not by date
        for position in wrong:
            at, day = dated[position]
            yield Flag(at, say(_DISORDERED, day=on(day)))
        seen: dict[date, Place] = {}
        for position, (at, day) in enumerate(dated):
            first = seen.setdefault(day, at)
            if first != at and position not in wrong:
                yield Flag(at, say(_TWICE, day=on(day), cell=first.cell))
