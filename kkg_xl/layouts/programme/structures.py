"""Structures of programmes: topics with their JP, in groups A, B, C, with or without a JUMLAH.

Several topics may be stacked in one cell, line by line, with their numbers, JP and presenters
stacked beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from kkg_xl.domain.figures import Figure, Place
from kkg_xl.domain.timetable import Programme, Topic, TopicGroup
from kkg_xl.layouts.programme.cells import Cells, hours, presenters
from kkg_xl.layouts.programme.headings import Headings, Part, part_of
from kkg_xl.layouts.programme.titles import range_of, title_above
from kkg_xl.layouts.words.codes import code_of, leading_code
from kkg_xl.layouts.words.vocabulary import is_total, plain

_WHEN = (Part.DAY, Part.TIME, Part.BEGINS, Part.MEETING)
_MOST_BLANK = 3
_BULLETS = ("-", "–", "•", "*")
_SUM = re.compile(r"(?:JUMLAH|JML|TOTAL)(?: JP| JAM)?")


class _Row(NamedTuple):
    number: int
    code: str
    title: str
    hours: Figure


def read_structure(cells: Cells, headings: Headings) -> Programme | None:
    """Read the structure below some headings; `None` where they are of something else."""
    if not headings.has(Part.TOPIC) or not headings.has(Part.HOURS) or headings.has(*_WHEN):
        return None
    columns = _Columns(cells, headings)
    rows = list(_rows(cells, headings, columns))
    numbered = any(row.code[:1].isdigit() or "\n" in row.title for row in rows)
    topics: list[Topic] = []
    groups: list[TopicGroup] = []
    total: Figure | None = None
    last = headings.row
    whole = ""
    for row, below in zip_longest(rows, rows[1:]):
        last = row.number
        if (whole and row.code.startswith(whole)) or _holds(row, below):
            continue  # a part of a topic that has its JP already, or one that its parts tell
        whole = f"{row.code}." if row.code and not row.hours.blank else ""
        at = cells.place(row.number, columns.topic)
        if columns.is_total(cells, row.number):
            total = row.hours
            break
        presenter = cells.presenter(row.number, columns.presenter)
        if _is_group(row, presenter, numbered=numbered):
            told = None if row.hours.blank else row.hours
            groups.append(TopicGroup(at, row.title, told))
        else:
            topics.extend(_topics(cells, row, columns, at, len(groups) - 1))
    if not any(topic.hours is not None and topic.hours.amount is not None for topic in topics):
        return None
    area = range_of(headings, last, [column for column, _ in cells.told(headings.row)])
    title = title_above(cells, headings.row)
    return Programme(cells.grid.name, title, area, tuple(topics), tuple(groups), total)


class _Columns:
    """Which columns a structure has."""

    def __init__(self, cells: Cells, headings: Headings) -> None:
        self.topic = headings.column(Part.TOPIC)
        self.presenter = headings.column(Part.PRESENTER)
        self.number = headings.column(Part.NUMBER) or headings.column(Part.CODE)
        self.first = headings.column(Part.HOURS)
        self.hours = self._summed(cells, headings.row, self.first)

    @staticmethod
    def _summed(cells: Cells, row: int, first: int) -> int:
        """Choose among T, P and JML below a merged heading JP."""
        column = first
        while cells.across(row, column + 1) and cells.anchor(row, column + 1) == (row, first):
            column += 1
        sums = (
            c for c in range(first, column + 1) if _SUM.fullmatch(plain(cells.text(row + 1, c)))
        )
        return next(sums, first)

    def is_total(self, cells: Cells, row: int) -> bool:
        """Tell whether a row is the one that adds up the programme."""
        return any(is_total(text) for column, text in cells.told(row) if column < self.first)


def _rows(cells: Cells, headings: Headings, columns: _Columns) -> Iterator[_Row]:
    """Give the rows of topics, groups and the total, down to where the table ends."""
    before = headings.row
    for number in (row for row in cells.grid.rows if row > headings.row):
        if number - before > _MOST_BLANK or cells.signed(number):
            return
        texts = dict(cells.told(number))
        if {Part.TOPIC, Part.HOURS} <= {part_of(text) for text in texts.values()}:
            return  # the next table
        if not texts or cells.anchor(number, columns.topic)[0] <= headings.row:
            before = number if texts else before
            continue
        title = cells.text(number, columns.topic)
        code = cells.line(number, columns.number) if columns.number else ""
        if not columns.number:
            code, title = leading_code(title)
        figure = cells.hours(number, columns.hours)
        if (code or title)[:1] in _BULLETS:
            before = number
            continue  # a part of the topic above it
        if title.replace(".", "").isdigit() or not (title or columns.is_total(cells, number)):
            if figure.blank and len(texts) == 1:
                return  # a title or a sentence below the table
            before = number
            continue  # column numbers, a row without a topic
        yield _Row(number, code_of(code.split(" ")[0]), title, figure)
        before = number
        if columns.is_total(cells, number):
            return


def _holds(row: _Row, below: _Row | None) -> bool:
    """Tell whether a row without JP has its parts below it: `1.1` below `1`."""
    parted = below is not None and row.code != "" and below.code.startswith(f"{row.code}.")
    return parted and row.hours.blank


def _is_group(row: _Row, presenter: str, *, numbered: bool) -> bool:
    """Tell whether a row opens a group: a letter among numbers, or a title with nothing beside."""
    if "\n" in row.title or row.code[:1].isdigit():
        return False
    return (numbered and row.code != "") or (row.hours.blank and not presenter)


def _topics(cells: Cells, row: _Row, columns: _Columns, at: Place, group: int) -> Iterator[Topic]:
    titles = cells.lines(row.number, columns.topic)
    stacked = cells.lines(row.number, columns.hours)
    if len(titles) == len(stacked) > 1:
        told = presenters(cells.text(row.number, columns.presenter)) if columns.presenter else []
        by = told if len(told) == len(titles) else [told[0] if len(set(told)) == 1 else ""]
        numbers = _codes(cells.lines(row.number, columns.number or 1), len(titles))
        for index, (title, text) in enumerate(zip(titles, stacked, strict=True)):
            figure = hours(cells.place(row.number, columns.hours), text)
            presenter = by[index] if len(by) == len(titles) else by[0]
            yield Topic(at, leading_code(title)[1], figure, presenter, numbers[index], group)
        return
    presenter = cells.presenter(row.number, columns.presenter)
    below = cells.anchor(row.number, columns.hours)[0] < row.number  # merged over several topics
    alone = None if row.hours.blank or below else row.hours
    yield Topic(at, " ".join(row.title.split()), alone, presenter, row.code, group)


def _codes(numbers: Sequence[str], count: int) -> Sequence[str]:
    return numbers if len(numbers) == count else [""] * count
