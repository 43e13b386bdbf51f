"""See docs/rules/slot-shared.md."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kkg_xl.domain.naming import brief
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.timetable import Lesson
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.INFO

_SHARED = Text(
    "Satu jam pelajaran berisi {count} kegiatan: {topics}.",
    "One slot holds {count} activities: {topics}.",
)


def slot_shared(workbook: Workbook) -> Iterator[Flag]:
    """One slot of a day holds two activities."""
    for timetable in workbook.timetables:
        cells: dict[tuple[int, str, str], list[Lesson]] = defaultdict(list)
        for lesson in timetable.lessons:
            if timetable.is_grid:
                cells[lesson.slot, *lesson.at].append(lesson)
        for together in cells.values():
            if len(together) > 1 and together[0].day == together[1].day:
                topics = tuple(brief(lesson.text) for lesson in together)
                yield Flag(together[0].at, say(_SHARED, count=len(topics), topics=topics))
