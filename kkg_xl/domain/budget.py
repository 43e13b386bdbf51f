"""A budget as it is printed: groups of lines, each with what its amount is made of.

Made from a table in whatever layout. Where the table and its headings say how an amount comes
about, that is kept, so that the printed sheet calculates; what is only stated keeps its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias

from kkg_xl.domain.figures import Figure, Place, Rounding, Term
from kkg_xl.domain.practice import left_blank, optional, practised, present_product
from kkg_xl.domain.table import Column, Line, Role, Scope, Table

WORDED: Final = frozenset({Role.DATE, Role.UNIT})
"""Roles of columns that hold words."""


class Measure(NamedTuple):
    """One column between the item and the amount."""

    key: int
    """Names the column in terms and values; as the table has it."""
    heading: str
    role: Role


class Number(NamedTuple):
    """One number of a line."""

    value: Decimal
    at: Place | None = None
    """Where it stands as a number; `None` where no formula can refer to it."""
    terms: tuple[Term, ...] = ()
    """What it is made of, by the keys of measures; then `at` is not looked at."""
    rounding: Rounding | None = None


class BudgetLine(NamedTuple):
    """One expense."""

    number: str
    """As the table has it, empty if it has none."""
    item: str
    detail: str
    """What the table tells of the item in a column of its own: its kind, its size."""
    at: Place
    """Where the item stands."""
    values: Mapping[int, Number | str]
    """By `Measure.key`; what is blank is left out."""
    amount: Number | None

    @property
    def title(self) -> str:
        """The item with what is told of it."""
        return f"{self.item} ({self.detail})" if self.detail else self.item


@dataclass(frozen=True, slots=True)
class Section:
    """A group with what stands under it, in order."""

    code: str
    title: str
    parts: tuple[Part, ...] = ()

    @property
    def lines(self) -> Iterator[BudgetLine]:
        """Give all lines under it, those of groups in it too."""
        return all_lines(self.parts)


Part: TypeAlias = BudgetLine | Section


class Addition(NamedTuple):
    """What follows the total: a tax, the total with it, the total rounded."""

    label: str
    scope: Scope
    amount: Decimal
    share: Decimal | None = None
    """For a tax: which share of the total it is."""
    rounding: Rounding | None = None
    at: Place | None = None
    """Where it stands, if it cannot be calculated."""


@dataclass(frozen=True, slots=True)
class Budget:
    """A budget to be printed."""

    measures: tuple[Measure, ...]
    parts: tuple[Part, ...]
    summed: frozenset[int] = frozenset()
    """Measures that have totals of their own: the parts that an amount is the sum of."""
    additions: tuple[Addition, ...] = ()

    @property
    def total(self) -> Decimal:
        """Add up all lines, in rupiah."""
        return sum((line.amount.value for line in all_lines(self.parts) if line.amount), Decimal(0))


def titles(budget: Budget) -> Mapping[Place, str]:
    """Say what each line is called, by `BudgetLine.at`; with its day where others have the item."""
    days = [measure.key for measure in budget.measures if measure.role is Role.DATE]
    called = {line.at: line.title for line in all_lines(budget.parts)}
    times = Counter(called.values())
    for line in all_lines(budget.parts):
        told = [str(line.values[key]) for key in days if key in line.values]
        if told and times[line.title] > 1:
            called[line.at] = f"{line.title} ({told[0]})"
    return called


def all_lines(parts: tuple[Part, ...]) -> Iterator[BudgetLine]:
    """Give the lines among some parts and under them, in order."""
    for part in parts:
        if isinstance(part, Section):
            yield from all_lines(part.parts)
        else:
            yield part


def budget_of(table: Table) -> Budget:
    """Make a budget of a table that has a column of money."""
    key = table.money[0]
    grouping = _grouping(table)
    columns = _columns(table, key)
    measures = tuple(Measure(c.key, table.heading(c.key), c.role) for c in columns)
    lines = [(line, _line(table, line, columns)) for line in table.lines]
    parts = _under_headings(table, lines) if grouping is None else _by_detail(lines)
    law = table.law_of.get(key)
    summed = frozenset[int]() if law is None or law.multiplies else law.columns
    told = Budget(measures, parts, summed)
    return replace(told, additions=tuple(_additions(table, told.total)))


def _columns(table: Table, key: int) -> list[Column]:
    """Give the columns that are printed between item and amount."""
    needed, waiting = set[int](), [key]
    while waiting:
        law = table.law_of.get(waiting.pop())
        more = set() if law is None else practised(table, law).columns - needed
        needed |= more
        waiting.extend(more)
    worded = {next(table.with_role(role), None) for role in WORDED}
    return [column for column in table.columns if column.key in needed or column in worded]


def _line(table: Table, line: Line, columns: list[Column]) -> BudgetLine:
    values: dict[int, Number | str] = {}
    for column in columns:
        value = _words(line, column) or _number(table, line, column.key)
        if value is not None:
            values[column.key] = value
    key = table.money[0]
    # Right of the amount people note who was paid or who is in charge: no part of the item.
    detailed = any(column.key < key for column in table.with_role(Role.DETAIL))
    detail = line.detail if detailed else ""
    return BudgetLine(line.number, line.item, detail, line.at, values, _number(table, line, key))


def _words(line: Line, column: Column) -> str:
    match column.role:
        case Role.UNIT:
            return line.unit
        case Role.DATE:
            return line.day
        case _:
            return ""


def _number(table: Table, line: Line, key: int) -> Number | None:
    """Give a number of a line: made of others where a law says so, else as it stands."""
    figure = line.figures.get(key)
    due = table.due(line, key)
    terms = _terms(table, line, key, figure)
    if due is None:
        return None
    if terms:
        law = table.law_of[key]
        own = None if figure is None or figure.derivation is None else figure.derivation.rounding
        return Number(due, terms=terms, rounding=law.rounding or own)
    is_there = figure is not None and figure.amount == due and figure.typed is None
    return Number(due, figure.at if figure is not None and is_there else None)


def _terms(table: Table, line: Line, key: int, figure: Figure | None) -> tuple[Term, ...]:
    if key not in table.law_of or (figure is not None and table.is_charge(figure)):
        return ()
    law = practised(table, table.law_of[key])
    if law.computed(line) is not None:
        return law.terms
    blank, spared = left_blank(law, line), optional(table, law)
    if spared and spared.issuperset(blank) and present_product(law, line) is not None:
        factors = tuple(each for each in law.terms[0].factors if each not in blank)
        return (Term(law.terms[0].coefficient, factors),)
    return ()


def _under_headings(table: Table, lines: list[tuple[Line, BudgetLine]]) -> tuple[Part, ...]:
    """Put lines under the headings of the table, and headings under each other."""
    parts: dict[int, list[tuple[int, Part]]] = {-1: []}
    sections = {heading.index: heading for heading in table.headings}
    for line, told in lines:
        parts.setdefault(line.group if line.group in sections else -1, []).append(
            (line.index, told)
        )
    for index in sorted(sections, reverse=True):  # what stands below is put together first
        heading = sections[index]
        own = tuple(part for _, part in sorted(parts.pop(index, []), key=_first))
        if own:
            above = heading.parent if heading.parent in sections else -1
            section = Section(heading.code, heading.text, own)
            parts.setdefault(above, []).append((index, section))
    return tuple(part for _, part in sorted(parts[-1], key=_first))


def _first(pair: tuple[int, Part]) -> int:
    return pair[0]


def _grouping(table: Table) -> Column | None:
    """Give the column that names each line's group, where no headings do."""
    detailed = [*table.with_role(Role.DETAIL)]
    if table.headings or len(detailed) != 1:
        return None
    return detailed[0] if detailed[0].heading.strip().upper() in _GROUPING else None


_GROUPING = frozenset({"KELOMPOK", "KATEGORI", "CATEGORY", "KELOMPOK KEGIATAN"})


def _by_detail(lines: list[tuple[Line, BudgetLine]]) -> tuple[Part, ...]:
    """Put lines under what their column of groups says, in the order of the first of each."""
    grouped: dict[str, list[BudgetLine]] = {}
    for line, told in lines:
        grouped.setdefault(line.detail, []).append(told._replace(number="", detail=""))
    return (
        *grouped.pop("", ()),
        *(Section("", title, tuple(own)) for title, own in grouped.items()),
    )


def _additions(table: Table, total: Decimal) -> Iterator[Addition]:
    """Give what the table reckons from its grand total, reckoned from the one that is printed."""
    grand = [each.index for each in table.totals if each.scope is Scope.GRAND]
    known, before = {*grand[-1:]}, total
    for each in table.totals:
        figure = each.figures.get(table.money[0])
        if each.of not in known or figure is None or figure.amount is None:
            continue
        rounding = None if figure.derivation is None else figure.derivation.rounding
        match each.scope:
            case Scope.TAX if each.rate is not None:
                tax = each.rate * total
                tax = tax if rounding is None else rounding.applied(tax)
                yield Addition(each.label, each.scope, tax, each.rate, rounding)
                before += tax
                continue
            case Scope.AFTER_TAX:
                yield Addition(each.label, each.scope, before)
            case Scope.ROUNDED if rounding is not None:
                before = rounding.applied(before)
                yield Addition(each.label, each.scope, before, rounding=rounding)
            case _:
                before = figure.amount
                at = figure.at if figure.typed is None else None
                yield Addition(each.label, each.scope, before, at=at)
        known.add(each.index)
