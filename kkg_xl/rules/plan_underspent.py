"""See docs/rules/plan-underspent.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.changing import Limit, limit_of, underspent
from kkg_xl.domain.naming import apart, titled, told_exactly
from kkg_xl.domain.planned import Spending
from kkg_xl.domain.table import Line
from kkg_xl.domain.text import Field, Text, say
from kkg_xl.domain.wording import line_name, money
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.INFO
YIELDS_TO = (
    "formula-error",
    "grand-total-differs",
    "group-total-differs",
    "line-product-differs",
    "number-unreadable",
    "realisation-differs",
    "result-stale",
    "scale-differs",
    "total-omits-lines",
)

_SHORT = Text(
    "{row}: direncanakan {planned}, dibelanjakan {spent}; {apart}, lebih dari {limit}. Jelaskan di "
    "keterangan, dan mintakan persetujuan bila sisanya dialihkan.",
    "{row}: {planned} was planned, {spent} was spent; {apart}, more than {limit}. Explain it in "
    "the notes, and ask for approval if the rest is to be used otherwise.",
)
_MANY = Text(
    "{row}: direncanakan {planned}, dibelanjakan {spent}; {apart}, lebih dari {limit}; begitu juga "
    "{count} baris lain.",
    "{row}: {planned} was planned, {spent} was spent; {apart}, more than {limit}; so it is with "
    "{count} other lines.",
)
_FEW = 3
"""More lines are told as one: the stage is not over."""


def plan_underspent(workbook: Workbook) -> Iterator[Flag]:
    """Much less was spent on a line than planned, and no note explains it."""
    limit = limit_of(workbook.profile)
    for found in underspent(workbook):
        if len(found) > _FEW:
            yield _flag(found[0], limit, _MANY, len(found) - 1)
        else:
            yield from (_flag(each, limit, _SHORT, 0) for each in found)


def _flag(spending: Spending, limit: Limit, text: Text, others: int) -> Flag:
    table, row, figure, spent, planned, _ = spending
    name: Field = line_name(row) if isinstance(row, Line) else titled(row)
    due = spent if planned is None else planned
    message = say(
        text,
        row=name,
        planned=money(table, due),
        spent=money(table, spent),
        apart=apart(spent, due, rupiah=table.whole),
        limit=limit.told,
        count=others,
    )
    return Flag(figure.at, message, stated=told_exactly(spent), computed=told_exactly(due))
