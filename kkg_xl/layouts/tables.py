"""From a region of a sheet to the table that its author meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, islice, pairwise
from typing import NamedTuple

from kkg_xl.domain.figures import Figure, Place
from kkg_xl.domain.law import Law
from kkg_xl.domain.table import Column, Heading, Line, Role, Scope, Table, Total
from kkg_xl.domain.workbook import Unplaced
from kkg_xl.layouts.columns.contents import Contents, contents
from kkg_xl.layouts.columns.currency import tells_money
from kkg_xl.layouts.columns.empty_columns import with_empty_columns
from kkg_xl.layouts.columns.operands import operands
from kkg_xl.layouts.columns.promotion import promoted
from kkg_xl.layouts.columns.purposes import NUMERIC, columns_of, names_unit
from kkg_xl.layouts.columns.regions import Region
from kkg_xl.layouts.columns.shares import splits, with_shares
from kkg_xl.layouts.columns.traits import (
    MONEY,
    added_columns,
    foreign_columns,
    is_whole,
    kind_of,
    ordered_money,
    title_of,
)
from kkg_xl.layouts.laws.deciding import laws_of
from kkg_xl.layouts.laws.derivations import Derivations
from kkg_xl.layouts.lines.discounts import discounts
from kkg_xl.layouts.lines.entries import Entries
from kkg_xl.layouts.lines.groups import continued, levels, parents
from kkg_xl.layouts.lines.numbers import Figures, manners
from kkg_xl.layouts.lines.postscript import postscript
from kkg_xl.layouts.lines.rows import Sorted, sorted_rows
from kkg_xl.layouts.lines.sorting import Sort
from kkg_xl.layouts.lines.unfilled import unfilled
from kkg_xl.layouts.lines.unread import unfit
from kkg_xl.layouts.totals.bare_totals import bare_totals
from kkg_xl.layouts.totals.reaches import Reach, Reaches
from kkg_xl.layouts.totals.roll_ups import roll_ups
from kkg_xl.layouts.totals.scopes import scopes
from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.refs import Area

# A name of the module is found fifteen times as fast as a member of an enum.
_DERIVED = frozenset({Scope.TAX, Scope.DISCOUNT, Scope.AFTER_TAX})
_LINE, _STRAY, _TOTAL = Sort.LINE, Sort.STRAY, Sort.TOTAL


class Reading(NamedTuple):
    """What a region turned out to be."""

    table: Table | None = None
    """`None` where it is no money table: prices without quantities, quantities without prices."""
    strays: tuple[Place, ...] = ()
    """Numbers that belong to no line and no total."""
    unplaced: Unplaced | None = None
    """Why a table could not be read."""
    form: Place | None = None
    """The range of a table that lacks all its numbers."""


def read_table(region: Region, calculator: Calculator) -> Reading:
    """Read a region as a table, or as a form that nobody filled in yet."""
    reading = _read(region, calculator)
    is_open = reading.table is None and reading.unplaced is None
    form = unfilled(region) if is_open else None
    return reading if form is None else reading._replace(form=form.at, unplaced=form.total)


def _read(region: Region, calculator: Calculator) -> Reading:
    found = contents(region)
    columns = with_shares(region, columns_of(region, found), found)
    if not _is_money_table(columns, found):
        return Reading()
    if (why := unfit(region, columns)) is not None:
        return Reading(None, (), why)
    columns = with_empty_columns(region, columns)
    right = columns[-1].key
    derivations = Derivations(region.grid, frozenset(region.rows), region.left, right)
    columns = promoted(region, columns, found, derivations)
    rows = continued(tuple(sorted_rows(region, columns, derivations, calculator.day)))
    numeric = tuple(c.key for c in columns if c.role in NUMERIC and c.key in found)
    figures = Figures(
        region.grid,
        calculator,
        manners({k: found[k].texts for k in numeric}),
        {k for k in numeric if found[k].dates * 2 < found[k].numbers},
        {c.key for c in columns if c.role is Role.FACTOR and names_unit(c.heading)},
    )
    used = operands(region, columns, found, derivations)
    entries = Entries(region.grid.name, numeric, figures, derivations, used)
    money = tuple(c.key for c in columns if c.role in MONEY and c.key in found)
    return _Assembly(region, columns, rows, money, entries).reading()


def _is_money_table(columns: Sequence[Column], found: Mapping[int, Contents]) -> bool:
    roles = {column.role for column in columns if column.key in found}
    if roles & set(MONEY) and Role.ITEM in roles:
        return True
    return Role.FACTOR in roles and Role.RATE in roles and Role.ITEM in roles


class _Assembly:
    """Puts one table together."""

    def __init__(
        self,
        region: Region,
        columns: tuple[Column, ...],
        rows: tuple[Sorted, ...],
        money: tuple[int, ...],
        entries: Entries,
    ) -> None:
        self._region = region
        self._columns = columns
        self._money = money
        self._entries = entries
        self._settle(rows)
        self._rolled = self._roll_ups(rows)
        own = {line.index: line for line in self._lines}
        raised = {*bare_totals(rows, own, money, entries), *self._rolled}
        raised |= discounts(rows, own, money)
        if raised:
            self._settle(
                tuple(row._replace(sort=_TOTAL) if row.number in raised else row for row in rows)
            )

    def _roll_ups(self, rows: Sequence[Sorted]) -> dict[int, Reach]:
        """Find the rows that look like lines and sum up the lines below them."""
        priced = frozenset(c.key for c in self._columns if c.role is Role.RATE)
        figures = [*((line.index, line.figures) for line in self._lines)]
        figures += [
            (row.number, {key: self._entries.figure(row, key) for key in row.cells})
            for row in self._totals
        ]
        return roll_ups(rows, self._amounts(figures), self._money, priced)

    def _settle(self, rows: tuple[Sorted, ...]) -> None:
        """Take the rows for what they are said to be."""
        self._rows = rows
        self._levels = levels(rows)
        self._parents = parents(rows, self._levels)
        days = accumulate(rows, lambda day, row: _day(row) or day, initial="")
        self._lines = [
            self._entries.line(row, self._parents[row.number], day)
            for row, day in zip(rows, islice(days, 1, None), strict=True)
            if row.sort is _LINE
        ]
        self._totals = [row for row in rows if row.sort is _TOTAL]

    def reading(self) -> Reading:
        """Give the table and what could not be placed in it."""
        laws = laws_of(self._columns, self._lines, self._money)
        added = added_columns(laws, self._columns)
        self._money += tuple(key for key in added if key not in self._money)
        stated = self._stated()
        told = self._reaches(stated)
        notes = postscript(self._lines, self._columns, self._money, told)
        lines = tuple(line for line in self._lines if line not in notes)
        strays = (
            *self._entries.places(row for row in self._rows if row.sort is _STRAY),
            *(own.at for line in notes for own in line.figures.values() if not own.blank),
        )
        if not lines:
            return Reading(None, strays)
        amounts = (own.amount or Decimal(0) for line in lines for own in self._paid(line))
        if not tells_money(self._region, title_of(self._region), self._columns, amounts):
            return Reading()
        totals = self._stated_totals(told, stated, lines)
        return Reading(self._table(lines, totals, laws), strays)

    def _paid(self, line: Line) -> Iterator[Figure]:
        return (line.figures[key] for key in self._money if key in line.figures)

    def _stated(self) -> dict[int, dict[int, Figure]]:
        """Give what every row of totals states, by row and column.

        A column of money that has totals and no lines holds the totals of the column before it.
        """
        filled = {key for line in self._lines for key in self._money if not line.figures[key].blank}
        beside = {
            key: before
            for before, key in pairwise(self._money)
            if key not in filled and before in filled
        }
        stated = {row.number: self._entries.total(row, self._money, beside) for row in self._totals}
        self._money = tuple(key for key in self._money if key not in beside)
        return stated

    def _reaches(self, stated: Mapping[int, Mapping[int, Figure]]) -> dict[int, Reach]:
        figures = [*((line.index, line.figures) for line in self._lines), *stated.items()]
        amounts = self._amounts(figures)
        reaches = Reaches(self._rows, self._levels, self._money, amounts, self._rolled)
        return {row.number: reaches.of(row.number) for row in self._totals}

    def _amounts(
        self, figures: Iterable[tuple[int, Mapping[int, Figure]]]
    ) -> dict[int, dict[int, Decimal]]:
        """Give the amounts that rows state, by row and column of money."""
        return {
            index: {
                key: number
                for key in self._money
                if (own := told.get(key)) and (number := own.amount) is not None
            }
            for index, told in figures
        }

    def _stated_totals(
        self,
        told: Mapping[int, Reach],
        stated: Mapping[int, Mapping[int, Figure]],
        lines: Sequence[Line],
    ) -> tuple[Total, ...]:
        everything = tuple(line.index for line in lines)
        given = scopes(self._totals, told, everything)
        totals: list[Total] = []
        for row in self._totals:
            scope, rate, of = given[row.number]
            derived = of is not None and scope in _DERIVED
            totals.append(
                Total(
                    row.number,
                    row.label,
                    self._entries.place(row),
                    scope,
                    stated[row.number],
                    () if derived else told[row.number],
                    _inside(row.number, told),
                    rate,
                    of,
                    row.hidden,
                )
            )
        return tuple(totals)

    def _table(
        self, lines: tuple[Line, ...], totals: tuple[Total, ...], laws: tuple[Law, ...]
    ) -> Table:
        region, grid = self._region, self._region.grid
        last = max(*(line.index for line in lines), *(total.index for total in totals), 0)
        filled = {key for line in lines for key, own in line.figures.items() if not own.blank}
        keys = [c.key for c in self._columns if c.heading or c.key in filled]
        headings = tuple(
            Heading(
                row.number, row.code, row.label, self._entries.place(row), self._parents[row.number]
            )
            for row in self._rows
            if row.number in self._levels
        )
        title = title_of(region)
        money = ordered_money(self._money, self._columns, laws)
        foreign = foreign_columns(self._columns, laws)
        return Table(
            grid.name,
            kind_of(grid.name, title, self._columns),
            str(Area(region.top, min(keys), last, max(keys))),
            title,
            self._columns,
            laws,
            money,
            lines,
            headings,
            totals,
            is_whole(region, lines, money, foreign),
            grid.visibility == "visible",
            foreign,
            splits(self._columns, lines, laws),
        )


def _day(row: Sorted) -> str:
    """Give the day that a row tells for itself and those below it; a heading ends it."""
    return " " if row.sort is Sort.HEADING else row.day


def _inside(number: int, told: Mapping[int, Reach]) -> tuple[int, ...]:
    """Give the totals whose lines all lie within another's reach.

    Of those with the same lines the nearest to them is innermost, and one above them lies within
    one below them.
    """
    own, reach = set(told[number]), told[number]

    def distance(index: int) -> tuple[bool, int]:
        return (index > reach[0], abs(index - reach[0]))

    return tuple(
        other
        for other, lines in told.items()
        if other != number
        and lines
        and set(lines) <= own
        and (len(lines) < len(own) or distance(other) < distance(number))
    )
