"""See docs/rules/entry-duplicated.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.cash_book import CashBook
from kkg_xl.domain.cash_wording import entry_name
from kkg_xl.domain.naming import brief
from kkg_xl.domain.repeating import Repeated, repeated
from kkg_xl.domain.text import PersonName, Text, say
from kkg_xl.domain.wording import rupiah
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

_AGAIN = Text(
    "{row}, {amount}: sama persis dengan baris {cell}: tanggal, uraian dan jumlahnya. Hapus salah "
    "satu bila tercatat dua kali, atau bedakan uraiannya.",
    "{row}, {amount}: exactly like row {cell}: date, item and amount. Delete one if it was entered "
    "twice, or tell them apart in the item.",
)
_FEE = Text(
    "{row}, {amount}: sama dengan baris {cell}, dengan bukti lain. Bila untuk orang lain, tulislah "
    "namanya di uraian; bila tercatat dua kali, hapus salah satu.",
    "{row}, {amount}: the same as row {cell}, under another receipt. If it is for another person, "
    "name that person in the item; if it was entered twice, delete one.",
)
_PAID = Text(
    "{row}, {amount}: {payee} sudah dibayar sebanyak itu pada tanggal yang sama di baris {cell} "
    "({item}). Hapus salah satu bila tercatat dua kali, atau bedakan uraiannya.",
    "{row}, {amount}: {payee} was already paid as much on the same day at row {cell} ({item}). "
    "Delete one if it was entered twice, or tell them apart in the item.",
)


def entry_duplicated(workbook: Workbook) -> Iterator[Flag]:
    """An entry of a cash book says exactly the same as an earlier one.

    A fee under another receipt, which may be another person's, is worth knowing and no more.
    """
    for book in workbook.cash_books:
        yield from (_flag(book, each) for each in repeated(book))


def _flag(book: CashBook, again: Repeated) -> Flag:
    row, earlier, exact, fee = again
    message = say(
        _FEE if fee else _AGAIN if exact else _PAID,
        row=entry_name(row),
        amount=rupiah(book.spent(row) or book.received(row) or Decimal(0)),
        payee=PersonName(brief(row.payee)),
        cell=earlier.at.cell,
        item=brief(earlier.item),
    )
    return Flag(row.at, message, severity=Severity.INFO if fee else None)
