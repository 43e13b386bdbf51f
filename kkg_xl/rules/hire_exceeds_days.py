"""See docs/rules/hire-exceeds-days.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.bought import Purchase, bought
from kkg_xl.domain.occasions import days_of, occasions_of
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING
YIELDS_TO = ("formula-error", "line-product-differs", "result-stale", "scale-differs")

_MORE = Text(
    "{line}: {units} kali sewa, padahal menurut jadwal ada {days} hari; lebih {left} × {rate} = "
    "{difference}. Betulkan volumenya, atau jelaskan kapan dipakai.",
    "{line}: {units} hires, but the schedule has {days} days; {left} × {rate} = {difference} too "
    "much. Correct the volume, or explain when it was used.",
)


def hire_exceeds_days(workbook: Workbook) -> Iterator[Flag]:
    """A room or equipment is hired more often than the schedule has days."""
    for each in bought(workbook):
        days = Decimal(days_of(occasions_of(workbook, each)))
        left = each.beyond(days)
        if each.purchase is Purchase.HIRE and days and left:
            message = say(
                _MORE,
                days=days,
                **each.said(left),
            )
            yield Flag(each.figure.at, message, each.units * each.rate, days * each.rate)
