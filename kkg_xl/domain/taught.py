"""How long something is taught: in JP where a schedule tells them, else in minutes.

A JP has the minutes that the group has set in Profil, else those of the usual slot. A slot of a
grid is so many whole JP, whatever stands in it; where no slot tells its time, each is one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.ceremonies import is_ceremony
from kkg_xl.domain.subjects import Subject
from kkg_xl.domain.timetable import Day, Lesson, Slot, Timetable

_SHORTEST, _LONGEST = 30, 60


class Measure(NamedTuple):
    """What a schedule tells of how long something is taught."""

    stated: Decimal = Decimal(0)
    """JP that stand in the schedule itself."""
    minutes: int = 0
    """Of lessons without JP that have times."""
    sure: bool = True
    """Whether all of it is told, and nothing else is taught meanwhile."""
    goes_on: bool = False
    """Whether the next slot of a day is empty: a text may stand for several slots."""

    def hours(self, scale: Decimal | None) -> Decimal | None:
        """Give the JP, with so many of them to a minute; `None` where they cannot be told."""
        if not self.sure or (self.minutes and scale is None):
            return None
        told = (self.stated + self.minutes * (scale or Decimal(0))).quantize(Decimal("0.01"))
        return Decimal(int(told)) if told == int(told) else told.normalize()


def together(measures: Iterable[Measure]) -> Measure:
    """Add up what is taught in several places."""
    told = list(measures)
    return Measure(
        sum((each.stated for each in told), Decimal(0)),
        sum(each.minutes for each in told),
        all(each.sure for each in told),
        any(each.goes_on for each in told),
    )


def measured(timetable: Timetable, subject: Subject) -> Measure:
    """Measure everything that is taught of a subject."""
    return together(_of_subject(timetable, lesson) for lesson in subject.lessons)


def hours_of(timetable: Timetable, lessons: Iterable[Lesson]) -> Decimal | None:
    """Give the JP of some lessons; `None` where they cannot be told.

    Of several things in one slot of a grid the slot is counted once.
    """
    length = length_of_an_hour(timetable)
    slots: dict[int, Measure] = {}
    for number, lesson in enumerate(lessons):
        shares = timetable.is_grid and lesson.hours is None
        slots[lesson.slot if shares else -1 - number] = _measured(timetable, lesson)
    return together(slots.values()).hours(None if length is None else Decimal(1) / length)


def is_taught(lesson: Lesson) -> bool:
    """Tell whether a lesson counts: a ceremony does only where the schedule gives it JP."""
    return lesson.hours is not None or not is_ceremony(lesson.text)


def minutes_of(slot: Slot) -> int | None:
    """Give how long a slot is; `None` where that is not told, or it ends before it begins."""
    if slot.begins is None or slot.ends is None or slot.ends <= slot.begins:
        return None
    return slot.ends - slot.begins


def may_be_hour(minutes: Decimal | int) -> bool:
    """Tell whether a JP may have so many minutes."""
    return _SHORTEST <= minutes <= _LONGEST


def slots_are_hours(timetable: Timetable) -> int | None:
    """Give the length of the slots, if most are of one length that a JP may have."""
    lengths = Counter(minutes_of(slot) for slot in teaching_slots(timetable))
    for length, often in lengths.most_common(1):
        if length and 2 * often > lengths.total() and may_be_hour(length):
            return length
    return None


def length_of_an_hour(timetable: Timetable) -> int | None:
    """Give the minutes of a JP: as the group has set them, else as the slots tell them."""
    return timetable.minutes or slots_are_hours(timetable)


def _of_subject(timetable: Timetable, lesson: Lesson) -> Measure:
    """Measure a lesson; what shares its slot, or may go on in the next, leaves it unsure."""
    told = _measured(timetable, lesson)
    if lesson.hours is not None or not timetable.is_grid:
        return told
    return told._replace(
        sure=told.sure and not _is_shared(timetable, lesson), goes_on=_goes_on(timetable, lesson)
    )


def _measured(timetable: Timetable, lesson: Lesson) -> Measure:
    if lesson.hours is not None:
        amount = lesson.hours.amount
        return Measure(stated=amount or Decimal(0), sure=amount is not None)
    if lesson.slot < 0:
        return Measure(sure=False)
    length = minutes_of(timetable.slots[lesson.slot])
    if length is not None:
        return Measure(minutes=_in_slots(timetable, length))
    untimed = timetable.is_grid and not any(map(minutes_of, timetable.slots))
    return Measure(stated=Decimal(1)) if untimed else Measure(sure=False)


def _in_slots(timetable: Timetable, length: int) -> int:
    """Take a slot of a grid for as many JP as it nearly is."""
    usual = length_of_an_hour(timetable) if timetable.is_grid else None
    return length if usual is None else max(1, round(length / usual)) * usual


def _is_shared(timetable: Timetable, lesson: Lesson) -> bool:
    """Tell whether another topic stands in the same slot of a grid."""
    return any(
        (other.slot, other.day) == (lesson.slot, lesson.day)
        and other.text != lesson.text
        and not is_ceremony(other.text)
        for other in timetable.lessons
    )


def _goes_on(timetable: Timetable, lesson: Lesson) -> bool:
    taken = {(each.day, each.slot) for each in timetable.lessons}
    later = (
        number
        for number in range(lesson.slot + 1, len(timetable.slots))
        if not timetable.slots[number].pause
    )
    after = next(later, None)
    return after is not None and (lesson.day, after) not in taken


def hours_by_day(timetable: Timetable) -> Iterator[tuple[Day, Decimal]]:
    """Give the JP of each day of which they are known."""
    for index, day in enumerate(timetable.days):
        held = [each for each in timetable.lessons if each.day == index and is_taught(each)]
        hours = hours_of(timetable, held)
        if hours:
            yield day, hours


def teaching_slots(timetable: Timetable) -> Iterator[Slot]:
    """Give the slots in which something is taught: no breaks, no ceremonies, nothing empty."""
    taught = {each.slot for each in timetable.lessons if not is_ceremony(each.text)}
    for index, slot in enumerate(timetable.slots):
        if index in taught and not slot.pause:
            yield slot
