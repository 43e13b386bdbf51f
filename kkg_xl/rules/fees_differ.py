"""See docs/rules/fees-differ.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.bought import Purchase, Receiver, bought
from kkg_xl.domain.occasions import occasions_of, presenter_days
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import line_name, off_by
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING
YIELDS_TO = ("formula-error", "line-product-differs", "result-stale", "scale-differs")

_DIFFER = Text(
    "{line}: honor untuk {units} orang-hari, padahal menurut jadwal para penyaji tampil {due}; "
    "{apart}. Samakan, atau jelaskan siapa yang tidak dibayar.",
    "{line}: fees for {units} person-days, but by the schedule the presenters present on {due}; "
    "{apart}. Make them agree, or explain who is not paid.",
)
_DAYS = Text("{days} orang-hari", "{days} person-days")
_WITH_OFFICIALS = Text(
    "{days} orang-hari ({others} tanpa pejabat)", "{days} person-days ({others} without officials)"
)


def fees_differ(workbook: Workbook) -> Iterator[Flag]:
    """Fees are paid for more or fewer days than the schedule has presenters for."""
    for each in bought(workbook):
        if (each.purchase, each.receiver) != (Purchase.FEE, Receiver.PRESENTERS):
            continue
        days = presenter_days(occasions_of(workbook, each))
        if days is None or days[False] <= each.units <= days[True] + days[False]:
            continue
        due = days[True] + days[False]
        difference = (each.units - due) * each.rate
        message = say(
            _DIFFER,
            line=line_name(each.line),
            units=each.units,
            due=say(_WITH_OFFICIALS, days=due, others=days[False])
            if days[True]
            else say(_DAYS, days=due),
            apart=off_by(each.table, each.table.money[0], difference),
        )
        yield Flag(each.figure.at, message, each.units * each.rate, due * each.rate)
