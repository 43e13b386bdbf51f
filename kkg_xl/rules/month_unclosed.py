"""See docs/rules/month-unclosed.md."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from kkg_xl.domain.cash_book import CashBook, Entry, Sort
from kkg_xl.domain.cash_wording import entry_name
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

_UNCLOSED = Text(
    "{row}: bulan {month} dimulai, padahal bulan {before} belum ditutup. Jumlahkan dan tutup buku "
    "setiap akhir bulan.",
    "{row}: month {month} begins, but month {before} was not closed. Add up and close the book at "
    "the end of each month.",
)


class _Turn(NamedTuple):
    """The first row of a month, and the last date before it."""

    row: Entry
    before: date
    closed: bool


def month_unclosed(workbook: Workbook) -> Iterator[Flag]:
    """A cash book that is closed at the end of other months goes on without a closing."""
    for book in workbook.cash_books:
        turns = list(_turns(book))
        open_ones = [turn for turn in turns if not turn.closed]
        if 2 * len(open_ones) <= len(turns):
            yield from (_flag(turn) for turn in open_ones)


def _turns(book: CashBook) -> Iterator[_Turn]:
    """Give the rows at which a month begins; a date that goes back begins none."""
    last: date | None = None
    closed = False
    for row in book.rows:
        if row.sort is not Sort.ENTRY:
            closed = True
        elif row.day is not None:
            if last is not None and (row.day.year, row.day.month) > (last.year, last.month):
                yield _Turn(row, last, closed)
            last, closed = row.day, False


def _flag(turn: _Turn) -> Flag:
    day = turn.row.day or turn.before
    message = say(
        _UNCLOSED,
        row=entry_name(turn.row),
        month=f"{day.month}/{day.year}",
        before=f"{turn.before.month}/{turn.before.year}",
    )
    return Flag(turn.row.at, message)
