"""Which day a payment of a cash book was for, as its words and the schedules of the workbook say.

A date in the words counts, or a meeting by its number; else the first day of the schedule that the
group of its budget line names. What is not told is not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from kkg_xl.domain.booked import booked
from kkg_xl.domain.bought import Purchase, purchase_in
from kkg_xl.domain.cash_book import Entry, spendings
from kkg_xl.domain.figures import Place
from kkg_xl.domain.occasions import named_in
from kkg_xl.domain.ordering import astray
from kkg_xl.domain.timetable import Timetable
from kkg_xl.domain.typography import plain
from kkg_xl.domain.weekdays import dates_in
from kkg_xl.domain.workbook import Workbook

_MEETING: Final = re.compile(r"\bpertemuan\W{0,3}(?:ke\W{0,3})?(\d{1,2})\b")
_ADVANCE: Final = re.compile(
    r"\b(?:uang muka|panjar|persekot|dp|talangan|persiapan|rapat|survei|survey|koordinasi"
    r"|konsultasi|sosialisasi|undangan|mengantar|pengambilan|pencairan|proposal)\b"
)
"""What is rightly paid, or travelled for, before an activity."""
_DUE_AFTER: Final = frozenset({Purchase.FEE, Purchase.JOURNEY})
"""What is paid for being there; meals, rooms and copies are bought beforehand."""


class Occasion(NamedTuple):
    """A day for which something was paid."""

    day: date
    at: Place
    """Where the workbook tells that day."""


class Premature(NamedTuple):
    """A payment before the day for which it was made."""

    row: Entry
    paid: date
    occasion: Occasion


def premature(workbook: Workbook) -> Iterator[Premature]:
    """Give the fees and journeys that were paid before they were due."""
    headings = _headings(workbook) if workbook.timetables else {}
    for _, row in spendings(workbook.paying_books):
        if purchase_in(row.item) not in _DUE_AFTER or _ADVANCE.search(_words(row.item)):
            continue
        occasion = _occasion(row, workbook.timetables, headings.get(row.at, ""))
        if row.day is not None and occasion is not None and row.day < occasion.day:
            yield Premature(row, row.day, occasion)


def last_payment(rows: Sequence[Entry]) -> Entry | None:
    """Give the last payment, of those whose dates go with the others."""
    dated = [(row.day, row) for row in rows if row.day is not None]
    wrong = set(astray([day for day, _ in dated]))
    kept = [each for position, each in enumerate(dated) if position not in wrong]
    return max(kept, key=lambda each: each[0])[1] if kept else None


def _headings(workbook: Workbook) -> dict[Place, str]:
    """Give the heading of the group of the line for which each entry was paid."""
    found: dict[Place, str] = {}
    for table in workbook.money_tables:
        headings = {heading.index: heading.text for heading in table.headings}
        for position in booked(table, workbook.paying_books).positions:
            told = {headings.get(line.group, "") for line in position.lines}
            if len(told) == 1:
                (heading,) = told
                found.update((row.at, heading) for _, row in position.entries)
    return found


def _occasion(row: Entry, timetables: Sequence[Timetable], heading: str) -> Occasion | None:
    told = dates_in(row.item)
    if told:
        return Occasion(min(told), row.at)
    own = named_in(timetables, f"{row.item} {heading}")
    meeting = _MEETING.search(_words(row.item))
    if meeting is not None:
        days = [*_days(own or timetables, int(meeting[1]))]
        return days[0] if len(days) == 1 else None
    return min(_days(own), default=None)


def _days(timetables: Sequence[Timetable], number: int | None = None) -> Iterator[Occasion]:
    """Give the days of some schedules, or only those of the meeting with a number."""
    for timetable in timetables:
        for day in timetable.days:
            called = _MEETING.search(_words(day.text))
            if day.date is not None and (
                number is None or (called is not None and int(called[1]) == number)
            ):
                yield Occasion(day.date, day.at)


def _words(text: str) -> str:
    return " ".join(plain(text).casefold().split())
