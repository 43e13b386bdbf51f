"""See docs/rules/realisation-differs.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.naming import apart, told_exactly
from kkg_xl.domain.reconciled import unequal
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import line_name, rupiah
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR
YIELDS_TO = (
    "formula-error",
    "line-product-differs",
    "number-unreadable",
    "result-stale",
    "scale-differs",
    "spending-exceeds-plan",
)

_DIFFERS = Text(
    "{row}: realisasi tertulis {stated}, padahal buku kas ({sheets}) mencatat {paid}; {apart}.",
    "{row}: the realisation says {stated}, but the cash book ({sheets}) has {paid}; {apart}.",
)


def realisation_differs(workbook: Workbook) -> Iterator[Flag]:
    """A realisation says that another amount was spent on a line than the cash book does."""
    for each in unequal(workbook):
        message = say(
            _DIFFERS,
            row=line_name(each.line),
            stated=rupiah(each.stated),
            sheets=each.sheets,
            paid=rupiah(each.paid),
            apart=apart(each.stated, each.paid, rupiah=True),
        )
        yield Flag(each.figure.at, message, told_exactly(each.stated), told_exactly(each.paid))
