"""See docs/rules/amount-not-whole.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from kkg_xl.domain.law import Law
from kkg_xl.domain.neighbours import number_at
from kkg_xl.domain.practice import is_rounded
from kkg_xl.domain.rounding import is_whole
from kkg_xl.domain.table import Line, Role, Table
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import heading, line_name, number
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING
YIELDS_TO = ("amount-negative", "formula-differs", "line-product-differs", "scale-differs")

_NOT_WHOLE = Text(
    "{line}: {heading} {stated} bukan rupiah bulat. Bulatkan menjadi {whole}, "
    "atau jelaskan pecahannya.",
    "{line}: {heading} {stated} is not whole rupiah. Round it to {whole}, or explain the fraction.",
)
_PAID = frozenset({Role.AMOUNT, Role.PLAN, Role.SPENT, Role.RECEIVED})


def amount_not_whole(workbook: Workbook) -> Iterator[Flag]:
    """An amount in rupiah has a fraction that its factors do not explain."""
    for table in workbook.money_tables:
        if table.whole:
            rounded = frozenset(law.target for law in table.laws if is_rounded(table, law))
            for line in table.lines:
                for key in _not_whole(table, line, rounded):
                    yield _flag(table, line, key)


def _not_whole(table: Table, line: Line, rounded: frozenset[int]) -> Iterator[int]:
    for key, figure in line.figures.items():
        amount = figure.amount
        if amount is None or is_whole(amount):
            continue
        role = table.by_key[key].role
        law = table.law_of.get(key)
        is_typed = figure.derivation is None
        is_explained = law is not None and key not in rounded and _explains(law, line, amount)
        is_paid = role in _PAID and (is_typed or key in rounded) and not is_explained
        if is_paid or (role is Role.RATE and is_typed and _counts_whole(table, line)):
            yield key


def _counts_whole(table: Table, line: Line) -> bool:
    """Tell whether the counts of a line are whole, so that cents of the rate reach the amount."""
    return all(is_whole(number_at(line, c.key) or Decimal(0)) for c in table.with_role(Role.FACTOR))


def _explains(law: Law, line: Line, amount: Decimal) -> bool:
    """Tell whether the fraction comes from the factors: 2,5 m3, or a rate reported itself."""
    computed = law.computed(line)
    if computed is None or is_whole(computed):
        return False
    return is_whole(amount - computed)


def _flag(table: Table, line: Line, key: int) -> Flag:
    stated = number_at(line, key) or Decimal(0)
    whole = stated.quantize(Decimal(1), ROUND_HALF_UP)
    message = say(
        _NOT_WHOLE,
        line=line_name(line),
        heading=heading(table, key),
        stated=number(table, key, stated),
        whole=number(table, key, whole),
    )
    return Flag(line.figures[key].at, message, stated, whole)
