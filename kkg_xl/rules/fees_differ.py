"""See docs/rules/fees-differ.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.bought import Purchase, Receiver, bought
from kkg_xl.domain.occasions import occasions_of, presenter_days
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import line_name, money, off_by
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING
YIELDS_TO = ("formula-error", "line-product-differs", "result-stale", "scale-differs")

_DIFFER = Text(
    "{line}: honor untuk {units} orang-hari, padahal menurut jadwal para penyaji tampil {due} "
    "orang-hari{without}; {apart}. Samakan, atau jelaskan siapa yang tidak dibayar.",
    "{line}: fees for {units} person-days, but by the schedule the presenters present on {due} "
    "person-days{without}; {apart}. Make them agree, or explain who is not paid.",
)
_WITHOUT = Text(" ({others} tanpa pejabat)", " ({others} without officials)")
_NOBODY = Text("", "")


def fees_differ(workbook: Workbook) -> Iterator[Flag]:
    """Fees are paid for more or fewer days than the schedule has presenters for."""
    for each in bought(workbook):
        if (each.purchase, each.receiver) != (Purchase.FEE, Receiver.PRESENTERS):
            continue
        days = presenter_days(occasions_of(workbook, each))
        if days is None or days[False] <= each.units <= days[True] + days[False]:
            continue
        due, officials = days[True] + days[False], days[True]
        difference = (each.units - due) * each.rate
        message = say(
            _DIFFER,
            line=line_name(each.line),
            units=each.units,
            due=due,
            without=say(_WITHOUT, others=days[False]) if officials else _NOBODY,
            apart=off_by(each.table, each.table.money[0], difference),
            rate=money(each.table, each.rate),
        )
        yield Flag(each.figure.at, message, each.units * each.rate, due * each.rate)
