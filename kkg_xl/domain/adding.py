"""What the lines of a total add up to, in every way that a treasurer may rightly have added them.

A total may follow its lines as they stand, or as they should be, or the sub-totals as they stand:
whichever it follows, a wrong line or sub-total is reported there and not once more at the total.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import tee
from typing import NamedTuple, TypeAlias

from kkg_xl.domain.counting import counted_once
from kkg_xl.domain.figures import Figure, Place
from kkg_xl.domain.nesting import amount_of, endings, inner, narrowest, widest
from kkg_xl.domain.once import once
from kkg_xl.domain.practice import at_last
from kkg_xl.domain.splits import shares_due
from kkg_xl.domain.table import Line, Scope, Table, Total
from kkg_xl.domain.workbook import Workbook

_CENT = Decimal("0.01")

_Reading: TypeAlias = "Callable[[Claim, Line], Decimal | None]"
"""What a line counts for: what it states, or what it should state."""


@dataclass(frozen=True)
class Claim:
    """One amount that a total states: a claim about its lines."""

    table: Table
    total: Total
    key: int
    figure: Figure
    meant: Mapping[Place, Decimal] = field(default_factory=dict)
    """What lines that repeat the totals of other sheets should say, where they say otherwise."""

    @property
    def given(self) -> Decimal | None:
        """What the total says once its formula is calculated again."""
        told = self.figure.worked_out
        return self.figure.amount if told is None else told

    @cached_property
    def lines(self) -> Sequence[Line]:
        """The lines that the total should count."""
        rows = (self.table.by_index.get(index) for index in self.total.lines)
        return [row for row in rows if isinstance(row, Line)]

    @cached_property
    def sums(self) -> Iterator[Sum]:
        """What `sums` gives out copies of: several rules ask, and mostly for the first alone."""
        (told,) = tee(_sums(self, (_stated, _due, _due_at_last)), 1)
        return told


class Sum(NamedTuple):
    """An amount and how far rounding may carry another one away from it."""

    amount: Decimal
    slack: Decimal

    def meets(self, other: Decimal) -> bool:
        """Tell whether another amount is this one, but for rounding."""
        return abs(other - self.amount) <= self.slack


def claims(workbook: Workbook, *scopes: Scope) -> Iterator[Claim]:
    """Give every figure of every total of some scopes, blank ones too."""
    return (claim for claim in _claims(workbook, None) if claim.total.scope in scopes)


@once
def _claims(workbook: Workbook, _about: None) -> Sequence[Claim]:
    due = dict(_due_totals(workbook)) if workbook.joint or workbook.restated else {}
    meant = {
        restated.figure.at: amount
        for restated in workbook.restated
        if (amount := due.get(restated.refers_to.at, restated.refers_to.amount)) is not None
    }
    if workbook.joint:
        meant.update(due)
    return [
        Claim(table, total, key, figure, meant)
        for table in workbook.summed
        for total in table.totals
        for key in table.money
        if (figure := total.figures.get(key)) is not None
    ]


def _due_totals(workbook: Workbook) -> Iterator[tuple[Place, Decimal]]:
    """Give what the totals of each table should say, for the totals that count several tables."""
    for table in workbook.money_tables:
        for total in table.totals:
            for key, figure in total.figures.items():
                rows = (table.by_index.get(index) for index in total.lines)
                due = [table.due(row, key) for row in rows if isinstance(row, Line)]
                known = [amount for amount in due if amount is not None]
                if known and len(known) == len(due):
                    yield figure.at, sum(known, Decimal(0))


def holds(claim: Claim, amount: Decimal) -> bool:
    """Tell whether an amount is what the lines of a total may add up to."""
    rounding = None if claim.figure.derivation is None else claim.figure.derivation.rounding
    within = Decimal(0) if rounding is None else rounding.unit
    return any(abs(amount - added.amount) <= added.slack + within for added in sums(claim))


def holds_as_it_stands(claim: Claim, amount: Decimal) -> bool:
    """Tell whether an amount is what lines or sub-totals add up to without any put right first."""
    return any(added.meets(amount) for added in _sums(claim, (_stated,)))


def sums(claim: Claim) -> Iterator[Sum]:
    """Give what the lines of a total may rightly add up to, the lines as they stand first."""
    return copy(claim.sums)


def _sums(claim: Claim, readings: Sequence[_Reading]) -> Iterator[Sum]:
    lines = claim.lines
    if not lines:
        return
    if taken := discounts(claim):
        less = sum((figure.amount or Decimal(0) for figure in taken), Decimal(0))
        for added in _of_lines(claim, lines, readings):
            yield Sum(added.amount - less, added.slack)
    visible = [line for line in lines if not line.hidden]
    yield from _of_lines(claim, lines, readings)
    if len(visible) < len(lines):
        yield from _of_lines(claim, visible, readings)
    if claim.total.totals:
        yield from _of_totals(claim, lines)
    yield from _across(claim)
    if counted_once(claim.table, claim.total, claim.key, visible):
        yield from _as_counted(claim)


def discounts(claim: Claim) -> list[Figure]:
    """Give what is taken off the lines of a total, between them and the total itself."""
    return [
        figure
        for total in claim.table.totals
        if total.scope is Scope.DISCOUNT
        and total.of is None
        and claim.total.lines[0] < total.index < claim.total.index
        and (figure := total.figures.get(claim.key)) is not None
        and figure.amount
    ]


def _across(claim: Claim) -> Iterator[Sum]:
    """Reckon a difference or a sum of columns across the total's own row."""
    law = claim.table.law_of.get(claim.key)
    if law is not None and not law.multiplies:
        amount = law.computed(claim.total)
        if amount is not None:
            yield exact(claim.table, amount)


def stated(line: Line, key: int) -> Decimal | None:
    """Give what a line states, a blank as nothing; `None` where it cannot be told."""
    figure = line.figures.get(key)
    return Decimal(0) if figure is None or figure.blank else figure.amount


def worth(table: Table, line: Line, key: int) -> Decimal | None:
    """Give what a line is worth: what it states or, left blank, what it should state."""
    figure = line.figures.get(key)
    if figure is not None and not figure.blank:
        return figure.amount
    return table.due(line, key) or Decimal(0)


def exact(table: Table, amount: Decimal) -> Sum:
    """Give one amount with the slack of a single rounding."""
    return _added(table, [amount])


def _of_lines(claim: Claim, lines: Sequence[Line], readings: Sequence[_Reading]) -> Iterator[Sum]:
    """Add up lines; a column that is blank in all of them speaks of groups and not of lines."""
    for read in readings:
        amounts = [read(claim, line) for line in lines]
        if None not in amounts and any(_says(claim, line) for line in lines):
            yield _added(claim.table, [amount for amount in amounts if amount is not None])


def _says(claim: Claim, line: Line) -> bool:
    figure = line.figures.get(claim.key)
    return (figure is not None and not figure.blank) or bool(claim.table.due(line, claim.key))


def _stated(claim: Claim, line: Line) -> Decimal | None:
    return stated(line, claim.key)


def _due(claim: Claim, line: Line) -> Decimal | None:
    figure = line.figures.get(claim.key)
    if figure is not None and figure.at in claim.meant:
        return claim.meant[figure.at]
    due = claim.table.due(line, claim.key)
    due = shares_due(claim.table).get((line.index, claim.key), due)
    return stated(line, claim.key) if due is None else due


def _due_at_last(claim: Claim, line: Line) -> Decimal | None:
    """Give what a line should state where what it is made of should state something else too."""
    figure = line.figures.get(claim.key)
    if figure is not None and figure.at in claim.meant:
        return claim.meant[figure.at]
    return at_last(claim.table, line, claim.key) or stated(line, claim.key)


def _of_totals(claim: Claim, lines: Sequence[Line]) -> Iterator[Sum]:
    """Add up sub-totals as they stand, outermost or innermost, and the lines outside of them."""
    key = claim.key
    stating = [
        total for total in inner(claim.table, claim.total) if amount_of(total, key) is not None
    ]
    last = endings(claim.table)
    for totals, ends in ((widest(stating), {}), (narrowest(stating), {}), (widest(stating), last)):
        covered = {index for total in totals for index in total.lines}
        amounts = [amount_of(_ended(total, ends), key) for total in totals]
        amounts += [stated(line, key) for line in lines if line.index not in covered]
        if None not in amounts:
            yield _added(claim.table, [amount for amount in amounts if amount is not None])


def _ended(total: Total, ends: Mapping[int, Total]) -> Total:
    while total.index in ends:
        total = ends[total.index]
    return total


def _as_counted(claim: Claim) -> Iterator[Sum]:
    """Add up what the formula adds up, as it stands there; blanks are nothing."""
    derivation = claim.figure.derivation
    amounts = []
    for index, often in (derivation and derivation.counted) or ():
        row = claim.table.by_index.get(index)
        figure = None if row is None else row.figures.get(claim.key)
        if figure is None or figure.blank:
            continue
        if figure.amount is None:
            return
        amounts.append(figure.amount * often)
    yield _added(claim.table, amounts)


def _added(table: Table, amounts: Sequence[Decimal]) -> Sum:
    """Add up; each amount that is not whole may have been rounded before it was added."""
    unit = Decimal(1) if table.whole else _CENT
    total = sum(amounts, Decimal(0))
    rough = sum(1 for amount in amounts if amount % unit)
    return Sum(total, unit * (1 + rough) / 2)
