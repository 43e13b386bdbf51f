"""When what a schedule has takes place: on which day, from when to when."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, groupby
from typing import NamedTuple

from kkg_xl.domain.timetable import Day, Lesson, Slot, Timetable
from kkg_xl.domain.workbook import Workbook


class Held(NamedTuple):
    """A lesson with its day and its time."""

    timetable: Timetable
    lesson: Lesson
    day: Day
    slot: Slot
    begins: int
    ends: int

    def overlaps(self, other: Held) -> bool:
        """Tell whether both are going on at one time, on the same day or not."""
        return self.begins < other.ends and other.begins < self.ends


def held(timetable: Timetable) -> Iterator[Held]:
    """Give the lessons whose times are known from beginning to end."""
    for lesson in timetable.lessons:
        if lesson.slot < 0:
            continue
        slot = timetable.slots[lesson.slot]
        if slot.begins is not None and slot.ends is not None and slot.begins < slot.ends:
            day = timetable.days[lesson.day]
            yield Held(timetable, lesson, day, slot, slot.begins, slot.ends)


def at_once(workbook: Workbook) -> Iterator[tuple[Held, Held]]:
    """Give the pairs of lessons that go on at one time on one date, in all schedules."""
    dated = [each for table in workbook.timetables for each in held(table) if each.day.date]
    dated.sort(key=_date)
    for _, same in groupby(dated, key=_date):
        for one, other in combinations(same, 2):
            if one.overlaps(other) and not _is_misdated(one, other):
                yield one, other


def _is_misdated(one: Held, other: Held) -> bool:
    """Tell whether two days of one grid have one date, each in a heading of its own.

    A day with two classes has one heading over both.
    """
    same = one.timetable is other.timetable and one.timetable.is_grid
    return same and one.day.at != other.day.at


def _date(each: Held) -> str:
    return str(each.day.date)
