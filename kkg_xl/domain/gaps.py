"""What is missing in a line that has some of its numbers; a lump sum has none and misses none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.figures import Figure
from kkg_xl.domain.law import Law
from kkg_xl.domain.neighbours import is_lump_unit, number_at
from kkg_xl.domain.practice import (
    ACCOUNTS,
    is_blank,
    is_typed,
    left_blank,
    optional,
    products,
    stands_for,
    stated,
    understood,
)
from kkg_xl.domain.table import Line, Role, Table


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


class _Manner(NamedTuple):
    """How the author of a table fills its cells."""

    table: Table
    law: Law
    spared: frozenset[int]
    """Columns in which a blank counts as one."""
    filled: Mapping[int, int]
    """How many lines have a number, by column."""


def gaps(table: Table, law: Law) -> Iterator[Gap]:
    """Give what is missing in lines by one law; where nothing is multiplied, only the amount.

    Where more lines lack the amount than have one, or many lack the price, the table is a form
    that is not filled in yet, and nothing is missing; a price without a volume is missing one only
    where it is the single one, and never in a column of what was spent.
    """
    role = table.by_key[law.target].role
    if role not in ACCOUNTS and not (role is Role.RATE and law.multiplies):
        return
    filled = {
        key: sum(1 for line in table.lines if number_at(line, key))
        for key in (*law.columns, law.target)
    }
    manner = _Manner(table, law, optional(table, law), filled)
    found = tuple(_found(manner))
    if role is Role.RATE:
        # A wage among wages that are calculated; what else it lacks, the amount's law tells.
        unpaid = [gap for gap in found if gap.key == law.target]
        yield from unpaid if len(unpaid) == 1 < filled[law.target] else ()
        return
    complete = filled[law.target]
    unpaid = [gap for gap in found if gap.key == law.target]
    unpriced = [gap for gap in found if gap.key != law.target and gap.stated is None]
    uncounted = [gap for gap in unpriced if _has_only_rates(gap)]
    priceless = [gap for gap in unpriced if not _has_only_rates(gap)]
    yield from (gap for gap in found if gap.stated is not None)
    if len(unpaid) <= complete:
        yield from unpaid
    if len(priceless) * 3 <= complete or len(priceless) == 1 < complete:
        yield from priceless
    if len(uncounted) == 1 < complete and role is not Role.SPENT:
        yield from uncounted


def not_found(table: Table, law: Law) -> Iterator[tuple[Line, int]]:
    """Give prices and counts that were looked up in vain and became 0, where the rest is there.

    Where that is so in many lines, the list itself is not filled in yet.
    """
    lost: list[tuple[Line, int]] = []
    paid = 0
    for line, figure in stated(table, law) if law.multiplies else ():
        paid += bool(figure.amount)
        missing = [key for key in law.in_order if _fell_back(line.figures[key])]
        if len(missing) == 1 and line.item and _is_told_but(law, line, missing[0]):
            lost.append((line, missing[0]))
    if len(lost) * 3 <= paid or len(lost) == 1 < paid:
        yield from lost


def _fell_back(figure: Figure) -> bool:
    derivation = figure.derivation
    return derivation is not None and derivation.fell_back and not figure.amount


def _is_told_but(law: Law, line: Line, missing: int) -> bool:
    """Tell whether every term of a law with the one missing has its other numbers."""
    others = {f for term in law.terms if missing in term.factors for f in term.factors}
    return all(number_at(line, key) for key in others - {missing}) and len(others) > 1


def _found(manner: _Manner) -> Iterator[Gap]:
    table, law = manner.table, manner.law
    own = _own(table, law)
    for line, figure in stated(table, law):
        filled = tuple(key for key in law.in_order if not is_blank(line, key))
        is_astray = figure.derivation is not None and figure.derivation.astray
        is_clear = all(number_at(line, key) is not None for key in filled)
        if is_astray or not is_clear or not own.intersection(filled):
            continue  # formula-differs, number-unreadable and formula-error speak for these
        if figure.blank and (computed := law.computed(line)) is not None:
            if computed:
                yield Gap(table, law, line, law.target, filled, None, computed)
        elif not law.multiplies:
            continue
        elif figure.blank or not figure.amount:
            yield from _unpriced(manner, line, filled)
        else:
            yield from _unexplained(manner, line, filled)


def _has_only_rates(gap: Gap) -> bool:
    return all(gap.table.by_key[key].role is Role.RATE for key in gap.filled)


def is_dummy(law: Law, line: Line) -> bool:
    """Whether all that a line tells is `1 paket`: a lump sum under the guise of a volume."""
    if not is_lump_unit(line.unit):
        return False
    counts = {number_at(line, key) for key in law.columns if not is_blank(line, key)}
    return counts == {Decimal(1)}


def _unpriced(manner: _Manner, line: Line, filled: Sequence[int]) -> Iterator[Gap]:
    """Give what a line lacks that comes to nothing: a blank amount, a formula that gives zero."""
    table, law = manner.table, manner.law
    figure = line.figures[law.target]
    blank = [key for key in left_blank(law, line) if key not in manner.spared]
    is_owed = figure.blank or (figure.amount == 0 and not is_typed(figure) and line.item)
    if blank and is_owed and not _covered(law, line):
        yield Gap(table, law, line, _needed(manner, blank), tuple(filled), None, None)


def _unexplained(manner: _Manner, line: Line, filled: Sequence[int]) -> Iterator[Gap]:
    """Give the factor that a line lacks whose amount is there."""
    table, law = manner.table, manner.law
    amount = number_at(line, law.target)
    blank = [key for key in left_blank(law, line) if key not in manner.spared]
    if amount is None or not blank or _covered(law, line) or is_dummy(law, line):
        return
    yield Gap(table, law, line, _needed(manner, blank), tuple(filled), amount, None)


def _covered(law: Law, line: Line) -> bool:
    """Tell whether the law, or the line's own formula, does without what is blank."""
    if law.computed(line) is not None:
        return True
    terms = understood(line, law.target)
    return terms is not None and all(not is_blank(line, key) for key in stands_for(terms))


def _needed(manner: _Manner, blank: Sequence[int]) -> int:
    """Choose the blank to fill in: the price, or what most other lines have."""
    rates = [key for key in blank if manner.table.by_key[key].role is Role.RATE]
    return rates[0] if rates else max(blank, key=lambda key: manner.filled[key])


def _own(table: Table, law: Law) -> frozenset[int]:
    """Give the columns that no other reckoning of the table uses; all of them if none is."""
    others = frozenset[int]().union(
        *(other.columns for other in products(table) if other.target != law.target)
    )
    return law.columns - others or law.columns
