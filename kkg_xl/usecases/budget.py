"""`budget`: from the budget lines of a workbook to the sheet that is printed and signed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from kkg_xl.domain.budget import Budget, all_lines, budget_of
from kkg_xl.domain.profile import Profile
from kkg_xl.domain.table import Scope, Table
from kkg_xl.domain.text import Message, Text, say
from kkg_xl.layouts.ours import budget_sheet, input_sheets, profile_sheet
from kkg_xl.layouts.understanding import understand
from kkg_xl.reports.receipt import Receipt, SheetEntry
from kkg_xl.rules.model import Severity
from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.planned import book_of, calculated
from kkg_xl.sheets.seals import own_sheet
from kkg_xl.sheets.sheet_plan import SheetPlan
from kkg_xl.usecases.acting import Decided, Done, act
from kkg_xl.usecases.check import check
from kkg_xl.usecases.filling_in import to_fill_in
from kkg_xl.usecases.own_sheets import berth, written
from kkg_xl.usecases.ports import ReadBook, WriteBook
from kkg_xl.usecases.refusals import RefusedError
from kkg_xl.usecases.sheet_refusals import (
    NO_BUDGET,
    NO_LINES_YET,
    NO_SUCH_BUDGET,
    NOT_PRINTED,
    OTHER_SUM,
    SEVERAL_BUDGETS,
)
from kkg_xl.usecases.unfilled import unfilled_budget

ACTION: Final = "budget"

MADE: Final = Text(
    id="RAB dari {source}: {lines} baris, jumlah Rp{total}",
    en="budget from {source}: {lines} lines, total Rp{total}",
)
OTHER_TOTAL: Final = Text(
    id="{at} menyatakan Rp{stated}; lembar ini menjumlahkan barisnya",
    en="{at} states Rp{stated}; this sheet adds up the lines",
)
WITHOUT_AMOUNT: Final = Text(
    id="Tanpa jumlah karena faktornya tidak lengkap: {cells}",
    en="Without an amount because factors are missing: {cells}",
)
_MOST_NAMED: Final = 12


def budget_workbook(name: str, read: ReadBook, write: WriteBook | None, table: str = "") -> Done:
    """Read a workbook through a host and write its budget; without `write`, only tell.

    `table` is what `chosen` takes.
    """
    return act(ACTION, name, read, write, lambda book: budget(book, table))


def budget(book: Book, table: str = "") -> Decided:
    """Tell what writing the budget comes to; nothing is written. Raises `RefusedError`."""
    source = chosen(book, table)
    profile = profile_sheet.read(book)
    told = budget_of(source)
    place = berth(book, budget_sheet.MARK, budget_sheet.NAME)
    planned = budget_sheet.plan(told, profile, book, place.name)
    _refuse_if_wrong(book, source, told, planned)
    outcome = written(book, planned)
    remarks = [] if place.remark is None else [place.remark]
    remarks += _remarks(source, told, profile)
    entry = SheetEntry(place.name, place.replaces, _made(source, told), tuple(remarks))
    receipt = Receipt(
        book.name,
        ACTION,
        results=outcome.results,
        untold=outcome.untold,
        sheets=(entry,) if outcome.plan else (),
    )
    return Decided(outcome.plan, receipt)


def chosen(book: Book, wanted: str = "") -> Table:
    """Choose the table of the budget.

    `wanted` names a sheet, or a sheet and a range (`RAB!A4:F30`). Without it, it is the sheet RAB
    of a workbook that `new` made, or the only table of a budget that can be seen. Raises
    `RefusedError` where there is none, or more than one.
    """
    printed, workbook = own_sheet(book, budget_sheet.MARK), understand(book)
    tables = [
        table
        for table in workbook.money_tables
        if table.kind == "budget"
        and table.computed_total is not None
        and table.whole
        and table.money[0] not in table.foreign
        and (printed is None or table.sheet != printed.name)
    ]
    if wanted:
        found = [table for table in tables if wanted.casefold() in _names(table)]
        if not found:
            raise RefusedError(NO_SUCH_BUDGET, wanted=wanted, there=_listed(tables) or "–")
    else:
        found = [table for table in tables if table.visible]
        given = own_sheet(book, input_sheets.BUDGET.mark)
        own = [table for table in found if given is not None and table.sheet == given.name]
        found = own or found
    if not found:
        unfilled = unfilled_budget(book, workbook)
        if unfilled is not None:
            raise RefusedError(NO_LINES_YET, sheet=unfilled)
        raise RefusedError(NO_BUDGET)
    if len(found) > 1:
        raise RefusedError(SEVERAL_BUDGETS, there=_listed(found), first=_place(found[0]))
    return found[0]


def _refuse_if_wrong(book: Book, source: Table, told: Budget, planned: SheetPlan) -> None:
    """Look at the sheet with the eyes of the check: no sheet of ours is worse than its table.

    Raises `RefusedError`.
    """
    if source.computed_total != told.total:
        what = say(OTHER_SUM, total=source.computed_total or Decimal(0), printed=told.total)
        raise RefusedError(NOT_PRINTED, place=_place(source), what=what)
    known = {each.rule for each in check(book).findings if each.at.sheet == source.sheet}
    after = check(book_of(calculated([planned], book), book))
    for each in after.findings:
        is_new = each.severity is Severity.ERROR and each.rule not in known
        if is_new and each.at.sheet == planned.name:
            raise RefusedError(NOT_PRINTED, place=_place(source), what=each.message)


def _names(table: Table) -> tuple[str, str]:
    return table.sheet.casefold(), _place(table).casefold()


def _place(table: Table) -> str:
    return f"{table.sheet}!{table.range}"


def _listed(tables: list[Table]) -> str:
    return ", ".join(map(_place, tables[:_MOST_NAMED]))


def _made(table: Table, told: Budget) -> Message:
    count = sum(1 for _ in all_lines(told.parts))
    return say(MADE, source=_place(table), lines=count, total=told.total)


def _remarks(table: Table, told: Budget, profile: Profile) -> Iterator[Message]:
    grand = [total for total in table.totals if total.scope is Scope.GRAND]
    figure = grand[-1].figures.get(table.money[0]) if grand else None
    stated = None if figure is None else figure.amount
    if figure is not None and stated is not None and abs(stated - told.total) >= Decimal("0.5"):
        yield say(OTHER_TOTAL, at=str(figure.at), stated=stated)
    blank = [str(line.at) for line in all_lines(told.parts) if line.amount is None]
    if blank:
        yield say(WITHOUT_AMOUNT, cells=tuple(blank[:_MOST_NAMED]))
    yield from to_fill_in(profile, budget_sheet.SIGNED)
