"""See docs/rules/meals-exceed-presence.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.attended import attended_days
from kkg_xl.domain.bought import Purchase, Receiver, bought
from kkg_xl.domain.occasions import days_of, occasions_of, participants_of, person_days
from kkg_xl.domain.text import Field, Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR
YIELDS_TO = ("formula-error", "line-product-differs", "result-stale", "scale-differs")

_ATTENDED = Text(
    "{line}: {units} porsi, padahal menurut daftar hadir yang hadir {most} orang-hari; lebih "
    "{left} × {rate} = {difference}. Betulkan volumenya.",
    "{line}: {units} meals, but by the attendance people were there on {most} person-days; {left} "
    "× {rate} = {difference} too much. Correct the volume.",
)
_MORE = Text(
    "{line}: {units} porsi, padahal paling banyak {most} ({people} peserta ({place}) × {days} hari "
    "menurut jadwal); lebih {left} × {rate} = {difference}. Betulkan volumenya.",
    "{line}: {units} meals, but {most} at most ({people} participants ({place}) × {days} days of "
    "the schedule); {left} × {rate} = {difference} too much. Correct the volume.",
)


def meals_exceed_presence(workbook: Workbook) -> Iterator[Flag]:
    """More meals for participants are paid than people can have been there."""
    people = participants_of(workbook)
    for each in bought(workbook):
        if (each.purchase, each.receiver) != (Purchase.MEALS, Receiver.PARTICIPANTS):
            continue
        timetables = occasions_of(workbook, each)
        attended = attended_days(workbook, timetables)
        most = attended or person_days(workbook, timetables)
        if most is None or not (left := each.beyond(most)):
            continue
        scheduled: dict[str, Field] = {}
        if attended is None and people is not None:
            scheduled = {
                "people": people.number,
                "place": str(people.at),
                "days": days_of(timetables),
            }
        message = say(
            _MORE if scheduled else _ATTENDED,
            most=most,
            **each.said(left),
            **scheduled,
        )
        is_plan = attended is not None and each.table.kind == "budget"
        yield Flag(
            each.figure.at,
            message,
            each.units * each.rate,
            most * each.rate,
            Severity.WARNING if is_plan else None,
        )
