"""What a tax, a total after tax and a rounded total should be, from the total they are made of.

The base counts as it stands or as its lines add up, and a tax as it stands or as it should be, so
that a wrong one is reported only there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import product
from typing import NamedTuple

from kkg_xl.domain.adding import Claim, exact, sums
from kkg_xl.domain.figures import Figure
from kkg_xl.domain.table import Scope, Total

_OTHER_BASE = Decimal(11) / 12
"""PPN of 12 % is due on eleven twelfths of the price (PMK 131/2024)."""

INCOME_TAX = "pph"
"""Withheld from the one who is paid: it may be taken off, or only mentioned."""

_UNITS = (
    *(unit * Decimal(10) ** power for power in range(1, 6) for unit in (1, 5)),
    Decimal(10) ** 6,
)
"""What people round to on purpose: tens to millions, and halves of them."""


class Start(NamedTuple):
    """An amount that a tax is due on, or that taxes are added to."""

    amount: Decimal
    charged: tuple[Figure, ...]
    """What was added to the base: postage, a fee."""
    taken: tuple[Figure, ...]
    """What was taken off it: discounts."""


def due(claim: Claim) -> Decimal | None:
    """Give what a derived total should state; what it states where that is right.

    `None` where it cannot be told: no base, no rate.
    """
    told = claim.figure.amount
    if told is None:
        return None
    first: Decimal | None = None
    for amount in _amounts(claim, told):
        derivation = claim.figure.derivation
        rounding = None if derivation is None else derivation.rounding
        near = exact(claim.table, amount)
        slack = near.slack + (Decimal(0) if rounding is None else rounding.unit)
        if abs(told - amount) <= slack:
            return told
        first = amount if first is None else first
    return first


def base(claim: Claim) -> Total | None:
    """Give the total that a derived total is made from."""
    of = claim.total.of
    row = None if of is None else claim.table.by_index.get(of)
    return row if isinstance(row, Total) else None


def taxes(claim: Claim) -> list[Total]:
    """Give the taxes and discounts that a total after tax reckons with.

    Those within its reach, else those on the same base; none that stand further down.
    """
    every = [total for total in claim.table.totals if total.scope in (Scope.TAX, Scope.DISCOUNT)]
    before = [total for total in every if total.index < claim.total.index] or every
    within = [total for total in before if total.index in claim.total.totals]
    return within or [total for total in before if total.of == claim.total.of]


def _amounts(claim: Claim, told: Decimal) -> Iterator[Decimal]:
    for start in starts(claim):
        if claim.total.scope is Scope.AFTER_TAX:
            yield from _after_tax(claim, start.amount)
        elif claim.total.scope is Scope.ROUNDED:
            yield _rounded(start.amount, told)
        else:
            yield from _tax(claim, start.amount)


def starts(claim: Claim) -> Iterator[Start]:
    """Give what a derived total may be reckoned from, before any tax.

    A tax is due with what is charged and without discounts, or on the bare base; a total after
    tax has all that is charged, and its discounts among its taxes.
    """
    charged, taken = _charged(claim), _taken(claim)
    ways: list[tuple[list[Figure], list[Figure]]] = [(charged, [])]
    if claim.total.scope is Scope.ROUNDED:
        ways = [([], [])]
    elif claim.total.scope is not Scope.AFTER_TAX:
        ways = [(charged, taken), (charged, []), ([], taken), ([], [])]
    for amount in _bases(claim):
        for added, less in ways:
            change = _sum(added) - _sum(less)
            yield Start(amount + change, tuple(added), tuple(less))


def _bases(claim: Claim) -> Iterator[Decimal]:
    """Give what the total below which a derived one stands says, and what its lines add up to."""
    total = base(claim)
    if total is None:
        yield from (added.amount for added in sums(claim))
        return
    figure = total.figures.get(claim.key)
    if figure is None:
        return
    if figure.amount is not None:
        yield figure.amount
    if total.scope in (Scope.GROUP, Scope.GRAND):
        yield from (added.amount for added in sums(Claim(claim.table, total, claim.key, figure)))


def _charged(claim: Claim) -> list[Figure]:
    """Give what is charged between a derived total and the one it is made from: postage."""
    total = base(claim)
    return [
        figure
        for line in claim.table.lines
        if total is not None
        and total.index < line.index < claim.total.index
        and line.index not in total.lines
        and (figure := line.figures.get(claim.key)) is not None
        and figure.amount
    ]


def _taken(claim: Claim) -> list[Figure]:
    """Give the discounts between a derived total and the one it is made from."""
    return [
        figure
        for total in claim.table.totals
        if total.scope is Scope.DISCOUNT and total.of == claim.total.of
        if total.index < claim.total.index
        if (figure := total.figures.get(claim.key)) is not None and figure.amount
    ]


def _sum(figures: Sequence[Figure]) -> Decimal:
    return sum((figure.amount or Decimal(0) for figure in figures), Decimal(0))


def _tax(claim: Claim, amount: Decimal) -> Iterator[Decimal]:
    rate = claim.total.rate
    if rate is None:
        return
    yield amount * rate
    yield -amount * rate
    yield amount * rate * _OTHER_BASE
    yield amount * rate / (1 + rate)


def _after_tax(claim: Claim, amount: Decimal) -> Iterator[Decimal]:
    known = taxes(claim)
    if not known and claim.total.rate is not None:
        yield amount * (1 + claim.total.rate)
    shares: list[tuple[Decimal, ...]] = []
    for tax in known:
        figure = tax.figures.get(claim.key)
        if figure is None or figure.amount is None:
            return
        right = due(Claim(claim.table, tax, claim.key, figure)) or figure.amount
        withheld = (Decimal(0),) if INCOME_TAX in tax.label.casefold() else ()
        told = (figure.amount, -figure.amount, right, -right, *withheld)
        if tax.scope is Scope.DISCOUNT:
            told = (-figure.amount, -right)
        shares.append(tuple(dict.fromkeys(told)))
    if known:
        yield from (amount + sum(added, Decimal(0)) for added in product(*shares))


def _rounded(amount: Decimal, stated: Decimal) -> Decimal:
    """Give the stated amount where it is a rounding, else the rounding that it seems to mean."""
    units = [unit for unit in _UNITS if unit < abs(amount) and not stated % unit]
    if any(abs(stated - amount) < unit for unit in units):
        return stated
    unit = min(units[-1] if units else Decimal(1), Decimal(1000))
    return (amount / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit
