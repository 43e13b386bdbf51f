"""What was found in one workbook: what every report tells.

It stands here, below the use cases, so that a report needs to know neither them nor any host.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from kkg_xl.domain.facts import NO_FACTS, Facts
from kkg_xl.domain.text import Message
from kkg_xl.rules.model import Finding, Severity


class Failure(NamedTuple):
    """Why a workbook could not be read."""

    kind: str
    """One of the closed list in `kkg_xl.usecases.unreadable`."""
    message: Message


class Unstated(Enum):
    """Why the total of a table has no amount."""

    ABSENT = "absent"
    """There is no such row."""
    PENDING = "pending"
    """It is a formula that was never calculated."""
    ILLEGIBLE = "illegible"


class Summary(NamedTuple):
    """One table, as a report lists it."""

    sheet: str
    kind: str
    """As the interface names kinds: `budget`, `realisation`, ….."""
    range: str
    lines: int
    lump_sums: int
    computed: Decimal | None
    """What its lines add up to, in rupiah; `None` where that cannot be told."""
    stated: Decimal | None
    """What its grand total says, in rupiah."""
    unstated: Unstated | None = None
    """Why it says nothing, where it does not."""
    whole: bool = True
    """Whether its money is whole rupiah; false for dollars and cents."""


class ShownCell(NamedTuple):
    """One cell of a sheet, as people see it."""

    column: int
    """Counts from 1."""
    text: str
    numeric: bool = False
    """Whether it stands at the right, as numbers and dates do."""
    span: int = 1
    """How many columns it was merged over."""


class ShownRow(NamedTuple):
    """One row of a sheet, as people see it."""

    number: int
    """As at the sheet's left edge: counts from 1."""
    cells: tuple[ShownCell, ...]
    """From left to right, without the empty ones."""
    hidden: bool = False
    """Whether the sheet hides it."""


class Excerpt(NamedTuple):
    """A part of a sheet."""

    sheet: str
    columns: tuple[int, ...]
    """Those to show, from left to right; columns between that are not needed are left out."""
    rows: tuple[ShownRow, ...]
    """In their order; rows between that are not needed are left out."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One workbook after the check."""

    name: str
    """Its path as the user gave it, with `/` between folders."""
    sheets: tuple[str, ...] = ()
    """In the order of their tabs."""
    tables: tuple[Summary, ...] = ()
    findings: tuple[Finding, ...] = ()
    """The worst first, then by sheet, row and column."""
    not_checked: tuple[Message, ...] = ()
    failure: Failure | None = None
    group: str = ""
    """Whose workbook it is, as its profile or title says; empty where neither does."""
    excerpts: tuple[Excerpt, ...] = ()
    """What its sheets show around the findings, where a report asks for that."""
    facts: Facts = NO_FACTS
    """What may be compared with other workbooks."""

    @property
    def status(self) -> str:
        """Sum up in one word: `clean`, `findings` (of any severity) or `unreadable`."""
        if self.failure is not None:
            return "unreadable"
        return "findings" if self.findings else "clean"

    @property
    def wrong(self) -> bool:
        """Whether the exit code must say so: an error that nobody accepts, or nothing to read."""
        return self.failure is not None or self.count(Severity.ERROR) > 0

    def count(self, severity: Severity) -> int:
        """Count the findings of one severity that nobody has accepted."""
        return sum(
            finding.severity is severity and finding.accepted is None for finding in self.findings
        )

    @property
    def accepted(self) -> int:
        """Count the findings that somebody has accepted, of whatever severity."""
        return sum(finding.accepted is not None for finding in self.findings)
