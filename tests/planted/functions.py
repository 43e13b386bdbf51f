"""The spreadsheet functions that planted workbooks use, in fractions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TypeAlias

from tests.planted.amounts import Fault, Value, number

Cells: TypeAlias = "list[tuple[Value, str]]"
"""The values of a range, each with its formula (empty for a constant)."""
Argument: TypeAlias = "Value | Cells"


def _numbers(arguments: list[Argument], *, nested: bool = True) -> list[Fraction] | Fault:
    """Give the numbers of arguments as SUM sees them: text in cells is passed over."""
    numbers: list[Fraction] = []
    for argument in arguments:
        cells = argument if isinstance(argument, list) else [(number(argument), "")]
        for value, formula in cells:
            if isinstance(value, Fault):
                return value
            if isinstance(value, Fraction) and (nested or "SUBTOTAL(" not in formula):
                numbers.append(value)
    return numbers


def _sum(arguments: list[Argument]) -> Value:
    numbers = _numbers(arguments)
    return numbers if isinstance(numbers, Fault) else sum(numbers, Fraction(0))


def _subtotal(arguments: list[Argument]) -> Value:
    numbers = _numbers(arguments[1:], nested=False)
    return numbers if isinstance(numbers, Fault) else sum(numbers, Fraction(0))


def _product(arguments: list[Argument]) -> Value:
    numbers = _numbers(arguments)
    if isinstance(numbers, Fault):
        return numbers
    product = Fraction(1)
    for factor in numbers:
        product *= factor
    return product if numbers else Fraction(0)


def _sumproduct(arguments: list[Argument]) -> Value:
    total = Fraction(0)
    columns = [argument for argument in arguments if isinstance(argument, list)]
    for cells in zip(*columns, strict=True):
        product = Fraction(1)
        for value, _formula in cells:
            if isinstance(value, Fault):
                return value
            product *= value if isinstance(value, Fraction) else 0
        total += product
    return total


def _rounding(turn: Callable[[Fraction], int]) -> Callable[[list[Argument]], Value]:
    def rounded(arguments: list[Argument]) -> Value:
        numbers: list[Fraction] = []
        for part in [*arguments, Fraction(0)][:2]:
            given = number(part[0][0] if isinstance(part, list) else part)
            if isinstance(given, Fault):
                return given
            numbers.append(given)
        value, places = numbers
        scale = Fraction(10) ** int(places)
        sign = -1 if value < 0 else 1
        return sign * turn(abs(value) * scale) / scale

    return rounded


def _if(arguments: list[Argument]) -> Value:
    scalars = [part[0][0] if isinstance(part, list) else part for part in arguments]
    if isinstance(scalars[0], Fault):
        return scalars[0]
    return scalars[1] if scalars[0] else scalars[2]


def _countif(arguments: list[Argument]) -> Value:
    """Count the cells of a range that hold a text, whatever its capitals."""
    cells, wanted = arguments
    assert isinstance(cells, list)
    return Fraction(sum(str(value).casefold() == str(wanted).casefold() for value, _ in cells))


def _counta(arguments: list[Argument]) -> Value:
    """Count the cells of a range that hold anything."""
    (cells,) = arguments
    assert isinstance(cells, list)
    return Fraction(sum(value not in {None, ""} for value, _ in cells))


FUNCTIONS: Mapping[str, Callable[[list[Argument]], Value]] = {
    "COUNTA": _counta,
    "COUNTIF": _countif,
    "SUM": _sum,
    "SUBTOTAL": _subtotal,
    "PRODUCT": _product,
    "SUMPRODUCT": _sumproduct,
    "ROUND": _rounding(lambda value: int(value + Fraction(1, 2))),
    "ROUNDDOWN": _rounding(int),
    "ROUNDUP": _rounding(lambda value: -int(-value // 1)),
    "TRUNC": _rounding(int),
    "INT": _rounding(int),
    "IF": _if,
}
