"""See docs/rules/totals-disagree.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.naming import apart, brief, told_exactly
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import rupiah
from kkg_xl.domain.workbook import Restated, Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR
YIELDS_TO = ("formula-error", "result-stale")

DISAGREE = Text(
    id="{label} tertulis {stated}, padahal {title} di {place} adalah {computed}; {apart}. "
    "Samakan keduanya.",
    en="{label} says {stated}, but {title} at {place} is {computed}; {apart}. Make the two agree.",
)
THIS_TOTAL = Text(id="Jumlah ini", en="This total")
THE_TOTAL = Text(id="jumlahnya", en="the total")

_ON_PURPOSE = ("dibulatkan", "pembulatan", "rounded")
_LARGEST_ROUNDING = Decimal(1000)


def totals_disagree(workbook: Workbook) -> Iterator[Flag]:
    """A cover or summary states another total than the sheet with the lines."""
    for restated in workbook.restated:
        stated, computed = restated.figure.amount, restated.refers_to.amount
        if stated is None or computed is None or abs(stated - computed) < _allowed(restated):
            continue
        message = say(
            DISAGREE,
            label=brief(restated.label) or THIS_TOTAL,
            stated=rupiah(stated),
            title=brief(restated.title) or THE_TOTAL,
            place=str(restated.refers_to.at),
            computed=rupiah(computed),
            apart=apart(stated, computed, rupiah=True),
        )
        yield Flag(restated.figure.at, message, stated=stated, computed=told_exactly(computed))


def _allowed(restated: Restated) -> Decimal:
    """Give the difference from which on two totals disagree; a rounding must be named."""
    label = restated.label.casefold()
    return _LARGEST_ROUNDING if any(word in label for word in _ON_PURPOSE) else Decimal(1)
