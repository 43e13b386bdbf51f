"""See docs/rules/grand-total-differs.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.adding import Claim, claims
from kkg_xl.domain.derived import base, due, taxes
from kkg_xl.domain.differing import EMPTY, differing, empty, explained
from kkg_xl.domain.naming import apart, listed, titled, told_exactly
from kkg_xl.domain.table import Scope
from kkg_xl.domain.text import Field, Text, say
from kkg_xl.domain.wording import money
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR
YIELDS_TO = (
    "formula-error",
    "result-stale",
    "scale-differs",
    "total-counts-twice",
    "total-omits-lines",
)

DIFFERS = Text(
    id="{label} tertulis {stated}, padahal {count} barisnya berjumlah {computed}; {apart}{hint}. "
    "Jumlahkan ulang.",
    en="{label} says {stated}, but its {count} lines add up to {computed}; {apart}{hint}. "
    "Add them up again.",
)
TAX_DIFFERS = Text(
    id="{label} tertulis {stated}, padahal {rate}% dari {base} adalah {computed}; {apart}. "
    "Hitung ulang.",
    en="{label} says {stated}, but {rate}% of {base} is {computed}; {apart}. Work it out again.",
)
AFTER_TAX_DIFFERS = Text(
    id="{label} tertulis {stated}, padahal {base} dengan {taxes} adalah {computed}; {apart}. "
    "Hitung ulang.",
    en="{label} says {stated}, but {base} with {taxes} is {computed}; {apart}. Work it out again.",
)
ROUNDED_DIFFERS = Text(
    id="{label} tertulis {stated}, padahal {base} dibulatkan menjadi {computed}; {apart}. "
    "Hitung ulang.",
    en="{label} says {stated}, but {base} is rounded to {computed}; {apart}. Work it out again.",
)
THE_LINES = Text(id="jumlah barisnya", en="the sum of its lines")
THE_TAX = Text(id="pajaknya", en="its tax")

_DERIVED = {
    Scope.TAX: TAX_DIFFERS,
    Scope.DISCOUNT: TAX_DIFFERS,
    Scope.AFTER_TAX: AFTER_TAX_DIFFERS,
    Scope.ROUNDED: ROUNDED_DIFFERS,
}


def grand_total_differs(workbook: Workbook) -> Iterator[Flag]:
    """A grand total, or the tax or rounding below it, differs from what it is made of."""
    for claim, stated, computed in differing(workbook, Scope.GRAND):
        message = say(
            DIFFERS,
            label=titled(claim.total),
            stated=money(claim.table, stated),
            count=len(claim.total.lines),
            computed=money(claim.table, computed),
            apart=apart(stated, computed, rupiah=claim.table.whole),
            hint=explained(claim, stated, computed),
        )
        yield Flag(claim.figure.at, message, stated=stated, computed=computed)
    for claim, computed in empty(workbook, Scope.GRAND):
        message = say(
            EMPTY,
            label=titled(claim.total),
            count=len(claim.total.lines),
            computed=money(claim.table, computed),
        )
        yield Flag(claim.figure.at, message, computed=computed, severity=Severity.WARNING)
    for claim in claims(workbook, *_DERIVED):
        amount, right = claim.figure.amount, due(claim)
        if amount is not None and right is not None and amount != right:
            yield _derived(claim, amount, told_exactly(right))


def _derived(claim: Claim, stated: Decimal, computed: Decimal) -> Flag:
    total = base(claim)
    names: list[Field] = [titled(tax) for tax in taxes(claim)] or [THE_TAX]
    message = say(
        _DERIVED[claim.total.scope],
        label=titled(claim.total),
        stated=money(claim.table, stated),
        rate=(claim.total.rate or Decimal(0)) * 100,
        base=THE_LINES if total is None else titled(total),
        taxes=listed(names),
        computed=money(claim.table, computed),
        apart=apart(stated, computed, rupiah=claim.table.whole),
    )
    return Flag(claim.figure.at, message, stated=stated, computed=computed)
