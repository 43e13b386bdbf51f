"""What is only seen where several workbooks lie side by side, told with each of them too."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from kkg_xl.entrypoints.across.found import Found
from kkg_xl.entrypoints.across.looking import across
from kkg_xl.reports.checked import Checked
from kkg_xl.reports.run import Run, Shared
from kkg_xl.reports.tally import Tally
from kkg_xl.rules.model import Finding
from kkg_xl.usecases.check import in_order


def compared(run: Run, found: Found | None = None) -> Run:
    """Give a run in which each workbook has, beside its own findings, those that it shares.

    `found` is what clues have led to, where they were gathered while the run was made. Raises
    `StoreError` where there is no room for the search.
    """
    shared = across(run, found)
    return _SharedRun(run, shared) if shared else run


class _SharedRun:
    """A run of which some workbooks share something."""

    def __init__(self, alone: Run, shared: Sequence[Shared]) -> None:
        """Take the workbooks, each by itself, and what they share."""
        self._alone, self.shared = alone, shared
        self._tally: Tally | None = None

    @property
    def tally(self) -> Tally:
        """Count the workbooks with what they share; costs nothing once all were gone through."""
        if self._tally is None:
            deque(self, maxlen=0)
        assert self._tally is not None  # noqa: S101 -- the end of a pass has set it
        return self._tally

    def __iter__(self) -> Iterator[Checked]:
        """Give the workbooks, in the order of their paths."""
        tally = Tally()
        for alone in self._alone:
            found = self._found.get(alone.name)
            checked = alone if found is None else _with(alone, found)
            tally = tally.plus(checked)
            yield checked
        self._tally = tally

    @cached_property
    def _found(self) -> Mapping[str, Sequence[Finding]]:
        found: dict[str, list[Finding]] = {}
        for shared in self.shared:
            for spot in shared.spots:
                finding = Finding(shared.rule, shared.severity, spot.at, shared.message)
                found.setdefault(spot.workbook, []).append(finding)
        return found


def _with(checked: Checked, found: Sequence[Finding]) -> Checked:
    return replace(checked, findings=in_order((*checked.findings, *found), checked.sheets))
