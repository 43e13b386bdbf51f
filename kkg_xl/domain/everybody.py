"""Everybody whom a workbook names in its lists, each as often as a list has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kkg_xl.domain.attending import Person
from kkg_xl.domain.naming import brief
from kkg_xl.domain.people import bare_name, identity
from kkg_xl.domain.presenting import persons
from kkg_xl.domain.profile import Detail, Profile
from kkg_xl.domain.text import Field, PersonName, Text, say
from kkg_xl.domain.workbook import Workbook

_PERSON = Text("{number}. {name}", "{number}. {name}")
_SIGNING = (
    (Detail.SUPERVISOR, Detail.SUPERVISOR_ID),
    (Detail.CHAIR, Detail.CHAIR_ID),
    (Detail.TREASURER, Detail.TREASURER_ID),
)


def everybody(workbook: Workbook) -> Iterator[Person]:
    """Give everybody in rosters and attendances, and who signs according to Profil."""
    for roster in workbook.rosters:
        yield from roster.people
    for attendance in workbook.attendances:
        yield from (attendee.person for attendee in attendance.attendees)
    yield from _signing(workbook.profile)


def names_in(workbook: Workbook) -> frozenset[str]:
    """Give the names of all people that a workbook tells of: small letters, without titles."""
    people = [each.person for each in workbook.certificates]
    people += (each.person for roster in workbook.rosters for each in roster.payments)
    told = [each.name for each in (*everybody(workbook), *people)]
    told += (workbook.profile.text(name) for name, _ in _SIGNING)
    presenters = [each.presenter for programme in workbook.programmes for each in programme.topics]
    for timetable in workbook.timetables:
        presenters += (each.presenter for each in timetable.lessons)
        presenters += (each.presenter for each in timetable.key)
    names = {bare_name(name) for name in told}.union(*map(persons, presenters))
    return frozenset(name for name in names if any(map(str.isalpha, name)))


def _signing(profile: Profile) -> Iterator[Person]:
    for name, number in _SIGNING:
        told = profile.details.get(number)
        if told is not None and profile.text(number):
            text = profile.text(number)
            yield Person(told.at, profile.text(name) or text, text, told.at)


def named(person: Person) -> Field:
    """Name a person as the list does: `7. Peserta 07`."""
    number = person.number.strip(" .)")
    if not number.isdecimal():
        return PersonName(brief(person.name))
    return say(_PERSON, number=number, name=PersonName(brief(person.name)))


def alike(person: Person, others: Iterable[Person]) -> Person | None:
    """Find somebody whose name is so alike that it may be the same person's."""
    own = identity(person)
    return next((each for each in others if own.may_be(identity(each))), None)
