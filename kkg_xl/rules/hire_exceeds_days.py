"""See docs/rules/hire-exceeds-days.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.bought import Bought, Purchase, bought, is_room
from kkg_xl.domain.naming import brief
from kkg_xl.domain.occasions import days_of, occasions_of
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.venues import venue_of
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


_ELSEWHERE = Text(
    "{line}: {units} kali sewa tempat, padahal hanya {held} pertemuan diadakan di luar {base} "
    "({cell}); lebih {left} × {rate} = {difference}. Betulkan volumenya, atau jelaskan kapan "
    "dipakai.",
    "{line}: rooms hired {units} times, but only {held} meetings were held outside of {base} "
    "({cell}); {left} × {rate} = {difference} too much. Correct the volume, or explain when they "
    "were used.",
)


def hire_exceeds_days(workbook: Workbook) -> Iterator[Flag]:
    """A room or equipment is hired more often than the schedule has days on which it is needed."""
    for each in bought(workbook):
        if each.purchase is Purchase.HIRE:
            yield from _hired(workbook, each)


def _hired(workbook: Workbook, hire: Bought) -> Iterator[Flag]:
    """Hold a hire against the days held, and that of a room against those held elsewhere."""
    timetables = occasions_of(workbook, hire)
    days = days_of(timetables)
    if not days:
        return
    venue = venue_of(workbook, timetables) if is_room(hire.line.item) else None
    due = Decimal(days if venue is None else venue.elsewhere)
    left = hire.beyond(due) if venue is None or _is_apart(hire, due) else hire.units - due
    if left > 0:
        told = hire.said(left)
        message = (
            say(_MORE, days=due, **told)
            if venue is None
            else say(_ELSEWHERE, held=due, base=brief(venue.base), cell=str(venue.at), **told)
        )
        yield Flag(hire.figure.at, message, hire.units * hire.rate, due * hire.rate)


def _is_apart(hire: Bought, due: Decimal) -> bool:
    """Tell whether several rooms were hired for each meeting, as the counts themselves say."""
    return due > 1 and due in hire.counts
