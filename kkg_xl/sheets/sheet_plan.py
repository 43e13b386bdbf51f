"""A sheet of ours before it is written: every cell with its content and its role, and the page.

Layouts plan, hosts loop. A plan names what a cell *is* (`Style.SUBTOTAL`), never how it looks;
each host has one table from role to look, and a test holds that table against all roles.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from kkg_xl.sheets.refs import Area


class Style(Enum):
    """What a cell of ours is."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    COUNT = "count"
    MONEY = "money"
    GROUP = "group"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    WORDS = "words"


class PlannedCell(NamedTuple):
    """One cell: a constant, or a formula (in English, without `=`) and its result."""

    row: int
    column: int
    style: Style
    value: Decimal | str | bool | None = None
    formula: str | None = None


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One whole sheet of ours."""

    name: str
    cells: tuple[PlannedCell, ...]
    widths: Mapping[int, float] = field(default_factory=dict)
    """By column, in characters."""
    merged: tuple[Area, ...] = ()
    mark: str = ""
    """The defined name that tells on the next run that the sheet is ours: `_kkg_xl_budget`."""
