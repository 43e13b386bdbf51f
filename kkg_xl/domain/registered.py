"""Who the people of an attendance are, as the lists of people know them: NIP, NUPTK, school.

An attendance often has names alone. They are completed from a list only where it has one person of
that name whom nothing tells apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kkg_xl.domain.attending import Attendance, Person, Roster
from kkg_xl.domain.people import identity


def registered(attendance: Attendance, rosters: Sequence[Roster]) -> Attendance:
    """Give an attendance whose people have what the lists tell of them; names stay as they are."""
    by_name: dict[str, list[Person]] = defaultdict(list)
    for roster in rosters:
        for person in roster.people:
            by_name[identity(person).name].append(person)
    return replace(
        attendance,
        attendees=tuple(
            each._replace(person=_completed(each.person, by_name)) for each in attendance.attendees
        ),
    )


def _completed(person: Person, by_name: dict[str, list[Person]]) -> Person:
    own = identity(person)
    found = [each for each in by_name.get(own.name, ()) if not own.is_other(identity(each))]
    told = {(each.nip, each.nuptk, each.school) for each in found}
    if len(told) != 1:
        return person
    ((nip, nuptk, school),) = told
    return person._replace(
        nip=person.nip or nip, nuptk=person.nuptk or nuptk, school=person.school or school
    )
