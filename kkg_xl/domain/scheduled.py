"""Structures of programmes held against the schedules that teach them.

A schedule belongs to the structure with which it has most topics in common. Of two schedules for
one structure, each teaches a part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.subjects import Subject, likeness_of, same_topic, subjects
from kkg_xl.domain.taught import Measure, length_of_an_hour, may_be_hour, measured, together
from kkg_xl.domain.timetable import Programme, Timetable, Topic
from kkg_xl.domain.workbook import Workbook


class Match(NamedTuple):
    """A topic of a structure and what a schedule teaches of it."""

    topic: Topic
    subjects: tuple[Subject, ...]
    hours: Decimal | None
    """JP in the schedule; `None` where they cannot be told."""
    goes_on: bool = False
    """Whether there may be more of it, in slots where nothing stands."""


class Compared(NamedTuple):
    """One structure beside its schedules."""

    programme: Programme
    timetables: tuple[Timetable, ...]
    matches: tuple[Match, ...]
    untaught: tuple[Topic, ...]
    """Topics that no schedule has."""
    unplanned: tuple[Subject, ...]
    """Subjects that the structure does not have."""
    renamed: tuple[tuple[Topic, Subject], ...] = ()
    """The one topic and the one subject that are left, of as many JP: most likely the same."""


def compared(workbook: Workbook) -> Iterator[Compared]:
    """Give each structure that has schedules, beside them."""
    taught = {index: subjects(each) for index, each in enumerate(workbook.timetables)}
    chosen: dict[int, list[int]] = {}
    for index, own in taught.items():
        program = _of_programme(own, workbook.programmes)
        if program is not None:
            chosen.setdefault(program, []).append(index)
    for program, indexes in chosen.items():
        tables = tuple(workbook.timetables[index] for index in indexes)
        pairs = [(workbook.timetables[index], each) for index in indexes for each in taught[index]]
        yield _compared(workbook.programmes[program], tables, pairs)


def _of_programme(own: Sequence[Subject], programmes: Sequence[Programme]) -> int | None:
    """Choose the structure that has most of a schedule's subjects, at least half of them."""
    shared = [
        (sum(any(same_topic(t.title, each.title) for t in program.topics) for each in own), -index)
        for index, program in enumerate(programmes)
    ]
    most, index = max(shared, default=(0, 0))
    return -index if most and 2 * most >= len(own) else None


def _compared(
    programme: Programme,
    timetables: tuple[Timetable, ...],
    own: Sequence[tuple[Timetable, Subject]],
) -> Compared:
    found: dict[int, list[tuple[Timetable, Subject]]] = {}
    left: list[tuple[Timetable, Subject]] = []
    for timetable, subject in own:
        index = _topic_of(subject, programme.topics)
        (found.setdefault(index, []) if index is not None else left).append((timetable, subject))
    measures = {
        index: together(measured(table, subject) for table, subject in some)
        for index, some in found.items()
    }
    scale = _scale(timetables, [(programme.topics[i], each) for i, each in measures.items()])
    matches = tuple(
        Match(
            programme.topics[index],
            tuple(subject for _, subject in found[index]),
            measures[index].hours(scale),
            measures[index].goes_on,
        )
        for index in sorted(found)
    )
    matches = _once(matches)
    untaught = tuple(t for index, t in enumerate(programme.topics) if index not in found)
    unplanned = tuple(subject for _, subject in left)
    if len(untaught) == len(left) == 1:
        (topic,), ((table, subject),) = untaught, left
        hours = measured(table, subject).hours(scale)
        if topic.hours is not None and hours is not None and topic.hours.amount == hours:
            return Compared(programme, timetables, matches, (), (), ((topic, subject),))
    return Compared(programme, timetables, matches, untaught, unplanned)


def _once(matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """Count once what most topics say is taught to several classes."""
    times = Counter(
        match.hours / match.topic.hours.amount
        for match in matches
        if match.hours and match.topic.hours is not None and match.topic.hours.amount
    )
    classes = max(times, key=times.__getitem__, default=Decimal(1))
    if 2 * times[classes] <= times.total() or classes < 2 or classes % 1:  # noqa: PLR2004 -- a class and another
        return matches
    return tuple(
        match._replace(hours=None if match.hours is None else match.hours / classes)
        for match in matches
    )


def _topic_of(subject: Subject, topics: Sequence[Topic]) -> int | None:
    alike = [(likeness_of(subject.title, topic.title), -at) for at, topic in enumerate(topics)]
    _, at = max(alike)
    return -at if same_topic(subject.title, topics[-at].title) else None


def _scale(
    timetables: Sequence[Timetable], known: Sequence[tuple[Topic, Measure]]
) -> Decimal | None:
    """Tell how many JP one minute is: as Profil says, or most topics; else a slot is one."""
    ratios = Counter(
        topic.hours.amount / measure.minutes
        for topic, measure in known
        if topic.hours is not None and topic.hours.amount and measure.minutes
    )
    ratio = max(ratios, key=ratios.__getitem__, default=Decimal(0))
    told = 2 * ratios[ratio] > ratios.total() and may_be_hour(1 / ratio)
    if told and not any(each.minutes for each in timetables):
        return ratio
    lengths = {length_of_an_hour(each) for each in timetables}
    (length,) = lengths if len(lengths) == 1 else (None,)
    return None if length is None else Decimal(1) / length
