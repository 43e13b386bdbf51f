"""A sheet of ours before it is written: every cell with its content and its role, and the page.

Layouts plan, hosts loop. A plan names what a cell *is* (`Style.SUBTOTAL`), never how it looks;
each host has one table from role to look, and a test holds that table against all roles. What a
person reads on the sheet is Indonesian: it is an Indonesian form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Final, NamedTuple, TypeAlias

from kkg_xl.sheets.refs import Area

Content: TypeAlias = Decimal | str | bool | None
"""A number or a date's serial number, a text, a truth value, or blank."""


class Style(Enum):
    """What a cell of ours is."""

    PLAIN = "plain"
    TITLE = "title"
    SUBTITLE = "subtitle"
    CAPTION = "caption"
    """A line below the title that tells more of it."""
    HINT = "hint"
    STEP = "step"
    """One step of the instructions."""

    HEADING = "heading"
    UPRIGHT_HEADING = "upright heading"
    """A long heading of a narrow column, read from below."""
    SHORT_DATE = "short date"
    """The heading of a narrow column: day and month."""
    ORDER = "order"
    """Number or code of a line."""
    TEXT = "text"
    UNIT = "unit"
    MARK = "mark"
    """A sign in the middle of its cell: √, L, P."""
    COUNT = "count"
    MONEY = "money"
    AWAITED_MONEY = "awaited money"
    """An amount in a row that is prepared for a line and may stay empty."""
    DATE = "date"
    PERCENT = "percent"
    EXACT_PERCENT = "exact percent"
    """A share that is compared with another to the hundredth of a per cent."""
    FRACTION = "fraction"
    """An amount that is no whole number of rupiah."""
    REFERENCE = "reference"
    """A text that leads to another place of the workbook."""
    WRONG = "wrong"
    """The word for how much a finding weighs; so in the two that follow."""
    DOUBTFUL = "doubtful"
    NOTEWORTHY = "noteworthy"

    GROUP = "group"
    GROUP_ORDER = "group order"
    SUBTOTAL = "subtotal"
    SUBTOTAL_LABEL = "subtotal label"
    SUBTOTAL_PERCENT = "subtotal percent"
    SUBTOTAL_COUNT = "subtotal count"
    TOTAL = "total"
    TOTAL_LABEL = "total label"
    TOTAL_PERCENT = "total percent"
    WORDS = "words"
    """An amount in words."""

    INPUT = "input"
    """Here a person writes; so in all that follow."""
    INPUT_CODE = "input code"
    """A text that looks like a number: NIP, a code, a receipt's number."""
    INPUT_MARK = "input mark"
    INPUT_COUNT = "input count"
    INPUT_MONEY = "input money"
    INPUT_DATE = "input date"
    INPUT_PERCENT = "input percent"

    SIGNING = "signing"
    """Place and date, and in which function somebody signs."""
    SIGNATORY = "signatory"
    """The name below the signature."""
    SIGNATORY_ID = "signatory id"


INPUTS: Final = frozenset(style for style in Style if style.value.startswith("input"))


class Mark(Enum):
    """What a condition or a finding marks a cell as."""

    WRONG = "wrong"
    DOUBTFUL = "doubtful"
    NOTEWORTHY = "noteworthy"
    TO_FILL_IN = "to fill in"


class PlannedCell(NamedTuple):
    """One cell: a constant, or a formula (in English, without `=`) and its result.

    A text is never a formula, whatever it begins with.
    """

    row: int
    column: int
    style: Style
    value: Content = None
    formula: str | None = None


class Paper(Enum):
    """What a sheet is printed on."""

    A4 = "A4"
    F4 = "F4"
    """Folio, 215 × 330 mm, as many local offices have it."""


@dataclass(frozen=True, slots=True)
class Page:
    """How a sheet is printed.

    As wide as the paper and as many pages long as it takes, if nothing else is said.
    """

    paper: Paper = Paper.A4
    landscape: bool = False
    area: Area | None = None
    """What is printed, all of the sheet if `None`."""
    repeated: tuple[int, int] | None = None
    """First and last row of the headings that every page repeats."""
    repeated_columns: tuple[int, int] | None = None
    """First and last column that every page repeats, where a sheet is several pages wide."""
    wide: int = 1
    """So many pages side by side."""
    single: bool = False
    """Whether all of it is made small enough for as many pages as it is wide, and none below."""
    together: tuple[tuple[int, int], ...] = ()
    """First and last rows of what is to stand on one page, from top to bottom: a heading and its
    first line, the total and the signatures."""
    footer: str = ""
    """What stands at the left of the foot; the number of the page stands at the right."""


class Allowed(Enum):
    """What may be written into a cell."""

    CHOICE = "choice"
    """One of a list."""
    DATE = "date"
    WHOLE = "whole"
    NUMBER = "number"
    RULE = "rule"
    """Whatever makes a formula true."""


class Validation(NamedTuple):
    """What may be written into some cells, and what is said to whoever writes something else."""

    area: Area
    allowed: Allowed
    message: str
    """At most 255 characters, as everything a spreadsheet program says here."""
    title: str = "Periksa isian"
    """At most 32 characters."""
    choices: tuple[str, ...] = ()
    source: str = ""
    """For a choice: where the list stands; for a rule: the formula as of the first cell."""
    least: Decimal = Decimal(0)
    """For numbers and dates (their serial number)."""
    most: Decimal | None = None
    hint: str = ""
    """Shown while the cell is selected; at most 255 characters."""
    strict: bool = True
    """Whether anything else is refused, or only asked about."""


class Condition(NamedTuple):
    """Marks the cells of an area for which a formula, as of the first cell, is true."""

    area: Area
    formula: str
    mark: Mark


class PlannedTable(NamedTuple):
    """A table that grows with what is written below it (Insert, Table)."""

    name: str
    area: Area
    """The headings and the rows; the cells of both stand among the cells of the plan."""
    formulas: Mapping[int, str] = {}
    """What a new row gets, by column of the sheet; as the cells of that column have it."""


class Link(NamedTuple):
    """A cell that leads to another of the same workbook."""

    row: int
    column: int
    sheet: str
    to_row: int
    to_column: int


class Series(NamedTuple):
    """One row of columns in a chart; its name stands in a cell, its values in an area."""

    name: tuple[int, int]
    values: Area


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with a column for each category and series, over cells of its own sheet."""

    title: str
    categories: Area
    series: tuple[Series, ...]
    covers: Area
    """The cells that it lies over."""
    money: bool = True
    """Whether the values are rupiah."""


class Name(NamedTuple):
    """A defined name of the workbook."""

    name: str
    refers_to: str
    """A formula without `=`, references with their sheet."""
    hidden: bool = False


class Purpose(Enum):
    """What a sheet is for; people find it by the colour of its tab."""

    INPUT = "input"
    PRINTED = "printed"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One whole sheet of ours."""

    name: str
    cells: tuple[PlannedCell, ...]
    widths: Mapping[int, float] = field(default_factory=dict)
    """By column, in characters."""
    heights: Mapping[int, float] = field(default_factory=dict)
    """By row, in points, where a program would not find it: merged cells with long texts."""
    merged: tuple[Area, ...] = ()
    frozen: tuple[int, int] | None = None
    """The first cell that scrolls, as row and column."""
    page: Page = Page()
    purpose: Purpose = Purpose.PRINTED
    validations: tuple[Validation, ...] = ()
    conditions: tuple[Condition, ...] = ()
    """The first that is true wins."""
    tables: tuple[PlannedTable, ...] = ()
    charts: tuple[Chart, ...] = ()
    links: tuple[Link, ...] = ()
    filtered: Area | None = None
    """The headings and the rows that people may filter and sort."""
    hidden_columns: tuple[int, ...] = ()
    names: tuple[Name, ...] = ()
    mark: str = ""
    """The defined name that tells on the next run that the sheet is ours: `_kkg_xl_budget`."""
