"""How far spending may depart from its plan: up to a limit it is reported, beyond it approved.

A Profil may state the limit. Where none does, it is that of the guideline (Pedoman DBL KKG dan FKKG
2010), which does not say 10 % of what; here it is the line.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from kkg_xl.domain.planned import Spending, across, beside, of_totals, pairs
from kkg_xl.domain.profile import Detail, Profile
from kkg_xl.domain.table import Line, Scope, Table, Total
from kkg_xl.domain.text import Field, Message, Text, say
from kkg_xl.domain.workbook import Workbook

GUIDELINE: Final = Decimal("0.1")

_SHARE = Text("{share} % rencana ({source})", "{share} % of the plan ({source})")
_STATED = Text("batas di {place}", "the limit at {place}")
_GUIDELINE = Text("batas Pedoman DBL KKG 2010", "the limit of Pedoman DBL KKG 2010")


class Limit(NamedTuple):
    """The share of a plan by which spending may depart from it, and who says so."""

    share: Decimal
    source: Field

    @property
    def told(self) -> Message:
        """Tell it and where it comes from: `10 % rencana (batas di Profil!C34)`."""
        return say(_SHARE, share=self.share * 100, source=self.source)

    def is_exceeded(self, spent: Decimal, planned: Decimal) -> bool:
        """Tell whether spending is farther from its plan, up or down, than may be reported."""
        return abs(spent - planned) > self.share * planned


def limit_of(profile: Profile) -> Limit:
    """Give the limit that a profile states, else that of the guideline."""
    share = profile.share(Detail.CHANGE_LIMIT)
    if share is None:
        return Limit(GUIDELINE, _GUIDELINE)
    return Limit(share, say(_STATED, place=str(profile.details[Detail.CHANGE_LIMIT].at)))


def underspent(workbook: Workbook) -> Iterator[list[Spending]]:
    """Give what was spent far less on than planned and no note explains, table by table.

    Lines, or groups where the plan is made for these. Of what nothing was spent on is another
    question: the stage may not be over.
    """
    limit = limit_of(workbook.profile)
    for table in workbook.money_tables:
        yield [each for each in _compared(workbook, table) if _falls_short(each, limit)]
    yield [each for each in across(workbook) if _falls_short(each, limit)]


def _compared(workbook: Workbook, table: Table) -> Iterator[Spending]:
    for plan, spent in pairs(table):
        lines = list(beside(workbook, table, plan, spent))
        yield from lines or (
            each
            for each in of_totals(workbook, table, plan, spent)
            if isinstance(each.row, Total) and each.row.scope is Scope.GROUP
        )


def _falls_short(each: Spending, limit: Limit) -> bool:
    if each.planned is None or (isinstance(each.row, Line) and each.row.note):
        return False
    return 0 < each.spent < each.planned and limit.is_exceeded(each.spent, each.planned)
