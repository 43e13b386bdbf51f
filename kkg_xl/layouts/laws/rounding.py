"""Rounding that a whole column shows on purpose: every amount cut down to thousands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from kkg_xl.domain.figures import Rounding
from kkg_xl.domain.law import Law
from kkg_xl.domain.table import Line

_ENOUGH = 2
_MOST = Decimal("0.66")
"""One wrong line among several rounded ones does not hide that they are rounded."""
_UNITS = tuple(Decimal(10) ** power for power in (6, 5, 4, 3, 2))
_DIRECTIONS = ("down", "nearest", "up")


def with_rounding(law: Law, lines: Sequence[Line]) -> Law:
    """Add the rounding that a whole column shows: amounts cut down to thousands in every line."""
    if not law.multiplies:
        return law
    practised = _practised(law, lines)
    if practised is not None:
        return Law(law.target, law.terms, practised)
    told: list[tuple[Decimal, Decimal]] = []
    exact: list[Decimal] = []
    for line in lines:
        stated = line.figures[law.target].amount if law.target in line.figures else None
        computed = law.computed(line)
        if stated is None or computed is None:
            continue
        if abs(stated - computed) >= 1:
            told.append((stated, computed))
        else:
            exact.append(stated)
    if len(told) < _ENOUGH:
        return law
    for unit in _UNITS:
        if any(stated % unit for stated in exact):
            continue
        fits = {
            rounding: sum(1 for stated, computed in told if stated == rounding.applied(computed))
            for rounding in (Rounding(unit, direction) for direction in _DIRECTIONS)
        }
        likeliest = max(fits, key=fits.__getitem__)
        if fits[likeliest] >= _ENOUGH and fits[likeliest] >= len(told) * _MOST:
            return Law(law.target, law.terms, likeliest)
    return law


def _practised(law: Law, lines: Sequence[Line]) -> Rounding | None:
    """Give the rounding that nearly all formulas of the column do, for those typed among them."""
    formulas = [
        own.derivation
        for line in lines
        if (own := line.figures.get(law.target)) is not None and own.derivation is not None
    ]
    told = Counter(own.rounding for own in formulas if own.rounding is not None)
    for rounding, times in told.most_common(1):
        if times >= _ENOUGH and times >= len(formulas) * _MOST:
            return rounding
    return None
