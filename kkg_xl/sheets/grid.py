"""What was read of a workbook: sparse grids of cells, each keeping what stands in the file.

Blank, unreadable, error and not calculated are four kinds here and stay four all the way up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import NamedTuple, TypeAlias

from kkg_xl.sheets.refs import Area

Row: TypeAlias = "Mapping[int, Cell]"


class Kind(Enum):
    """What a cell holds. A formula's kind is that of its stored result."""

    BLANK = "blank"
    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    BOOLEAN = "boolean"
    ERROR = "error"
    NOT_CALCULATED = "not calculated"


class Cell(NamedTuple):
    """One cell, as it stands in the file.

    `value` is the constant, or the stored result of `formula`: an exact `Decimal` for a number
    and for a date (its serial number), the text, the truth value, the code (`#REF!`) for an
    error, and `None` for blank and for a formula that no program has calculated yet.
    """

    kind: Kind
    value: Decimal | str | bool | None = None
    formula: str | None = None
    """As the file has it, in English and without `=`; a shared formula moved to this cell."""
    number_format: str = "General"
    array: str | None = None
    """The range of the array formula that starts here (`F5:F9`), if there is one."""


BLANK = Cell(Kind.BLANK)
"""What `Grid.cell` answers where the file has nothing."""

EMPTY_ROW: Row = {}


@dataclass(frozen=True, slots=True)
class Grid:
    """One worksheet. Only rows and cells with something in them are kept."""

    name: str
    rows: Mapping[int, Row]
    """Row number to column number to cell, both from 1, in ascending order."""
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    """Hidden by hand or by a filter."""
    hidden_columns: tuple[tuple[int, int], ...] = ()
    """Ranges of columns, first and last: a file may hide all 16,384 in one stroke."""
    visibility: str = "visible"
    """`visible`, `hidden` or `veryHidden`, as the file says."""

    def cell(self, row: int, column: int) -> Cell:
        """Give the cell at a place, `BLANK` where the file has none."""
        return self.rows.get(row, EMPTY_ROW).get(column, BLANK)

    def column_hidden(self, column: int) -> bool:
        """Tell whether a column is hidden."""
        return any(first <= column <= last for first, last in self.hidden_columns)


class ListTable(NamedTuple):
    """A range that somebody made a table of, so that formulas may speak of its columns by name."""

    name: str
    sheet: str
    area: Area
    """With its headings and its row of totals, if it has them."""
    columns: tuple[str, ...]
    headers: int = 1
    """Rows of headings: one or none."""
    totals: int = 0
    """Rows of totals: one or none."""


@dataclass(frozen=True, slots=True)
class Book:
    """One workbook as read, whatever the host."""

    name: str
    """How the workbook is called in messages: its path as the user gave it."""
    grids: tuple[Grid, ...]
    """Worksheets in the order of their tabs; chart and dialog sheets are left out."""
    date1904: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
    """Defined names of the workbook and what they refer to, without `=`."""
    external: tuple[str, ...] = ()
    """Targets of the external links; `[1]` in a formula is the first."""
    reservations: tuple[Reservation, ...] = ()
    """What the reader could not see or vouch for."""
    tables: tuple[ListTable, ...] = ()
    """Tables in the sense of a spreadsheet program (Insert, Table), of all sheets."""

    def grid(self, sheet: str) -> Grid:
        """Give a worksheet by its name, which the book must have."""
        return next(grid for grid in self.grids if grid.name == sheet)


class Reservation(NamedTuple):
    """Something a reader could not see or is not sure of.

    `key` is one of a closed list kept in `kkg_xl.usecases.reservations`; `sheet` and `cell` say
    where, if it is one place; `detail` is what fills the sentence.
    """

    key: str
    sheet: str | None = None
    cell: str | None = None
    detail: str = ""
