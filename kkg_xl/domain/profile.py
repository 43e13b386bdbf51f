"""Who reports, on what and when: the profile of a KKG, for title blocks and signatures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from kkg_xl.domain.figures import Place

_PER_CENT = re.compile(r"(?P<number>\d+(?:[.,]\d+)?) ?(?:%|persen)")


class Detail(Enum):
    """One thing that a profile tells."""

    GROUP = "group"
    ADDRESS = "address"
    SUBDISTRICT = "subdistrict"
    DISTRICT = "district"
    PROVINCE = "province"
    PROGRAMME = "programme"
    ACTIVITY = "activity"
    STAGE = "stage"
    YEAR = "year"
    BEGINS = "begins"
    ENDS = "ends"
    GRANT = "grant"
    """What was received in this stage, in rupiah."""
    GRANT_IN_ALL = "grant in all"
    """What all stages together come to, in rupiah."""
    STAGE_REPORTED = "stage reported"
    """On which day the report of the stage before this one was handed in."""
    SOURCE = "source"
    PLACE = "place"
    """Where it is signed."""
    SIGNED = "signed"
    """On which day the budget is."""
    REPORTED = "reported"
    """On which day the realisation is signed."""
    SUPERVISOR_TITLE = "supervisor title"
    SUPERVISOR = "supervisor"
    SUPERVISOR_ID = "supervisor id"
    CHAIR = "chair"
    CHAIR_ID = "chair id"
    TREASURER = "treasurer"
    TREASURER_ID = "treasurer id"
    PAPER = "paper"
    CHANGE_LIMIT = "change limit"
    """The share of a plan by which it may be changed without asking, 0.1 for 10 %."""
    THRESHOLD = "threshold"
    """The share of attendance from which on a certificate is due."""
    BASIS = "basis"
    """Of what that share is taken: JP, pertemuan, hari."""
    ROUNDING = "rounding"
    """Places of the percentage to which it is rounded before it is compared; `tidak` for none."""
    MINUTES = "minutes"
    """How many minutes a JP has."""
    HOURS_A_DAY = "hours a day"
    """How many JP a day has at most."""
    HOLIDAYS = "holidays"
    """Days on which the schools are closed, beside Sundays and the holidays of fixed date."""


class Told(NamedTuple):
    """What the profile says, and where."""

    value: Decimal | str | None
    """`None` where it is still to be filled in."""
    at: Place
    day: date | None = None
    """Of a detail that is a day, if it can be read as one."""


class Cap(NamedTuple):
    """How much of a budget may, or must, go to one group or one kind of spending."""

    name: str
    """The title of a group, or words that the items have in common: `Honor`."""
    at: Place
    most: Decimal | None = None
    """The share of 1 that it may take; `None` where there is no such limit."""
    least: Decimal | None = None
    """The share of 1 that it must take."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile; a detail that it does not have a place for is not in it."""

    details: Mapping[Detail, Told] = field(default_factory=dict)
    caps: tuple[Cap, ...] = ()

    def text(self, detail: Detail) -> str:
        """Give a detail as text, empty where it is not told."""
        told = self.details.get(detail)
        return "" if told is None or told.value is None else str(told.value)

    def amount(self, detail: Detail) -> Decimal | None:
        """Give a detail that is a number; `None` where it is not told or is none."""
        told = self.details.get(detail)
        return told.value if told is not None and isinstance(told.value, Decimal) else None

    def share(self, detail: Detail) -> Decimal | None:
        """Give a detail that is a share of 1; `None` where it is not told or is none."""
        told = self.details.get(detail)
        return None if told is None else share_of(told.value)

    def day(self, detail: Detail) -> date | None:
        """Give a detail that is a day; `None` where it is not told or is none."""
        told = self.details.get(detail)
        return None if told is None else told.day


def share_of(value: Decimal | str | None) -> Decimal | None:
    """Read a share of 1; `None` for what is none.

    `10 %` written as text and 10 typed where the cell counts no per cent are both 0.1.

    >>> share_of("12,5 %"), share_of(Decimal(10)), share_of("sepuluh")
    (Decimal('0.125'), Decimal('0.1'), None)
    """
    if isinstance(value, Decimal):
        number = value if value <= 1 else value / 100
    else:
        told = _PER_CENT.fullmatch((value or "").casefold())
        number = Decimal(-1) if told is None else Decimal(told["number"].replace(",", ".")) / 100
    return number if 0 <= number <= 1 else None
