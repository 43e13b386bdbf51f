"""Taxes, totals after tax and rounded totals become formulas of the total that they are made of.

Among the ways in which the total may rightly be reckoned (a tax on eleven twelfths of the price, a
tax taken off) the one is written that gives what stands there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from kkg_xl.domain.adding import Claim, claims, exact
from kkg_xl.domain.derived import INCOME_TAX, Start, base, due, starts, taxes
from kkg_xl.domain.figures import CellError, Rounding
from kkg_xl.domain.naming import apart, titled, told_exactly
from kkg_xl.domain.practice import is_typed
from kkg_xl.domain.table import Scope, Total
from kkg_xl.domain.text import Field, Message, Text, say
from kkg_xl.layouts.ours.formula_writing import link, rounded
from kkg_xl.usecases.recalculation.desk import Desk, Step
from kkg_xl.usecases.recalculation.kept_rounding import kept
from kkg_xl.usecases.recalculation.numbers import format_of
from kkg_xl.usecases.recalculation.totals import FAULTS, is_writable

TYPED = Text(
    id="{label} diketik; kini dihitung dari {base}.",
    en="{label} was typed; now calculated from {base}.",
)
TYPED_WRONG = Text(
    id="{label} diketik dan {apart}; kini dihitung dari {base}.",
    en="{label} was typed, {apart}; now calculated from {base}.",
)
OTHERWISE = Text(
    id="Rumus {label} menghitung lain; kini dihitung dari {base}.",
    en="The formula of {label} reckoned otherwise; now calculated from {base}.",
)

_DIRECTIONS = ("nearest", "down", "up")
_LEAST_DIGITS, _MOST_DIGITS = 1, 6


class _Way(NamedTuple):
    """One way to reckon a derived total."""

    formula: str
    amount: Decimal


def derived_totals(desk: Desk) -> Iterator[Step]:
    """Give the derived totals that are to be calculated."""
    for claim in claims(desk.workbook, Scope.TAX, Scope.DISCOUNT, Scope.AFTER_TAX, Scope.ROUNDED):
        why = _why(desk, claim)
        formula = None if why is None else _formula(claim)
        if why is not None and formula is not None:
            yield Step(claim.figure.at, why, formula, number_format=format_of(desk, claim.figure))


def _why(desk: Desk, claim: Claim) -> Message | None:
    figure, of = claim.figure, base(claim)
    amount, right = figure.amount, due(claim)
    if of is None or amount is None or right is None or isinstance(figure.value, CellError):
        return None
    if desk.flagged(figure.at, "scale-differs") or not is_writable(desk, figure):
        return None
    if not desk.is_known(figure):
        return None
    told: dict[str, Field] = {"label": titled(claim.total), "base": titled(of)}
    is_wrong = desk.flagged(figure.at, *FAULTS)
    if not is_typed(figure):
        return say(OTHERWISE, **told) if is_wrong else None
    if amount == right:
        return say(TYPED, **told)
    off = apart(amount, told_exactly(right), rupiah=claim.table.whole)
    return say(TYPED_WRONG, apart=off, **told) if is_wrong else None


def _formula(claim: Claim) -> str | None:
    """Write the way that gives what is stated, else the first; rounded as the amount is."""
    of, stated = base(claim), claim.figure.amount
    if of is None or stated is None:
        return None
    figure = of.figures.get(claim.key)
    if figure is None or figure.amount is None:
        return None
    cell = link(figure.at, claim.figure.at.sheet)
    if claim.total.scope is Scope.ROUNDED:
        amounts = (figure.amount, *(start.amount for start in starts(claim)))
        return rounded(cell, _roundly(amounts, stated))
    ways = [
        way
        for start in starts(claim)
        for way in _ways(claim, _from(claim, cell, start), start.amount)
    ]
    if not ways:
        return None
    slack = exact(claim.table, ways[0].amount).slack
    way = next((way for way in ways if abs(way.amount - stated) <= slack), ways[0])
    is_cut = claim.table.whole and is_typed(claim.figure)
    return rounded(way.formula, kept(way.amount, stated) if is_cut else None)


def _from(claim: Claim, cell: str, start: Start) -> str:
    """Write what a tax is due on: a total with what is charged on it and less its discounts."""
    sheet = claim.figure.at.sheet
    added = "".join("+" + link(figure.at, sheet) for figure in start.charged)
    taken = "".join("-" + link(figure.at, sheet) for figure in start.taken)
    is_sum = bool(added or taken) and claim.total.scope is not Scope.AFTER_TAX
    return f"({cell}{added}{taken})" if is_sum else f"{cell}{added}{taken}"


def _ways(claim: Claim, cell: str, amount: Decimal) -> Iterator[_Way]:
    if claim.total.scope is Scope.AFTER_TAX:
        yield from _after_tax(claim, cell, amount)
    else:
        yield from _tax(claim, cell, amount)


def _tax(claim: Claim, cell: str, amount: Decimal) -> Iterator[_Way]:
    rate = claim.total.rate
    if rate is None:
        return
    share = f"{(rate * 100).normalize():f}%"
    yield _Way(f"{cell}*{share}", amount * rate)
    yield _Way(f"-{cell}*{share}", -amount * rate)
    yield _Way(f"{cell}*11/12*{share}", amount * rate * 11 / 12)
    yield _Way(f"{cell}*{share}/(1+{share})", amount * rate / (1 + rate))


def _after_tax(claim: Claim, cell: str, amount: Decimal) -> Iterator[_Way]:
    known: list[Total] = taxes(claim)
    rate = claim.total.rate
    if not known:
        if rate is not None:
            share = f"{(rate * 100).normalize():f}%"
            yield _Way(f"{cell}*(1+{share})", amount * (1 + rate))
        return
    figures = [tax.figures.get(claim.key) for tax in known]
    told = [figure for figure in figures if figure is not None and figure.amount is not None]
    if len(told) < len(known):
        return
    right = [
        due(Claim(claim.table, tax, claim.key, figure)) or figure.amount
        for tax, figure in zip(known, told, strict=True)
    ]
    for signs in product(*map(_signs, known)):
        signed = [
            ("+" if sign > 0 else "-") + link(figure.at, claim.figure.at.sheet)
            for sign, figure in zip(signs, told, strict=True)
            if sign
        ]
        for taken in ([figure.amount for figure in told], right):
            added = sum(
                (sign * (each or 0) for sign, each in zip(signs, taken, strict=True)), Decimal(0)
            )
            yield _Way(cell + "".join(signed), amount + added)


def _signs(tax: Total) -> tuple[int, ...]:
    """Tell how a tax may count: added, taken off; one withheld from the paid may only be told."""
    if tax.scope is Scope.DISCOUNT:
        return (-1,)
    return (1, -1, 0) if INCOME_TAX in tax.label.casefold() else (1, -1)


def _roundly(amounts: Sequence[Decimal], stated: Decimal) -> Rounding:
    """Give the coarsest rounding that makes what is stated of one of some amounts.

    `amounts` are the total as it stands and as it should be.
    """
    units = [Decimal(10) ** digits for digits in range(_LEAST_DIGITS, _MOST_DIGITS + 1)]
    for unit in sorted([*units, *(unit / 2 for unit in units)], reverse=True):
        for amount, direction in product(amounts, _DIRECTIONS):
            rounding = Rounding(unit, direction)
            if unit < abs(amount) and amount != stated and rounding.applied(amount) == stated:
                return rounding
    fits = [unit for unit in units[:3] if not stated % unit and unit < abs(amounts[0])]
    return Rounding(max(fits, default=Decimal(1)), "nearest")
