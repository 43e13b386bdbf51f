"""What a column is made of in every line: volume × rate, material + wage, plan − spent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Protocol

from kkg_xl.domain.figures import Figure, Rounding, Term


class Row(Protocol):
    """A line or a row of totals."""

    @property
    def figures(self) -> Mapping[int, Figure]:
        """Its numbers, by `Column.key`."""


@dataclass(frozen=True)
class Law:
    """What the column `target` is made of in every line: the sum of `terms`.

    Volume × unit × rate is one term of three factors; volume × (material + wage) is two terms;
    the difference of plan and realisation is two terms, the second with coefficient −1.
    """

    target: int
    terms: tuple[Term, ...]
    rounding: Rounding | None = None
    """Rounding that the whole column shows, such as amounts cut down to thousands."""

    @cached_property
    def shared(self) -> frozenset[int]:
        """Columns that every term needs; a blank there leaves the line without a result."""
        common = frozenset(self.terms[0].factors)
        for term in self.terms[1:]:
            common &= frozenset(term.factors)
        return common

    @cached_property
    def columns(self) -> frozenset[int]:
        """Every column that the law uses."""
        return frozenset(key for term in self.terms for key in (*term.factors, *term.divisors))

    @cached_property
    def in_order(self) -> tuple[int, ...]:
        """Every column that the law uses, from left to right."""
        return tuple(sorted(self.columns))

    @cached_property
    def multiplies(self) -> bool:
        """Whether something is multiplied: volume × rate, and not a mere sum of columns."""
        return any(len(term.factors) > 1 or term.coefficient not in (1, -1) for term in self.terms)

    @cached_property
    def levies(self) -> bool:
        """Whether it takes a share of one amount, such as a tax that not everyone owes."""
        (term, *more) = self.terms
        alone = not more and len(term.factors) == 1 and not term.divisors
        return alone and 0 < term.coefficient < 1

    def computed(self, line: Row) -> Decimal | None:
        """Give what the law makes of a line or a row of totals, before any rounding.

        Exact unless it divides. `None` where a factor that every term needs has no number, where
        no term has all its numbers, or where a column it needs holds something that is neither
        blank nor a number.
        """
        result, told = Decimal(0), False
        shared = self.shared
        for coefficient, factors, divisors in self.terms:
            product, complete = coefficient, True
            for key in factors:
                figure = line.figures.get(key)
                number = None if figure is None else figure.amount
                if number is None:
                    if key in shared or not (figure is None or figure.blank):
                        return None
                    complete = False
                else:
                    product *= number
            for key in divisors:
                figure = line.figures.get(key)
                number = None if figure is None else figure.amount
                if not complete and (figure is None or figure.blank):
                    continue  # a part that is left blank altogether
                if not number:
                    return None
                product /= number
            if complete:
                result += product
                told = True
        return result if told else None
