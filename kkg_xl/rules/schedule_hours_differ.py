"""See docs/rules/schedule-hours-differ.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.naming import apart, brief
from kkg_xl.domain.scheduled import Match, compared
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR

_DIFFERS = Text(
    "{topic}: jadwal {stated} JP, struktur program ({place}) {computed} JP ({apart} JP).",
    "{topic}: {stated} JP in the schedule, {computed} JP in the programme ({place}; {apart} JP).",
)


def schedule_hours_differ(workbook: Workbook) -> Iterator[Flag]:
    """A topic has other JP in the schedule than in the structure of the programme."""
    for each in compared(workbook):
        for match in each.matches:
            yield from _flags(match)


def _flags(match: Match) -> Iterator[Flag]:
    planned = None if match.topic.hours is None else match.topic.hours.amount
    taught = match.hours
    if planned is None or taught is None or planned == taught:
        return
    if match.goes_on and taught < planned:
        return  # the text may stand for the empty slots below it
    message = say(
        _DIFFERS,
        topic=brief(match.topic.title),
        place=str(match.topic.at),
        stated=Decimal(taught),
        computed=planned,
        apart=apart(taught, planned, rupiah=False),
    )
    yield Flag(match.subjects[0].lessons[0].at, message)
