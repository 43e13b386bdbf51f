"""Parts of sentences about one line: its name, rupiah, the product of its factors, a direction."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from kkg_xl.domain.figures import Term
from kkg_xl.domain.law import Law
from kkg_xl.domain.naming import brief, named, told_exactly
from kkg_xl.domain.neighbours import number_at
from kkg_xl.domain.table import Line, Role, Table
from kkg_xl.domain.text import Field, Message, Text, say

MONEY_ROLES: Final = frozenset(
    {Role.RATE, Role.AMOUNT, Role.PLAN, Role.SPENT, Role.DIFFERENCE, Role.RECEIVED, Role.BALANCE}
)
"""Roles of columns whose numbers are rupiah."""

_EQUALS = Text("{working} = {result}", "{working} = {result}")
_JUST = Text("{result}", "{result}")
_PER_CENT = Decimal("0.01")
_FRACTION = Decimal("0.0001")
_MOST = 6
"""So many terms of a sum are written out."""
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
    """Give a column's heading on one line; of a column beside the table, its letter."""
    return brief(table.heading(key)) if key in table.by_key else letter(key)


def letter(key: int) -> str:
    """Name a column that belongs to no table as spreadsheet programs do.

    >>> letter(9), letter(28)
    ('I', 'AB')
    """
    ahead, last = divmod(key - 1, 26)
    return (letter(ahead) if ahead else "") + chr(ord("A") + last)


def number(table: Table, key: int, value: Decimal) -> Field:
    """Give a number of a column: with `Rp` where it is rupiah, a share without its long tail."""
    role = table.by_key[key].role if key in table.by_key else Role.OTHER
    if role is Role.PERCENT:
        return value.quantize(_PER_CENT if abs(value) > 1 else _FRACTION)
    if role not in MONEY_ROLES:
        return value
    return told_exactly(value) if key in table.foreign else money(table, value)


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


def reckoned(table: Table, law: Law, line: Line, computed: Decimal) -> Message:
    """Write out what a law makes of a line and its result: `40 × 3 × Rp20.000 = Rp2.400.000`.

    Blanks are passed over, and zeros among what is added.
    """
    told = number(table, law.target, computed)
    parts = [
        (term, _product(table, term, line))
        for term in law.terms
        if len(law.terms) == 1 or _counts(term, line)
    ]
    if len(parts) == 1 and len(parts[0][1].fields) == 1 and parts[0][0].coefficient == 1:
        return say(_JUST, result=told)
    shown = parts[:_MOST]
    pattern = " ".join(f"{_sign(term, first=not i)}{{p{i}}}" for i, (term, _) in enumerate(shown))
    pattern += " + …" if len(parts) > len(shown) else ""
    working = Message(Text(pattern, pattern), {f"p{i}": part for i, (_, part) in enumerate(shown)})
    return say(_EQUALS, working=working, result=told)


def times(numbers: Iterable[Field]) -> Message:
    """Write numbers as a product: `3 × 2 × Rp50.000`."""
    fields = {f"n{i}": each for i, each in enumerate(numbers)}
    pattern = " × ".join(f"{{{name}}}" for name in fields)
    return Message(Text(pattern, pattern), fields)


def plus(numbers: Iterable[Field]) -> Message:
    """Write numbers as a sum: `52 + 18 + 28`."""
    fields = {f"n{i}": each for i, each in enumerate(numbers)}
    pattern = " + ".join(f"{{{name}}}" for name in fields)
    return Message(Text(pattern, pattern), fields)


def _counts(term: Term, line: Line) -> bool:
    return all(number_at(line, key) for key in (*term.factors, *term.divisors))


def _sign(term: Term, *, first: bool) -> str:
    if term.coefficient < 0:
        return "− "
    return "" if first else "+ "


def _product(table: Table, term: Term, line: Line) -> Message:
    numbers: list[Field] = [
        number(table, key, value)
        for key in sorted(term.factors)
        if (value := number_at(line, key)) is not None
    ]
    if abs(term.coefficient) != 1 or not term.factors:
        numbers.append(abs(term.coefficient))
    told = times(numbers)
    divisors = [(key, value) for key in term.divisors if (value := number_at(line, key))]
    for key, value in divisors:
        told = say(_DIVIDED, product=told, divisor=number(table, key, value))
    return told
