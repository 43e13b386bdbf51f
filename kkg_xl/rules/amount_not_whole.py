"""See docs/rules/amount-not-whole.md."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from kkg_xl.domain.law import Law
from kkg_xl.domain.neighbours import number_at, plain
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
_REPEATED = Text(
    "{line}: {heading} {stated} bukan rupiah bulat, begitu juga di {count} baris lain dengan "
    "uraian itu. Bulatkan menjadi {whole}, atau jelaskan pecahannya.",
    "{line}: {heading} {stated} is not whole rupiah, nor is it in {count} other lines with that "
    "item. Round it to {whole}, or explain the fraction.",
)
_FEW = 2
_PAID = frozenset({Role.AMOUNT, Role.PLAN, Role.SPENT, Role.RECEIVED})


def amount_not_whole(workbook: Workbook) -> Iterator[Flag]:
    """An amount in rupiah has a fraction that its factors do not explain."""
    found: dict[tuple[object, ...], list[tuple[Table, Line, int]]] = defaultdict(list)
    carried = {
        told.figure.at for told in workbook.restated if told.figure.amount == told.refers_to.amount
    }
    for table in workbook.money_tables:
        if table.whole:
            rounded = frozenset(law.target for law in table.laws if is_rounded(table, law))
            exact = frozenset(c.key for c in table.with_role(Role.RATE) if _is_exact(table, c.key))
            for line in table.lines:
                for key in _not_whole(table, line, rounded):
                    if key not in exact and line.figures[key].at not in carried:
                        found[_cause(table, line, key)].append((table, line, key))
    for alike in found.values():
        yield _flag(*alike[0], len(alike) - 1)


def _cause(table: Table, line: Line, key: int) -> tuple[object, ...]:
    """Tell what is one fault: the same price of the same item, wherever a workbook repeats it."""
    figure = line.figures[key]
    if table.by_key[key].role is Role.RATE and line.item:
        return plain(line.item), plain(line.unit), figure.amount
    return (figure.at,)


def _is_exact(table: Table, key: int) -> bool:
    """Tell whether a column of rates has fractions throughout: wages per hour, analysed prices."""
    rates = [rate for line in table.lines if (rate := number_at(line, key))]
    broken = sum(1 for rate in rates if not is_whole(rate))
    return broken > _FEW and broken * 4 > len(rates)


def _not_whole(table: Table, line: Line, rounded: frozenset[int]) -> Iterator[int]:
    for key, figure in line.figures.items():
        amount = figure.amount
        if amount is None or is_whole(amount) or key in table.foreign:
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


def _flag(table: Table, line: Line, key: int, others: int) -> Flag:
    stated = number_at(line, key) or Decimal(0)
    whole = stated.quantize(Decimal(1), ROUND_HALF_UP)
    message = say(
        _REPEATED if others else _NOT_WHOLE,
        count=others,
        line=line_name(line),
        heading=heading(table, key),
        stated=number(table, key, stated),
        whole=number(table, key, whole),
    )
    return Flag(line.figures[key].at, message, stated, whole)
