"""What a report lists of a table: how large it is, and what its lines and its total come to."""

from __future__ import annotations

from kkg_xl.domain.figures import NOT_CALCULATED
from kkg_xl.domain.lump_sums import lump_sums
from kkg_xl.domain.table import Scope, Table
from kkg_xl.reports.checked import Summary, Unstated


def summary(table: Table) -> Summary:
    """Sum a table up."""
    stated = table.stated_total
    return Summary(
        sheet=table.sheet,
        kind=table.kind,
        range=table.range,
        lines=len(table.lines),
        lump_sums=len(lump_sums(table)),
        computed=table.computed_total,
        stated=stated,
        unstated=_unstated(table) if stated is None else None,
        whole=table.whole,
    )


def _unstated(table: Table) -> Unstated:
    grand = [total for total in table.totals if total.scope is Scope.GRAND]
    if not grand:
        return Unstated.ABSENT
    figures = grand[-1].figures.values()
    is_pending = any(figure.value is NOT_CALCULATED for figure in figures)
    return Unstated.PENDING if is_pending else Unstated.ILLEGIBLE
