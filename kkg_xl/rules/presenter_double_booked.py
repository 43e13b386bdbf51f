"""See docs/rules/presenter-double-booked.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.clock import at as clock
from kkg_xl.domain.days import on
from kkg_xl.domain.naming import brief
from kkg_xl.domain.occupied import Held, at_once
from kkg_xl.domain.presenting import persons
from kkg_xl.domain.subjects import same_topic, told_by
from kkg_xl.domain.text import PersonName, Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR

_TWICE = Text(
    "{who} menyajikan {topic} pada {day} pukul {begins}–{ends}, dan pada waktu itu juga {other} "
    "({place}).",
    "{who} presents {topic} on {day}, {begins}–{ends}, and at the same time {other} ({place}).",
)


def presenter_double_booked(workbook: Workbook) -> Iterator[Flag]:
    """Somebody presents two things at the same time."""
    for one, other in at_once(workbook):
        both = _who(one) & _who(other)
        titles = [told_by(each.timetable, each.lesson.text)[0] for each in (one, other)]
        if not both or one.lesson.at == other.lesson.at or same_topic(*titles):
            continue  # one cell is one room; one topic is the same list printed twice
        day = one.day.date
        message = say(
            _TWICE,
            who=PersonName(brief(_name(other, both))),
            topic=brief(titles[1]),
            day="" if day is None else on(day),
            begins=clock(other.begins),
            ends=clock(other.ends),
            other=brief(titles[0]),
            place=str(one.lesson.at),
        )
        yield Flag(other.lesson.at, message)


def _who(held: Held) -> frozenset[str]:
    return persons(_told(held))


def _told(held: Held) -> str:
    entry = told_by(held.timetable, held.lesson.text)[1]
    return held.lesson.presenter or ("" if entry is None else entry.presenter)


def _name(held: Held, both: frozenset[str]) -> str:
    """Give the name as it stands, where it stands alone."""
    told = _told(held)
    return told if len(persons(told)) == 1 else ", ".join(sorted(both)).title()
