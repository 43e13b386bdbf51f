"""See docs/rules/totals-disagree.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from kkg_xl.domain.adding import Claim, claims, holds
from kkg_xl.domain.figures import Place
from kkg_xl.domain.naming import apart, brief, told_exactly
from kkg_xl.domain.table import Scope
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import rupiah
from kkg_xl.domain.workbook import Restated, Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR
YIELDS_TO = ("formula-error", "result-stale")

DISAGREE = Text(
    id="{label} tertulis {stated}, padahal {title} ({place}) {computed}; {apart}. "
    "Samakan keduanya.",
    en="{label} says {stated}, but {title} ({place}) is {computed}; {apart}. Make the two agree.",
)
THIS_TOTAL = Text(id="Jumlah ini", en="This total")
THE_TOTAL = Text(id="jumlahnya", en="the total")

_ON_PURPOSE = ("dibulatkan", "pembulatan", "rounded")
_LARGEST_ROUNDING = Decimal(1000)


def totals_disagree(workbook: Workbook) -> Iterator[Flag]:
    """A cover or summary states another total than the sheet with the lines."""
    disagreeing = {
        restated.figure.at: restated for restated in workbook.restated if _disagrees(restated)
    }
    totals = {claim.figure.at: claim for claim in claims(workbook, *Scope)} if disagreeing else {}
    for at, restated in disagreeing.items():
        summary, total = totals.get(at), totals.get(restated.refers_to.at)
        if not _follows(summary, disagreeing) and not _is_right(restated, total):
            yield _flag(restated)


def _disagrees(restated: Restated) -> bool:
    stated, computed = restated.figure.amount, restated.refers_to.amount
    if stated is None or computed is None:
        return False
    label = restated.label.casefold()
    rounded = any(word in label for word in _ON_PURPOSE)
    return abs(stated - computed) >= (_LARGEST_ROUNDING if rounded else 1)


def _follows(summary: Claim | None, disagreeing: Mapping[Place, Restated]) -> bool:
    """Tell whether a total of a summary only follows a line of it that disagrees."""
    if summary is None or summary.figure.amount is None:
        return False
    lines = (line.figures.get(summary.key) for line in summary.lines)
    wrong = any(figure is not None and figure.at in disagreeing for figure in lines)
    return wrong and holds(summary, summary.figure.amount)


def _is_right(restated: Restated, total: Claim | None) -> bool:
    """Tell whether it says what a wrong total should be; then that total is to be mended."""
    amount = restated.figure.amount
    return total is not None and amount is not None and holds(total, amount)


def _flag(restated: Restated) -> Flag:
    place = restated.refers_to.at
    stated = restated.figure.amount or Decimal(0)
    computed = told_exactly(restated.refers_to.amount or Decimal(0))
    title = brief(restated.title)
    message = say(
        DISAGREE,
        label=brief(restated.label) or THIS_TOTAL,
        stated=rupiah(stated),
        title=THE_TOTAL if title in ("", place.sheet) else title,
        place=str(place),
        computed=rupiah(computed),
        apart=apart(stated, computed, rupiah=True),
    )
    return Flag(restated.figure.at, message, stated=stated, computed=computed)
