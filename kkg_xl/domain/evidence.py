"""What was found alike in several workbooks: what the rules across workbooks look at.

To them it is what a `Workbook` is to other rules. The search brings together what may be a fault;
whether it is one is for the rules to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Final, Generic, NamedTuple, TypeVar

from kkg_xl.domain.facts import Payment, Presence, Price
from kkg_xl.domain.figures import Place
from kkg_xl.domain.naming import brief
from kkg_xl.domain.owners import Kinship, Owner, kinship
from kkg_xl.domain.text import Message, Text, say

_T = TypeVar("_T")

_SPOT: Final = Text("{workbook} {at}", "{workbook} {at}")
_OWNED: Final = Text("{workbook} ({group}) {at}", "{workbook} ({group}) {at}")


class Source(NamedTuple):
    """A workbook that something was found in."""

    workbook: str
    """As people gave its path."""
    owner: Owner


class Seen(NamedTuple, Generic[_T]):
    """A fact, and the workbook that has it."""

    source: Source
    fact: _T


class Overlap(NamedTuple):
    """How much two workbooks have in common that is in few others."""

    one: Seen[Place]
    """The first of it, as in the other."""
    other: Seen[Place]
    alike: int
    """So many payments and lines are the same in both."""
    of: int
    """So many has the workbook that has fewer, without those that are in many workbooks."""


class Usual(NamedTuple):
    """What something costs in the workbooks of a district."""

    rate: Decimal
    """The median, in rupiah, as the spread."""
    spread: Decimal
    """The median of how far the others are from it."""
    groups: int
    """How many groups have it."""


class Outlier(NamedTuple):
    """A price far from the usual one."""

    price: Seen[Price]
    usual: Usual
    district: str
    """Empty where the workbooks name none."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that was found alike."""

    receipts: Sequence[Sequence[Seen[Payment]]] = ()
    """Those of one number, day and amount, with their workbooks in order."""
    presences: Sequence[Sequence[Seen[Presence]]] = ()
    """Those of one person, by NIP or name, and day."""
    overlaps: Sequence[Overlap] = ()
    outliers: Sequence[Outlier] = ()


def farthest(sources: Iterable[Source]) -> Kinship:
    """Tell whether some workbooks are of two groups: of all pairs, what is known of the surest."""
    found = {
        kinship(one.owner, other.owner) for one, other in combinations(dict.fromkeys(sources), 2)
    }
    return next((each for each in (Kinship.OTHER, Kinship.UNKNOWN) if each in found), Kinship.SAME)


def told_at(source: Source, at: Place) -> Message:
    """Name a place in one of several workbooks, and whose workbook it is."""
    name, group = source.workbook, brief(source.owner.group)
    if not group:
        return say(_SPOT, workbook=name, at=str(at))
    return say(_OWNED, workbook=name, group=group, at=str(at))
