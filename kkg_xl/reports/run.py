"""A whole run, as reports see it: workbooks in the order of their paths, and what they share.

A report may go through a run as often as it likes; nothing of it has to be held in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple, Protocol

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Message
from kkg_xl.reports.checked import Checked
from kkg_xl.reports.tally import Tally
from kkg_xl.rules.model import Severity


class Spot(NamedTuple):
    """A place in one of several workbooks."""

    workbook: str
    """As `Checked.name`."""
    at: Place


class Shared(NamedTuple):
    """Something that is only seen where several workbooks lie side by side."""

    rule: str
    severity: Severity
    spots: tuple[Spot, ...]
    """Everywhere it shows, in the order of the workbooks; each has a finding of the same rule."""
    message: Message


class Run(Protocol):
    """What was found in all workbooks of a run."""

    @property
    def tally(self) -> Tally:
        """Its counts."""

    @property
    def shared(self) -> Iterable[Shared]:
        """What several workbooks share, the worst first."""

    def __iter__(self) -> Iterator[Checked]:
        """Give the workbooks, in the order of their paths."""


class RunReport(Protocol):
    """Tells a whole run in one file."""

    def write(self, run: Run, file: BinaryIO) -> None:
        """Write it; raises `OSError` where the file takes no more."""


@dataclass(frozen=True, slots=True)
class RunInMemory:
    """A run of a few workbooks."""

    workbooks: Sequence[Checked]
    shared: Sequence[Shared] = ()

    @property
    def tally(self) -> Tally:
        """Count its workbooks."""
        tally = Tally()
        for checked in self.workbooks:
            tally = tally.plus(checked)
        return tally

    def __iter__(self) -> Iterator[Checked]:
        """Give the workbooks, in the order of their paths."""
        return iter(self.workbooks)
