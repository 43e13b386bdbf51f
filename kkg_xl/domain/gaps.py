"""What is missing in a line that has some of its numbers; a lump sum has none and misses none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import prod
from typing import NamedTuple

from kkg_xl.domain.neighbours import is_lump_unit, number_at
from kkg_xl.domain.practice import (
    is_blank,
    is_typed,
    left_blank,
    optional,
    present_product,
    products,
    stands_for,
    stated,
    understood,
)
from kkg_xl.domain.rounding import agree
from kkg_xl.domain.table import Law, Line, Role, Table


class Gap(NamedTuple):
    """A blank where a line needs a number."""

    table: Table
    law: Law
    line: Line
    key: int
    """The column of the blank: the amount, or a factor."""
    filled: tuple[int, ...]
    """The factors that are there."""
    stated: Decimal | None
    computed: Decimal | None


def gaps(table: Table, law: Law) -> Iterator[Gap]:
    """Give what is missing in lines, for one law that multiplies.

    Where more lines lack the amount than have one, or many lack the price, the table is a form
    that is not filled in yet or a price list, and nothing is missing.
    """
    spared = optional(table, law)
    own = _own(table, law)
    complete = sum(1 for line in table.lines if number_at(line, law.target))
    unpaid: list[Gap] = []
    unpriced: list[Gap] = []
    for line, figure in stated(table, law):
        filled = tuple(key for key in sorted(law.columns) if not is_blank(line, key))
        if not own.intersection(filled):
            continue
        if figure.blank and (computed := law.computed(line)) is not None:
            if computed:
                unpaid.append(Gap(table, law, line, law.target, filled, None, computed))
        elif figure.blank or not figure.amount:
            unpriced.extend(_unpriced(table, law, line, filled, spared))
        else:
            yield from _unexplained(table, law, line, filled, spared)
    if len(unpaid) < complete:
        yield from unpaid
    if len(unpriced) * 3 <= complete:
        yield from unpriced


def is_lump(law: Law, line: Line) -> bool:
    """Whether an amount stands by itself: no factor, or `1 paket` without a price."""
    filled = [key for key in law.columns if not is_blank(line, key)]
    return not filled or _is_dummy(law, line, filled)


def _unpriced(
    table: Table, law: Law, line: Line, filled: Sequence[int], spared: frozenset[int]
) -> Iterator[Gap]:
    """Give what a line lacks that comes to nothing: a blank amount, a formula that gives zero."""
    figure = line.figures[law.target]
    blank = [key for key in left_blank(law, line) if key not in spared]
    has_count = any(table.by_key[key].role is not Role.RATE for key in filled)
    if (
        not blank
        or _covered(law, line)
        or not (figure.blank or (has_count and not is_typed(figure)))
    ):
        return
    if figure.value is None or figure.amount is not None:
        yield Gap(table, law, line, _needed(table, blank), tuple(filled), None, None)


def _unexplained(
    table: Table, law: Law, line: Line, filled: Sequence[int], spared: frozenset[int]
) -> Iterator[Gap]:
    """Give the factor that a line lacks whose amount is there."""
    amount = number_at(line, law.target)
    blank = [key for key in left_blank(law, line) if key not in spared]
    if amount is None or not blank or _covered(law, line) or _is_dummy(law, line, filled):
        return
    product = present_product(law, line)
    if product is not None and agree(amount, product, whole=table.whole):
        return
    yield Gap(table, law, line, _needed(table, blank), tuple(filled), amount, None)


def _covered(law: Law, line: Line) -> bool:
    """Tell whether the law, or the line's own formula, does without what is blank."""
    if law.computed(line) is not None:
        return True
    terms = understood(line, law.target)
    return terms is not None and all(not is_blank(line, key) for key in stands_for(terms))


def _is_dummy(law: Law, line: Line, filled: Sequence[int]) -> bool:
    counts = [number_at(line, key) or Decimal(0) for key in filled]
    return len(filled) < len(law.columns) and is_lump_unit(line.unit) and prod(counts) == 1


def _needed(table: Table, blank: Sequence[int]) -> int:
    """Choose the blank to fill in: the price, or what most other lines have."""
    rates = [key for key in blank if table.by_key[key].role is Role.RATE]
    if rates:
        return rates[0]
    return max(blank, key=lambda key: sum(1 for line in table.lines if number_at(line, key)))


def _own(table: Table, law: Law) -> frozenset[int]:
    """Give the columns that no other reckoning of the table uses; all of them if none is."""
    others = frozenset[int]().union(
        *(other.columns for other in products(table) if other.target != law.target)
    )
    return law.columns - others or law.columns
