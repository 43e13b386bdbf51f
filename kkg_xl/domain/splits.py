"""Lines whose shares do not add up to their amount, and which of the shares to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.law import Law
from kkg_xl.domain.once import once
from kkg_xl.domain.rounding import agree
from kkg_xl.domain.table import Line, Table, Total


class Missplit(NamedTuple):
    """A line whose shares do not add up."""

    law: Law
    """The split: its target is the amount, its columns are the shares."""
    line: Line
    key: int
    """The share to look at."""
    stated: Decimal
    due: Decimal
    """What that share should be, were all the others right."""
    added: Decimal
    """What the shares add up to."""


@once
def missplit(table: Table, law: Law) -> Mapping[int, Missplit]:
    """Give the lines whose shares do not add up to an amount that is right, by their index.

    A line without shares is not split yet.
    """
    return {wrong.line.index: wrong for wrong in _missplit(table, law)}


def shares_due(table: Table) -> Mapping[tuple[int, int], Decimal]:
    """Give what wrong shares should be, by line and column."""
    return {
        (index, wrong.key): wrong.due
        for law in table.splits
        for index, wrong in missplit(table, law).items()
    }


def _missplit(table: Table, law: Law) -> Iterator[Missplit]:
    for line in table.lines:
        amount, added = line.figures[law.target].amount, law.computed(line)
        if amount is None or added is None or agree(amount, added, whole=table.whole):
            continue
        due = table.due(line, law.target)
        if due is not None and not agree(amount, due, whole=table.whole):
            continue  # the amount itself is wrong
        filled = [key for key in law.in_order if line.figures[key].amount]
        if filled:
            key = _suspect(table, line, filled, amount - added)
            stated = line.figures[key].amount or Decimal(0)
            yield Missplit(law, line, key, stated, stated + amount - added, added)


def _suspect(table: Table, line: Line, filled: list[int], missing: Decimal) -> int:
    """Choose the share whose column misses as much below it, else the last that can change so."""
    for key in filled:
        if any(_misses(table, total, key, missing) for total in table.totals):
            return key
    return next((key for key in reversed(filled) if _may_change(line, key, missing)), filled[-1])


def _may_change(line: Line, key: int, missing: Decimal) -> bool:
    return (line.figures[key].amount or Decimal(0)) + missing >= 0


def _misses(table: Table, total: Total, key: int, missing: Decimal) -> bool:
    """Tell whether a total states so much more than its lines come to."""
    figure = total.figures.get(key)
    if figure is None or figure.amount is None or not total.lines:
        return False
    lines = (table.by_index[index].figures.get(key) for index in total.lines)
    added = sum((own.amount or Decimal(0) for own in lines if own is not None), Decimal(0))
    return figure.amount - added == missing
