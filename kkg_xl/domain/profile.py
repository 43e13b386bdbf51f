"""Who reports, on what and when: the profile of a KKG, for title blocks and signatures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
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


class Told(NamedTuple):
    """What the profile says, and where."""

    value: Decimal | str | None
    """`None` where it is still to be filled in."""
    at: Place


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile; a detail that it does not have a place for is not in it."""

    details: Mapping[Detail, Told] = field(default_factory=dict)

    def text(self, detail: Detail) -> str:
        """Give a detail as text, empty where it is not told."""
        told = self.details.get(detail)
        return "" if told is None or told.value is None else str(told.value)

    def amount(self, detail: Detail) -> Decimal | None:
        """Give a detail that is a number; `None` where it is not told or is none."""
        told = self.details.get(detail)
        return told.value if told is not None and isinstance(told.value, Decimal) else None

    def share(self, detail: Detail) -> Decimal | None:
        """Give a detail that is a share of 1; `None` where it is not told or is none.

        `10 %` written as text and 10 typed where the cell counts no per cent are both 0.1.
        """
        number = self.amount(detail)
        if number is None:
            told = _PER_CENT.fullmatch(self.text(detail).casefold())
            number = None if told is None else Decimal(told["number"].replace(",", ".")) / 100
        elif number > 1:
            number /= 100
        return number if number is not None and 0 <= number <= 1 else None
