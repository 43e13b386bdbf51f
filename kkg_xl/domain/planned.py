"""Which amount was planned for which spending: beside it in a row, or on a sheet of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.figures import Figure
from kkg_xl.domain.likeness import words
from kkg_xl.domain.linked_plans import is_awaited, meant_at_source
from kkg_xl.domain.table import Line, Role, Table, Total
from kkg_xl.domain.workbook import Workbook


class Spending(NamedTuple):
    """What was spent and what was planned for it; `planned` is `None` where nothing was."""

    table: Table
    row: Line | Total
    figure: Figure
    spent: Decimal
    planned: Decimal | None
    plan: Table
    """The table that the plan stands in."""


_NOTHING = Decimal(0)


def pairs(table: Table) -> Iterator[tuple[int, int]]:
    """Pair the columns of plan and spending: each spending with the nearest plan to its left.

    A column that another spending column adds up, such as `s/d lalu`, is left to that one.
    """
    plan: int | None = None
    parts = _parts(table)
    for column in table.columns:
        if column.role is Role.PLAN and column.key in table.money:
            plan = column.key
        elif column.role is Role.SPENT and plan is not None and column.key not in parts:
            yield plan, column.key


def beside(workbook: Workbook, table: Table, plan: int, spent: int) -> Iterator[Spending]:
    """Give every line's spending with the plan in the same row.

    A blank plan counts as none at all where its neighbours have plans; where nobody has, the plan
    is made for the whole group and the line cannot be compared. A plan that was reckoned wrongly is
    a fault of its own, here or on the sheet that it repeats: the larger of what it says and what it
    should say counts.
    """
    planned = {line.index: _meant(workbook, table, line, plan) for line in table.lines}
    used = [line for line in table.lines if _amount(line, spent)]
    most = 2 * sum(1 for line in used if planned[line.index] is not None) >= len(used)
    groups = {line.group for line in table.lines if planned[line.index] is not None}
    for line in used:
        amount = planned[line.index]
        if amount is None and not (most and _left_blank(table, line, plan, groups)):
            continue
        figure = line.figures[spent]
        yield Spending(table, line, figure, _known(figure), amount, table)


def _meant(workbook: Workbook, table: Table, line: Line, plan: int) -> Decimal | None:
    stated = _amount(line, plan)
    if stated is None or is_awaited(workbook, line.figures[plan]):
        return None
    ways = (stated, table.due(line, plan), meant_at_source(workbook, line.figures[plan]))
    return max(way for way in ways if way is not None)


def of_totals(workbook: Workbook, table: Table, plan: int, spent: int) -> Iterator[Spending]:
    """Give every total's spending with its plan: as stated or, if more, as its lines plan."""
    for total in table.totals:
        amount, used = _amount(total, plan), _amount(total, spent)
        if amount is not None and used is not None:
            lines = [
                line for index in total.lines if isinstance(line := table.by_index[index], Line)
            ]
            meant = (_meant(workbook, table, line, plan) or _NOTHING for line in lines)
            amount = max(amount, sum(meant, _NOTHING))
            yield Spending(table, total, total.figures[spent], used, amount, table)


def across(workbook: Workbook) -> Iterator[Spending]:
    """Give the spending of realisation tables whose plan stands in another table.

    Items are the same if their words are, under the same heading; at least half of what was spent
    must be found in the plan, else the two tables do not belong together.
    """
    for table, spent, best in _beside_plans(workbook):
        yield from _compared(table, spent, best)


def _beside_plans(workbook: Workbook) -> Iterator[tuple[Table, int, list[_Match]]]:
    """Give each realisation without a plan of its own, and the budget that fits it best."""
    budgets = [table for table in workbook.money_tables if table.kind == "budget" and table.money]
    for table in workbook.money_tables:
        if table.kind != "realisation" or not table.money or any(table.with_role(Role.PLAN)):
            continue
        spent = next((column.key for column in table.with_role(Role.SPENT)), table.money[0])
        matches = (_matched(workbook, table, spent, plan) for plan in budgets)
        best = max(matches, key=len, default=[])
        yield table, spent, best


class Idle(NamedTuple):
    """A line for which something was planned and nothing was spent, and nobody says why."""

    table: Table
    row: Line
    figure: Figure
    """The plan."""
    planned: Decimal


def idle(table: Table) -> Iterator[Idle]:
    """Give the lines of a realisation whose plan was left alone, without a note."""
    for plan, spent in pairs(table):
        if not any(_amount(line, spent) for line in table.lines):
            continue  # nothing is spent yet
        for line in table.lines:
            planned, used = _amount(line, plan), line.figures[spent]
            idle = used.blank or used.amount == 0
            if planned and planned > 0 and idle and not line.note:
                yield Idle(table, line, line.figures[plan], planned)


class Unplanned(NamedTuple):
    """A line on which something was spent and for which the budget has none."""

    table: Table
    row: Line
    figure: Figure
    spent: Decimal
    plan: Table
    """The budget."""


def unplanned(workbook: Workbook) -> Iterator[Unplanned]:
    """Give the spending of realisation tables for which the budget has no line of the same words.

    Only where most other lines are there, word for word.
    """
    for table, spent, best in _beside_plans(workbook):
        found = {line.index for lines, _, _ in best for line in lines}
        used = [line for line in table.lines if _amount(line, spent)]
        if not best or len(found) * _MOST_FOUND[1] < len(used) * _MOST_FOUND[0]:
            continue
        plan = best[0][2]
        known = {words(line.item) for line in plan.lines}
        for line in used:
            if line.index not in found and words(line.item) not in known:
                figure = line.figures[spent]
                yield Unplanned(table, line, figure, _known(figure), plan)


_MOST_FOUND = (2, 3)
"""Two of three lines must be found before the others are said to be missing."""

_Match = tuple[Sequence[Line], Decimal, Table]


def _matched(workbook: Workbook, table: Table, spent: int, plan: Table) -> list[_Match]:
    key = next((column.key for column in plan.with_role(Role.PLAN)), plan.money[0])
    used = [line for line in table.lines if _amount(line, spent)]
    for grouped in (True, False):
        planned = _by_words(plan, plan.lines, grouped=grouped)
        found: list[_Match] = []
        for told, lines in _by_words(table, used, grouped=grouped).items():
            sources = planned.get(told, ())
            amounts = [_amount(line, key) for line in sources]
            if any(is_awaited(workbook, line.figures[key]) for line in sources):
                continue
            if amounts and None not in amounts:
                total = sum((amount for amount in amounts if amount is not None), Decimal(0))
                found.append((lines, total, plan))
        if 2 * sum(len(lines) for lines, _, _ in found) >= len(used):
            return found
    return []


def _compared(table: Table, spent: int, matches: Sequence[_Match]) -> Iterator[Spending]:
    for lines, planned, plan in matches:
        used = sum((_known(line.figures[spent]) for line in lines), Decimal(0))
        yield Spending(table, lines[-1], lines[-1].figures[spent], used, planned, plan)


def _by_words(
    table: Table, lines: Sequence[Line], *, grouped: bool
) -> Mapping[tuple[str, str], list[Line]]:
    headings = {heading.index: heading.text for heading in table.headings}
    found: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        group = words(headings.get(line.group, "")) if grouped else ""
        if item := words(line.item):
            found[group, item].append(line)
    return found


def _parts(table: Table) -> set[int]:
    """Give the spending columns that another one adds up, by its law or by its amounts."""
    spent = [column.key for column in table.with_role(Role.SPENT)]
    parts: set[int] = set()
    for key in spent:
        if law := table.law_of.get(key):
            parts |= law.columns & set(spent) - {key}
    if parts or len(spent) <= 2:  # noqa: PLR2004 -- two columns cannot be two parts and their sum
        return parts
    *others, last = spent
    rows = [[_amount(line, key) or Decimal(0) for key in others] for line in table.lines]
    sums = [_amount(line, last) for line in table.lines]
    agreeing = sum(
        1 for row, amount in zip(rows, sums, strict=True) if amount and sum(row) == amount
    )
    return set(others) if 2 * agreeing > sum(1 for amount in sums if amount) else set()


def _left_blank(table: Table, line: Line, plan: int, planned_groups: set[int]) -> bool:
    figure = line.figures.get(plan)
    if figure is not None and not figure.blank:
        return False
    return line.group in planned_groups or not any(
        line.index in total.lines and _amount(total, plan) for total in table.totals
    )


def _amount(row: Line | Total, key: int) -> Decimal | None:
    figure = row.figures.get(key)
    return None if figure is None else figure.amount


def _known(figure: Figure) -> Decimal:
    return figure.amount or Decimal(0)
