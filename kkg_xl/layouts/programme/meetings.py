"""Schedules that are lists: a row for each topic or meeting, with its day or its times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kkg_xl.domain.ceremonies import is_pause
from kkg_xl.domain.clock import Times, read_times
from kkg_xl.domain.timetable import Day, Lesson, Slot, Timetable
from kkg_xl.layouts.programme.cells import Cells
from kkg_xl.layouts.programme.grids import times_of
from kkg_xl.layouts.programme.headings import Headings, Part, part_of
from kkg_xl.layouts.programme.titles import lines_above, range_of, title_above
from kkg_xl.layouts.words.vocabulary import is_total

_MOST_BLANK = 3


@dataclass(slots=True)
class _Rows:
    days: list[Day] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    lessons: list[Lesson] = field(default_factory=list)
    last: int = 0
    dated: int = 0
    """Rows that tell when they are."""


def read_meetings(cells: Cells, headings: Headings, after: int) -> Timetable | None:
    """Read the list below some headings and below the row `after`; `None` where it is none.

    A row without a day of its own is of the day above it.
    """
    if not headings.has(Part.TOPIC) or not headings.has(Part.DAY, Part.TIME, Part.BEGINS):
        return None
    rows = _read(cells, headings, after)
    if not rows.dated or not rows.lessons or 2 * rows.dated < len(rows.days):
        return None
    columns = [column for column, _ in cells.told(headings.row)]
    return Timetable(
        cells.grid.name,
        title_above(cells, headings.row, after),
        range_of(headings, rows.last, columns),
        tuple(rows.days),
        tuple(rows.slots),
        tuple(rows.lessons),
    )


def _read(cells: Cells, headings: Headings, after: int) -> _Rows:
    rows = _Rows(last=headings.row)
    for number in _numbers(cells, headings):
        day = _day(cells, headings, number)
        text = cells.text(number, headings.column(Part.TOPIC))
        told = day is not None and (day.date is not None or day.weekday != "")
        if day is not None and not text and not told:
            break  # a sentence below the list
        if day is not None and _is_new(rows.days, day):
            rows.days.append(day)
            rows.dated += told
        if not text:
            continue
        times = times_of(cells, headings, number)
        rows.last = number
        if not rows.days:
            rows.days.append(_day_above(cells, headings, after))
        if times is not None:
            rows.dated += not headings.has(Part.DAY)
            rows.slots.append(_slot(cells, headings, number, times, pause=is_pause(text)))
        if not is_pause(text):
            slot = len(rows.slots) - 1 if times is not None else -1
            rows.lessons.append(_lesson(cells, headings, number, len(rows.days) - 1, slot))
    del rows.days[max((each.day for each in rows.lessons), default=-1) + 1 :]
    return rows


def _numbers(cells: Cells, headings: Headings) -> Iterator[int]:
    """Give the rows of a list, down to where it ends."""
    before = headings.row
    for number in (row for row in cells.grid.rows if row > headings.row):
        texts = [text for _, text in cells.told(number)]
        if not texts:
            continue
        ends = cells.signed(number) or is_total(texts[0])
        if ends or number - before > _MOST_BLANK or part_of(texts[0]) is Part.NUMBER:
            return
        before = number
        numbers = all(text.strip("()").isdigit() for text in texts)
        if not (numbers and len(texts) > 1):  # the numbers of the columns
            yield number


def _day(cells: Cells, headings: Headings, row: int) -> Day | None:
    """Give the day that a row tells; `None` where it tells none."""
    columns = [*headings.columns.get(Part.DAY, ())]
    clock = headings.column(Part.TIME)
    if not columns and clock and read_times(cells.line(row, clock)) is None:
        columns = [clock]
    told = [(column, text) for column in columns if (text := cells.line(row, column))]
    if not told:
        return None
    days = [cells.day(row, column) for column, _ in told]
    at = next((column for (column, _), day in zip(told, days, strict=True) if day.day), told[0][0])
    return Day(
        cells.place(row, at),
        " ".join(text for _, text in told),
        next((day.day for day in days if day.day), None),
        next((day.weekday for day in days if day.weekday), ""),
    )


def _is_new(days: Sequence[Day], day: Day) -> bool:
    """Tell whether a day is not the one that is being told."""
    if not days:
        return True
    return days[-1].at != day.at and (days[-1].date, days[-1].text) != (day.date, day.text)


def _day_above(cells: Cells, headings: Headings, after: int) -> Day:
    """Find the day of a whole list in the lines above it."""
    for number in lines_above(cells, headings.row, after):
        for column, text in cells.told(number):
            told = cells.day(number, column)
            if told.day is not None or told.weekday:
                return Day(cells.place(number, column), text, *told)
    return Day(cells.place(headings.row, headings.column(Part.TOPIC)), "", None)


def _slot(cells: Cells, headings: Headings, row: int, times: Times, *, pause: bool) -> Slot:
    column = headings.column(Part.TIME) or headings.column(Part.BEGINS)
    return Slot(cells.place(row, column), *times, pause)


def _lesson(cells: Cells, headings: Headings, row: int, day: int, slot: int) -> Lesson:
    topic, hours, place = (headings.column(p) for p in (Part.TOPIC, Part.HOURS, Part.PLACE))
    told = cells.hours(row, hours) if hours else None
    return Lesson(
        cells.place(row, topic),
        cells.line(row, topic),
        day,
        slot,
        None if told is None or told.blank else told,
        cells.presenter(row, headings.column(Part.PRESENTER)),
        cells.line(row, place) if place else "",
    )
