"""See docs/rules/transfer-unbalanced.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile

from kkg_xl.domain.cash_book import CashBook
from kkg_xl.domain.cash_wording import entry_name
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.transfers import OneSided, is_transfer, one_sided
from kkg_xl.domain.wording import rupiah
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

_SPENT = Text(
    "{row}: {amount} hanya berpindah tempat, padahal di buku kas umum tercatat sebagai pengeluaran "
    "saja. Catat di kedua sisi, atau jangan catat di sini.",
    "{row}: {amount} only changed its place, but the general cash book has it as spending alone. "
    "Enter it on both sides, or not here.",
)
_RECEIVED = Text(
    "{row}: {amount} hanya berpindah tempat, padahal di buku kas umum tercatat sebagai penerimaan "
    "saja; dananya sudah diterima sebelumnya. Catat di kedua sisi, atau jangan catat di sini.",
    "{row}: {amount} only changed its place, but the general cash book has it as income alone; the "
    "money was received before. Enter it on both sides, or not here.",
)


def transfer_unbalanced(workbook: Workbook) -> Iterator[Flag]:
    """Money moved between bank and cash counts as spending, or as income, in the general book."""
    for book in workbook.cash_books:
        if book.general:
            yield from (_flag(each) for each in one_sided(book) if _counts(book, each))


def _counts(book: CashBook, moved: OneSided) -> bool:
    """Tell whether a transfer changes the balance: drawn money was received before, or not."""
    if not moved.received:
        return True
    earlier = takewhile(lambda row: row is not moved.row, book.entries)
    came = (book.received(row) or Decimal(0) for row in earlier if not is_transfer(row))
    return sum(came, Decimal(0)) >= moved.amount


def _flag(moved: OneSided) -> Flag:
    text = _RECEIVED if moved.received else _SPENT
    message = say(text, row=entry_name(moved.row), amount=rupiah(moved.amount))
    return Flag(moved.row.at, message, stated=moved.amount)
