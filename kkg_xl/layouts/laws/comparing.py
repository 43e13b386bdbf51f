"""What a difference and a share may be made of: the plan and what was spent of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kkg_xl.domain.figures import Term
from kkg_xl.domain.law import Law
from kkg_xl.domain.table import Column, Line, Role
from kkg_xl.layouts.laws.evidence import Sample
from kkg_xl.layouts.laws.terms import Terms

_ONE = Decimal(1)
_HUNDRED = Decimal(100)
_CLOSE = Decimal(50)
_FEW = 2


def compared(key: int, columns: Sequence[Column], sample: Sample) -> Terms | None:
    """Give the difference that the lines bear out best, the first of those that fit alike.

    Where none fits any line of several, the headings were misread and nothing is known.
    """
    proposed = _differences(key, columns) if sample.filled[key] else []
    if not proposed:
        return None
    best = max(proposed, key=lambda terms: sample.borne_out(key, terms))
    several = sample.complete(key, best) > _FEW
    return None if several and not sample.borne_out(key, best) else best


def _differences(key: int, columns: Sequence[Column]) -> list[Terms]:
    """Give the ways to write a difference, what is left of the plan after the spending first.

    Then what is left after another column between them, such as all stages to date, or after
    several stages together.
    """
    pair = _pair(key, columns) or _last_two(key, columns)
    if pair is None:
        return []
    plan, spent = pair
    between = [c.key for c in columns if plan < c.key < key and c.role in _PAID]
    parts: list[tuple[int, ...]] = [(spent,)]
    parts += [(other,) for other in reversed(between) if other != spent]
    parts += [tuple(between[first:]) for first in range(len(between) - 1)]
    return [
        tuple(sorted((Term(sign, (plan,)), *(Term(-sign, (part,)) for part in each))))
        for each in parts
        for sign in (_ONE, -_ONE)
    ]


def _last_two(key: int, columns: Sequence[Column]) -> tuple[int, int] | None:
    """Give the two amounts before a column that compares years, or a budget with its revision."""
    before = [c.key for c in columns if c.key < key and c.role in _BUDGETED]
    return (before[-2], before[-1]) if len(before) > 1 else None


_BUDGETED = frozenset({Role.AMOUNT, Role.PLAN})
_PAID = frozenset({Role.AMOUNT, Role.SPENT})


def share(key: int, columns: Sequence[Column]) -> list[Terms]:
    """Give both ways to write what share of the plan was spent: as a fraction, times a hundred."""
    pair = _pair(key, columns)
    if pair is None:
        return []
    plan, spent = pair
    return [(Term(coefficient, (spent,), (plan,)),) for coefficient in (_ONE, _HUNDRED)]


def shares_fit(key: int, terms: Terms, lines: Sequence[Line]) -> bool:
    """Tell whether most lines show the share that the terms give, however they round it."""
    law = Law(key, terms)
    close = told = 0
    for line in lines:
        stated, computed = line.figures[key].amount, law.computed(line)
        if stated is not None and computed is not None:
            told += 1
            slack = max(terms[0].coefficient / _HUNDRED, abs(computed) / _CLOSE)
            close += abs(stated - computed) <= slack
    return close * 2 > told


def _pair(key: int, columns: Sequence[Column]) -> tuple[int, int] | None:
    """Give the plan and the spending that a column compares: the nearest of each before it."""
    plans = [c.key for c in columns if c.role is Role.PLAN]
    spent = [c.key for c in columns if c.role is Role.SPENT]
    if not plans or not spent:
        return None
    before = [other for other in plans if other < key] or plans
    return before[-1], ([other for other in spent if other < key] or spent)[-1]
