"""See docs/rules/group-total-differs.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.differing import EMPTY, differing, empty, explained
from kkg_xl.domain.naming import apart, titled_with_group
from kkg_xl.domain.table import Scope
from kkg_xl.domain.text import Text, say
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


def group_total_differs(workbook: Workbook) -> Iterator[Flag]:
    """A group's total differs from the sum of its lines."""
    for claim, stated, computed in differing(workbook, Scope.GROUP):
        message = say(
            DIFFERS,
            label=titled_with_group(claim.table, claim.total),
            stated=money(claim.table, stated),
            count=len(claim.total.lines),
            computed=money(claim.table, computed),
            apart=apart(stated, computed, rupiah=claim.table.whole),
            hint=explained(claim, stated, computed),
        )
        yield Flag(claim.figure.at, message, stated=stated, computed=computed)
    for claim, computed in empty(workbook, Scope.GROUP):
        label = titled_with_group(claim.table, claim.total)
        message = say(
            EMPTY, label=label, count=len(claim.total.lines), computed=money(claim.table, computed)
        )
        yield Flag(claim.figure.at, message, computed=computed, severity=Severity.WARNING)
