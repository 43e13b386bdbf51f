"""A money table as its author meant it: columns with roles, lines, groups and totals.

A table may reckon more than once (plan beside realisation, twelve months): each reckoning is a
`Law`, which says what one column is made of. `Table.money` are the columns that are added up.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from kkg_xl.domain.figures import NOT_CALCULATED, Figure, Place
from kkg_xl.domain.law import Law


class Role(Enum):
    """What a column is for."""

    NUMBER = "number"
    CODE = "code"
    ITEM = "item"
    DETAIL = "detail"
    UNIT = "unit"
    FACTOR = "factor"
    """A count to multiply with: volume, days, persons, times."""
    RATE = "rate"
    """Rupiah for one; material and wage are two rates that are added."""
    AMOUNT = "amount"
    PLAN = "plan"
    SPENT = "spent"
    DIFFERENCE = "difference"
    PERCENT = "percent"
    DATE = "date"
    RECEIVED = "received"
    BALANCE = "balance"
    NOTE = "note"
    OTHER = "other"

    __hash__ = object.__hash__
    """There is one of each: what it is called need not be looked at."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    key: int
    """Names the column in figures, laws and terms."""
    letter: str
    heading: str
    """As it stands on the sheet, stacked rows joined with a space."""
    role: Role


@dataclass(frozen=True, slots=True)
class Described:
    """Factors that the item itself tells: `3 org x 2 hr x Rp 50.000`."""

    text: str
    counts: tuple[Decimal, ...]
    rate: Decimal | None


class Line(NamedTuple):
    """One budget line."""

    index: int  # type: ignore[assignment] # nobody looks for a value in a line
    """Counts the rows of the table from 0; `Derivation.counted` refers to it."""
    number: str
    """The label before the item (`7`, `a.`, `1.1`), empty if there is none."""
    item: str
    at: Place
    """Where the item stands; the place of the whole line."""
    detail: str
    unit: str
    figures: Mapping[int, Figure]
    """By `Column.key`; every factor, rate and money column of the table is there, blank or not."""
    group: int
    """`Heading.index` of the innermost heading above, -1 if there is none."""
    hidden: bool = False
    described: Described | None = None
    day: str = ""
    """The day it belongs to, as it stands in a column of dates or in a line above."""
    account: str = ""
    """Its code (kode RAB, kode rekening) where that stands beside the running number."""
    note: str = ""
    """What a column of notes (keterangan) says."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A row that opens a group and states nothing."""

    index: int
    code: str
    """`A`, `II`, `1.1`; empty if there is none."""
    text: str
    at: Place
    parent: int = -1
    """`index` of the heading that this one stands under."""


class Scope(Enum):
    """What a total is the total of."""

    GROUP = "group"
    GRAND = "grand"
    TAX = "tax"
    """PPN or another share added to a total."""
    DISCOUNT = "discount"
    """Taken off the lines above it, an amount or a share, and written without a minus."""
    ROUNDED = "rounded"
    """A total once more, rounded on purpose."""
    AFTER_TAX = "after tax"

    __hash__ = object.__hash__
    """As in `Role`."""


@dataclass(frozen=True, slots=True)
class Total:
    """A row that states a total, below its lines, above them or on the group's heading."""

    index: int
    label: str
    at: Place
    scope: Scope
    figures: Mapping[int, Figure]
    """Money columns only."""
    lines: tuple[int, ...]
    """`Line.index` of every line that it should count, each once."""
    totals: tuple[int, ...] = ()
    """`Total.index` of the totals within its reach, which it may add up instead of their lines."""
    rate: Decimal | None = None
    """For a tax: its share, 0.11 for 11 %, if the label tells."""
    of: int | None = None
    """For a tax, a rounded total or a total after tax: `index` of the total it is made from."""
    hidden: bool = False


@dataclass(frozen=True)
class Table:
    """One money table."""

    sheet: str
    kind: str
    """As the interface names kinds: `budget`, `realisation`, ….."""
    range: str
    title: str
    columns: tuple[Column, ...]
    laws: tuple[Law, ...]
    money: tuple[int, ...]
    """Keys of the columns that are added up; the first is the one that the table is about."""
    lines: tuple[Line, ...]
    headings: tuple[Heading, ...]
    totals: tuple[Total, ...]
    whole: bool = True
    """Whether its money is whole rupiah; false for dollars and cents."""
    visible: bool = True
    foreign: frozenset[int] = frozenset()
    """Columns of money that are not in rupiah, beside others that may be."""
    splits: tuple[Law, ...] = ()
    """Amounts that other columns split among them, by source, stage or month."""

    @cached_property
    def by_key(self) -> Mapping[int, Column]:
        """Columns by key."""
        return {column.key: column for column in self.columns}

    @cached_property
    def by_index(self) -> Mapping[int, Line | Total]:
        """Lines and totals by index."""
        rows: dict[int, Line | Total] = {line.index: line for line in self.lines}
        rows.update((total.index, total) for total in self.totals)
        return rows

    @cached_property
    def law_of(self) -> Mapping[int, Law]:
        """Laws by the column they make."""
        return {law.target: law for law in self.laws}

    @cached_property
    def answers(self) -> dict[Hashable, object]:
        """What was already asked of this table; see `kkg_xl.domain.once`."""
        return {}

    def heading(self, key: int) -> str:
        """Give a column's heading, or its letter where it has none."""
        column = self.by_key[key]
        return column.heading or column.letter

    def with_role(self, role: Role) -> Iterator[Column]:
        """Give the columns that have a role, from left to right."""
        return (column for column in self.columns if column.role is role)

    def due(self, line: Line, key: int) -> Decimal | None:
        """Give what a line's money column should say: by its law, else what it says itself."""
        known, asked = self._dues, (line.index, key)
        if asked not in known:
            known[asked] = self._due(line, key)
        return known[asked]

    @cached_property
    def _dues(self) -> dict[tuple[int, int], Decimal | None]:
        return {}

    @cached_property
    def described(self) -> int | None:
        """The column of money that factors in an item tell: the plan, where there is one."""
        planned = (each.key for each in self.with_role(Role.PLAN) if each.key in self.money)
        return next(planned, None if self.kind == "realisation" else next(iter(self.money), None))

    def is_charge(self, figure: Figure) -> bool:
        """Tell whether an amount is reckoned from totals of its column: `=H16*7%` of overhead."""
        derivation = figure.derivation
        counted = None if derivation is None else derivation.counted
        return bool(counted) and any(
            isinstance(self.by_index.get(index), Total) for index, _ in counted or ()
        )

    def _due(self, line: Line, key: int) -> Decimal | None:
        law = self.law_of.get(key)
        figure = line.figures.get(key)
        if figure is not None and self.is_charge(figure):
            return figure.amount
        if law is not None and (computed := law.computed(line)) is not None:
            derivation = None if figure is None else figure.derivation
            rounding = law.rounding or (None if derivation is None else derivation.rounding)
            return computed if rounding is None else rounding.applied(computed)
        told = line.described
        if law is None and told is not None and told.rate is not None and key == self.described:
            return math.prod(told.counts, start=told.rate)
        return None if figure is None else figure.amount

    @cached_property
    def computed_total(self) -> Decimal | None:
        """Add up what the lines should say, in the column that the table is about.

        Less the discounts that stand among the lines, and without what is charged below the grand
        total and taxed with it. `None` if no line says anything, and if one says something that is
        no number.
        """
        if not self.money:
            return None
        key, total = self.money[0], None
        charged = self._charged_below()
        for line in self.lines:
            if line.index in charged:
                continue
            due = self.due(line, key)
            if due is not None:
                total = due if total is None else total + due
            elif (figure := line.figures.get(key)) is not None and not figure.blank:
                return None
        return total if total is None else total - sum(map(abs, self._taken_off(key)), Decimal(0))

    def _taken_off(self, key: int) -> Iterator[Decimal]:
        """Give the discounts that are taken off the lines themselves and not off a total."""
        for total in self.totals:
            figure = total.figures.get(key)
            if total.scope is Scope.DISCOUNT and total.of is None and figure and figure.amount:
                yield figure.amount

    def _charged_below(self) -> frozenset[int]:
        """Give the lines between the grand total and the total after tax that is made from it."""
        grand = self._grand
        if grand is None:
            return frozenset()
        after = [t.index for t in self.totals if t.scope is Scope.AFTER_TAX and t.of == grand.index]
        return frozenset(
            line.index
            for line in self.lines
            if grand.index < line.index < max(after, default=0) and line.index not in grand.lines
        )

    @cached_property
    def _grand(self) -> Total | None:
        """The last grand total: the one that the lines add up to, before tax."""
        grand = [total for total in self.totals if total.scope is Scope.GRAND]
        return grand[-1] if grand else None

    @cached_property
    def stated_total(self) -> Decimal | None:
        """Give what the last grand total states; a formula never calculated states nothing."""
        if self._grand is None or not self.money:
            return None
        figure = self._grand.figures.get(self.money[0])
        return None if figure is None or figure.value is NOT_CALCULATED else figure.amount
