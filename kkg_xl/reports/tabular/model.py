"""What a sheet of a report is made of, before any program writes it.

Rows are made while they are written: a run of thousands of workbooks has more of them than should
be held in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Final, NamedTuple, TypeAlias

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Text
from kkg_xl.rules.model import Severity


class Weight(Enum):
    """How bad a word in a cell is, for its colour."""

    WRONG = "wrong"
    DOUBTFUL = "doubtful"
    NOTEWORTHY = "noteworthy"
    GOOD = "good"


WEIGHTS: Final = {
    Severity.ERROR: Weight.WRONG,
    Severity.WARNING: Weight.DOUBTFUL,
    Severity.INFO: Weight.NOTEWORTHY,
}


class Leading(NamedTuple):
    """A text that leads into a workbook."""

    text: str
    workbook: str
    """As `Checked.name`."""
    at: Place | None = None
    """Where in it; `None` where it only opens."""


class Word(NamedTuple):
    """One of a few words, in the colour of its weight."""

    text: str
    weight: Weight


Content: TypeAlias = Decimal | int | str | Leading | Word | None


class Look(Enum):
    """What a column holds."""

    ORDER = "order"
    TEXT = "text"
    WORD = "word"
    COUNT = "count"
    """A count of which nothing is not shown."""
    MONEY = "money"


class Column(NamedTuple):
    """One column."""

    heading: Text
    look: Look
    width: int
    """In digits."""
    bars: bool = False
    """Whether a bar in each cell shows how its amount compares with the others."""


class Figure(NamedTuple):
    """One figure about the whole run, on top of a sheet."""

    label: Text
    value: Decimal | int
    weight: Weight | None = None
    money: bool = False


class Bars(NamedTuple):
    """A chart of some rows of a sheet: one column over the first."""

    title: Text
    column: int
    """Of the amounts; counts from 0."""
    first: int
    """The row that it begins with; counts from 0."""
    rows: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a title, figures, and a table that may be long."""

    name: Text
    title: Text
    caption: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterator[tuple[Content, ...]]]
    empty: Text
    """What stands in place of rows where there are none."""
    figures: tuple[Figure, ...] = ()
    chart: Bars | None = None
