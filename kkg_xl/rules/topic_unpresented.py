"""See docs/rules/topic-unpresented.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kkg_xl.domain.ceremonies import is_ceremony
from kkg_xl.domain.figures import Place
from kkg_xl.domain.naming import brief, listed
from kkg_xl.domain.subjects import subjects
from kkg_xl.domain.text import PersonName, Text, say
from kkg_xl.domain.timetable import Timetable
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

_NOBODY = Text("Belum ada penyaji untuk {topics}.", "Nobody presents {topics}.")
_NOTHING = Text(
    "{who} tercatat sebagai penyaji {topic}, tetapi materi itu tidak ada di jadwal.",
    "{who} is to present {topic}, which is not in the schedule.",
)


def topic_unpresented(workbook: Workbook) -> Iterator[Flag]:
    """A topic has no presenter, or a presenter has no topic."""
    for programme in workbook.programmes:
        told = [(topic.at, topic.title, topic.presenter) for topic in programme.topics]
        yield from _unpresented(told)
    for timetable in workbook.timetables:
        if timetable.key:
            yield from _by_key(timetable)
        else:
            listed_ = [
                (lesson.at, lesson.text, lesson.presenter)
                for lesson in timetable.lessons
                if not is_ceremony(lesson.text)
            ]
            yield from _unpresented(listed_)


def _by_key(timetable: Timetable) -> Iterator[Flag]:
    own = subjects(timetable)
    told = [
        (each.lessons[0].at, each.title, "" if each.entry is None else each.entry.presenter)
        for each in own
    ]
    yield from _unpresented(told)
    taught = {each.entry for each in own}
    for entry in timetable.key:
        if entry not in taught and entry.presenter and not is_ceremony(entry.topic):
            yield Flag(
                entry.at,
                say(_NOTHING, who=PersonName(brief(entry.presenter)), topic=brief(entry.topic)),
            )


def _unpresented(told: Sequence[tuple[Place, str, str]]) -> Iterator[Flag]:
    """Tell who is missing where most have somebody: a list without presenters lacks none."""
    missing = [(at, title) for at, title, presenter in told if not presenter]
    if 2 * len(missing) >= len(told):
        return
    for at in dict.fromkeys(place for place, _ in missing):
        yield Flag(
            at, say(_NOBODY, topics=listed([brief(title) for own, title in missing if own == at]))
        )
