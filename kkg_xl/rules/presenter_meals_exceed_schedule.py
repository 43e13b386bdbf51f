"""See docs/rules/presenter-meals-exceed-schedule.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.bought import Purchase, Receiver, bought
from kkg_xl.domain.occasions import occasions_of, presenter_days
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING
YIELDS_TO = ("formula-error", "line-product-differs", "result-stale", "scale-differs")

_MORE = Text(
    "{line}: {units} porsi, padahal menurut jadwal para penyaji hadir {most} orang-hari; lebih "
    "{left} × {rate} = {difference}. Betulkan volumenya, atau jelaskan untuk siapa.",
    "{line}: {units} meals, but by the schedule the presenters are there on {most} person-days; "
    "{left} × {rate} = {difference} too much. Correct the volume, or explain for whom.",
)


def presenter_meals_exceed_schedule(workbook: Workbook) -> Iterator[Flag]:
    """More meals for presenters are paid than the schedule has presenters on its days."""
    for each in bought(workbook):
        if (each.purchase, each.receiver) != (Purchase.MEALS, Receiver.PRESENTERS):
            continue
        days = presenter_days(occasions_of(workbook, each))
        most = Decimal(0) if days is None else Decimal(sum(days.values()))
        if not most or not (left := each.beyond(most)):
            continue
        message = say(
            _MORE,
            most=most,
            **each.said(left),
        )
        yield Flag(each.figure.at, message, each.units * each.rate, most * each.rate)
