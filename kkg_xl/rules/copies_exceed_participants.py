"""See docs/rules/copies-exceed-participants.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.bought import Purchase, bought
from kkg_xl.domain.occasions import participants_of, presenters_of
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING
YIELDS_TO = ("formula-error", "line-product-differs", "result-stale", "scale-differs")

_MORE = Text(
    "{line}: {units} buah, padahal peserta {people} ({place}) dan penyaji {presenters}; lebih "
    "{left} × {rate} = {difference}. Betulkan volumenya, atau jelaskan untuk siapa.",
    "{line}: {units} copies, but there are {people} participants ({place}) and {presenters} "
    "presenters; {left} × {rate} = {difference} too much. Correct the volume, or explain for whom.",
)


def copies_exceed_participants(workbook: Workbook) -> Iterator[Flag]:
    """More copies are paid than there are people to have them."""
    people = participants_of(workbook)
    if people is None:
        return
    presenters = presenters_of(workbook)
    most = people.number + presenters
    for each in bought(workbook):
        # Two books for everybody are as many copies for each.
        repeated = each.units % people.number == 0
        left = each.beyond(most)
        if each.purchase is Purchase.COPIES and left and not repeated:
            message = say(
                _MORE,
                people=people.number,
                place=str(people.at),
                presenters=presenters,
                **each.said(left),
            )
            yield Flag(each.figure.at, message, each.units * each.rate, most * each.rate)
