"""See docs/rules/meetings-count-differs.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from kkg_xl.domain.claims import Counted, claims_of, counted
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.timetable import Timetable
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR

_DIFFERS = Text(
    "Tertulis {stated} {unit}; jadwal memuat {computed}.",
    "It says {stated} {unit}; the schedule has {computed}.",
)
_UNITS = {"hari": Text("hari", "days"), "pertemuan": Text("pertemuan", "meetings")}


def meetings_count_differs(workbook: Workbook) -> Iterator[Flag]:
    """A sentence tells another number of days or meetings than its schedule has."""
    for timetable in workbook.timetables:
        told = [each for said in claims_of(workbook, timetable) for each in counted(said)]
        for unit, sheet in product(_UNITS, dict.fromkeys(each.at.sheet for each in told)):
            own = [each for each in told if (each.unit, each.at.sheet) == (unit, sheet)]
            computed = _number(timetable, unit)
            if own and computed and computed not in {each.number for each in own}:
                yield _flag(own[0], computed)


def _number(timetable: Timetable, unit: str) -> int:
    """Count what a schedule has of days or of meetings; none where it is not made of them."""
    called = [day for day in timetable.days if "pertemuan" in day.text.casefold()]
    if unit == "pertemuan":
        return len(timetable.days) if called or not timetable.is_grid else 0
    if called or any(day.date is None for day in timetable.days):
        return 0
    return len({day.date for day in timetable.days})


def _flag(claim: Counted, computed: int) -> Flag:
    stated = Decimal(claim.number)
    message = say(_DIFFERS, stated=stated, unit=_UNITS[claim.unit], computed=computed)
    return Flag(claim.at, message)
