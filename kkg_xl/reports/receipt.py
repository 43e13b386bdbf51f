"""What an action has written into a workbook: what every receipt tells.

It stands here, below the use cases, so that a report needs to know neither them nor any host.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.figures import Place
from kkg_xl.domain.naming import told_exactly
from kkg_xl.domain.text import Message
from kkg_xl.reports.checked import Failure
from kkg_xl.sheets.plan import Result


class Entry(NamedTuple):
    """One cell that holds something else now."""

    at: Place
    before: Result
    """What stood there, or the result that was stored."""
    after: Result
    old_formula: str | None = None
    """Without `=`."""
    formula: str | None = None
    why: Message | None = None
    """`None` for a formula that stays and only gives something else now."""

    @property
    def difference(self) -> Decimal | None:
        """After − before to the cent, where both are numbers; above zero is more than before."""
        if isinstance(self.before, Decimal) and isinstance(self.after, Decimal):
            return told_exactly(self.after - self.before)
        return None

    @property
    def keeps_value(self) -> bool:
        """Whether the cell says what it said: as a formula now, or as a number and no text.

        A formula that stays and that nobody had calculated had said nothing else.
        """
        if self.before is None and self.old_formula is not None:
            return self.old_formula == self.formula
        if isinstance(self.before, str) and isinstance(self.after, Decimal):
            return self.formula is None
        return self.before == self.after or self.difference == 0


class Left(NamedTuple):
    """What an action saw and did not touch."""

    at: Place
    why: Message
    rule: str = ""
    """The rule of the check that speaks of it, if one does."""


class SheetEntry(NamedTuple):
    """One whole sheet that was written."""

    name: str
    replaces: bool
    """Whether it takes the place of one that an earlier run wrote."""
    what: Message
    remarks: tuple[Message, ...] = ()
    """What people should know or do."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one action did to one workbook, or would do."""

    name: str
    """The workbook's path as the user gave it, with `/` between folders."""
    action: str
    """The verb: `recalculate`, `budget`."""
    entries: tuple[Entry, ...] = ()
    """By sheet, row and column."""
    results: tuple[Entry, ...] = ()
    """Formulas elsewhere that follow."""
    left: tuple[Left, ...] = ()
    untold: tuple[Place, ...] = ()
    """Formulas that depend on what changed and that only a spreadsheet program can calculate."""
    failure: Failure | None = None
    """Why nothing was written: the workbook cannot be read, or writing into it is not safe."""
    sheets: tuple[SheetEntry, ...] = ()
    written: str = ""
    """The file that was written; empty as long as nothing is."""

    @property
    def status(self) -> str:
        """Sum up in one word: `failed`, `unchanged`, `planned` or `written`."""
        if self.failure is not None:
            return "failed"
        if not self.entries and not self.sheets:
            return "unchanged"
        return "written" if self.written else "planned"
