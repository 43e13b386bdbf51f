"""Where a line's formula reckons otherwise than the headings and its neighbours say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from kkg_xl.domain.figures import Term
from kkg_xl.domain.law import Law
from kkg_xl.domain.neighbours import number_at
from kkg_xl.domain.practice import formulas, roundings, share_of, stands_for, stated, understood
from kkg_xl.domain.rounding import agree
from kkg_xl.domain.table import Line, Role, Table


class Kind(Enum):
    """What a formula does otherwise."""

    ASTRAY = "refers to another row"
    OUTSIDE = "refers to cells outside of the table"
    LEAVES_OUT = "leaves a column out"
    INSTEAD = "uses one column instead of another"
    ALSO = "uses a further column"
    ADDS = "adds a constant"
    MULTIPLIES = "multiplies with a constant"
    FORGETS = "does not multiply with a constant that the others use"
    OTHERWISE = "reckons in some other way"


class Deviation(NamedTuple):
    """A formula that reckons otherwise, and in what."""

    table: Table
    law: Law
    """What it should reckon."""
    line: Line
    kind: Kind
    shared: bool = False
    """Whether most formulas of the column do the same."""
    columns: tuple[int, ...] = ()
    """Columns that it leaves out, or uses and should not."""
    left: tuple[int, ...] = ()
    """Columns in whose place it uses others."""
    constant: Decimal = Decimal(0)


def deviations(table: Table, law: Law) -> Iterator[Deviation]:
    """Give the formulas of a law's column that do not follow the law.

    A left-out factor that is blank is no fault, nor is one that changes nothing where many lines
    leave it out; a single formula that deviates is one even if the money agrees by chance.
    """
    shown = formulas(table, law.target)
    for line, figure in stated(table, law):
        derivation = figure.derivation
        if derivation is None or derivation.counted:
            continue
        if derivation.astray:
            yield Deviation(table, law, line, Kind.ASTRAY)
            continue
        terms = understood(line, law.target)
        if terms is None and derivation.outside:
            if share_of(shown, law.terms) and is_due(table, law, line) is False:
                yield Deviation(table, law, line, Kind.OUTSIDE)
            continue
        if terms is None or terms == law.terms or _is_harmless(table, law, line, terms, shown):
            continue
        yield _deviation(table, law, line, terms, shared=share_of(shown, terms))


def is_due(table: Table, law: Law, line: Line) -> bool | None:
    """Tell whether a line's result is nevertheless what it should be; `None` if nobody can."""
    figure = line.figures[law.target]
    amount, computed = figure.amount, law.computed(line)
    if amount is None or computed is None:
        return None
    return agree(amount, computed, whole=table.whole, roundings=roundings(law, figure))


_HABIT = 5
"""So many lines that reckon alike do so on purpose, however long the table."""


def _is_harmless(
    table: Table,
    law: Law,
    line: Line,
    terms: tuple[Term, ...],
    shown: Counter[tuple[Term, ...]],
) -> bool:
    own = stands_for(terms)
    filled = {key for key in law.columns - own if number_at(line, key) is not None}
    if not own - law.columns and not filled and law.columns - own:
        return True
    if table.by_key[law.target].role is Role.PERCENT and own == law.columns:
        return True
    agrees = is_due(table, law, line)
    if agrees is False:
        return False
    if share_of(shown, terms) or agrees is None:
        return True
    is_camp = shown[terms] > 1 and (shown[terms] * 4 >= shown.total() or shown[terms] >= _HABIT)
    return is_camp or shown[law.terms] <= 1


def _deviation(
    table: Table, law: Law, line: Line, terms: tuple[Term, ...], *, shared: bool
) -> Deviation:
    used = stands_for(terms)
    missing = tuple(sorted(k for k in law.columns - used if number_at(line, k) is not None))
    extra = tuple(sorted(used - law.columns))
    found = Deviation(table, law, line, Kind.OTHERWISE, shared)
    if missing and extra:
        return found._replace(kind=Kind.INSTEAD, columns=extra, left=missing)
    if missing:
        return found._replace(kind=Kind.LEAVES_OUT, columns=missing)
    if extra:
        return found._replace(kind=Kind.ALSO, columns=extra)
    kind, constant = _constant(law.terms, terms)
    return found._replace(kind=kind, constant=constant)


def _constant(due: tuple[Term, ...], own: tuple[Term, ...]) -> tuple[Kind, Decimal]:
    """Tell by which constant two formulas of the same columns differ."""
    varying = tuple(term for term in own if term.factors or term.divisors)
    if varying == due:
        return Kind.ADDS, sum((each.coefficient for each in own if each not in varying), Decimal(0))
    if len(own) == len(due) == 1 and own[0][1:] == due[0][1:]:
        if due[0].coefficient == 1:
            return Kind.MULTIPLIES, own[0].coefficient
        if own[0].coefficient == 1:
            return Kind.FORGETS, due[0].coefficient
    return Kind.OTHERWISE, Decimal(0)
