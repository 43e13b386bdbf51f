"""See docs/rules/entry-duplicated.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.booked import words
from kkg_xl.domain.cash_book import CashBook, Entry
from kkg_xl.domain.cash_wording import entry_name
from kkg_xl.domain.receipt_numbers import same
from kkg_xl.domain.text import Text, say
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


def entry_duplicated(workbook: Workbook) -> Iterator[Flag]:
    """An entry of a cash book says exactly the same as an earlier one.

    Several rows of one receipt may rightly be alike (two months paid at once): where a book has
    receipts on several rows, rows of the same receipt are passed over.
    """
    for book in workbook.cash_books:
        yield from _again(book)


def _again(book: CashBook) -> Iterator[Flag]:
    shared = _shares_receipts(book)
    seen: dict[tuple[object, ...], list[Entry]] = {}
    for row in book.entries:
        received, spent = book.received(row), book.spent(row)
        if row.day is None or not row.item or not (received or spent):
            continue
        earlier = seen.setdefault((row.day, words(row.item), received, spent), [])
        alike = next((each for each in earlier if not (shared and _of_one(each, row))), None)
        if alike is not None:
            amount = rupiah(spent or received or Decimal(0))
            message = say(_AGAIN, row=entry_name(row), amount=amount, cell=alike.at.cell)
            yield Flag(row.at, message)
        earlier.append(row)


def _shares_receipts(book: CashBook) -> bool:
    """Tell whether a receipt stands on several rows that are not alike."""
    rows = {(same(row.receipt), words(row.item)) for row in book.entries if row.receipt}
    return any(often > 1 for often in Counter(receipt for receipt, _ in rows).values())


def _of_one(one: Entry, other: Entry) -> bool:
    return bool(one.receipt) and same(one.receipt) == same(other.receipt)
