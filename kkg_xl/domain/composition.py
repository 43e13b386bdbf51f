"""A whole and its parts: how many teachers have which qualification, and which share they are.

Shares are per cent as people mean them, 52 for `52 %` and for a cell that holds 0.52 and shows it
as a percentage.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from kkg_xl.domain.figures import Place
from kkg_xl.domain.headcounts import Counted, Headcount

_HALF = Decimal("0.5")
_MOST_PLACES = 2
_ALL = Decimal(100)


class Amount(NamedTuple):
    """A number of a part, and where it stands."""

    at: Place
    value: Decimal


class Part(NamedTuple):
    """One row: a category, how many are in it, which share they are."""

    at: Place
    label: str
    many: Amount | None
    """How many are in it."""
    share: Amount | None


@dataclass(frozen=True, slots=True)
class Composition:
    """A table of categories."""

    sheet: str
    title: str
    at: Place
    """Where the heading of its counts stands, or that of its shares."""
    of: Counted | None
    """Of whom it tells, where its title says that."""
    parts: tuple[Part, ...]
    total: Part | None
    """The row JUMLAH."""

    @property
    def counts(self) -> tuple[Amount, ...]:
        """The counts of all parts; none where a part has no count."""
        counts = tuple(part.many for part in self.parts if part.many is not None)
        return counts if len(counts) == len(self.parts) else ()

    @property
    def shares(self) -> tuple[Amount, ...]:
        """The shares of all parts; none where a part has no share."""
        shares = tuple(part.share for part in self.parts if part.share is not None)
        return shares if len(shares) == len(self.parts) else ()


def summed(amounts: Iterable[Amount]) -> Decimal:
    """Add up amounts."""
    return sum((each.value for each in amounts), Decimal(0))


def precision(share: Decimal) -> Decimal:
    """Give by how much a share may be off because it was rounded: half of its last digit.

    >>> precision(Decimal(52)), precision(Decimal("33.3"))
    (Decimal('0.5'), Decimal('0.05'))
    """
    return _HALF.scaleb(-_places(share))


def shares_of(counts: Iterable[Decimal], whole: Decimal) -> list[Decimal]:
    """Give the share of each count in a whole, in per cent."""
    return [count / whole * _ALL for count in counts]


def rounded_like(share: Decimal, model: Decimal) -> Decimal:
    """Round a share to as many places as another one has, halves up."""
    return share.quantize(Decimal(1).scaleb(-_places(model)), ROUND_HALF_UP)


def wrong_shares(composition: Composition, whole: Decimal) -> list[tuple[Amount, Decimal]]:
    """Give the shares that are not those of their counts in a whole, with what is due."""
    if not whole or not composition.counts or not composition.shares:
        return []
    due = shares_of((count.value for count in composition.counts), whole)
    return [
        (share, rounded_like(right, share.value))
        for share, right in zip(composition.shares, due, strict=True)
        if abs(share.value - right) > precision(share.value)
    ]


def agrees(composition: Composition, whole: Decimal) -> bool:
    """Tell whether a whole is the one that counts and shares are of, whatever their sum is.

    Those who could answer twice make more than 100 % of those who were asked.
    """
    has_both = bool(composition.counts and composition.shares)
    return has_both and not wrong_shares(composition, whole)


def told_of(headcounts: Iterable[Headcount], counted: Counted | None) -> list[Headcount]:
    """Give the numbers told of somebody, each number once, in the order of the workbook."""
    found: dict[Decimal, Headcount] = {}
    for each in headcounts:
        if each.of is counted:
            found.setdefault(each.number, each)
    return list(found.values())


def _places(share: Decimal) -> int:
    return min(_MOST_PLACES, max(0, -int(share.normalize().as_tuple().exponent)))
