"""See docs/rules/balance-negative.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.cash_book import Account, CashBook, Sort
from kkg_xl.domain.cash_wording import entry_name
from kkg_xl.domain.naming import told_exactly
from kkg_xl.domain.running import Step, steps
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import rupiah
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR
YIELDS_TO = ("balance-differs", "formula-error", "number-unreadable", "result-stale")

_NEGATIVE = Text(
    "{row}: saldo menjadi {balance}, padahal kas tidak mungkin kurang dari nol. Periksa tanggal "
    "dan jumlah di atasnya, atau catat penerimaan yang terlewat.",
    "{row}: the balance becomes {balance}, but cash cannot be below zero. Check dates and amounts "
    "above, or enter what was received and left out.",
)


def balance_negative(workbook: Workbook) -> Iterator[Flag]:
    """More went out of a cash book than there was."""
    for book in workbook.cash_books:
        for account in book.accounts:
            yield from _dips(book, account)


def _dips(book: CashBook, account: Account) -> Iterator[Flag]:
    """Give the first row of each stretch below zero."""
    below, came = False, False
    for step in steps(book, account):
        came = came or bool(step.received) or step.row.sort is Sort.OPENING
        balance = _balance(step)
        if balance is None or step.row.sort is not Sort.ENTRY:
            continue
        # Without balances a book that begins with spending leaves out what was there before.
        if balance < 0 and not below and (came or account.balance is not None):
            at = book.paid(step.row).at if step.stated is None else step.stated.at
            message = say(_NEGATIVE, row=entry_name(step.row), balance=rupiah(balance))
            yield Flag(at, message, stated=told_exactly(balance))
        below = balance < 0


def _balance(step: Step) -> Decimal | None:
    """Give what is left after a row: as it says or, without balances, as reckoned."""
    if step.stated is None:
        return step.due
    return step.computed if step.stated.blank else step.stated.amount
