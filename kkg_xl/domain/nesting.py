"""Totals within totals: sub-totals of sub-totals, and what becomes of them further down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from kkg_xl.domain.table import Scope, Table, Total

_ADDED = (Scope.GROUP, Scope.GRAND)


def inner(table: Table, total: Total) -> list[Total]:
    """Give the totals of lines within a total's reach."""
    rows = (table.by_index.get(index) for index in total.totals)
    return [row for row in rows if isinstance(row, Total) and row.scope in _ADDED]


def widest(totals: Sequence[Total]) -> list[Total]:
    """Give the outermost of nested totals."""
    return _apart(sorted(totals, key=lambda total: -len(total.lines)))


def narrowest(totals: Sequence[Total]) -> list[Total]:
    """Give the innermost of nested totals."""
    return _apart(sorted(totals, key=lambda total: len(total.lines)))


def amount_of(total: Total, key: int) -> Decimal | None:
    """Give what a total states, if it is a number."""
    figure = total.figures.get(key)
    return None if figure is None else figure.amount


def endings(table: Table) -> Mapping[int, Total]:
    """Give what becomes of a total, by its index: the total after tax, the rounded one."""
    return {
        total.of: total
        for total in table.totals
        if total.of not in (None, total.index) and total.scope in (Scope.ROUNDED, Scope.AFTER_TAX)
    }


def _apart(totals: Sequence[Total]) -> list[Total]:
    """Give totals in turn, each unless one before it shares a line with it."""
    covered: set[int] = set()
    chosen: list[Total] = []
    for total in totals:
        if covered.isdisjoint(total.lines):
            covered.update(total.lines)
            chosen.append(total)
    return chosen
