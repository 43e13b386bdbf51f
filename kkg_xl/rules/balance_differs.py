"""See docs/rules/balance-differs.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.cash_book import CashBook, Sort
from kkg_xl.domain.cash_wording import entry_name, off_by, working
from kkg_xl.domain.continuing import brought
from kkg_xl.domain.naming import brief, told_exactly
from kkg_xl.domain.remaining import Misleft, misleft
from kkg_xl.domain.running import Step, start, steps
from kkg_xl.domain.text import Message, Text, say
from kkg_xl.domain.wording import rupiah
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR
YIELDS_TO = ("formula-error", "number-unreadable", "result-stale")

_DIFFERS = Text(
    "{row}: saldo tertulis {stated}, padahal {working}; {apart}. Perbaiki saldonya, atau jumlah "
    "yang masuk atau keluar di baris ini.",
    "{row}: the balance says {stated}, but {working}; {apart}. Mend the balance, or what came in "
    "or went out in this row.",
)
_UNOPENED = Text(
    "{row}: saldo tertulis {stated}, padahal buku ini baru mencatat {computed}; {apart}. "
    "Perbaiki saldonya; bila ada saldo awal, tulis di baris sendiri di atasnya.",
    "{row}: the balance says {stated}, but this book has entered {computed} so far; {apart}. Mend "
    "the balance; if something was left before, write that in a row of its own above.",
)
_LEFT = Text(
    "{label}: tertulis {stated}, padahal {working}; {apart}. Perbaiki sisanya, atau jumlah "
    "penerimaan ({received}) atau pengeluaran ({spent}).",
    "{label}: says {stated}, but {working}; {apart}. Mend what is left, or the total received "
    "({received}) or spent ({spent}).",
)


def balance_differs(workbook: Workbook) -> Iterator[Flag]:
    """A balance differs from the balance before it, plus what came in, minus what went out."""
    yield from map(_left, misleft(workbook))
    for book in workbook.cash_books:
        for account in book.accounts:
            begins = start(book, account)
            known = begins == brought(workbook, book, account)
            unopened = begins if begins and not known else None
            for step in steps(book, account):
                amount = None if step.stated is None else step.stated.amount
                if step.row.sort is not Sort.ENTRY and not _opens(book, step):
                    continue
                if unopened is not None and amount is not None:
                    yield _unopened(step, amount, amount - unopened)
                    unopened = None
                elif (fault := step.fault) is not None:
                    yield _flag(step, *fault)


def _left(wrong: Misleft) -> Flag:
    computed = wrong.received - wrong.spent
    message = say(
        _LEFT,
        label=brief(wrong.remainder.label).rstrip(" :"),
        stated=rupiah(wrong.stated),
        working=working(wrong.received, None, wrong.spent, computed),
        apart=off_by(wrong.stated, computed),
        received=wrong.remainder.received.at.cell,
        spent=wrong.remainder.spent.at.cell,
    )
    at = wrong.remainder.figure.at
    return Flag(at, message, told_exactly(wrong.stated), told_exactly(computed))


def _opens(book: CashBook, step: Step) -> bool:
    return step.row is book.rows[0]


def _flag(step: Step, stated: Decimal, computed: Decimal) -> Flag:
    message = say(
        _DIFFERS,
        row=entry_name(step.row),
        stated=rupiah(stated),
        working=working(step.before, step.received, step.spent, computed),
        apart=off_by(stated, computed),
    )
    return _at(step, message, stated, computed)


def _unopened(step: Step, stated: Decimal, computed: Decimal) -> Flag:
    message = say(
        _UNOPENED,
        row=entry_name(step.row),
        stated=rupiah(stated),
        computed=rupiah(computed),
        apart=off_by(stated, computed),
    )
    return _at(step, message, stated, computed)


def _at(step: Step, message: Message, stated: Decimal, computed: Decimal) -> Flag:
    return Flag(step.place, message, told_exactly(stated), told_exactly(computed))
