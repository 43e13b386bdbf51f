"""What a workbook tells that other workbooks may contradict: payments, people and prices.

It is small and plain, so that thousands of workbooks can be laid side by side.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from kkg_xl.domain.figures import Place


class Payment(NamedTuple):
    """A payment out of a cash book."""

    at: Place
    day: date | None
    receipt: str
    """The receipt's number, as it stands; empty where there is none."""
    payee: str
    """Empty where nobody says."""
    item: str
    amount: Decimal
    """In rupiah."""


class Presence(NamedTuple):
    """One person, present on one day."""

    at: Place
    day: date
    person: str
    """The name as it stands."""
    nip: str
    """Its 18 digits; empty where none is told or it cannot be trusted."""
    where: str
    """The place of the meeting; empty where nobody says."""


class Price(NamedTuple):
    """What one of something costs, by a line of a budget."""

    at: Place
    item: str
    unit: str
    rate: Decimal
    """In rupiah."""


class Facts(NamedTuple):
    """All of one workbook."""

    district: str = ""
    """As its profile says; empty where it does not."""
    payments: tuple[Payment, ...] = ()
    presences: tuple[Presence, ...] = ()
    prices: tuple[Price, ...] = ()
    likeness: tuple[int, ...] = ()
    """A sketch of its content: the more numbers two have in common, the more alike they are."""


NO_FACTS: Final = Facts()
