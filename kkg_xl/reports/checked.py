"""What was found in one workbook: what every report tells.

It stands here, below the use cases, so that a report needs to know neither them nor any host.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kkg_xl.domain.table import Table
from kkg_xl.domain.text import Message
from kkg_xl.rules.model import Finding, Severity


class Failure(NamedTuple):
    """Why a workbook could not be read."""

    kind: str
    """One of the closed list in `kkg_xl.usecases.unreadable`."""
    message: Message


@dataclass(frozen=True, slots=True)
class Checked:
    """One workbook after the check."""

    name: str
    """Its path as the user gave it, with `/` between folders."""
    sheets: tuple[str, ...] = ()
    """In the order of their tabs."""
    tables: tuple[Table, ...] = ()
    findings: tuple[Finding, ...] = ()
    """The worst first, then by sheet, row and column."""
    not_checked: tuple[Message, ...] = ()
    failure: Failure | None = None

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
