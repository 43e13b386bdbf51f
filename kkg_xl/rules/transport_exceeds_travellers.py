"""See docs/rules/transport-exceeds-travellers.md."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kkg_xl.domain.bought import Bought, Purchase, Receiver, bought
from kkg_xl.domain.occasions import days_of, occasions_of, participants_of, presenter_days
from kkg_xl.domain.text import Message, Text, say
from kkg_xl.domain.travellers import travelled
from kkg_xl.domain.wording import times
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR
YIELDS_TO = ("formula-error", "line-product-differs", "result-stale", "scale-differs")

_MORE = Text(
    "{line}: transport {units} orang-kali, padahal yang berangkat {working} = {most} ({who}); "
    "lebih {left} × {rate} = {difference}. Betulkan volumenya.",
    "{line}: transport for {units} journeys, but those who went made {working} = {most} ({who}); "
    "{left} × {rate} = {difference} too much. Correct the volume.",
)
_SAID = Text("{who}, {place}", "{who}, {place}")
_PARTICIPANTS = Text("peserta × hari menurut jadwal", "participants × days of the schedule")
_PRESENTERS = Text("orang-hari penyaji menurut jadwal", "presenter-days of the schedule")


def transport_exceeds_travellers(workbook: Workbook) -> Iterator[Flag]:
    """Transport is paid for more journeys than people made."""
    for each in bought(workbook):
        if each.purchase is not Purchase.JOURNEY:
            continue
        went = _went(workbook, each)
        if went is None:
            continue
        working, who = went
        most = math.prod(working, start=Decimal(1))
        left = each.beyond(most)
        if left:
            message = say(
                _MORE,
                working=times(working),
                most=most,
                who=who,
                **each.said(left),
            )
            yield Flag(each.figure.at, message, each.units * each.rate, most * each.rate)


def _went(workbook: Workbook, one: Bought) -> tuple[Sequence[Decimal], Message | Text] | None:
    """Give what multiplies to the journeys that were made, and who made them."""
    told = travelled(workbook, one)
    if told is not None:
        return (told.persons, told.times), say(_SAID, who=told.who, place=str(told.at))
    timetables = occasions_of(workbook, one)
    if one.receiver is Receiver.PRESENTERS:
        days = presenter_days(timetables)
        return None if days is None else ((Decimal(sum(days.values())),), _PRESENTERS)
    people, days_held = participants_of(workbook), days_of(timetables)
    if one.receiver is not Receiver.PARTICIPANTS or people is None or not days_held:
        return None
    return (people.number, Decimal(days_held)), _PARTICIPANTS
