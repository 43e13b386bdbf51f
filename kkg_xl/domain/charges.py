"""Lines charged on a total above them by a share that they tell: *Overhead 10 %*, *Jasa 5 %*.

The share stands in the label, or alone among the factors. It is due on any total above, with or
without what was charged in between; a line that tells no share is a line like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from kkg_xl.domain.figures import Figure
from kkg_xl.domain.once import once
from kkg_xl.domain.table import Line, Role, Scope, Table, Total

_CHARGED = re.compile(
    r"\b(?:OVERHEAD|PROFIT|KEUNTUNGAN|JASA|FEE|ONGKOS|ONGKIR|MANAJEMEN|MANAGEMENT|ADMINISTRASI|"
    r"BIAYA (?:KIRIM|PENGIRIMAN|ADMIN|PENGELOLAAN|UMUM|TAK TERDUGA|TIDAK LANGSUNG|OPERASIONAL)|"
    r"CONTINGENC(?:Y|IES)|TAK TERDUGA|CADANGAN|SERVICE|SURCHARGE|INDIRECT)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(?P<share>[0-9]{1,2}(?:[.,][0-9]{1,2})?) ?%")
_HUNDRED = Decimal(100)
_EXACT, _ROUND = Decimal(1), Decimal(100)
_CHARGEABLE = frozenset({Scope.GROUP, Scope.GRAND, Scope.AFTER_TAX})


class Due(NamedTuple):
    """What a charge may rightly be."""

    amount: Decimal
    of: tuple[Figure, ...]
    """What it is a share of."""


class Charge(NamedTuple):
    """One amount that a line charges on a total."""

    line: Line
    figure: Figure
    rate: Decimal
    """0.1 for 10 %."""
    base: Total
    """The total right above."""
    due: tuple[Due, ...]
    """What may be meant, the share of that total first."""

    @property
    def meant(self) -> Due | None:
        """What the charge is, to the nearest hundred at the roughest; `None` where it is wrong."""
        amount = self.figure.amount or Decimal(0)
        slack = _EXACT if amount % _ROUND else _ROUND
        return next((due for due in self.due if abs(amount - due.amount) < slack), None)


@once
def charges(table: Table, key: int) -> tuple[Charge, ...]:
    """Give the amounts of a column that are charged on a total right above."""
    return tuple(_charges(table, key))


def is_charged(table: Table, line: Line, key: int) -> bool:
    """Tell whether a line is charged on a total, and made of no volume and price."""
    return any(charge.line is line for charge in charges(table, key))


def _charges(table: Table, key: int) -> Iterator[Charge]:
    rows: list[Line | Total] = [*table.lines]
    rows += [total for total in table.totals if total.scope in _CHARGEABLE]
    above: list[Total] = []
    between: list[Line] = []
    for row in sorted(rows, key=attrgetter("index")):
        if isinstance(row, Total):
            above.append(row)
            between = []
            continue
        rate = _rate(table, row) if above else None
        if rate is not None:
            yield from _of_line(row, key, rate, above, between)
        if rate is not None or _is_bare(table, row):
            between.append(row)
        else:
            above = []


def _rate(table: Table, line: Line) -> Decimal | None:
    """Give the share that a line tells, and nothing it could be multiplied from instead."""
    if _CHARGED.search(line.item) is None:
        return None
    told = _SHARE.search(f"{line.item} {line.detail}")
    factors = [
        (table.by_key[key].role, figure.amount)
        for key, figure in line.figures.items()
        if key not in table.money and not figure.blank and key in table.by_key
        # What a realisation says in per cent is how far it has come.
        if table.kind != "realisation" or table.by_key[key].role is not Role.PERCENT
    ]
    if told is not None and not factors:
        return Decimal(told["share"].replace(",", ".")) / _HUNDRED
    if len(factors) != 1 or factors[0][1] is None or factors[0][0] is Role.RATE:
        return None
    share = factors[0][1] / (_HUNDRED if line.unit.strip() == "%" and factors[0][1] >= 1 else 1)
    return share if 0 < share < 1 else None


def _is_bare(table: Table, line: Line) -> bool:
    return all(figure.blank for key, figure in line.figures.items() if key not in table.money)


def _of_line(
    line: Line, key: int, rate: Decimal, above: Sequence[Total], between: Sequence[Line]
) -> Iterator[Charge]:
    figure = line.figures[key]
    told = (total.figures.get(key) for total in reversed(above))
    bases = [own for own in told if own is not None and own.amount is not None]
    if figure.amount is not None and bases:
        charged = [own for each in between if (own := each.figures[key]).amount]
        ways = [*((own,) for own in bases), (bases[0], *charged)]
        due = (Due(rate * sum(own.amount or Decimal(0) for own in way), way) for way in ways)
        yield Charge(line, figure, rate, above[-1], tuple(due))
