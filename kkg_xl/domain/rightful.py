"""What a total would say if all that it is made of were right.

Words and covers may tell the right amount beside a total that follows a wrong line, through a
summary, a tax and a rounding: then the line is to be mended, and nothing that follows from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.adding import Claim, Sum, exact, sums
from kkg_xl.domain.derived import base, taxes
from kkg_xl.domain.table import Scope

_LARGEST = Decimal(10) ** 6


def is_rightful(claim: Claim, number: Decimal) -> bool:
    """Tell whether a number is what a total should say, where it says something else."""
    if claim.total.scope is not Scope.ROUNDED:
        return any(added.meets(number) for added in _right(claim))
    unit = _rounded_to(claim, number)
    right = {added.amount for added in _of_base(claim)}
    told = claim.figure.amount or Decimal(0)
    if any(abs(told - amount) < unit for amount in _given(claim)):
        right.difference_update(_given(claim))  # of the two, the words are wrong
    return not number % unit and any(abs(amount - number) < unit for amount in right)


def _given(claim: Claim) -> Iterator[Decimal]:
    """Give what the total says that a rounded one rounds."""
    total = base(claim)
    figure = None if total is None else total.figures.get(claim.key)
    if figure is not None and figure.amount is not None:
        yield figure.amount


def _rounded_to(claim: Claim, number: Decimal) -> Decimal:
    """Give the unit that a total is rounded to: by its formula, else by its last digits."""
    derivation = claim.figure.derivation
    if derivation is not None and derivation.rounding is not None:
        return derivation.rounding.unit
    return min(_unit(claim.figure.amount or Decimal(0)), _unit(number))


def _unit(amount: Decimal) -> Decimal:
    """Give to what an amount seems to be rounded: the largest power of ten that divides it."""
    unit = Decimal(1)
    while amount and unit < _LARGEST and not amount % (unit * 10):
        unit *= 10
    return unit


def _right(claim: Claim) -> Iterator[Sum]:
    """Give what a total should say, by its lines, and with its taxes where it has any."""
    if claim.total.scope is not Scope.AFTER_TAX:
        yield from sums(claim)
        return
    rates = [
        -tax.rate if tax.scope is Scope.DISCOUNT else tax.rate
        for tax in taxes(claim)
        if tax.rate is not None
    ]
    for added in _of_base(claim):
        yield exact(claim.table, added.amount * (1 + sum(rates, Decimal(0))))


def _of_base(claim: Claim) -> Iterator[Sum]:
    total = base(claim)
    figure = None if total is None else total.figures.get(claim.key)
    if total is None or figure is None:
        yield from sums(claim)
    else:
        yield from _right(Claim(claim.table, total, claim.key, figure, claim.meant))
