"""Columns whose headings say nothing and that formulas use as money or factors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from kkg_xl.domain.table import Column, Role
from kkg_xl.layouts.contents import Contents
from kkg_xl.layouts.derivations import Derivations
from kkg_xl.layouts.regions import Region

_MONEY = frozenset({Role.AMOUNT, Role.PLAN, Role.SPENT})
_RUPIAH = Decimal(1000)


def promoted(
    region: Region,
    columns: tuple[Column, ...],
    found: Mapping[int, Contents],
    derivations: Derivations,
) -> tuple[Column, ...]:
    """Give columns without a role the one that formulas give them.

    A column that amounts multiply with is a factor, one that they add is a rate, and one that a
    total adds up is an amount.
    """
    open_ones = {
        column.key
        for column in columns
        if column.role is Role.OTHER
        and (seen := found.get(column.key)) is not None
        and seen.numbers > seen.worded
    }
    if not open_ones:
        return columns
    told = _uses(region, columns, open_ones, derivations)
    return tuple(
        replace(column, role=_role(found[column.key], told[column.key]))
        if column.key in told
        else column
        for column in columns
    )


def _uses(
    region: Region, columns: Sequence[Column], open_ones: set[int], derivations: Derivations
) -> dict[int, Counter[str]]:
    money = {column.key for column in columns if column.role in _MONEY}
    told: dict[int, Counter[str]] = {}
    for number in region.rows:
        for column, cell in region.grid.rows[number].items():
            if cell.formula is None or not (column in money or column in open_ones):
                continue
            derivation = derivations.derivation(number, column, cell.formula)
            if column in open_ones and derivation.counted and "SUM" in cell.formula.upper():
                told.setdefault(column, Counter())["summed"] += 1
            if column not in money:
                continue
            for term in derivation.terms or ():
                for key in open_ones.intersection(term.factors):
                    use = "multiplied" if len(term.factors) > 1 else "added"
                    told.setdefault(key, Counter())[use] += 1
    return told


def _role(seen: Contents, uses: Counter[str]) -> Role:
    large = sorted(abs(value) for value in seen.values)
    rupiah = bool(large) and large[len(large) // 2] >= _RUPIAH
    if uses["multiplied"]:
        return Role.RATE if rupiah else Role.FACTOR
    if uses["added"]:
        return Role.RATE
    return Role.AMOUNT if rupiah else Role.OTHER
