"""Schedules that are grids turned on their side: days down, times or numbers of slots across."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kkg_xl.domain.ceremonies import is_pause
from kkg_xl.domain.clock import Times, read_times
from kkg_xl.domain.timetable import Day, Lesson, Slot, Timetable
from kkg_xl.layouts.programme.cells import Cells
from kkg_xl.layouts.programme.grids import NUMBERED, is_number, parted
from kkg_xl.layouts.programme.headings import Headings, Part
from kkg_xl.layouts.programme.keys import read_key
from kkg_xl.layouts.programme.titles import range_of, title_above
from kkg_xl.sheets.grid import EMPTY_ROW

_FEWEST = 2
"""Slots; one time beside days is a list."""
_MOST_BLANK = 2


def read_turned_grid(cells: Cells, headings: Headings) -> Timetable | None:
    """Read the grid below some headings; `None` where they are of something else."""
    first = headings.column(Part.DAY)
    if headings.has(Part.TOPIC) or not first:
        return None
    days = dict(_days(cells, headings, first))
    if not days:
        return None
    times = dict(_times(cells, headings, first, min(days)))
    slots: dict[tuple[int, int], list[int]] = {}
    for column, (at, _) in times.items():
        slots.setdefault(at, []).append(column)
    if len(slots) < _FEWEST:
        return None
    columns = {column: slot for slot, some in enumerate(slots.values()) for column in some}
    lessons = list(_lessons(cells, days, columns))
    key, last = read_key(cells, max(days))
    return Timetable(
        cells.grid.name,
        title_above(cells, headings.row),
        range_of(headings, last, [first, *columns, *(c for c, _ in cells.told(headings.row))]),
        tuple(dict.fromkeys(days.values())),
        tuple(
            Slot(cells.place(*at), *times[some[0]][1], _pauses(cells, days, some))
            for at, some in slots.items()
        ),
        tuple(parted(lessons, key)),
        key,
        is_grid=True,
    )


def _days(cells: Cells, headings: Headings, first: int) -> Iterator[tuple[int, Day]]:
    """Give the days by row, down to where something else stands."""
    before = headings.row + 1  # the times may stand in a row or two below the heading
    for number in (row for row in cells.grid.rows if row > headings.row):
        text = cells.line(number, first)
        if not text or cells.anchor(number, first)[0] <= headings.row:
            continue
        day, weekday = cells.day(number, first)
        if number - before > _MOST_BLANK or (day is None and not weekday):
            return
        before = number
        yield number, Day(cells.place(number, first), text, day, weekday)


def _times(
    cells: Cells, headings: Headings, first: int, top: int
) -> Iterator[tuple[int, tuple[tuple[int, int], Times]]]:
    """Give by column where its time stands, and the time: the lowest one above the days."""
    numbered = headings.has(Part.PERIOD)
    rows = (cells.grid.rows.get(number, EMPTY_ROW) for number in range(headings.row, top))
    last = max(max(row, default=0) for row in rows)
    for column in range(first + 1, last + 1):
        told: tuple[tuple[int, int], Times] | None = None
        for number in range(headings.row, top):
            text = cells.line(number, column)
            times = read_times(text)
            if times is None and told is None and is_number(text):
                times = NUMBERED if numbered or not text.isdigit() else None
            if times is not None:
                told = cells.anchor(number, column), times
        if told is not None:
            yield column, told


def _lessons(cells: Cells, days: Mapping[int, Day], columns: Mapping[int, int]) -> Iterator[Lesson]:
    """Give what is taught, day by day."""
    numbers = {day: number for number, day in enumerate(dict.fromkeys(days.values()))}
    for row, day in days.items():
        for column, slot in columns.items():
            text = cells.text(row, column)
            if text and not is_pause(text):
                yield Lesson(cells.place(row, column), text, numbers[day], slot)


def _pauses(cells: Cells, days: Mapping[int, Day], columns: list[int]) -> bool:
    """Tell whether nothing but breaks stands in the columns of a slot."""
    texts = [cells.text(row, column) for row in days for column in columns]
    told = [text for text in texts if text]
    return bool(told) and all(map(is_pause, told))
