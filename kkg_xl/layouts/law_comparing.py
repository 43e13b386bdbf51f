"""What a difference and a share may be made of: the plan and what was spent of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kkg_xl.domain.figures import Term
from kkg_xl.domain.law import Law
from kkg_xl.domain.table import Column, Line, Role
from kkg_xl.layouts.law_terms import Terms

_ONE = Decimal(1)
_HUNDRED = Decimal(100)
_CLOSE = Decimal(50)


def difference(key: int, columns: Sequence[Column]) -> list[Terms]:
    """Give both ways to write a difference, what is left of the plan first."""
    pair = _pair(key, columns)
    if pair is None:
        return []
    plan, spent = pair
    return [tuple(sorted((Term(sign, (plan,)), Term(-sign, (spent,))))) for sign in (_ONE, -_ONE)]


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
