"""What a rule is and what it gives.

A rule is a module: a function of its own name that takes a `Workbook` and yields a `Flag` for
each fault, a `SEVERITY`, the sentences it says (`Text` constants) and, where another rule is the
better one to speak of the same cell, `YIELDS_TO`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from typing import NamedTuple, TypeAlias

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Message
from kkg_xl.domain.workbook import Workbook


class Severity(IntEnum):
    """How much a fault weighs; the worst sorts first."""

    ERROR = 0
    WARNING = 1
    INFO = 2


class Flag(NamedTuple):
    """A fault that a rule has found."""

    at: Place
    message: Message
    stated: Decimal | None = None
    computed: Decimal | None = None
    severity: Severity | None = None
    """Set where it is not that of the rule."""
    cause: str = ""
    """What many flags of the rule may have in common, so that one act mends them all."""


Check: TypeAlias = Callable[[Workbook], Iterator[Flag]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the registry knows it."""

    name: str
    """As it is written everywhere outside the code: `group-total-differs`."""
    summary: str
    """The first line of the function's docstring."""
    severity: Severity
    yields_to: frozenset[str]
    """Rules that speak instead of this one where both flag the same cell."""
    check: Check


class Finding(NamedTuple):
    """A flag with the name of the rule that raised it."""

    rule: str
    severity: Severity
    at: Place
    message: Message
    stated: Decimal | None = None
    computed: Decimal | None = None
    accepted: str | None = None
    """The reason for which somebody accepts it, in that person's words."""
    cause: str = ""
    """See `Flag.cause`."""

    @property
    def difference(self) -> Decimal | None:
        """Stated − computed in rupiah; above zero means too much was stated."""
        if self.stated is None or self.computed is None:
            return None
        return self.stated - self.computed
