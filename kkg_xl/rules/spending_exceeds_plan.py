"""See docs/rules/spending-exceeds-plan.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.cash_wording import entry_name
from kkg_xl.domain.changing import Limit, limit_of
from kkg_xl.domain.naming import apart, named, titled, told_exactly
from kkg_xl.domain.overdrawn import Overdrawn, overdrawn
from kkg_xl.domain.planned import Spending, across, beside, of_totals, pairs
from kkg_xl.domain.table import Line, Scope, Total
from kkg_xl.domain.text import Field, Message, Text, say
from kkg_xl.domain.wording import line_name, money, rupiah
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR
YIELDS_TO = (
    "formula-error",
    "grand-total-differs",
    "group-total-differs",
    "line-product-differs",
    "result-stale",
    "scale-differs",
    "total-counts-twice",
)

EXCEEDS = Text(
    id="{row}: dibelanjakan {spent}, padahal rencananya {planned}; {apart}. "
    "Perbaiki angkanya atau {change}.",
    en="{row}: {spent} was spent, but {planned} was planned; {apart}. Mend the amount or {change}.",
)
UNPLANNED = Text(
    id="{row}: dibelanjakan {spent}, padahal tidak ada rencananya. "
    "Isi rencananya atau mintakan persetujuan perubahan.",
    en="{row}: {spent} was spent, but nothing was planned. "
    "Fill in the plan or ask for the change to be approved.",
)

BOOKED = Text(
    id="{row}: dengan baris ini dibelanjakan {spent} untuk {line}, padahal rencananya {planned}; "
    "{apart}. Perbaiki kode atau jumlahnya, atau {change}.",
    en="{row}: with this row {spent} was spent on {line}, but {planned} was planned; {apart}. "
    "Mend the code or the amount, or {change}.",
)
_APPROVED = Text(
    id="mintakan persetujuan perubahan: lebih dari {limit}",
    en="ask for the change to be approved: it is more than {limit}",
)
_REPORTED = Text(
    id="laporkan perubahannya: tidak lebih dari {limit}",
    en="report the change: it is no more than {limit}",
)


def spending_exceeds_plan(workbook: Workbook) -> Iterator[Flag]:
    """More was spent than planned."""
    limit = limit_of(workbook.profile)
    for table in workbook.money_tables:
        for plan, spent in pairs(table):
            lines = beside(workbook, table, plan, spent)
            over = [each for each in lines if _is_over(each)]
            over = over or _totals(list(of_totals(workbook, table, plan, spent)))
            yield from (_flag(each, limit) for each in over)
    yield from (_flag(each, limit) for each in across(workbook) if _is_over(each))
    yield from (_booked(each, limit) for each in overdrawn(workbook))


def _booked(over: Overdrawn, limit: Limit) -> Flag:
    message = say(
        BOOKED,
        row=entry_name(over.row),
        spent=rupiah(over.spent),
        line=named(over.line),
        planned=rupiah(over.planned),
        apart=apart(over.spent, over.planned, rupiah=True),
        change=_change(over.spent, over.planned, limit),
    )
    return Flag(over.figure.at, message, stated=over.spent, computed=told_exactly(over.planned))


def _change(spent: Decimal, planned: Decimal, limit: Limit) -> Message:
    """Tell what a change of this size needs."""
    return say(_APPROVED if limit.is_exceeded(spent, planned) else _REPORTED, limit=limit.told)


def _totals(totals: list[Spending]) -> list[Spending]:
    """Give the totals that go beyond their plan: groups, or where no group does the grand total."""
    over = [each for each in totals if _is_over(each)]
    groups = [each for each in over if _scope(each) is Scope.GROUP]
    return groups or [each for each in over if _scope(each) is Scope.GRAND]


def _scope(spending: Spending) -> Scope | None:
    return spending.row.scope if isinstance(spending.row, Total) else None


def _is_over(spending: Spending) -> bool:
    return spending.spent - (spending.planned or Decimal(0)) >= _least(spending)


def _least(spending: Spending) -> Decimal:
    return Decimal(1) if spending.table.whole else Decimal("0.01")


def _flag(spending: Spending, limit: Limit) -> Flag:
    table, row, figure, spent, planned, _ = spending
    name: Field = line_name(row) if isinstance(row, Line) else titled(row)
    if planned is None:
        message = say(UNPLANNED, row=name, spent=money(table, spent))
        return Flag(figure.at, message, stated=spent, computed=Decimal(0))
    message = say(
        EXCEEDS,
        row=name,
        spent=money(table, spent),
        planned=money(table, planned),
        apart=apart(spent, planned, rupiah=table.whole),
        change=_change(spent, planned, limit),
    )
    return Flag(figure.at, message, stated=spent, computed=told_exactly(planned))
