"""Parts of sentences about one line: its name, rupiah, the product of its factors, a direction."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from kkg_xl.domain.figures import Term
from kkg_xl.domain.naming import brief, named, told_exactly
from kkg_xl.domain.neighbours import number_at
from kkg_xl.domain.table import Law, Line, Role, Table
from kkg_xl.domain.text import Field, Message, Text, say

MONEY_ROLES: Final = frozenset(
    {Role.RATE, Role.AMOUNT, Role.PLAN, Role.SPENT, Role.DIFFERENCE, Role.RECEIVED, Role.BALANCE}
)
"""Roles of columns whose numbers are rupiah."""

_DIVIDED = Text("{product} / {divisor}", "{product} / {divisor}")
_NUMBERED = Text("Baris {number}, {item}", "Line {number}, {item}")
_UNNUMBERED = Text("Baris {item}", "Line {item}")
_RUPIAH = Text("Rp{amount}", "Rp{amount}")
_NEGATIVE = Text("-Rp{amount}", "-Rp{amount}")
_TOO_MUCH = Text("lebih {amount}", "{amount} too much")
_TOO_LITTLE = Text("kurang {amount}", "{amount} too little")


def line_name(line: Line) -> Message:
    """Name a line at the beginning of a sentence: `Baris 7, Air mineral`."""
    fields = named(line).fields
    return Message(_NUMBERED if "number" in fields else _UNNUMBERED, fields)


def heading(table: Table, key: int) -> str:
    """Give a column's heading on one line."""
    return brief(table.heading(key))


def number(table: Table, key: int, value: Decimal) -> Field:
    """Give a number of a column: with `Rp` where it is rupiah."""
    is_money = table.by_key[key].role in MONEY_ROLES
    return money(table, value) if is_money else value


def money(table: Table, value: Decimal) -> Field:
    """Give an amount of a table, with `Rp` unless it reckons in another currency."""
    return rupiah(value) if table.whole else told_exactly(value)


def rupiah(value: Decimal) -> Message:
    """Give an amount with `Rp` before it."""
    text = _NEGATIVE if value < 0 else _RUPIAH
    return say(text, amount=told_exactly(abs(value)))


def off_by(table: Table, key: int, difference: Decimal) -> Message:
    """Say a difference and its direction: `lebih Rp60.000`."""
    text = _TOO_MUCH if difference > 0 else _TOO_LITTLE
    return say(text, amount=number(table, key, abs(difference)))


def working(table: Table, law: Law, line: Line) -> Message:
    """Write out what a law makes of a line: `40 × 3 × Rp20.000`; blanks are passed over."""
    if len(law.terms) == 1:
        return _product(table, law.terms[0], line)
    pattern, parts = "", dict[str, Field]()
    for i, term in enumerate(law.terms):
        if all(number_at(line, key) is not None for key in (*term.factors, *term.divisors)):
            sign = "−" if term.coefficient < 0 else "+"
            pattern += f" {sign} {{p{i}}}" if parts or sign == "−" else f"{{p{i}}}"
            parts[f"p{i}"] = _product(table, term, line)
    pattern = pattern.strip()
    return Message(Text(pattern, pattern), parts)


def times(numbers: Iterable[Field]) -> Message:
    """Write numbers as a product: `3 × 2 × Rp50.000`."""
    fields = {f"n{i}": each for i, each in enumerate(numbers)}
    pattern = " × ".join(f"{{{name}}}" for name in fields)
    return Message(Text(pattern, pattern), fields)


def _product(table: Table, term: Term, line: Line) -> Message:
    numbers: list[Field] = [
        number(table, key, value)
        for key in sorted(term.factors)
        if (value := number_at(line, key)) is not None
    ]
    if abs(term.coefficient) != 1 or not term.factors:
        numbers.append(abs(term.coefficient))
    told = times(numbers)
    for key in term.divisors:
        if (value := number_at(line, key)) is not None:
            told = say(_DIVIDED, product=told, divisor=number(table, key, value))
    return told
