"""See docs/rules/participants-differ.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kkg_xl.domain.attending import Attendance, Person, Roster
from kkg_xl.domain.everybody import alike, named
from kkg_xl.domain.gathering import among
from kkg_xl.domain.naming import brief
from kkg_xl.domain.text import PersonName, Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR

_UNREGISTERED = Text(
    "{name}: ada di daftar hadir, tetapi tidak ada di daftar peserta (lembar {sheet}). "
    "Daftarkan, atau perbaiki namanya.",
    "{name}: is in the attendance, but not in the list of participants (sheet {sheet}). "
    "Register the person, or mend the name.",
)
_ALIKE = Text(
    "{name}: tidak ada di daftar peserta, tetapi mirip {other} di {place}. Bila orangnya sama, "
    "samakan namanya.",
    "{name}: is not in the list of participants, but much like {other} at {place}. If it is one "
    "person, write the name alike.",
)
_UNLISTED = Text(
    "{name}: terdaftar sebagai peserta, tetapi tidak ada di daftar hadir (lembar {sheet}).",
    "{name}: is registered as a participant, but not in the attendance (sheet {sheet}).",
)
_FEWEST = 2
_MOST_OF = 4
"""A roster that lacks a quarter of those who came, or of which a quarter never came, is another
list: that of all members, of one school, of those who organised it."""


def participants_differ(workbook: Workbook) -> Iterator[Flag]:
    """Somebody in the attendance is no registered participant, or the other way round.

    A name that is much like a registered one is a warning.
    """
    rosters = [roster for roster in workbook.rosters if not roster.paid]
    for attendance in workbook.attendances:
        yield from _compared(attendance, rosters)


def _compared(attendance: Attendance, rosters: Sequence[Roster]) -> Iterator[Flag]:
    came = [attendee.person for attendee in attendance.attendees]
    registered = [person for roster in rosters for person in roster.people]
    strangers = _missing(came, registered)
    if not _is_same_group(strangers, came):
        return
    absentees = [
        person
        for roster in rosters
        if _is_same_group(missing := _missing(roster.people, came), roster.people)
        and 2 * (len(roster.people) - len(missing)) >= len(came)
        for person in missing
    ]
    sheet = next(roster.sheet for roster in rosters)
    for person in strangers:
        other = alike(person, absentees)
        if other is None:
            yield Flag(person.at, say(_UNREGISTERED, name=named(person), sheet=sheet))
            continue
        absentees.remove(other)
        message = say(
            _ALIKE, name=named(person), other=PersonName(brief(other.name)), place=str(other.at)
        )
        yield Flag(person.at, message, severity=Severity.WARNING)
    for person in absentees:
        yield Flag(person.at, say(_UNLISTED, name=named(person), sheet=attendance.sheet))


def _is_same_group(missing: Sequence[Person], people: Sequence[Person]) -> bool:
    """Tell whether two lists are meant to name the same people."""
    return len(people) - len(missing) >= _FEWEST and _MOST_OF * len(missing) <= len(people)


def _missing(people: Sequence[Person], others: Sequence[Person]) -> list[Person]:
    """Give those who do not stand in another list."""
    return [person for person, at in zip(people, among(people, others), strict=True) if at is None]
