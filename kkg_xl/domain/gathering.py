"""One attendance of many lists: who stands in several of them is one person.

People are the same by NIP, else by name where nothing tells them apart. A name that stands twice in
one list is two people's: nobody but a reader can say otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kkg_xl.domain.attending import Attendance, Attendee, Count, Marked, Person
from kkg_xl.domain.figures import Figure
from kkg_xl.domain.people import Identity, identity
from kkg_xl.domain.presence import Presence


def gathered(lists: Sequence[Attendance]) -> Attendance:
    """Make one attendance of several, which must be at least one; sessions keep their order.

    Somebody who does not stand in a list has nothing filled in for its sessions.
    """
    first = lists[0]
    if len(lists) == 1:
        return first
    people = People()
    rows: list[dict[int, Marked]] = []
    stated: dict[tuple[int, Count], Figure] = {}
    begins = 0
    for each in lists:
        for (nth, count), figure in each.stated.items():
            stated[begins + nth, count] = figure
        for attendee, at in zip(each.attendees, people.placed(_persons(each)), strict=True):
            if at == len(rows):
                rows.append({})
            rows[at].update(enumerate(attendee.marks, begins))
        begins += len(each.sessions)
    sessions = tuple(session for each in lists for session in each.sessions)
    attendees = tuple(
        Attendee(
            person,
            tuple(row.get(nth) or Marked(person.at, "", Presence.BLANK) for nth in range(begins)),
        )
        for person, row in zip(people.known, rows, strict=True)
    )
    return Attendance(first.sheet, first.title, first.range, sessions, attendees, stated)


def by_session(attendance: Attendance) -> list[Attendance]:
    """Give the lists of which an attendance was gathered: each session with whom its list names.

    Where every list names everybody it is one list, as a matrix is.
    """
    columns = range(len(attendance.sessions))
    if all(each.is_listed(nth) for each in attendance.attendees for nth in columns):
        return [attendance]
    return [
        replace(
            attendance,
            sessions=(attendance.sessions[nth],),
            attendees=tuple(
                Attendee(each.person, (each.marks[nth],))
                for each in attendance.attendees
                if each.is_listed(nth)
            ),
            stated={
                (0, count): figure for (at, count), figure in attendance.stated.items() if at == nth
            },
        )
        for nth in columns
    ]


def _persons(attendance: Attendance) -> Iterable[Person]:
    return (attendee.person for attendee in attendance.attendees)


def among(people: Iterable[Person], others: Iterable[Person]) -> list[int | None]:
    """Give for each of some people who of the others it is, by index; `None` for nobody.

    Each is looked for alone: one may stand twice among some, and is the same both times.
    """
    known = People()
    known.placed(others)
    return [known.find(person) for person in people]


def distinct(people: Iterable[Person]) -> tuple[Person, ...]:
    """Give everybody once, of a list that names people again and again."""
    known = People()
    for person in people:
        if known.find(person) is None:
            known.placed([person])
    return tuple(known.known)


@dataclass(slots=True)
class People:
    """People as they come, list after list."""

    known: list[Person] = field(default_factory=list)
    """Each as the list has them that names them first."""
    _identities: list[Identity] = field(default_factory=list)
    _by_number: dict[str, int] = field(default_factory=dict)
    _by_name: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def placed(self, people: Iterable[Person]) -> list[int]:
        """Give the index among the known of everybody in one list; new people become known."""
        taken: set[int] = set()
        places = []
        for person in people:
            own = identity(person)
            at = self._find(own, taken)
            if at is None:
                at = len(self.known)
                self.known.append(person)
                self._identities.append(own)
                self._by_name[own.name].append(at)
            for number in filter(None, (own.nip, own.nuptk)):
                self._by_number.setdefault(number, at)
            taken.add(at)
            places.append(at)
        return places

    def find(self, person: Person) -> int | None:
        """Give the index of somebody who is known already."""
        return self._find(identity(person), set())

    def _find(self, own: Identity, taken: set[int]) -> int | None:
        for number in filter(None, (own.nip, own.nuptk)):
            at = self._by_number.get(number)
            if at is not None and at not in taken:
                return at
        return next(
            (
                at
                for at in self._by_name[own.name]
                if at not in taken and not own.is_other(self._identities[at])
            ),
            None,
        )
