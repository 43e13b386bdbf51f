"""Names of which nobody but a reader can say whether they are one person's, and what was said.

Two names are doubtful where they are alike and no list has both of them: whoever stands beside
another in one list is another. What somebody answered counts wherever people are told apart, by
name, whatever the list. Answers that contradict each other count for nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import NamedTuple

from kkg_xl.domain.attending import Attendance, Certificate, Person, Roster
from kkg_xl.domain.figures import Place
from kkg_xl.domain.gathering import by_session, gathered
from kkg_xl.domain.people import Identity, Likeness, bare_name, identity, likeness, numbers_in


class Pair(NamedTuple):
    """Two names without titles, in the order of the alphabet."""

    first: str
    second: str


class Doubt(NamedTuple):
    """Two people whose names are alike."""

    person: Person
    other: Person
    """As the earlier of two lists has the name; lists of participants come before all others."""
    alike: Likeness

    @property
    def pair(self) -> Pair:
        """The names by which the doubt is known again."""
        return pair_of(self.person.name, self.other.name)


class Answer(NamedTuple):
    """What somebody said of two names."""

    name: str
    other: str
    is_same: bool | None
    """Whether both are one person's; `None` where that is neither said nor denied."""
    text: str
    """As it stands."""
    at: Place

    @property
    def pair(self) -> Pair:
        """The names by which the doubt is known again."""
        return pair_of(self.name, self.other)


def pair_of(one: str, other: str) -> Pair:
    """Give two names as a pair, whichever of them comes first.

    >>> pair_of("Siti Aminah, S.Pd", "SITI AMINA") == pair_of("Siti Amina", "Siti Aminah")
    True
    """
    return Pair(*sorted((bare_name(one), bare_name(other))))


def doubts(lists: Sequence[Sequence[Person]]) -> list[Doubt]:
    """Give the doubtful pairs of some lists, in the order in which the lists name them."""
    named: dict[str, _Named] = {}
    for number, people in enumerate(lists):
        for person in people:
            own = identity(person)
            known = named.setdefault(own.name, _Named(person))
            known.lists |= 1 << number
            known.identities.append(own)
    # Names with other numbers are never alike, so a list of numbered people takes no time.
    comparable: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in named:
        comparable[numbers_in(name)].append(name)
    order = {name: nth for nth, name in enumerate(named)}
    found = [
        (order[other], order[one], Doubt(named[other].person, named[one].person, alike))
        for names in comparable.values()
        for one, other in combinations(names, 2)
        if (alike := _alike(one, other, named)) is not None
    ]
    return [doubt for _, _, doubt in sorted(found, key=lambda each: each[:2])]


@dataclass(slots=True)
class _Named:
    """All that has one name."""

    person: Person
    """As the first list has it that names it."""
    lists: int = 0
    """A bit for each list that has the name."""
    identities: list[Identity] = field(default_factory=list)


def _alike(one: str, other: str, named: Mapping[str, _Named]) -> Likeness | None:
    first, second = named[one], named[other]
    if first.lists & second.lists:
        return None
    alike = likeness(one, other)
    if alike is None or _are_told(first.identities, second.identities):
        return None
    return alike


def _are_told(some: Sequence[Identity], others: Sequence[Identity]) -> bool:
    """Tell whether numbers or schools say already who is who: all are others, or one is the same.

    Whoever has the same NIP or NUPTK is one, however the name is spelt.
    """
    return all(one.is_other(other) for one in some for other in others) or any(
        own and own == told
        for one in some
        for other in others
        for own, told in ((one.nip, other.nip), (one.nuptk, other.nuptk))
    )


def contradicting(answers: Sequence[Answer]) -> list[Answer]:
    """Give the answers that others contradict.

    One name is said to be that of two people, or two are said to be one and not to be.
    """
    links, several = _links(answers)
    cut = {
        name
        for each in answers
        if each.is_same is False and _last(each.pair.first, links) == _last(each.pair.second, links)
        for name in each.pair
    }
    return [each for each in answers if each.is_same and bare_name(each.name) in several | cut]


def _links(answers: Sequence[Answer]) -> tuple[dict[str, str], set[str]]:
    """Give whom each name belongs to, and the names that would belong to several."""
    said: dict[str, dict[str, str]] = defaultdict(dict)
    for each in answers:
        if each.is_same:
            said[bare_name(each.name)][bare_name(each.other)] = each.other
    several = {name for name, others in said.items() if len(others) > 1}
    return {name: next(iter(of)) for name, of in said.items() if name not in several}, several


def _last(name: str, links: Mapping[str, str]) -> str:
    """Follow the answers from a name to the one that it stands for."""
    passed = [name]
    while (name := links.get(name, name)) not in passed:
        passed.append(name)
    return min(passed[passed.index(name) :])


class Decisions:
    """What was decided of names, for whoever is to be told apart."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        """Take what somebody answered; what is contradicted does not count."""
        wrong = {each.at for each in contradicting(answers)}
        self._links, _ = _links([each for each in answers if each.at not in wrong])
        self._apart: dict[str, set[str]] = defaultdict(set)
        for each in answers:
            if each.is_same is False:
                for one, other in (each.pair, reversed(each.pair)):
                    self._apart[one].add(_last(other, self._links))

    def person(self, person: Person) -> Person:
        """Give somebody with what was decided of the name."""
        name = bare_name(person.name)
        known_as = _last(name, self._links)
        apart = frozenset(self._apart.get(name, ())) | frozenset(self._apart.get(known_as, ()))
        if known_as == name and not apart:
            return person
        return person._replace(known_as=known_as, apart=apart)

    def roster(self, roster: Roster) -> Roster:
        """Give a list of people likewise."""
        return replace(
            roster,
            people=tuple(map(self.person, roster.people)),
            payments=tuple(
                each._replace(person=self.person(each.person)) for each in roster.payments
            ),
        )

    def attendance(self, attendance: Attendance) -> Attendance:
        """Give an attendance likewise; who stood in it under two names has one row."""
        told = replace(
            attendance,
            attendees=tuple(
                each._replace(person=self.person(each.person)) for each in attendance.attendees
            ),
        )
        return gathered(by_session(told))

    def certificate(self, certificate: Certificate) -> Certificate:
        """Give a certificate likewise."""
        return certificate._replace(person=self.person(certificate.person))


def people_of(
    rosters: Sequence[Roster], attendances: Sequence[Attendance]
) -> Iterator[list[Person]]:
    """Give the people of some lists, list by list: those of participants first, payments last."""
    for roster in rosters:
        if not roster.paid:
            yield [*roster.people]
    for attendance in attendances:
        for each in by_session(attendance):
            yield [attendee.person for attendee in each.attendees]
    for roster in rosters:
        if roster.paid:
            yield [*roster.people]
