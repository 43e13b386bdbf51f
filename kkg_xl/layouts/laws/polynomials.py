"""A formula as a sum of products of columns: `=C5*(D5+E5)` is C×D + C×E.

What a formula does only to look tidy (rounding, `IF(E5="","",…)`, `IFERROR`) is looked through:
the question here is which columns make the amount, not how it is shown.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

from kkg_xl.domain.figures import Rounding
from kkg_xl.sheets.formula_tree import (
    Binary,
    Boolean,
    Call,
    Missing,
    Node,
    Number,
    Percent,
    Slot,
    String,
    Unary,
)

Monomial: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]
"""Factors and divisors, each sorted."""

Polynomial: TypeAlias = dict[Monomial, Decimal]

_ONE: Monomial = ((), ())
_MOST_TERMS = 64
_HUNDREDTH = Decimal("0.01")
_DIRECTIONS = {
    "ROUND": "nearest",
    "ROUNDDOWN": "down",
    "TRUNC": "down",
    "INT": "down",
    "FLOOR": "down",
    "ROUNDUP": "up",
    "CEILING": "up",
    "MROUND": "nearest",
}


class Unclear(Exception):  # noqa: N818 -- no fault: a formula that is no sum of products
    """The formula is something else than a sum of products of columns of its own row."""


def polynomial(node: Node, spans: tuple[tuple[int, int], ...]) -> Polynomial:
    """Write a tree as a polynomial; `spans` are the columns of its references, first and last.

    Raises `Unclear` for what is none.
    """
    match node:
        case Number(value):
            return {_ONE: value}
        case Percent(inner):
            return _scaled(polynomial(inner, spans), _HUNDREDTH)
        case Unary(op, inner):
            reckoned = polynomial(inner, spans)
            return _scaled(reckoned, Decimal(-1)) if op == "-" else reckoned
        case Slot(index):
            first, last = spans[index]
            if first != last:
                raise Unclear
            return {((first,), ()): Decimal(1)}
        case Binary(op, left, right):
            return _binary(op, polynomial(left, spans), polynomial(right, spans))
        case Call(name, args):
            return _call(name, args, spans)
        case _:
            raise Unclear


def _binary(op: str, left: Polynomial, right: Polynomial) -> Polynomial:
    match op:
        case "+":
            return _sum(left, right)
        case "-":
            return _sum(left, _scaled(right, Decimal(-1)))
        case "*":
            return _product(left, right)
        case "/" if len(right) == 1:
            ((factors, divisors), coefficient) = next(iter(right.items()))
            if coefficient:
                return _product(left, {(divisors, factors): 1 / coefficient})
    raise Unclear


def _call(name: str, args: tuple[Node, ...], spans: tuple[tuple[int, int], ...]) -> Polynomial:
    if name in _DIRECTIONS or name in ("IFERROR", "N", "VALUE", "IFNA"):
        return polynomial(args[0], spans) if args else {}
    if name == "IF" and len(args) > 1:
        branches = [arg for arg in args[1:3] if not _trivial(arg)]
        if len(branches) == 1:
            return polynomial(branches[0], spans)
    if name in ("SUM", "PRODUCT"):
        parts = [part for arg in args for part in _each(arg, spans)]
        reckoned: Polynomial = {} if name == "SUM" else {_ONE: Decimal(1)}
        for part in parts:
            reckoned = _sum(reckoned, part) if name == "SUM" else _product(reckoned, part)
        return reckoned
    raise Unclear


def _each(arg: Node, spans: tuple[tuple[int, int], ...]) -> list[Polynomial]:
    """Give what a function adds up or multiplies: each column of a range by itself."""
    if isinstance(arg, Slot):
        first, last = spans[arg.index]
        if last - first >= _MOST_TERMS:
            raise Unclear
        return [{((column,), ()): Decimal(1)} for column in range(first, last + 1)]
    return [polynomial(arg, spans)]


def _trivial(node: Node) -> bool:
    """Tell whether a branch only stands for nothing: `""`, `0`, `"-"`."""
    match node:
        case String() | Missing() | Boolean():
            return True
        case Number(value):
            return value == 0
    return False


def _scaled(reckoned: Polynomial, by: Decimal) -> Polynomial:
    return {monomial: coefficient * by for monomial, coefficient in reckoned.items()}


def _sum(left: Polynomial, right: Polynomial) -> Polynomial:
    summed = dict(left)
    for monomial, coefficient in right.items():
        summed[monomial] = summed.get(monomial, Decimal(0)) + coefficient
    return summed


def _product(left: Polynomial, right: Polynomial) -> Polynomial:
    if len(left) * len(right) > _MOST_TERMS:
        raise Unclear
    made: Polynomial = {}
    for (factors, divisors), coefficient in left.items():
        for (more, others), by in right.items():
            over, under = sorted(factors + more), sorted(divisors + others)
            for column in tuple(over):
                if column in under:
                    over.remove(column)
                    under.remove(column)
            monomial = (tuple(over), tuple(under))
            made[monomial] = made.get(monomial, Decimal(0)) + coefficient * by
    return made


def rounding_of(node: Node) -> Rounding | None:
    """Tell to what a formula rounds its result on purpose, if it does."""
    if not isinstance(node, Call):
        return None
    if node.name == "IF" and len(node.args) > 1:
        return next((found for arg in node.args[1:3] if (found := rounding_of(arg))), None)
    if node.name == "IFERROR" and node.args:
        return rounding_of(node.args[0])
    direction = _DIRECTIONS.get(node.name)
    if direction is None:
        return None
    if node.name in ("FLOOR", "CEILING", "MROUND"):
        unit = node.args[1] if len(node.args) > 1 else Number(Decimal(1))
        return Rounding(unit.value, direction) if isinstance(unit, Number) else None
    digits = _digits(node.args[1]) if len(node.args) > 1 else 0
    return None if digits is None else Rounding(Decimal(1).scaleb(-digits), direction)


_MOST_DIGITS = 15


def _digits(node: Node) -> int | None:
    match node:
        case Number(value) if abs(value) <= _MOST_DIGITS:
            return int(value)
        case Unary("-", Number(value)) if value <= _MOST_DIGITS:
            return -int(value)
        case Missing():
            return 0
    return None
