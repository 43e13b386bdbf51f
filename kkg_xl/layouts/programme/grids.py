"""Schedules that are grids: times down, days across, with the dates in the headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from kkg_xl.domain.ceremonies import is_ceremony, is_pause
from kkg_xl.domain.clock import Times, read_time, read_times
from kkg_xl.domain.timetable import Day, KeyEntry, Lesson, Slot, Timetable
from kkg_xl.domain.weekdays import told_day
from kkg_xl.layouts.programme.cells import Cells
from kkg_xl.layouts.programme.headings import Headings, Part, part_of
from kkg_xl.layouts.programme.keys import read_key
from kkg_xl.layouts.programme.titles import range_of, title_above

_DEEPEST = 4
"""Rows of headings."""
_MOST_BLANK = 2
_COUNTED = re.compile(
    r"(?:pertemuan|hari|sesi)\s*(?:ke\s*-?\s*)?(?:\d{1,2}|[ivx]{1,4})\b", re.IGNORECASE
)


@dataclass(slots=True)
class _Rows:
    slots: list[Slot] = field(default_factory=list)
    lessons: list[Lesson] = field(default_factory=list)
    last: int = 0


NUMBERED: Final = Times(None, None)
"""Of a slot of which only the number is told."""
_NUMBER = re.compile(
    r"(?:(?:jam|jp|slot)\s*(?:ke\s*-?)?\s*)?(?:1?\d|20|[ivx]{1,4})\.?", re.IGNORECASE
)


def read_grid(cells: Cells, headings: Headings) -> Timetable | None:
    """Read the grid below some headings; `None` where they are of something else."""
    first = _first(headings)
    if headings.has(Part.TOPIC) or not first:
        return None
    bottom = _bottom(cells, headings, first)
    if not bottom:
        return None
    columns = dict(_days(cells, headings, first, bottom))
    if not any(day.date or day.weekday or _COUNTED.search(day.text) for day in columns.values()):
        return None
    rows = _read(cells, headings, bottom, list(columns))
    key, last = read_key(cells, rows.last)
    return Timetable(
        cells.grid.name,
        title_above(cells, headings.row),
        range_of(headings, last, [first, *columns, *(c for c, _ in cells.told(headings.row))]),
        tuple(columns.values()),
        tuple(rows.slots),
        tuple(parted(rows.lessons, key)),
        key,
        is_grid=True,
    )


def times_of(cells: Cells, headings: Headings, row: int) -> Times | None:
    """Read when a row begins and ends, from one column or from two, or that it has a number."""
    column = headings.column(Part.TIME)
    times = read_times(cells.line(row, column)) if column else None
    if times is None and headings.has(Part.BEGINS):
        begins = read_time(cells.line(row, headings.column(Part.BEGINS)))
        ends = headings.column(Part.ENDS)
        if begins is not None:
            return Times(begins, read_time(cells.line(row, ends)) if ends else None)
    if headings.has(Part.TIME, Part.BEGINS) or not headings.has(Part.PERIOD):
        return times
    return NUMBERED if is_number(cells.line(row, headings.column(Part.PERIOD))) else None


def is_number(text: str) -> bool:
    """Tell whether a text is the number of a slot, `3` or `Jam ke-3`."""
    return _NUMBER.fullmatch(text) is not None


def _first(headings: Headings) -> int:
    """Give the column that tells the slots; 0 where there is none."""
    parts = (Part.TIME, Part.BEGINS, Part.PERIOD)
    return next((headings.column(part) for part in parts if headings.has(part)), 0)


def _bottom(cells: Cells, headings: Headings, first: int) -> int:
    """Give the last row of the headings: the first time stands below it."""
    for number in range(headings.row + 1, headings.row + _DEEPEST + 1):
        if times_of(cells, headings, number) is not None:
            return number - 1
        text = cells.line(number, first)
        if text and cells.anchor(number, first)[0] > headings.row and part_of(text) is None:
            return 0
    return 0


def _days(cells: Cells, headings: Headings, first: int, bottom: int) -> Iterator[tuple[int, Day]]:
    """Give the days by column: the lowest heading that is one tells where it stands."""
    rows = (cells.grid.rows.get(number) for number in range(headings.row, bottom + 1))
    last = max(max(row) for row in rows if row)
    while any(cells.across(number, last + 1) for number in range(headings.row, bottom + 1)):
        last += 1  # one date over several columns
    ends = max(first, headings.column(Part.ENDS))
    for column in range(ends + 1, last + 1):
        texts: dict[tuple[int, int], str] = {}
        for number in range(headings.row, bottom + 1):
            text = cells.text(number, column)
            if text and part_of(text) is None:
                texts[cells.anchor(number, column)] = text
        if not texts:
            continue
        told = [(at, cells.day(*at)) for at in texts]
        at = next((at for at, day in told if day.day), next(iter(texts)))
        day = next((each.day for _, each in told if each.day), None)
        weekday = next((each.weekday for _, each in told if each.weekday), "")
        text = " ".join(" ".join(texts.values()).split())
        if day is None and not weekday:
            day, weekday = told_day(text)
        yield column, Day(cells.place(*at), text, day, weekday)


def _read(cells: Cells, headings: Headings, bottom: int, columns: Sequence[int]) -> _Rows:
    rows = _Rows(last=bottom)
    before: tuple[int, int] | None = None
    first = _first(headings)
    for number in (row for row in cells.grid.rows if row > bottom):
        times = times_of(cells, headings, number)
        told = [text for _, text in cells.told(number)]
        if not told or (times is None and all(map(is_pause, told))):
            continue
        if times is None or number - rows.last > _MOST_BLANK:
            break
        rows.last = number
        texts = {column: cells.text(number, column) for column in columns}
        stated = [text for text in texts.values() if text]
        stated = stated or [text for column, text in cells.told(number) if column > first][:1]
        pause = bool(stated) and all(map(is_pause, stated))
        if cells.anchor(number, first) != before:
            rows.slots.append(Slot(cells.place(number, first), *times, pause))
        before = cells.anchor(number, first)
        for day, (column, text) in enumerate(texts.items()):
            if text and not is_pause(text):
                at = cells.place(number, column)
                rows.lessons.append(Lesson(at, text, day, len(rows.slots) - 1))
    return rows


def parted(lessons: Sequence[Lesson], key: Sequence[KeyEntry]) -> Iterator[Lesson]:
    """Part what stands in one slot into activities, where its lines are known as such elsewhere.

    A text that merely goes on in the next line is one.
    """
    known = {_bare(lesson.text) for lesson in lessons if "\n" not in lesson.text}
    known |= {_bare(word) for entry in key for word in (entry.code, entry.topic) if word}
    for lesson in lessons:
        lines = [line.strip() for line in lesson.text.splitlines() if line.strip()]
        if len(lines) > 1 and any(is_ceremony(line) or _bare(line) in known for line in lines):
            for line in lines:
                yield lesson._replace(text=line)
        else:
            yield lesson._replace(text=" ".join(lines))


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
