"""What a realisation is made of: a budget, and the payments of the cash books beside its lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kkg_xl.domain.assigning import Assigned, Way, assigned
from kkg_xl.domain.budget import Budget, BudgetLine, all_lines, budget_of, titles
from kkg_xl.domain.cash_book import CashBook
from kkg_xl.domain.continuing import balance_places, opening_places
from kkg_xl.domain.figures import Figure, Place
from kkg_xl.domain.line_codes import LineCodes, codes
from kkg_xl.domain.table import Table
from kkg_xl.domain.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Realised:
    """A budget beside what was paid for it."""

    table: Table
    budget: Budget
    codes: Mapping[Place, str]
    """The code of each line of the budget, by `BudgetLine.at`."""
    titles: Mapping[Place, str]
    """What each is called, by the same."""
    index: Mapping[Place, int]
    """`Line.index` of each, by the same."""
    plans: Mapping[Place, Figure]
    """Where the plan of each stands, by the same."""
    books: tuple[CashBook, ...]
    payments: tuple[Assigned, ...]
    opening: tuple[Place, ...]
    """Cells that tell what was there before."""
    balance: tuple[Place, ...]
    """Cells that tell what is left; none where the books do not say."""
    is_first: bool = False
    """Whether no stage was before this one."""

    def of_way(self, way: Way) -> Sequence[Assigned]:
        """Give the payments that came to their lines in one way."""
        return [payment for payment in self.payments if payment.way is way]

    def unplaced(self) -> Sequence[Assigned]:
        """Give the payments for which nobody has a code."""
        return [
            payment
            for payment in self.payments
            if payment.way is Way.NONE or (payment.given is not None and not payment.given.code)
        ]

    def shared(self) -> Sequence[str]:
        """Give the codes of payments that more than one line has, each once."""
        plan = LineCodes(self.table)
        rows = (payment.row for payment in self.payments if payment.way is not Way.PASSED_ON)
        return list(dict.fromkeys(row.code for row in rows if len(plan.of_book(row)) > 1))

    def unknown(self) -> Sequence[tuple[Assigned, str]]:
        """Give the payments to which people gave a code that no line has, and the code."""
        return [
            (payment, payment.given.code)
            for payment in self.payments
            if payment.given is not None and payment.given.code and payment.line is None
        ]

    def overspent(self) -> Sequence[tuple[BudgetLine, Decimal]]:
        """Give the lines of which more was paid than planned, and how much more."""
        paid: dict[int, Decimal] = {}
        for payment in self.payments:
            if payment.line is not None:
                spent = payment.book.spent(payment.row) or Decimal(0)
                paid[payment.line.index] = paid.get(payment.line.index, Decimal(0)) + spent
        found = []
        for line in all_lines(self.budget.parts):
            planned = Decimal(0) if line.amount is None else line.amount.value
            over = paid.get(self.index[line.at], Decimal(0)) - planned
            if over >= 1:
                found.append((line, over))
        return found


def realised(workbook: Workbook, table: Table, stage: int | None = None) -> Realised:
    """Put the payments of all cash books beside the lines of a budget; `stage` counts from 1."""
    books = tuple(book for book in workbook.paying_books if book.entries)
    told, budget = codes(table), budget_of(table)
    return Realised(
        table,
        budget,
        {line.at: told[line.index] for line in table.lines},
        titles(budget),
        {line.at: line.index for line in table.lines},
        {line.at: line.figures[table.money[0]] for line in table.lines},
        books,
        assigned(table, books),
        opening_places(workbook, books),
        balance_places(workbook, books),
        stage == 1,
    )
