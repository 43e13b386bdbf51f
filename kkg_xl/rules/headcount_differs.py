"""See docs/rules/headcount-differs.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.composition import Composition, agrees, summed, told_of
from kkg_xl.domain.headcounts import Counted, Headcount
from kkg_xl.domain.naming import apart
from kkg_xl.domain.text import Field, Message, Text, say
from kkg_xl.domain.wording import plus
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR
YIELDS_TO = ("formula-error", "result-stale")

_TOTAL = Text(
    "{label} {stated}, padahal {parts} = {computed}; {apart}. Betulkan jumlahnya atau bagiannya.",
    "{label} {stated}, but {parts} = {computed}; {apart}. Correct the total or its parts.",
)
_ELSEWHERE = Text(
    "{title}: bagian-bagiannya {parts} = {stated}, padahal disebut {others}. Lengkapi tabelnya, "
    "atau jelaskan siapa yang tidak dihitung.",
    "{title}: the parts are {parts} = {stated}, but elsewhere it says {others}. Complete the "
    "table, or explain who is not counted.",
)
_SAID = Text("{number} {whom} ({place})", "{number} {whom} ({place})")
_PEOPLE = (Counted.MEMBERS, Counted.PARTICIPANTS)


def headcount_differs(workbook: Workbook) -> Iterator[Flag]:
    """Counts of people or schools by category do not add up to the whole that is stated."""
    for each in workbook.compositions:
        if not each.counts:
            continue
        total = None if each.total is None else each.total.many
        computed = summed(each.counts)
        parts = plus([count.value for count in each.counts])
        if total is not None and each.total is not None and total.value != computed:
            message = say(
                _TOTAL,
                label=each.total.label,
                stated=total.value,
                parts=parts,
                computed=computed,
                apart=apart(total.value, computed, rupiah=False),
            )
            yield Flag(total.at, message)
            continue
        others = _others(workbook, each)
        if others and not any(_fits(each, computed, other.number) for other in others):
            message = say(
                _ELSEWHERE,
                title=each.title,
                parts=parts,
                stated=computed,
                others=tuple(map(_said, others)),
            )
            yield Flag(each.at, message, severity=Severity.WARNING)


def _fits(composition: Composition, computed: Decimal, told: Decimal) -> bool:
    return computed == told or agrees(composition, told)


def _others(workbook: Workbook, composition: Composition) -> list[Headcount]:
    """Give the numbers that a table may be of: those of its own people, then of others."""
    if composition.of is None:
        return []
    own = told_of(workbook.headcounts, composition.of)
    if not own or composition.of not in _PEOPLE:
        return own
    (other,) = (each for each in _PEOPLE if each is not composition.of)
    return [*own, *told_of(workbook.headcounts, other)]


def _said(headcount: Headcount) -> Message:
    whom: Field = headcount.of.value
    return say(_SAID, number=headcount.number, whom=whom, place=str(headcount.at))
