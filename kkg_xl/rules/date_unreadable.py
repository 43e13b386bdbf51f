"""See docs/rules/date-unreadable.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.cash_wording import entry_name
from kkg_xl.domain.incomplete import misdated
from kkg_xl.domain.naming import brief
from kkg_xl.domain.profile import Detail
from kkg_xl.domain.settings import holidays_of
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

_UNREADABLE = Text(
    "{row}: '{text}' tidak dapat dibaca sebagai tanggal. Ketik tanggal buktinya.",
    "{row}: '{text}' cannot be read as a date. Type the date of the receipt.",
)
_HOLIDAY = Text(
    "Hari libur di Profil: '{text}' tidak dapat dibaca sebagai tanggal, jadi tidak dipakai. "
    "Tulislah seperti 27/11/2009, dengan titik koma di antaranya.",
    "Holidays in Profil: '{text}' cannot be read as a date, so it is not used. "
    "Write 27/11/2009, with semicolons between.",
)


def date_unreadable(workbook: Workbook) -> Iterator[Flag]:
    """A row of a cash book, or the list of holidays in Profil, has a date that is none."""
    holidays = workbook.profile.details.get(Detail.HOLIDAYS)
    if holidays is not None:
        for text in holidays_of(workbook.profile).unread:
            yield Flag(holidays.at, say(_HOLIDAY, text=brief(text)))
    for book in workbook.cash_books:
        for row in misdated(book):
            message = say(_UNREADABLE, row=entry_name(row), text=brief(row.day_text))
            yield Flag(row.undated_at or row.at, message)
