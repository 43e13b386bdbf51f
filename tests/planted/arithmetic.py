"""A second pair of eyes: spreadsheet formulas reckoned in exact fractions, from text alone.

Shares nothing but cell addresses with the program, so that a mistake there hides none here.
Knows only the functions that the planted workbooks use; anything else is a `KeyError`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TypeAlias

from kkg_xl.sheets.refs import address, parse_address

Address: TypeAlias = tuple[str, str]
"""A sheet's name and a cell: `("RAB", "F12")`."""

_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+(?:,\d+)?")
_MONEY_TEXT = re.compile(r"(?:Rp\.?\s*)?(\d{1,3}(?:\.\d{3})*)(?:,(\d+|-))?")
_ERROR = re.compile(r"#[A-Z0-9/]+[!?]?")
_TOKEN = re.compile(
    r"""\s*(?:
        (?P<string>"[^"]*")
      | (?P<error>\#[A-Z0-9/]+[!?]?)
      | (?P<ref>(?:(?:'[^']+'|[A-Za-z_][\w.]*)!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?(?![\w(]))
      | (?P<name>[A-Z][A-Z.]*(?=\())
      | (?P<number>\d+(?:\.\d+)?)
      | (?P<sign><=|>=|<>|[-+*/^&=<>(),%;])
    )""",
    re.VERBOSE,
)


class Fault(str):
    """An error value such as `#REF!`."""

    __slots__ = ()


Value: TypeAlias = "Fraction | str | Fault | bool | None"
Cells: TypeAlias = "list[tuple[Value, str]]"
"""The values of a range, each with its formula (empty for a constant)."""


def written(text: str) -> Value:
    """Read what a cell of the text format holds, formulas aside."""
    if not text:
        return None
    if text.startswith("'"):
        return text[1:]
    if text in ("TRUE", "FALSE"):
        return text == "TRUE"
    if _NUMBER.fullmatch(text):
        return Fraction(text.replace(".", "").replace(",", "."))
    return Fault(text) if _ERROR.fullmatch(text) else text


def told(value: Value) -> Fraction | None:
    """Give the number that a value is, or that people read in a text such as `Rp 750.000,-`."""
    if isinstance(value, Fraction):
        return value
    if isinstance(value, Fault) or not isinstance(value, str):
        return None
    number = _number(value.replace("&nbsp;", " "))
    return number if isinstance(number, Fraction) else None


def said(text: str) -> int:
    """Give the number that a text says in Indonesian words; words it does not know are passed over.

    >>> said("( Tiga belas juta seratus lima puluh tujuh ribu rupiah)")
    13157000
    """
    total = group = digit = 0
    plain = re.sub(r"([a-z])(belas|puluh|ratus)\b", r"\1 \2", text.lower())
    for word in re.findall("[a-z]+", re.sub(r"\bse (belas|puluh|ratus)", r"se\1", plain)):
        if word in _DIGITS:
            digit = _DIGITS.index(word)
        elif word == "belas":
            group, digit = group + 10 + digit, 0
        elif word in _WHOLE:
            group += _WHOLE[word]
        elif word in ("puluh", "ratus"):
            group, digit = group + digit * (10 if word == "puluh" else 100), 0
        elif word in _THOUSANDS:
            total, group, digit = total + ((group + digit) or 1) * _THOUSANDS[word], 0, 0
    return total + group + digit


_DIGITS = ["nol", *"satu dua tiga empat lima enam tujuh delapan sembilan".split()]
_WHOLE = {"sepuluh": 10, "sebelas": 11, "seratus": 100}
_THOUSANDS = {"ribu": 1000, "seribu": 1000, "juta": 10**6, "miliar": 10**9}


def shown(value: Value) -> str:
    """Write a value as the text format has it, numbers with no more digits than Excel keeps.

    >>> shown(Fraction(1, 3)), shown(Fraction(1350000)), shown("85.000")
    ('0,333333333333', '1350000', "'85.000")
    """
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, Fraction):
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        rounded = exact.quantize(Decimal("1e-12"), ROUND_HALF_UP)
        whole = f"{rounded:f}".rstrip("0").rstrip(".")
        return whole.replace(".", ",")
    if isinstance(value, Fault):
        return str(value)
    return "" if value is None else "'" + value


class Reckoner:
    """Gives what every cell of a workbook is worth; a formula's stored result is kept."""

    def __init__(self, cells: Mapping[Address, str]) -> None:
        """Take the cells as they are written: `=B2*C2`, `=B2*C2 -> 7`, `1.350`, `'text`."""
        self._cells = cells
        self._known: dict[Address, Value] = {}

    def worth(self, at: Address) -> Value:
        """Give the value of a cell, worked out if need be."""
        if at not in self._known:
            formula, arrow, stored = self._cells.get(at, "").partition(" ->")
            if arrow:
                self._known[at] = written(stored.strip())
            elif formula.startswith("=") and len(formula) > 1:
                self._known[at] = self.given(formula[1:], at[0])
            else:
                self._known[at] = written(formula)
        return self._known[at]

    def given(self, formula: str, sheet: str) -> Value:
        """Work out a formula (without `=`) as it would stand on a sheet."""
        return _Parser(formula, sheet, self).result()

    def area(self, reference: str, sheet: str) -> Cells:
        """Give the values and formulas of `F5:F9`, or of a single cell."""
        return [(self.worth(at), self._cells.get(at, "")) for at in addresses(reference, sheet)]


def addresses(reference: str, sheet: str) -> Iterator[Address]:
    """Give the cells of a reference such as `'Rekap 1'!B2:B5`, row by row."""
    title, mark, area = reference.rpartition("!")
    sheet = title.strip("'") if mark else sheet
    first, _, last = area.replace("$", "").partition(":")
    (top, left), (bottom, right) = parse_address(first), parse_address(last or first)
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            yield sheet, address(row, column)


def in_row(expression: str, row: int) -> str:
    """Put row numbers behind the bare columns of an expression.

    >>> in_row("ROUNDDOWN(C*E,-3)", 7)
    'ROUNDDOWN(C7*E7,-3)'
    """
    return re.sub(r"\b([A-Z]{1,2})\b(?!\()", rf"\g<1>{row}", expression)


class _Parser:
    """One formula, by recursive descent; the first error met is the result."""

    def __init__(self, formula: str, sheet: str, reckoner: Reckoner) -> None:
        self._sheet, self._reckoner = sheet, reckoner
        self._tokens: list[tuple[str, str]] = []
        position = 0
        while position < len(formula.rstrip()):
            match = _TOKEN.match(formula, position)
            if match is None:
                message = f"cannot read {formula!r} from {formula[position:]!r}"
                raise ValueError(message)
            self._tokens.append((match.lastgroup or "", match.group(match.lastgroup or 0)))
            position = match.end()
        self._formula, self._next = formula, 0

    def result(self) -> Value:
        value = self._scalar(self._comparison())
        if self._next != len(self._tokens):
            message = f"left over in {self._formula!r}"
            raise ValueError(message)
        return Fraction(0) if value is None else value

    def _peek(self) -> str:
        return self._tokens[self._next][1] if self._next < len(self._tokens) else ""

    def _take(self) -> tuple[str, str]:
        self._next += 1
        return self._tokens[self._next - 1]

    def _scalar(self, operand: Value | Cells) -> Value:
        return operand[0][0] if isinstance(operand, list) else operand

    def _comparison(self) -> Value | Cells:
        left = self._joined()
        while self._peek() in ("=", "<>", "<", ">", "<=", ">="):
            sign = self._take()[1]
            right = self._scalar(self._joined())
            left = _compared(sign, self._scalar(left), right)
        return left

    def _joined(self) -> Value | Cells:
        left = self._sum()
        while self._peek() == "&":
            self._take()
            parts = self._scalar(left), self._scalar(self._sum())
            faults = [part for part in parts if isinstance(part, Fault)]
            texts = (shown(part).lstrip("'") for part in parts)
            left = faults[0] if faults else "".join(texts)
        return left

    def _sum(self) -> Value | Cells:
        left = self._product()
        while self._peek() in ("+", "-"):
            sign = self._take()[1]
            left = _applied(sign, self._scalar(left), self._scalar(self._product()))
        return left

    def _product(self) -> Value | Cells:
        left = self._power()
        while self._peek() in ("*", "/"):
            sign = self._take()[1]
            left = _applied(sign, self._scalar(left), self._scalar(self._power()))
        return left

    def _power(self) -> Value | Cells:
        left = self._atom()
        while self._peek() == "%":
            self._take()
            left = _applied("/", self._scalar(left), Fraction(100))
        return left

    def _atom(self) -> Value | Cells:
        group, text = self._take()
        if text == "-":
            return _applied("-", Fraction(0), self._scalar(self._power()))
        if text == "+":
            return self._power()
        if text == "(":
            inner = self._comparison()
            self._take()
            return inner
        if group == "string":
            return text[1:-1]
        if group == "error":
            return Fault(text)
        if group == "number":
            return Fraction(text)
        if group == "ref":
            return self._reckoner.area(text, self._sheet)
        return self._called(text)

    def _called(self, name: str) -> Value:
        self._take()
        arguments: list[Value | Cells] = []
        while self._peek() != ")":
            arguments.append(self._comparison())
            if self._peek() in (",", ";"):
                self._take()
        self._take()
        return _FUNCTIONS[name](arguments)


def _number(value: Value) -> Fraction | Fault:
    if isinstance(value, Fault | Fraction):
        return value
    if value is None:
        return Fraction(0)
    if isinstance(value, bool):
        return Fraction(int(value))
    match = _MONEY_TEXT.fullmatch(value.strip())
    return Fraction(match[1].replace(".", "")) if match else Fault("#VALUE!")


def _applied(sign: str, left: Value, right: Value) -> Value:
    one, other = _number(left), _number(right)
    for operand in (one, other):
        if isinstance(operand, Fault):
            return operand
    assert isinstance(one, Fraction)
    assert isinstance(other, Fraction)
    if sign == "/":
        return one / other if other else Fault("#DIV/0!")
    return {"+": one + other, "-": one - other, "*": one * other}[sign]


def _compared(sign: str, left: Value, right: Value) -> Value:
    for operand in (left, right):
        if isinstance(operand, Fault):
            return operand
    if "" in (left, right) or isinstance(left, str) or isinstance(right, str):
        same = (left or "") == (right or "")
        return same if sign == "=" else not same
    one, other = _number(left), _number(right)
    return {
        "=": one == other,
        "<>": one != other,
        "<": one < other,
        ">": one > other,
        "<=": one <= other,
        ">=": one >= other,
    }[sign]


def _numbers(arguments: list[Value | Cells], *, nested: bool = True) -> list[Fraction] | Fault:
    """Give the numbers of arguments as SUM sees them: text in cells is passed over."""
    numbers: list[Fraction] = []
    for argument in arguments:
        cells = argument if isinstance(argument, list) else [(_number(argument), "")]
        for value, formula in cells:
            if isinstance(value, Fault):
                return value
            if isinstance(value, Fraction) and (nested or "SUBTOTAL(" not in formula):
                numbers.append(value)
    return numbers


def _sum(arguments: list[Value | Cells]) -> Value:
    numbers = _numbers(arguments)
    return numbers if isinstance(numbers, Fault) else sum(numbers, Fraction(0))


def _subtotal(arguments: list[Value | Cells]) -> Value:
    numbers = _numbers(arguments[1:], nested=False)
    return numbers if isinstance(numbers, Fault) else sum(numbers, Fraction(0))


def _product(arguments: list[Value | Cells]) -> Value:
    numbers = _numbers(arguments)
    if isinstance(numbers, Fault):
        return numbers
    product = Fraction(1)
    for number in numbers:
        product *= number
    return product if numbers else Fraction(0)


def _sumproduct(arguments: list[Value | Cells]) -> Value:
    total = Fraction(0)
    columns = [argument for argument in arguments if isinstance(argument, list)]
    for cells in zip(*columns, strict=True):
        product = Fraction(1)
        for value, _formula in cells:
            product *= value if isinstance(value, Fraction) else 0
        total += product
    return total


def _rounding(turn: Callable[[Fraction], int]) -> Callable[[list[Value | Cells]], Value]:
    def rounded(arguments: list[Value | Cells]) -> Value:
        value, places = (
            _number(part[0][0] if isinstance(part, list) else part)
            for part in [*arguments, Fraction(0)][:2]
        )
        if isinstance(value, Fault) or isinstance(places, Fault):
            return Fault("#VALUE!")
        scale = Fraction(10) ** int(places)
        sign = -1 if value < 0 else 1
        return sign * turn(abs(value) * scale) / scale

    return rounded


def _if(arguments: list[Value | Cells]) -> Value:
    scalars = [part[0][0] if isinstance(part, list) else part for part in arguments]
    if isinstance(scalars[0], Fault):
        return scalars[0]
    return scalars[1] if scalars[0] else scalars[2]


_FUNCTIONS: Mapping[str, Callable[[list[Value | Cells]], Value]] = {
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
