"""Certificates that were given out, beside what their people attended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from kkg_xl.domain.attending import Attendance, Person, Session
from kkg_xl.domain.crediting import Credit, Terms, credited, possible, terms_of
from kkg_xl.domain.figures import Figure, Place
from kkg_xl.domain.gathering import gathered
from kkg_xl.domain.meetings import are_apart, effective
from kkg_xl.domain.people import Identity, identity
from kkg_xl.domain.workbook import Workbook


class Issued(NamedTuple):
    """A certificate, and what was credited to whom it was given."""

    name: Person
    number: str
    number_at: Place
    hours: Figure | None
    """JP, as a list of certificates states them."""
    credit: Credit
    terms: Terms
    sessions: tuple[Session, ...]


def issued(workbook: Workbook) -> Iterator[Issued]:
    """Give the certificates that have a number, of people whom the attendance surely has."""
    attendance = attended(workbook)
    if attendance is None:
        return
    wished = terms_of(workbook.profile)
    terms = wished._replace(basis=possible(wished.basis, attendance.sessions))
    people = [identity(each.person) for each in attendance.attendees]
    credits_ = credited(attendance, terms.basis)
    for certificate in workbook.certificates:
        at = _only(identity(certificate.person), people)
        if at is not None:
            yield Issued(
                certificate.person,
                certificate.number,
                certificate.at,
                certificate.hours,
                credits_[at],
                terms,
                attendance.sessions,
            )


def attended(workbook: Workbook) -> Attendance | None:
    """Give all attendance of a workbook as one, `None` where there is none or it is unclear."""
    kept = [each for each in workbook.attendances if each.sessions and each.attendees]
    if not kept or not are_apart([session for each in kept for session in each.sessions]):
        return None
    return effective(gathered(kept), workbook.timetables)


def last_day(sessions: tuple[Session, ...]) -> date | None:
    """Give the last day on which something was held, where any is told."""
    return max((each.day for each in sessions if each.day is not None), default=None)


def _only(own: Identity, people: list[Identity]) -> int | None:
    found = [
        at for at, each in enumerate(people) if each.name == own.name and not own.is_other(each)
    ]
    return found[0] if len(found) == 1 else None
