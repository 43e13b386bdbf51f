"""Looks across all workbooks of a run: first for clues, then at the few facts that these lead to.

Of all workbooks only numbers are kept, on disk; what they stand for is taken from the run again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from typing import Final

from kkg_xl.domain import clues
from kkg_xl.domain.clues import owner_number
from kkg_xl.entrypoints.across.found import FEWEST_ALIKE, Found, compared, owner_of
from kkg_xl.entrypoints.across.pieces import Pieces
from kkg_xl.entrypoints.batch.faults import StoreError
from kkg_xl.reports.checked import Checked
from kkg_xl.reports.run import Run, Shared

_FEW: Final = 7
"""So few workbooks have no usual price, and are looked through without pandas at first."""
_MANY: Final = 20
"""From so many groups on, a budget line that two alone have is no standard one."""


def across(run: Run, found: Found | None = None) -> Sequence[Shared]:
    """Find what workbooks of a run share, the worst first; raises `StoreError`.

    `found` is what the clues have led to, where they were gathered already. A few workbooks that
    have no clue in common are looked at no further.
    """
    if run.tally.workbooks <= 1:
        return ()
    if found is None:
        try:
            found = gathered(enumerate(run))
        except OSError as error:
            raise StoreError(error.strerror or str(error)) from error
    return compared(run, found)


def gathered(workbooks: Iterable[tuple[int, Checked]]) -> Found:
    """Gather the clues of workbooks, each with its place in the run, in whatever order they come.

    Raises `OSError` where there is no room for them.
    """
    with ExitStack() as files:
        clue_rows = _Rows(files)
        for number, checked in workbooks:
            clue_rows.add(number, checked)
        if not clue_rows.may_share:
            return Found()
        return _found(clue_rows)


class _Rows:
    """The numbers of all workbooks."""

    def __init__(self, files: ExitStack) -> None:
        self.receipts, self.presences, self.prices, self.payments, self.lines = (
            Pieces(files) for _ in range(5)
        )
        self.owners: set[int] = set()
        self._workbooks = 0
        self._owner_of: dict[int, int] = {}
        self._in_common = 0
        self._traits_in_common = 0

    @property
    def may_share(self) -> bool:
        """Whether it is worth while to search."""
        few = self._workbooks <= _FEW
        return not few or self._in_common > 0 or self._traits_in_common >= FEWEST_ALIKE

    def add(self, number: int, checked: Checked) -> None:
        """Put down what a workbook says; one that says nothing is none."""
        facts = checked.facts
        if not any(facts):
            return
        owner = owner_number(owner_of(checked), checked.name)
        self.owners.add(owner)
        self._workbooks += 1
        for pieces, told in (
            (self.receipts, clues.receipts(facts)),
            (self.presences, clues.presences(facts)),
        ):
            for key, fact, _ in told:
                pieces.add(key, number, owner, fact)
                self._in_common += self._has_another(key, owner)
        for key, fact, value in clues.prices(facts):
            self.prices.add(key, number, owner, fact, value)
        for key, _ in clues.payment_traits(facts):
            self.payments.add(key, number, owner)
            self._traits_in_common += self._has_another(key, owner)
        for key, _ in clues.line_traits(facts):
            self.lines.add(key, number, owner)

    def _has_another(self, key: int, owner: int) -> bool:
        """Tell whether another owner has a clue too; asked of the first few workbooks only."""
        return self._workbooks <= _FEW and self._owner_of.setdefault(key, owner) != owner


def _found(rows: _Rows) -> Found:
    from kkg_xl.entrypoints.across.searching import (  # noqa: PLC0415 -- pandas takes half a second
        alike,
        far,
        overlapping,
    )

    traits = (rows.payments, rows.lines) if len(rows.owners) >= _MANY else (rows.payments,)
    return Found(
        tuple(alike(rows.receipts)),
        tuple(alike(rows.presences)),
        tuple(far(rows.prices)),
        tuple(overlapping(piece for pieces in traits for piece in pieces)),
    )
