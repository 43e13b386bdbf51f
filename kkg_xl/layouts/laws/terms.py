"""The forms that laws have: what is multiplied, what is added, what may be left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations
from typing import TypeAlias

from kkg_xl.domain.figures import Term

Terms: TypeAlias = tuple[Term, ...]

_FEW_FACTORS = 6
_ONE = Decimal(1)


def multiplied(keys: Iterable[int]) -> Terms:
    """Give the product of some columns."""
    return (Term(_ONE, tuple(sorted(keys))),)


def added(keys: Iterable[int]) -> Terms:
    """Give the sum of some columns."""
    return tuple(Term(_ONE, (key,)) for key in sorted(keys))


def lesser(terms: Terms, factors: Sequence[int]) -> Iterable[Terms]:
    """Give the same terms with some factors left out, the fewest first."""
    if len(factors) > _FEW_FACTORS:
        return
    for size in range(1, len(factors)):
        for left_out in combinations(factors, size):
            yield tuple(
                Term(t.coefficient, tuple(f for f in t.factors if f not in left_out), t.divisors)
                for t in terms
            )


def columns_in(terms: Terms) -> set[int]:
    """Give every column that some terms use."""
    return {key for term in terms for key in (*term.factors, *term.divisors)}
