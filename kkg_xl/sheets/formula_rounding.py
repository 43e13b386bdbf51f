"""Rounding and other arithmetic on single numbers.

Everything that rounds looks at the 15 digits that Excel shows: a stored 0.28499999999999998 is
0.285, and a third times three is 1.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, ROUND_UP, Decimal

from kkg_xl.sheets.formula_operators import power
from kkg_xl.sheets.formula_signatures import Function, of_values
from kkg_xl.sheets.formula_values import (
    DIVISION,
    EXACT,
    NUMBER,
    ZERO,
    CannotTellError,
    Fault,
    Value,
    shown,
    to_number,
)


def _numeric(run: Callable[..., Value]) -> Callable[..., Value]:
    """Let a function of numbers take all that counts as a number."""

    def give(*values: Value) -> Value:
        numbers = []
        for value in values:
            number = to_number(value)
            if isinstance(number, Fault):
                return number
            numbers.append(number)
        return run(*numbers)

    return give


def _to_digits(rounding: str) -> Callable[..., Value]:
    def give(number: Decimal, digits: Decimal = ZERO) -> Value:
        places = int(_limited(digits))
        quantum = Decimal(1).scaleb(-places)
        return _plain(shown(number).quantize(quantum, rounding, EXACT))

    return _numeric(give)


def _to_multiple(rounding: str) -> Callable[..., Value]:
    def give(number: Decimal, step: Decimal) -> Value:
        if not number or not step:
            if number and not step and rounding == ROUND_FLOOR:
                return DIVISION
            return ZERO
        if number > 0 > step or (rounding == ROUND_HALF_UP and number < 0 < step):
            return NUMBER
        times = shown(EXACT.divide(number, step))
        return EXACT.multiply(times.to_integral_value(rounding), step)

    return _numeric(give)


def _whole(number: Decimal) -> Value:
    return _plain(shown(number).to_integral_value(ROUND_FLOOR))


def _modulo(number: Decimal, divisor: Decimal) -> Value:
    if not divisor:
        return DIVISION
    times = shown(EXACT.divide(number, divisor)).to_integral_value(ROUND_FLOOR)
    return EXACT.subtract(number, EXACT.multiply(times, divisor))


def _root(number: Decimal) -> Value:
    return NUMBER if number < 0 else EXACT.sqrt(number)


def _sign(number: Decimal) -> Value:
    return Decimal((number > 0) - (number < 0))


def _limited(digits: Decimal) -> Decimal:
    whole = shown(digits).to_integral_value(ROUND_DOWN)
    if abs(whole) > _MOST_PLACES:
        raise CannotTellError
    return whole


def _plain(number: Decimal) -> Decimal:
    return EXACT.add(number, ZERO)  # 1.35E+6 is stored as 1350000


_MOST_PLACES = 30

ROUNDING: dict[str, Function] = {
    "ROUND": of_values(2, 2, _to_digits(ROUND_HALF_UP)),
    "ROUNDDOWN": of_values(2, 2, _to_digits(ROUND_DOWN)),
    "ROUNDUP": of_values(2, 2, _to_digits(ROUND_UP)),
    "TRUNC": of_values(1, 2, _to_digits(ROUND_DOWN)),
    "INT": of_values(1, 1, _numeric(_whole)),
    "CEILING": of_values(2, 2, _to_multiple(ROUND_CEILING)),
    "FLOOR": of_values(2, 2, _to_multiple(ROUND_FLOOR)),
    "MROUND": of_values(2, 2, _to_multiple(ROUND_HALF_UP)),
    "ABS": of_values(1, 1, _numeric(EXACT.abs)),
    "MOD": of_values(2, 2, _numeric(_modulo)),
    "SIGN": of_values(1, 1, _numeric(_sign)),
    "POWER": of_values(2, 2, power),
    "SQRT": of_values(1, 1, _numeric(_root)),
}
