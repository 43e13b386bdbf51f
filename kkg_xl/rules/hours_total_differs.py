"""See docs/rules/hours-total-differs.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from kkg_xl.domain.figures import Figure
from kkg_xl.domain.naming import apart, brief
from kkg_xl.domain.text import Field, Text, say
from kkg_xl.domain.timetable import Programme, Topic
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR

_DIFFERS = Text(
    "{name} tertulis {stated} JP, sedangkan materinya berjumlah {computed} JP ({apart} JP).",
    "{name} is stated as {stated} JP, its topics come to {computed} JP ({apart} JP).",
)
_TOTAL = Text("Jumlah struktur program", "The total of the programme")


def hours_total_differs(workbook: Workbook) -> Iterator[Flag]:
    """A group or a programme states other JP than its topics come to."""
    for programme in workbook.programmes:
        for index, group in enumerate(programme.groups):
            own = [topic for topic in programme.topics if topic.group == index]
            if group.hours is not None and own:
                yield from _flags(brief(group.title), group.hours, own)
        if programme.total is not None and not _comes_to(programme.topics, programme.total):
            yield from _flags(_TOTAL, programme.total, (*programme.topics, *_alone(programme)))


def _comes_to(topics: Sequence[Topic], total: Figure) -> bool:
    hours = [topic.hours.amount for topic in topics if topic.hours is not None]
    return sum((each for each in hours if each is not None), Decimal(0)) == total.amount


def _alone(programme: Programme) -> Iterator[Topic]:
    """Give the groups without topics: they are taught as a whole, unless they hold other groups."""
    filled = {topic.group for topic in programme.topics}
    for index, group in enumerate(programme.groups):
        if index not in filled and group.hours is not None:
            yield Topic(group.at, group.title, group.hours)


def _flags(name: Field, stated: Figure, topics: Sequence[Topic]) -> Iterator[Flag]:
    """Compare with the sum; where a topic has no JP yet there is none."""
    hours = [topic.hours.amount for topic in topics if topic.hours is not None]
    told = [each for each in hours if each is not None]
    if stated.amount is None or len(told) < len(topics):
        return
    computed = sum(told, Decimal(0))
    if stated.amount != computed:
        difference = apart(stated.amount, computed, rupiah=False)
        message = say(
            _DIFFERS, name=name, stated=stated.amount, computed=computed, apart=difference
        )
        yield Flag(stated.at, message)
