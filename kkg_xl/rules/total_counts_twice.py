"""See docs/rules/total-counts-twice.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.adding import Claim, claims, exact, holds, sums, worth
from kkg_xl.domain.counting import added_totals, times
from kkg_xl.domain.naming import apart, listed, named, titled, told_exactly, with_amount
from kkg_xl.domain.nesting import inner, widest
from kkg_xl.domain.table import Scope, Total
from kkg_xl.domain.text import Field, Text, say
from kkg_xl.domain.wording import money
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR
YIELDS_TO = ("formula-error", "total-omits-lines")

TWICE = Text(
    id="{label} tertulis {stated} dan menghitung dua kali {what}; seharusnya {computed}, {apart}. "
    "Hitung setiap baris satu kali saja.",
    en="{label} says {stated} and counts twice {what}; it should be {computed}, {apart}. "
    "Count every line once.",
)
WITH_TOTALS = Text(
    id="baris-baris dan jumlahnya sendiri ({totals})",
    en="the lines and their own totals ({totals})",
)


def total_counts_twice(workbook: Workbook) -> Iterator[Flag]:
    """A total counts lines more than once, such as a group's lines and the group's total."""
    for claim in claims(workbook, Scope.GROUP, Scope.GRAND):
        given = claim.given
        right = next(sums(claim), None)
        if given is None or right is None or given <= right.amount or holds(claim, given):
            continue
        what = _by_formula(claim) or _by_value(claim, given)
        if what is not None:
            computed = told_exactly(right.amount)
            message = say(
                TWICE,
                label=titled(claim.total),
                stated=money(claim.table, given),
                what=what,
                computed=money(claim.table, computed),
                apart=apart(given, computed, rupiah=claim.table.whole),
            )
            yield Flag(claim.figure.at, message, stated=given, computed=computed)


def _by_formula(claim: Claim) -> Field | None:
    often = times(claim.table, claim.total, claim.key) or {}
    twice = [line for line in claim.lines if often.get(line.index, Decimal(0)) > 1]
    if not twice:
        return None
    indexes = {line.index for line in twice}
    added = added_totals(claim.table, claim.total, claim.key)
    doubled = [total for total in added if not indexes.isdisjoint(total.lines)]
    if doubled:
        return _with_totals(claim, doubled)
    return listed([named(line, worth(claim.table, line, claim.key)) for line in twice])


def _by_value(claim: Claim, given: Decimal) -> Field | None:
    """Tell whether the amount is that of all figures above it, lines and sub-totals alike."""
    totals = inner(claim.table, claim.total)
    for some in (totals, widest(totals)):
        amounts = [figure.amount for total in some if (figure := total.figures.get(claim.key))]
        if not amounts or None in amounts:
            continue
        extra = sum((amount for amount in amounts if amount is not None), Decimal(0))
        if extra and any(
            exact(claim.table, added.amount + extra).meets(given) for added in sums(claim)
        ):
            return _with_totals(claim, some)
    return None


def _with_totals(claim: Claim, totals: list[Total]) -> Field:
    names = [
        with_amount(titled(total), figure.amount)
        for total in totals
        if (figure := total.figures.get(claim.key)) and figure.amount is not None
    ]
    return say(WITH_TOTALS, totals=listed(names)) if names else titled(totals[0])
