"""What an action wants written into a workbook: a plain value that a host loops over.

A plan can be compared, told as a receipt and thrown away; only a host carries it out. Hosts decide
nothing: what the plan does not name stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from kkg_xl.sheets.formula_values import Fault
from kkg_xl.sheets.sheet_plan import Mark, SheetPlan

Content: TypeAlias = Decimal | str | bool | None
"""A number, a text, a truth value, or blank. A text is never a formula, whatever it begins with."""

Result: TypeAlias = Content | Fault
"""What a formula gives; `None` where that is not known and only a spreadsheet program can tell."""


class CellChange(NamedTuple):
    """One cell that gets another content; its look stays, unless `number_format` says otherwise."""

    sheet: str
    row: int
    column: int
    value: Result
    """The constant, or the result of `formula` as it is after the whole plan."""
    formula: str | None = None
    """In English, without `=`."""
    number_format: str | None = None
    """Set only where the present format would hide the content: text format on a number."""


class ResultChange(NamedTuple):
    """A formula that stays, whose stored result is brought up to date.

    Hosts that calculate themselves pass these over.
    """

    sheet: str
    row: int
    column: int
    value: Result


class CellMark(NamedTuple):
    """One cell that is marked for people to look at; what it holds stays."""

    sheet: str
    row: int
    column: int
    mark: Mark
    note: str = ""
    """What a note at the cell says; empty for a mark without one."""


class CellBefore(NamedTuple):
    """What a cell looks like before it is marked."""

    noted: bool
    """Whether somebody has put a note at it already."""
    look: str
    """What the host needs to give the cell its look again; only the host knows how to read it."""


class CellUnmark(NamedTuple):
    """One cell whose mark goes."""

    sheet: str
    row: int
    column: int
    look: str
    """As `CellBefore` had it."""
    sign: str = ""
    """A piece of what our note there says, for programs that forget whose note it is."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All that one action writes, whole or not at all."""

    changes: tuple[CellChange, ...] = ()
    results: tuple[ResultChange, ...] = ()
    sheets: tuple[SheetPlan, ...] = ()
    """Sheets to add; one that has the name of a sheet of ours replaces it."""
    marks: tuple[CellMark, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is anything to write."""
        return bool(self.changes or self.results or self.sheets or self.marks)
