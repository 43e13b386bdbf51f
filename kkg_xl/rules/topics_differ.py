"""See docs/rules/topics-differ.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kkg_xl.domain.figures import Place
from kkg_xl.domain.naming import brief, listed
from kkg_xl.domain.scheduled import compared
from kkg_xl.domain.text import Message, Text, say
from kkg_xl.domain.topics_told import Listed, listed_topics
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
_UNNAMED = Text(
    "Materi yang disebut di sini tidak memuat yang ada di struktur program: {missing}. Lengkapi, "
    "atau jelaskan mengapa tidak disampaikan.",
    "The topics named here leave out what the programme has: {missing}. Complete them, or explain "
    "why it was not taught.",
)
_UNKNOWN = Text(
    "Disebut sebagai materi di sini, tidak ada di struktur program maupun jadwal: {unknown}.",
    "Named as topics here, but neither in the programme nor in the schedule: {unknown}.",
)
_BOTH = Text(
    "Materi yang disebut di sini lain daripada di struktur program; tidak disebut: {missing}; "
    "tidak ada di sana: {unknown}.",
    "The topics named here are others than in the programme; not named: {missing}; not there: "
    "{unknown}.",
)


def topics_differ(workbook: Workbook) -> Iterator[Flag]:
    """A topic of the programme is not in the schedule or the report, or the other way round."""
    for told in listed_topics(workbook):
        yield Flag(
            told.statement.at,
            _sentence(told),
            severity=Severity.INFO if told.is_open else None,
        )
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


def _sentence(told: Listed) -> Message:
    """Say what a sentence leaves out of the programme, and what it adds."""
    missing, unknown = ([brief(topic) for topic in each] for each in (told.missing, told.unknown))
    if not unknown:
        return say(_UNNAMED, missing=listed(missing))
    if not missing:
        return say(_UNKNOWN, unknown=listed(unknown))
    return say(_BOTH, missing=listed(missing), unknown=listed(unknown))


def _told(text: Text, missing: Sequence[tuple[Place, str]]) -> Iterator[Flag]:
    """Tell them cell by cell: several topics may be stacked in one."""
    for at in dict.fromkeys(place for place, _ in missing):
        titles = [brief(title) for place, title in missing if place == at]
        yield Flag(at, say(text, topics=listed(titles)))
