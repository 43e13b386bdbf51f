"""See docs/rules/report-premature.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from kkg_xl.domain.cash_book import Entry, spendings
from kkg_xl.domain.cash_wording import entry_name
from kkg_xl.domain.days import on
from kkg_xl.domain.figures import Place
from kkg_xl.domain.paid_for import last_payment
from kkg_xl.domain.profile import Detail
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

_EARLY = Text(
    "{row}: dibayar {day} ({cell}), padahal ini sudah ditandatangani {signed}. Betulkan salah satu "
    "tanggalnya.",
    "{row}: paid on {day} ({cell}), but this was signed on {signed} already. Correct one of the "
    "dates.",
)


def report_premature(workbook: Workbook) -> Iterator[Flag]:
    """A report or a cash book was signed before the last payment that it tells of."""
    paid = [row for _, row in spendings(workbook.paying_books)]
    reported = workbook.profile.details.get(Detail.REPORTED)
    told = workbook.profile.day(Detail.REPORTED)
    if reported is not None and told is not None:
        yield from _early(reported.at, told, paid)
    realisations = [each for each in workbook.signings if each.kind == "realisation"]
    if len({each.table for each in realisations}) == 1:  # else each is of a stage or a month
        for each in realisations:
            if each.day != told:
                yield from _early(each.at, each.day, paid)
    books = {(each.sheet, each.range.partition(":")[0]): each for each in workbook.cash_books}
    for each in workbook.signings:
        book = books.get(each.table)
        if book is not None:
            yield from _early(each.at, each.day, [row for _, row in spendings([book])])


def _early(at: Place, signed: date, rows: Sequence[Entry]) -> Iterator[Flag]:
    row = last_payment(rows)
    if row is not None and row.day is not None and row.day > signed:
        message = say(
            _EARLY,
            signed=on(signed),
            row=entry_name(row),
            day=on(row.day),
            cell=str(row.day_at or row.at),
        )
        yield Flag(at, message)
