"""See docs/rules/topics-differ.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kkg_xl.domain.figures import Place
from kkg_xl.domain.naming import brief, listed
from kkg_xl.domain.scheduled import compared
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

_UNTAUGHT = Text(
    "Ada di struktur program, tidak ada di jadwal: {topics}.",
    "In the programme, but not in the schedule: {topics}.",
)
_UNPLANNED = Text(
    "Ada di jadwal, tidak ada di struktur program: {topics}.",
    "In the schedule, but not in the programme: {topics}.",
)
_RENAMED = Text(
    "{topic} di struktur program dianggap sama dengan {subject} di jadwal ({place}): hanya "
    "keduanya yang tersisa, dan JP-nya sama.",
    "{topic} in the programme is taken to be {subject} of the schedule ({place}): these two alone "
    "are left, and their JP are the same.",
)


def topics_differ(workbook: Workbook) -> Iterator[Flag]:
    """A topic of the programme is not in the schedule, or the other way round."""
    for each in compared(workbook):
        yield from _told(_UNTAUGHT, [(topic.at, topic.title) for topic in each.untaught])
        unplanned = [(subject.lessons[0].at, subject.title) for subject in each.unplanned]
        yield from _told(_UNPLANNED, unplanned)
        for topic, subject in each.renamed:
            message = say(
                _RENAMED,
                topic=brief(topic.title),
                subject=brief(subject.title),
                place=str(subject.lessons[0].at),
            )
            yield Flag(topic.at, message, severity=Severity.INFO)


def _told(text: Text, missing: Sequence[tuple[Place, str]]) -> Iterator[Flag]:
    """Tell them cell by cell: several topics may be stacked in one."""
    for at in dict.fromkeys(place for place, _ in missing):
        titles = [brief(title) for place, title in missing if place == at]
        yield Flag(at, say(text, topics=listed(titles)))
