"""Budget lines of which a cash book paid more than was planned, where no realisation tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.assigning import Way, assigned
from kkg_xl.domain.booked import Booked, Position, booked
from kkg_xl.domain.cash_book import CashBook, Entry
from kkg_xl.domain.figures import Figure
from kkg_xl.domain.linked_plans import is_awaited
from kkg_xl.domain.once import once
from kkg_xl.domain.table import Line, Role, Table
from kkg_xl.domain.workbook import Workbook


class Overdrawn(NamedTuple):
    """An entry with which the spending on a line goes beyond its plan."""

    row: Entry
    figure: Figure
    """The amount paid."""
    line: Line
    spent: Decimal
    """Everything paid for the line so far."""
    planned: Decimal


def overdrawn(workbook: Workbook) -> Iterator[Overdrawn]:
    """Give the entries with which lines of the budget are overdrawn."""
    plan = planned_by(workbook)
    if plan is None or any(table.kind == "realisation" for table in workbook.money_tables):
        return
    for position in plan.positions:
        planned = plan_of(workbook, plan.table, position)
        if planned is None:
            continue
        spent = Decimal(0)
        for book, row in position.entries:
            before, spent = spent, spent + (book.spent(row) or Decimal(0))
            if before <= planned and spent - planned >= 1:
                yield Overdrawn(row, book.paid(row), position.lines[0], spent, planned)


def planned_by(workbook: Workbook) -> Booked | None:
    """Give the budget that the cash books spend from; `None` where none is told."""
    return _planned_by(workbook, None)


@once
def _planned_by(workbook: Workbook, _about: None) -> Booked | None:
    if not workbook.paying_books:
        return None
    plans = (
        booked(table, workbook.paying_books)
        for table in workbook.money_tables
        if table.whole and table.money
    )
    fitting = [plan for plan in plans if plan.belongs]
    return max(fitting, key=lambda plan: plan.placed, default=None)


def plan_of(workbook: Workbook, table: Table, position: Position) -> Decimal | None:
    """Give what was planned for a position; `None` where a line's plan cannot be told.

    As stated or, if more, as the line reckons: a wrong line is a fault of the budget alone.
    """
    key = next((column.key for column in table.with_role(Role.PLAN)), table.money[0])
    total = Decimal(0)
    for line in position.lines:
        if is_awaited(workbook, line.figures[key]):
            return None
        ways = [way for way in (line.figures[key].amount, table.due(line, key)) if way is not None]
        if not ways:
            return None
        total += max(ways)
    return total


def uncoded(plan: Booked) -> Sequence[tuple[CashBook, Entry]]:
    """Give the payments without a code for which no line is anything like, where others have codes.

    What a bank takes and what is paid back stands in no budget.
    """
    books = tuple({id(book): book for book, _ in plan.unplaced}.values())
    nothing_like = {
        (book.sheet, row.index)
        for book, row, way, *_, candidates in assigned(plan.table, books)
        if way is Way.NONE and not candidates
    }
    found = [
        (book, row)
        for book, row in plan.unplaced
        if not row.code
        and row.given is None
        and (book.sheet, row.index) in nothing_like
        and not _OF_NO_BUDGET.search(row.item)
    ]
    coded = sum(1 for each in plan.positions for _, row in each.entries if row.code)
    return found if coded > 2 * len(found) else ()


_OF_NO_BUDGET = re.compile(
    r"\b(?:adm\w*|biaya|pajak|pot\w*|bunga|jasa)\b.*\b(?:bank|giro|rekening|bunga|buku cek)\b"
    r"|\b(?:pengembalian|dikembalikan|kembali|setor\w*|penyetoran|pinjam\w*)\b",
    re.IGNORECASE,
)
