"""See docs/rules/appointment-implausible.md."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kkg_xl.domain.civil_servants import Appointment, appointment
from kkg_xl.domain.everybody import everybody, named
from kkg_xl.domain.profile import Detail
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING
YIELDS_TO = ("nip-invalid", "number-truncated")

_AGE = Text(
    "{name}: menurut NIP-nya diangkat tahun {year} pada umur {age} tahun; yang lazim {youngest} "
    "sampai {oldest} tahun. Cocokkan dengan SK-nya.",
    "{name}: by the NIP appointed in {year} at the age of {age}; {youngest} to {oldest} is usual."
    " Compare with the letter of appointment.",
)
_LATE = Text(
    "{name}: menurut NIP-nya baru diangkat tahun {year}, sesudah kegiatan tahun {last}. Cocokkan"
    " dengan SK-nya.",
    "{name}: by the NIP appointed only in {year}, after the activities of {last}. Compare with the"
    " letter of appointment.",
)
_YOUNGEST = 17
"""Years: 18 by law (PP 98/2000), and a year less for those who left a teachers' school early."""
_OLDEST = 46
"""Years: 35 by law, 46 for those who had taught without appointment before (PP 48/2005)."""
_OLDEST_ON_CONTRACT = 59
"""Years: contract staff are appointed until one year before they retire (PP 49/2018)."""


def appointment_implausible(workbook: Workbook) -> Iterator[Flag]:
    """A NIP says that somebody was appointed as a child, near retirement, or after the activity."""
    last = _last_year(workbook)
    for person in everybody(workbook):
        told = None if person.as_number else appointment(person.nip)
        if told is None:
            continue
        at, oldest = person.nip_at or person.at, _oldest(told)
        if not _YOUNGEST <= told.age <= oldest:
            message = say(
                _AGE,
                name=named(person),
                year=told.year,
                age=told.age,
                youngest=_YOUNGEST,
                oldest=oldest,
            )
            yield Flag(at, message)
        elif last is not None and told.year > last:
            yield Flag(at, say(_LATE, name=named(person), year=told.year, last=last))


def _oldest(told: Appointment) -> int:
    return _OLDEST_ON_CONTRACT if told.is_contract else _OLDEST


def _last_year(workbook: Workbook) -> int | None:
    """Give the year in which the report was signed, else that of the last activity."""
    signed = workbook.profile.day(Detail.REPORTED)
    days: list[date | None] = [
        signed,
        *(day.date for each in workbook.timetables for day in each.days),
        *(session.day for each in workbook.attendances for session in each.sessions),
    ]
    return max((day.year for day in days if day is not None), default=None)
