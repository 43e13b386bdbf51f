"""See docs/rules/person-in-two-places.md."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from kkg_xl.domain.attending import Attendee, Marked, Session
from kkg_xl.domain.days import on
from kkg_xl.domain.everybody import named
from kkg_xl.domain.gathering import People
from kkg_xl.domain.likeness import words
from kkg_xl.domain.naming import brief
from kkg_xl.domain.presence import Presence
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

_BOTH = Text(
    "{name}: hadir di {here} pada {day}, padahal menurut {cell} pada waktu yang sama hadir di "
    "{there}.",
    "{name}: was present at {here} on {day}, but according to {cell} at {there} at the same time.",
)


class _Seen(NamedTuple):
    attendee: Attendee
    marked: Marked
    session: Session


def person_in_two_places(workbook: Workbook) -> Iterator[Flag]:
    """Somebody was present at two places on one day, at times that are not told apart."""
    people = People()
    seen: dict[tuple[int, date], list[_Seen]] = defaultdict(list)
    for attendance in workbook.attendances:
        places = people.placed(attendee.person for attendee in attendance.attendees)
        for attendee, person in zip(attendance.attendees, places, strict=True):
            for marked, session in zip(attendee.marks, attendance.sessions, strict=True):
                if session.day is None or marked.presence is not Presence.PRESENT:
                    continue
                own = _Seen(attendee, marked, session)
                before = seen[person, session.day]
                other = next(
                    (each for each in before if _is_elsewhere(each.session, session)), None
                )
                before.append(own)
                if other is not None:
                    yield _flag(own, other, session.day)


def _is_elsewhere(one: Session, other: Session) -> bool:
    """Tell whether nobody can be at two sessions of one day.

    Where a place is not told, their times must overlap and their topics must be two.
    """
    at_once = _overlap(one, other)
    if at_once is False:
        return False
    if one.place and other.place:
        return words(one.place) != words(other.place)
    topics = words(one.topic), words(other.topic)
    return bool(at_once) and all(topics) and topics[0] != topics[1]


def _overlap(one: Session, other: Session) -> bool | None:
    """Tell whether two sessions go on at one time; `None` where their times are not told."""
    begins, ends, later, last = one.begins, one.ends, other.begins, other.ends
    if begins is None or ends is None or later is None or last is None:
        return None
    return begins < last and later < ends


def _flag(own: _Seen, other: _Seen, day: date) -> Flag:
    message = say(
        _BOTH,
        name=named(own.attendee.person),
        here=_where(own.session),
        day=on(day),
        cell=str(other.marked.at),
        there=_where(other.session),
    )
    return Flag(own.marked.at, message)


def _where(session: Session) -> str:
    """Name where people met, or what they met for where the place is not told."""
    return brief(session.place or session.topic)
