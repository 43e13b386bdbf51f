"""See docs/rules/receipt-number-reused.md."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kkg_xl.domain.cash_book import CashBook, Entry
from kkg_xl.domain.cash_wording import entry_name
from kkg_xl.domain.days import on
from kkg_xl.domain.naming import brief
from kkg_xl.domain.receipt_numbers import same
from kkg_xl.domain.repeating import is_of_other_payee
from kkg_xl.domain.text import PersonName, Text, say
from kkg_xl.domain.transfers import is_tax_passed_on
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

_REUSED = Text(
    "{row}: nomor bukti {receipt} bertanggal {day}, padahal di {cell} ({item}) bertanggal "
    "{earlier}. Satu bukti satu tanggal: perbaiki nomor atau tanggalnya.",
    "{row}: the receipt {receipt} is of {day}, but at {cell} ({item}) it is of {earlier}. One "
    "receipt has one date: mend the number or the date.",
)
_OTHER_PAYEE = Text(
    "{row}: nomor bukti {receipt} untuk {payee}, padahal di {cell} ({item}) untuk {other}. Satu "
    "bukti satu penerima: perbaiki nomornya.",
    "{row}: the receipt {receipt} is for {payee}, but at {cell} ({item}) it is for {other}. One "
    "receipt has one payee: mend the number.",
)
_MANNER = 3
"""Where so many numbers come back on other days, they name something else than a receipt."""


def receipt_number_reused(workbook: Workbook) -> Iterator[Flag]:
    """A receipt number comes again with another date or for another payee."""
    for book in workbook.cash_books:
        reused = list(_reused(book))
        if len({same(row.receipt) for row, _ in reused}) < _MANNER:
            yield from (_flag(row, earlier) for row, earlier in reused)


def _reused(book: CashBook) -> Iterator[tuple[Entry, Entry]]:
    """Give every entry whose receipt was another's before, and the one that had it.

    What came in may be numbered by itself, from one on. A list of fees names several persons under
    one receipt, row after row; it is another's where other receipts stand between.
    """
    before = ""
    first: dict[tuple[str, bool], Entry] = {}
    told: dict[tuple[str, bool], set[object]] = defaultdict(set)
    for row in book.entries:
        if not row.receipt or row.day is None or not any(c.isdigit() for c in row.receipt):
            continue
        if is_tax_passed_on(row):
            continue  # told under the receipt that it was withheld from
        key = same(row.receipt), bool(book.spent(row))
        resumed, before = before != key[0], key[0]
        earlier = first.setdefault(key, row)
        if row.day != earlier.day and row.day not in told[key]:
            told[key].add(row.day)
            yield row, earlier
        elif row.day == earlier.day and resumed and is_of_other_payee(earlier, row):
            yield row, earlier


def _flag(row: Entry, earlier: Entry) -> Flag:
    at = row.receipt_at or row.at
    if row.day == earlier.day:
        message = say(
            _OTHER_PAYEE,
            row=entry_name(row),
            receipt=row.receipt,
            payee=PersonName(brief(row.payee)),
            cell=(earlier.receipt_at or earlier.at).cell,
            item=brief(earlier.item),
            other=PersonName(brief(earlier.payee)),
        )
        return Flag(at, message)
    days = [on(each.day) for each in (row, earlier) if each.day is not None]
    message = say(
        _REUSED,
        row=entry_name(row),
        receipt=row.receipt,
        day=days[0],
        cell=(earlier.receipt_at or earlier.at).cell,
        item=brief(earlier.item),
        earlier=days[-1],
    )
    return Flag(at, message)
