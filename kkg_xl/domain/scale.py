"""Thousandfold errors in a product: `85.000` typed into an Excel with English settings is 85."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from kkg_xl.domain.figures import Figure, Rounding
from kkg_xl.domain.law import Law
from kkg_xl.domain.neighbours import costs_little, number_at, ratio
from kkg_xl.domain.practice import formulas, is_typed, roundings, stated, understood
from kkg_xl.domain.rounding import agree
from kkg_xl.domain.table import Line, Role, Table
from kkg_xl.domain.told import mistold

THOUSAND: Final = Decimal(1000)

_CHEAPEST = Decimal(100)
"""Nothing costs less, in rupiah."""
_USUAL = 10
_POWERS = (THOUSAND, THOUSAND**2, 1 / THOUSAND, 1 / THOUSAND**2)


class Misscaled(NamedTuple):
    """A number that is a thousand times off, and what it probably should be."""

    table: Table
    line: Line
    key: int
    figure: Figure
    stated: Decimal
    """As it stands or, written as text, as the formula has taken it."""
    meant: Decimal
    law: Law | None = None
    """Set where it is the product of the line that gives the number away."""
    is_told: bool = False
    """Set where it is the item of the line that gives the number away."""

    @property
    def is_misread(self) -> bool:
        """Whether a formula reckoned a text as another number than it says."""
        return self.law is not None and self.stated != self.figure.amount


def thousandfold(
    amount: Decimal,
    computed: Decimal,
    *,
    whole: bool = True,
    roundings: Sequence[Rounding | None] = (),
) -> Decimal | None:
    """Give the power of 1000 by which an amount is off its product; `None` if by none.

    >>> thousandfold(Decimal(450), Decimal(450000))
    Decimal('0.001')
    >>> thousandfold(Decimal("450.5"), Decimal("450500.3"))
    Decimal('0.001')
    """
    if not amount or not computed or amount == computed:
        return None
    for power in _POWERS:
        if amount == computed * power:
            return power
        is_large = min(abs(amount / power), abs(computed)) > _CHEAPEST
        if is_large and agree(amount / power, computed, whole=whole, roundings=roundings):
            return power
    return None


def against_product(table: Table, law: Law) -> Iterator[Misscaled]:
    """Give the number that explains each amount which is a thousand times off its product."""
    columns: Mapping[int, Sequence[Decimal]] = {}
    calculated = formulas(table, law.target)[law.terms] > 1
    for line, figure in stated(table, law):
        amount, computed = figure.amount, law.computed(line)
        if amount is None or computed is None:
            continue
        power = thousandfold(amount, computed, whole=table.whole, roundings=roundings(law, figure))
        terms = None if power is None else understood(line, law.target)
        is_astray = figure.derivation is not None and figure.derivation.astray
        if power is None or is_astray or (terms is not None and terms != law.terms):
            continue  # formula-differs speaks for these
        columns = columns or _columns(table, law)
        key = law.target
        is_odd = is_typed(figure) and not _is_usual(abs(amount), columns[law.target])
        if not (calculated and is_odd):
            key = _culprit(table, line, law, power, columns)
        value = number_at(line, key) or Decimal(0)
        meant = value / power if key == law.target else value * power
        if key != law.target and _took_text(line.figures[key], figure):
            value, meant = meant, value
        yield Misscaled(table, line, key, line.figures[key], value, meant, law)


def _took_text(written: Figure, amount: Figure) -> bool:
    """Tell whether a formula took a text for another number than people read in it.

    Beside a typed amount the text is what is wrong: `96` where 96.000 was multiplied.
    """
    return written.typed is not None and not is_typed(amount)


def against_item(table: Table) -> Iterator[Misscaled]:
    """Give amounts that are a thousand times off what their item tells."""
    for wrong in mistold(table):
        amount = wrong.stated
        if amount is not None and thousandfold(amount, wrong.told, whole=table.whole) is not None:
            figure = wrong.line.figures[wrong.key]
            yield Misscaled(table, wrong.line, wrong.key, figure, amount, wrong.told, is_told=True)


def _is_usual(value: Decimal, ordered: Sequence[Decimal]) -> bool:
    """Tell whether a number is of the size of its neighbours."""
    middle = _median_of_others(ordered, value)
    return middle is not None and ratio(value, middle) <= _USUAL


def _columns(table: Table, law: Law) -> Mapping[int, Sequence[Decimal]]:
    keys = (law.target, *reversed(law.in_order))
    return {
        key: sorted(abs(n) for line in table.lines if (n := number_at(line, key))) for key in keys
    }


def _culprit(
    table: Table, line: Line, law: Law, power: Decimal, columns: Mapping[int, Sequence[Decimal]]
) -> int:
    """Choose the number that cannot be, or else comes closest to its neighbours when put right.

    A number written as text comes first: Excel multiplied another number than people read.
    Beside a typed amount it is a number like the others.
    """
    amount = line.figures[law.target]
    typed = [key for key in law.columns if _took_text(line.figures[key], amount)]
    tiny = [key for key in columns if table.whole and _is_tiny(table, line, law, power, key)]
    if typed or tiny:
        return [*typed, *tiny][0]
    best, most = law.target, Decimal(1)
    for key, ordered in columns.items():
        value = abs(number_at(line, key) or Decimal(0))
        middle = _median_of_others(ordered, value)
        if not value or middle is None or (power > 1 and key != law.target and costs_little(line)):
            continue
        meant = value / power if key == law.target else value * power
        gain = ratio(value, middle) / ratio(meant, middle)
        if gain > most:
            best, most = key, gain
    return best


def _is_tiny(table: Table, line: Line, law: Law, power: Decimal, key: int) -> bool:
    """Tell whether an amount or a rate is so few rupiah that it must be the wrong one."""
    value = abs(number_at(line, key) or Decimal(0))
    if key == law.target:
        return power < 1 and 0 < value < THOUSAND
    least = _CHEAPEST if costs_little(line) else THOUSAND
    return power > 1 and 0 < value < least and table.by_key[key].role is Role.RATE


def _median_of_others(ordered: Sequence[Decimal], own: Decimal) -> Decimal | None:
    if len(ordered) < 2:  # noqa: PLR2004 -- nothing but the number itself
        return None
    middle = (len(ordered) - 2) // 2
    return ordered[middle + 1 if bisect_left(ordered, own) <= middle else middle]
