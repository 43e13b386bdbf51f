"""A second pair of eyes: spreadsheet formulas reckoned in exact fractions, from text alone.

Shares nothing but cell addresses with the program, so that a mistake there hides none here.
Knows only the functions that the planted workbooks use; anything else is a `KeyError`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import TypeAlias

from kkg_xl.sheets.refs import address, parse_address
from tests.planted.amounts import Fault, Value, number, shown, written
from tests.planted.functions import FUNCTIONS, Argument, Cells

Address: TypeAlias = tuple[str, str]
"""A sheet's name and a cell: `("RAB", "F12")`."""

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<string>"[^"]*")
      | (?P<error>\#[A-Z0-9/]+[!?]?)
      | (?P<ref>(?:(?:'[^']+'|[A-Za-z_][\w.]*)!)?
                \$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?(?![\w(]))
      | (?P<name>[A-Z][A-Z.]*(?=\())
      | (?P<number>\d+(?:\.\d+)?)
      | (?P<sign><=|>=|<>|[-+*/^&=<>(),%;])
    )""",
    re.VERBOSE,
)


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

    def _scalar(self, operand: Argument) -> Value:
        return operand[0][0] if isinstance(operand, list) else operand

    def _comparison(self) -> Argument:
        left = self._joined()
        while self._peek() in ("=", "<>", "<", ">", "<=", ">="):
            sign = self._take()[1]
            right = self._scalar(self._joined())
            left = _compared(sign, self._scalar(left), right)
        return left

    def _joined(self) -> Argument:
        left = self._sum()
        while self._peek() == "&":
            self._take()
            parts = self._scalar(left), self._scalar(self._sum())
            faults = [part for part in parts if isinstance(part, Fault)]
            texts = (shown(part).lstrip("'") for part in parts)
            left = faults[0] if faults else "".join(texts)
        return left

    def _sum(self) -> Argument:
        left = self._product()
        while self._peek() in ("+", "-"):
            sign = self._take()[1]
            left = _applied(sign, self._scalar(left), self._scalar(self._product()))
        return left

    def _product(self) -> Argument:
        left = self._power()
        while self._peek() in ("*", "/"):
            sign = self._take()[1]
            left = _applied(sign, self._scalar(left), self._scalar(self._power()))
        return left

    def _power(self) -> Argument:
        left = self._atom()
        while self._peek() == "%":
            self._take()
            left = _applied("/", self._scalar(left), Fraction(100))
        return left

    def _atom(self) -> Argument:
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
        arguments: list[Argument] = []
        while self._peek() != ")":
            arguments.append(self._comparison())
            if self._peek() in (",", ";"):
                self._take()
        self._take()
        return FUNCTIONS[name](arguments)


def _applied(sign: str, left: Value, right: Value) -> Value:
    one, other = number(left), number(right)
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
    one, other = number(left), number(right)
    assert isinstance(one, Fraction)
    assert isinstance(other, Fraction)
    return {
        "=": one == other,
        "<>": one != other,
        "<": one < other,
        ">": one > other,
        "<=": one <= other,
        ">=": one >= other,
    }[sign]
