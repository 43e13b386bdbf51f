"""Which groups, or kinds of spending, take more or less of the budget than their caps allow.

The caps are those that a Profil states. A cap's name is the title of a group, else words that items
begin with or hold: `Honor` is every honorarium. What no group and no item is called is not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.budget import Budget, BudgetLine, Part, Section, all_lines, budget_of
from kkg_xl.domain.figures import Place
from kkg_xl.domain.likeness import words
from kkg_xl.domain.overdrawn import planned_by
from kkg_xl.domain.profile import Cap
from kkg_xl.domain.table import Scope, Table
from kkg_xl.domain.workbook import Workbook

_NOTHING = Decimal(0)


class Capped(NamedTuple):
    """A cap and what the budget has under its name."""

    cap: Cap
    table: Table
    lines: Sequence[BudgetLine]
    """None where the budget calls nothing so."""
    amount: Decimal
    whole: Decimal
    at: Place
    """Where the amount is stated, else its largest line."""

    @property
    def allowed(self) -> Decimal:
        """Give the amount at the limit that is broken, else the amount itself."""
        most, least = self.cap.most, self.cap.least
        if most is not None and self.amount - most * self.whole >= 1:
            return most * self.whole
        if least is not None and least * self.whole - self.amount >= 1:
            return least * self.whole
        return self.amount


def capped(workbook: Workbook) -> Iterator[Capped]:
    """Give every cap with what the budget has under its name.

    Nothing without a budget of money, or where a line's amount cannot be told: no share can be.
    """
    table = _budget_table(workbook) if workbook.profile.caps else None
    if table is None or not _is_known(table):
        return
    budget = budget_of(table)
    for cap in workbook.profile.caps if budget.total > 0 else ():
        lines = tuple(_called(budget, cap.name))
        amount = sum(map(_amount, lines), _NOTHING)
        at = _told_at(table, lines) if lines else cap.at
        yield Capped(cap, table, lines, amount, budget.total, at)


def _budget_table(workbook: Workbook) -> Table | None:
    """Give the budget that the cash books spend from, else the one with the most lines."""
    plan = planned_by(workbook)
    if plan is not None:
        return plan.table
    budgets = (each for each in workbook.money_tables if each.kind == "budget" and each.money)
    return max(budgets, key=lambda table: len(table.lines), default=None)


def _is_known(table: Table) -> bool:
    key = table.money[0]
    return all(line.figures[key].blank or table.due(line, key) is not None for line in table.lines)


def _called(budget: Budget, name: str) -> Iterator[BudgetLine]:
    """Give the lines of the group of that title, else those whose items have the words."""
    groups = [each for each in _sections(budget.parts) if _is_called(each, name)]
    if groups:
        yield from (line for group in groups for line in group.lines)
        return
    told = re.compile(rf"\b{re.escape(' '.join(name.split()))}", re.IGNORECASE)
    lines = all_lines(budget.parts)
    yield from (line for line in lines if told.search(" ".join(line.item.split())))


def _is_called(section: Section, name: str) -> bool:
    own = words(name)
    return own in {words(section.title), words(f"{section.code}{section.title}")}


def _sections(parts: Sequence[Part]) -> Iterator[Section]:
    for part in parts:
        if isinstance(part, Section):
            yield part
            yield from _sections(part.parts)


def _told_at(table: Table, lines: Sequence[BudgetLine]) -> Place:
    """Give the figure of the group total that counts exactly these lines, else the largest line."""
    key = table.money[0]
    places = {line.at for line in lines}
    counted = {line.index for line in table.lines if line.at in places}
    for total in table.totals:
        if total.scope is Scope.GROUP and set(total.lines) == counted and key in total.figures:
            return total.figures[key].at
    largest = max(lines, key=_amount).at
    return next(line.figures[key].at for line in table.lines if line.at == largest)


def _amount(line: BudgetLine) -> Decimal:
    return _NOTHING if line.amount is None else line.amount.value
