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
    in_series: bool = False
    """Whether the book numbers its receipts itself, so that every group has the same numbers."""


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
    begins: int | None = None
    """In minutes after midnight, as `ends`; `None` where nothing tells."""
    ends: int | None = None
    together: int = 1
    """How many people the workbook has as present on that day."""


class Price(NamedTuple):
    """What one of something costs, by a line of a budget."""

    at: Place
    item: str
    unit: str
    rate: Decimal
    """In rupiah."""
    amount: Decimal | None = None
    """What the line comes to, in rupiah; `None` where that cannot be told."""


class Facts(NamedTuple):
    """All of one workbook."""

    subdistrict: str = ""
    """As its profile or title says, like the district; empty where neither does."""
    district: str = ""
    payments: tuple[Payment, ...] = ()
    presences: tuple[Presence, ...] = ()
    prices: tuple[Price, ...] = ()
    people: tuple[str, ...] = ()
    """Names of everybody in its lists and schedules: small letters, without titles."""


NO_FACTS: Final = Facts()
