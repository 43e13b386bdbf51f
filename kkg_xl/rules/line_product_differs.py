"""See docs/rules/line-product-differs.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.charges import Charge, charges
from kkg_xl.domain.law import Law
from kkg_xl.domain.naming import titled
from kkg_xl.domain.neighbours import number_at
from kkg_xl.domain.practice import (
    as_due,
    left_blank,
    optional,
    practised,
    present_product,
    roundings,
    stated,
)
from kkg_xl.domain.rounding import agree, same_share
from kkg_xl.domain.scale import thousandfold
from kkg_xl.domain.splits import Missplit, missplit
from kkg_xl.domain.table import Line, Role, Table
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.told import Mistold, mistold
from kkg_xl.domain.wording import MONEY_ROLES, heading, line_name, number, off_by, reckoned, times
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR
YIELDS_TO = (
    "amount-negative",
    "formula-differs",
    "formula-error",
    "number-unreadable",
    "result-stale",
    "scale-differs",
)

_DIFFERS = Text(
    "{line}: {heading} tertulis {stated}, seharusnya {due}; {off}. Periksa faktor dan jumlahnya.",
    "{line}: {heading} says {stated}, should be {due}; {off}. Check the factors and the amount.",
)
_CHARGED = Text(
    "{line}: {heading} tertulis {stated}, padahal {rate}% dari {base} adalah {computed}; {off}. "
    "Hitung ulang.",
    "{line}: {heading} says {stated}, but {rate}% of {base} is {computed}; {off}. "
    "Work it out again.",
)
_SPLIT = Text(
    "{line}: {parts} berjumlah {added}, padahal {heading} {amount}; {off}. Samakan pembagiannya.",
    "{line}: {parts} add up to {added}, but {heading} says {amount}; {off}. Make the parts add up.",
)
_TOLD = Text(
    "{line}: {heading} tertulis {stated}, padahal uraian menyebut {working} = {computed}; {off}. "
    "Samakan uraian dan angkanya.",
    "{line}: {heading} says {stated}, but the item tells {working} = {computed}; {off}. "
    "Make the item and the number agree.",
)


def line_product_differs(workbook: Workbook) -> Iterator[Flag]:
    """A line's amount differs from the product of its factors."""
    for table in workbook.money_tables:
        for law in table.laws:
            yield from _against_factors(table, practised(table, law))
        for split in table.splits:
            for missing in missplit(table, split).values():
                yield _as_split(table, missing)
        for wrong in mistold(table):
            if wrong.stated is not None:
                yield _as_told(table, wrong, wrong.stated)
        for key in table.money:
            for charge in charges(table, key):
                yield from _as_charged(table, key, charge)


def _against_factors(table: Table, law: Law) -> Iterator[Flag]:
    spared = optional(table, law)
    for line, figure in stated(table, law):
        amount, computed = figure.amount, law.computed(line)
        if computed is None and spared and spared.issuperset(left_blank(law, line)):
            computed = present_product(law, line)
        if amount is None or computed is None or _is_due(table, law, line, amount, computed):
            continue
        is_money = table.by_key[law.target].role in MONEY_ROLES
        yield Flag(
            figure.at,
            say(
                _DIFFERS,
                line=line_name(line),
                heading=heading(table, law.target),
                stated=number(table, law.target, amount),
                due=reckoned(table, law, line, computed),
                off=off_by(table, law.target, amount - computed),
            ),
            amount if is_money else None,
            computed if is_money else None,
        )


def _is_due(table: Table, law: Law, line: Line, amount: Decimal, computed: Decimal) -> bool:
    """Tell whether an amount is what is due, or another rule names the number that is wrong."""
    is_share = table.by_key[law.target].role is Role.PERCENT
    if is_share and any(term.divisors for term in law.terms):
        due = as_due(table, law, line)
        shares = (computed, computed if due is None else due)
        return any(same_share(amount, each / law.terms[0].coefficient) for each in shares)
    if not amount and law.levies:
        return True  # who owes no tax is told by a zero as well as by a blank
    ways = roundings(law, line.figures[law.target])
    if agree(amount, computed, whole=table.whole, roundings=ways):
        return True
    if thousandfold(amount, computed, whole=table.whole, roundings=ways) is not None:
        return True
    due = as_due(table, law, line)
    if due is not None and agree(amount, due, whole=table.whole, roundings=ways):
        return True
    is_sign_lost = law.multiplies and amount == -computed
    return is_sign_lost and any((number_at(line, key) or 0) < 0 for key in law.columns)


def _as_split(table: Table, wrong: Missplit) -> Flag:
    amount = wrong.line.figures[wrong.law.target].amount or Decimal(0)
    message = say(
        _SPLIT,
        line=line_name(wrong.line),
        parts=tuple(heading(table, key) for key in wrong.law.in_order),
        added=number(table, wrong.law.target, wrong.added),
        heading=heading(table, wrong.law.target),
        amount=number(table, wrong.law.target, amount),
        off=off_by(table, wrong.law.target, wrong.added - amount),
    )
    return Flag(wrong.line.figures[wrong.key].at, message, wrong.stated, wrong.due)


def _as_charged(table: Table, key: int, charge: Charge) -> Iterator[Flag]:
    """Compare a charge with its share of the totals above it."""
    amount, due = charge.figure.amount or Decimal(0), charge.due[0].amount
    if charge.meant is not None:
        return
    message = say(
        _CHARGED,
        line=line_name(charge.line),
        heading=heading(table, key),
        stated=number(table, key, amount),
        rate=(charge.rate * 100).normalize(),
        base=titled(charge.base),
        computed=number(table, key, due),
        off=off_by(table, key, amount - due),
    )
    yield Flag(charge.figure.at, message, amount, due)


def _as_told(table: Table, wrong: Mistold, stated: Decimal) -> Flag:
    is_money = table.by_key[wrong.key].role in MONEY_ROLES
    return Flag(
        wrong.line.figures[wrong.key].at,
        say(
            _TOLD,
            line=line_name(wrong.line),
            heading=heading(table, wrong.key),
            stated=number(table, wrong.key, stated),
            working=times((*wrong.counts, *wrong.rates)),
            computed=number(table, wrong.key, wrong.told),
            off=off_by(table, wrong.key, stated - wrong.told),
        ),
        stated if is_money else None,
        wrong.told if is_money else None,
    )
