"""See docs/rules/spending-unplanned.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.booked import Booked
from kkg_xl.domain.cash_book import CashBook, Entry
from kkg_xl.domain.cash_wording import entry_name
from kkg_xl.domain.overdrawn import planned_by, uncoded
from kkg_xl.domain.planned import unplanned
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import line_name, money, rupiah
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR
YIELDS_TO = ("line-product-differs", "spending-exceeds-plan")

_CODE = Text(
    "{row}: {spent} dicatat dengan kode {code}, padahal kode itu tidak ada di {sheet}. Perbaiki "
    "kodenya, atau mintakan persetujuan perubahan.",
    "{row}: {spent} is entered under the code {code}, which {sheet} does not have. Mend the code, "
    "or ask for the change to be approved.",
)
_ITEM = Text(
    "{row}: dibelanjakan {spent}, padahal tidak ada baris dengan uraian itu di {sheet}. Pakai "
    "uraian rencananya, atau mintakan persetujuan perubahan.",
    "{row}: {spent} was spent, but {sheet} has no line with these words. Use the words of the "
    "plan, or ask for the change to be approved.",
)
_NO_CODE = Text(
    "{row}: {spent} dibayar tanpa kode, padahal {sheet} tidak punya baris yang mirip uraiannya. "
    "Isi kodenya, atau mintakan persetujuan perubahan.",
    "{row}: {spent} was paid without a code, and no line of {sheet} is like its words. Fill in the "
    "code, or ask for the change to be approved.",
)


def spending_unplanned(workbook: Workbook) -> Iterator[Flag]:
    """Money was spent on something that the budget does not have.

    An error where a code says so; a warning where only words are compared with those of the
    budget, which may mean the same.
    """
    plan = planned_by(workbook)
    if plan is not None:
        # One wrong code among right ones is a slip; many belong to another budget.
        coded = sum(1 for each in plan.positions for _, row in each.entries if row.code)
        if coded > 2 * len(plan.unknown):
            yield from (_unknown(plan, book, row) for book, row in plan.unknown)
        yield from (_uncoded(plan, book, row) for book, row in uncoded(plan))
    for spending in unplanned(workbook):
        message = say(
            _ITEM,
            row=line_name(spending.row),
            spent=money(spending.table, spending.spent),
            sheet=spending.plan.sheet,
        )
        yield Flag(spending.figure.at, message, stated=spending.spent, severity=Severity.WARNING)


def _unknown(plan: Booked, book: CashBook, row: Entry) -> Flag:
    spent = book.spent(row)
    code, at = (row.code, row.code_at) if row.given is None else (row.given.code, row.given.at)
    message = say(
        _CODE,
        row=entry_name(row),
        spent=rupiah(spent or Decimal(0)),
        code=code,
        sheet=plan.table.sheet,
    )
    return Flag(at or row.at, message, stated=spent)


def _uncoded(plan: Booked, book: CashBook, row: Entry) -> Flag:
    spent = book.spent(row)
    message = say(
        _NO_CODE, row=entry_name(row), spent=rupiah(spent or Decimal(0)), sheet=plan.table.sheet
    )
    return Flag(row.code_at or row.at, message, stated=spent, severity=Severity.WARNING)
