"""See docs/rules/closing-differs.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from kkg_xl.domain.cash_book import CashBook, Holding, Sort
from kkg_xl.domain.cash_sides import side_of
from kkg_xl.domain.cash_wording import label_of, off_by, told_above
from kkg_xl.domain.continuing import sequels
from kkg_xl.domain.naming import brief, told_exactly
from kkg_xl.domain.running import Step, ends, near, steps
from kkg_xl.domain.summing_up import mistaken_balances
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import rupiah
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR
YIELDS_TO = ("book-total-differs", "formula-error", "number-unreadable", "result-stale")

_DIFFERS = Text(
    "{label}: tertulis {stated}, padahal saldo berjalan di atasnya {computed}; {apart}.",
    "{label}: says {stated}, but the running balance above is {computed}; {apart}.",
)
_ABOVE = Text(
    "{label}: tertulis {stated}, padahal buku di bawahnya berakhir dengan {computed}; {apart}.",
    "{label}: says {stated}, but the book below ends with {computed}; {apart}.",
)
_BROUGHT = Text(
    "{label}: tertulis {stated}, padahal buku sebelumnya (lembar {sheet}) berakhir dengan "
    "{computed}; {apart}.",
    "{label}: says {stated}, but the book before (sheet {sheet}) ends with {computed}; {apart}.",
)
_PARTS = Text(
    "{label} dan tempat uang lainnya berjumlah {stated}, padahal saldo buku {computed}; {apart}. "
    "Cocokkan dengan rekening koran dan uang di brankas.",
    "{label} and the other places come to {stated}, but the balance of the book is {computed}; "
    "{apart}. Compare with the bank's statement and the cash box.",
)


def closing_differs(workbook: Workbook) -> Iterator[Flag]:
    """A balance that closes a book, or is carried over, differs from the running balance."""
    for book in workbook.cash_books:
        for account in book.accounts:
            for step in steps(book, account):
                fault = None if _moves(book, step) or _own(book, step) else step.fault
                if fault is not None:
                    yield _flag(step, *fault)
        yield from _held(book)
    for summed in mistaken_balances(workbook):
        figure, stated, computed = summed.summary.figure, summed.stated, summed.computed
        message = told_above(_ABOVE, summed)
        yield Flag(figure.at, message, told_exactly(stated), told_exactly(computed))
    for before, book in sequels(workbook):
        yield from _brought(before, book)


def _moves(book: CashBook, step: Step) -> bool:
    """Tell whether a row is one that `balance-differs` speaks of."""
    return step.row.sort is Sort.ENTRY or step.row is book.rows[0]


def _own(book: CashBook, step: Step) -> bool:
    """Tell whether a total states what its own columns leave, or the total of one side."""
    row, stated = step.row, step.stated
    if row.sort is not Sort.TOTAL or stated is None or stated.amount is None:
        return False
    received, spent = book.received(row), book.spent(row)
    if side_of(row) is not None or received is None or spent is None:
        return True
    return near(stated.amount, received - spent)


def _flag(step: Step, stated: Decimal, computed: Decimal) -> Flag:
    message = say(
        _DIFFERS,
        label=label_of(step.row),
        stated=rupiah(stated),
        computed=rupiah(computed),
        apart=off_by(stated, computed),
    )
    return Flag(step.place, message, told_exactly(stated), told_exactly(computed))


def _held(book: CashBook) -> Iterator[Flag]:
    """Compare what the words below a book tell with its last balance."""
    ways = [ends(book, account) for account in book.accounts]
    known = [sum(each, Decimal(0)) for each in product(*ways)]
    if not known:
        return
    parts = [each for each in book.holdings if each.part]
    for holding in book.holdings:
        stated = holding.figure.amount
        if not holding.part and stated is not None:
            yield from _told(holding, stated, known, _DIFFERS)
    amounts = [each.figure.amount for each in parts]
    if len(parts) > 1 and None not in amounts:
        total = sum((amount for amount in amounts if amount is not None), Decimal(0))
        yield from _told(parts[0], total, known, _PARTS)


def _told(
    holding: Holding, stated: Decimal, known: Sequence[Decimal], text: Text
) -> Iterator[Flag]:
    if any(near(stated, each) for each in known):
        return
    message = say(
        text,
        label=brief(holding.label),
        stated=rupiah(stated),
        computed=rupiah(known[0]),
        apart=off_by(stated, known[0]),
    )
    yield Flag(holding.figure.at, message, told_exactly(stated), told_exactly(known[0]))


def _brought(before: CashBook, book: CashBook) -> Iterator[Flag]:
    """Compare what a book opens with, with what the one before ended with."""
    row = book.rows[0]
    if row.sort is not Sort.OPENING:
        return
    for account, earlier in zip(book.accounts, before.accounts, strict=True):
        keys = (account.balance, *account.received)
        figures = (row.figures[key] for key in keys if key is not None)
        told = [(figure.at, figure.amount) for figure in figures if figure.amount is not None]
        ways = ends(before, earlier)
        for at, stated in told[:1] if ways else ():
            if not any(near(stated, way) for way in ways):
                message = say(
                    _BROUGHT,
                    label=label_of(row),
                    stated=rupiah(stated),
                    sheet=before.sheet,
                    computed=rupiah(ways[0]),
                    apart=off_by(stated, ways[0]),
                )
                yield Flag(at, message, told_exactly(stated), told_exactly(ways[0]))
