"""What `+ - * / ^ & %` and the comparisons give, on exact numbers."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

from kkg_xl.sheets.formula_values import (
    DIFFERENT,
    DIVISION,
    EXACT,
    NUMBER,
    ONE,
    ZERO,
    CannotTellError,
    Fault,
    Value,
    as_text,
    compare,
    to_number,
    to_text,
)

Operator: TypeAlias = Callable[[Value, Value], Value]


def add(left: Value, right: Value) -> Value:
    """Give `left + right`."""
    if type(left) is Decimal and type(right) is Decimal:
        return EXACT.add(left, right)
    return _with_numbers(EXACT.add, left, right)


def subtract(left: Value, right: Value) -> Value:
    """Give `left - right`."""
    if type(left) is Decimal and type(right) is Decimal:
        return EXACT.subtract(left, right)
    return _with_numbers(EXACT.subtract, left, right)


def multiply(left: Value, right: Value) -> Value:
    """Give `left * right`."""
    if type(left) is Decimal and type(right) is Decimal:
        return EXACT.multiply(left, right)
    return _with_numbers(EXACT.multiply, left, right)


def divide(left: Value, right: Value) -> Value:
    """Give `left / right`."""
    return _with_numbers(_quotient, left, right)


def power(left: Value, right: Value) -> Value:
    """Give `left ^ right`."""
    return _with_numbers(_power, left, right)


def join(left: Value, right: Value) -> Value:
    """Give `left & right`."""
    first, second = to_text(left), to_text(right)
    if isinstance(first, Fault):
        return first
    return second if isinstance(second, Fault) else as_text(first + second)


def negative(value: Value) -> Value:
    """Give `-value`."""
    number = to_number(value)
    return number if isinstance(number, Fault) else EXACT.minus(number)


def percent(value: Value) -> Value:
    """Give `value%`."""
    return divide(value, _HUNDRED)


def operator(sign: str) -> Operator:
    """Find what an operator does."""
    return _OPERATORS[sign]


_HUNDRED = Decimal(100)


def _with_numbers(
    run: Callable[[Decimal, Decimal], Decimal | Fault], left: Value, right: Value
) -> Value:
    first = to_number(left)
    if isinstance(first, Fault):
        return first
    second = to_number(right)
    return second if isinstance(second, Fault) else run(first, second)


def _quotient(left: Decimal, right: Decimal) -> Decimal | Fault:
    return EXACT.divide(left, right) if right else DIVISION


def _power(base: Decimal, exponent: Decimal) -> Decimal | Fault:
    if not base:
        if not exponent:
            return NUMBER
        return ZERO if exponent > 0 else DIVISION
    if base < 0 and exponent != exponent.to_integral_value():
        return NUMBER
    return ONE if not exponent else EXACT.power(base, exponent)


def _comparison(holds: Callable[[int], bool]) -> Operator:
    def give(left: Value, right: Value) -> Value:
        order = compare(left, right)
        if isinstance(order, Fault):
            return order
        if order == DIFFERENT:
            raise CannotTellError
        return holds(order)

    return give


def _equality(wanted: bool) -> Operator:  # noqa: FBT001 -- which of two operators to make
    def give(left: Value, right: Value) -> Value:
        order = compare(left, right)
        return order if isinstance(order, Fault) else (order == 0) is wanted

    return give


_OPERATORS: dict[str, Operator] = {
    "+": add,
    "-": subtract,
    "*": multiply,
    "/": divide,
    "^": power,
    "&": join,
    "=": _equality(wanted=True),
    "<>": _equality(wanted=False),
    "<": _comparison(lambda order: order < 0),
    ">": _comparison(lambda order: order > 0),
    "<=": _comparison(lambda order: order <= 0),
    ">=": _comparison(lambda order: order >= 0),
}
