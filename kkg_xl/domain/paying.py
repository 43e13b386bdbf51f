"""Payments to named people that come again: one person, one day, one occasion, paid twice.

Transport beside a fee is no repetition, nor is a list that repeats another as a whole.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from kkg_xl.domain.attending import Payment, Roster
from kkg_xl.domain.gathering import People
from kkg_xl.domain.likeness import words

_SORTS: Final = (
    re.compile(r"\btransport|\bperjalanan|\buang jalan"),
    re.compile(r"\bhonor|\buang saku|\binsentif|\bjasa"),
    re.compile(r"\bkonsumsi|\bmakan|\bsnack"),
)
_LETTERS: Final = re.compile(r"[^\W\d_]+")


class Repeated(NamedTuple):
    """A payment and the earlier one that it repeats."""

    payment: Payment
    earlier: Payment
    is_sure: bool
    """Whether both tell the same day, in one list or in lists that are called the same."""


class _Paid(NamedTuple):
    list: int
    payment: Payment


def repeated(rosters: Sequence[Roster]) -> Iterator[Repeated]:
    """Give the payments that repeat an earlier one, list by list.

    A list that repeats another for the most part is a copy of it, or sums it up.
    """
    people = People()
    known: dict[tuple[int, str], list[_Paid]] = defaultdict(list)
    for nth, roster in enumerate(rosters):
        again: list[tuple[_Paid, Payment]] = []
        for payment in filter(_is_paid, roster.payments):
            (person,) = people.placed([payment.person])
            before = known[person, _sort(roster)]
            earlier = next((each for each in before if _is_same(each, nth, payment)), None)
            before.append(_Paid(nth, payment))
            if earlier is not None:
                again.append((earlier, payment))
        for earlier, payment in again:
            copied = sum(each.list == earlier.list for each, _ in again)
            if earlier.list == nth or 2 * copied < len(roster.payments):
                title = rosters[earlier.list].title
                sure = payment.day is not None and _letters(title) == _letters(roster.title)
                yield Repeated(payment, earlier.payment, sure)


def _is_paid(payment: Payment) -> bool:
    return payment.amount is None or payment.received not in (None, 0)


def _is_same(earlier: _Paid, nth: int, payment: Payment) -> bool:
    """Tell whether two payments to one person can be told apart by nothing."""
    other = earlier.payment
    if payment.day != other.day or words(payment.occasion) != words(other.occasion):
        return False
    return earlier.list == nth or payment.day is not None


def _sort(roster: Roster) -> str:
    """Give what kind of thing a list pays for."""
    title = f"{roster.title} {roster.sheet}".casefold()
    return next((sort.pattern for sort in _SORTS if sort.search(title)), "")


def _letters(title: str) -> list[str]:
    return _LETTERS.findall(title.casefold())
