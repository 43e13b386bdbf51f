"""See docs/rules/date-disordered.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from kkg_xl.domain.cash_book import CashBook, Entry
from kkg_xl.domain.cash_wording import entry_name
from kkg_xl.domain.days import on
from kkg_xl.domain.ordering import astray
from kkg_xl.domain.text import Field, Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

_ONE = Text(
    "{row}: tanggal {day} tidak urut; baris sebelumnya {before}. Buku kas diisi menurut tanggal.",
    "{row}: the date {day} is out of order; the row before has {before}. A cash book is kept by "
    "date.",
)
_EARLY = Text(
    "{row}: tanggal {day} tidak urut; baris sesudahnya {after}. Buku kas diisi menurut tanggal.",
    "{row}: the date {day} is out of order; the row after has {after}. A cash book is kept by "
    "date.",
)
_MANY = Text(
    "{row}: tanggal {day} tidak urut; begitu juga {count} baris lain. Buku kas diisi menurut "
    "tanggal.",
    "{row}: the date {day} is out of order; so are {count} other rows. A cash book is kept by "
    "date.",
)
_MANNER = 4
"""From so many on, rows in disorder are one fault: a book that was not kept by date."""


def date_disordered(workbook: Workbook) -> Iterator[Flag]:
    """A row of a cash book has an earlier date than the rows before it."""
    for book in workbook.cash_books:
        yield from _disordered(book)


def _disordered(book: CashBook) -> Iterator[Flag]:
    dated = [row for row in book.entries if row.day is not None and row.day_at is not None]
    days = [row.day for row in dated if row.day is not None]
    wrong = astray(days)
    turned = [len(days) - 1 - position for position in astray(days[::-1])]
    if len(turned) < len(wrong):
        return  # kept with the newest row on top
    if len(wrong) >= _MANNER:
        yield _flag(dated[wrong[0]], _MANY, days[wrong[0]], count=len(wrong) - 1)
        return
    for position in wrong:
        before = [day for place, day in enumerate(days[:position]) if place not in wrong]
        behind = (days[place] for place in range(position, len(days)) if place not in wrong)
        yield _alone(dated[position], days[position], before[-1:], behind)


def _alone(row: Entry, day: date, before: Sequence[date], behind: Iterator[date]) -> Flag:
    """Name the day in order that a date does not go with: the one before it, else the one behind.

    One of them it does not go with, or it would be in order itself.
    """
    if before and before[0] > day:
        return _flag(row, _ONE, day, before=on(before[0]))
    return _flag(row, _EARLY, day, after=on(next(behind)))


def _flag(row: Entry, text: Text, day: date, **fields: Field) -> Flag:
    message = say(text, row=entry_name(row), day=on(day), **fields)
    return Flag(row.day_at or row.at, message)
