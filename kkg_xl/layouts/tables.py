"""From a region of a sheet to the table that its author meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.described import read_described
from kkg_xl.domain.figures import Derivation, Figure, Place
from kkg_xl.domain.table import Column, Heading, Law, Line, Role, Scope, Table, Total
from kkg_xl.domain.workbook import Unplaced
from kkg_xl.layouts.columns import NUMERIC, Contents, columns_of, contents
from kkg_xl.layouts.derivations import Derivations
from kkg_xl.layouts.groups import continued, levels, parents
from kkg_xl.layouts.laws import laws_of
from kkg_xl.layouts.numbers import Figures, manners
from kkg_xl.layouts.other_tables import cash_book
from kkg_xl.layouts.reaches import Reach, Reaches
from kkg_xl.layouts.regions import Region, row_texts
from kkg_xl.layouts.rows import Sort, Sorted, sorted_rows
from kkg_xl.layouts.scopes import scopes
from kkg_xl.layouts.unread import unfit
from kkg_xl.layouts.vocabulary import is_total
from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.refs import Area, address

_MONEY = (Role.AMOUNT, Role.PLAN, Role.SPENT, Role.DIFFERENCE)
_REALISED = re.compile(r"REALISASI|REALISED|REALIZED|ACTUALS?\b", re.IGNORECASE)
_WHOLE_SHARE = Decimal("0.6")
_THOUSAND = Decimal(1000)
_NEXT_ROWS = 2


class Reading(NamedTuple):
    """What a region turned out to be."""

    table: Table | None = None
    """`None` where it is no money table: prices without quantities, quantities without prices."""
    strays: tuple[Place, ...] = ()
    """Numbers that belong to no line and no total."""
    unplaced: Unplaced | None = None
    """Why a table could not be read."""


def read_table(region: Region, calculator: Calculator) -> Reading:
    """Read a region as a table."""
    book = cash_book(region)
    if book is not None:
        return Reading(book)
    found = contents(region)
    columns = columns_of(region, found)
    if not _is_money_table(columns, found):
        return Reading()
    why = unfit(region, columns)
    if why is not None:
        return Reading(None, (), why)
    used = tuple(column for column in columns if column.role in NUMERIC)
    right = max(column.key for column in columns)
    derivations = Derivations(region.grid, frozenset(region.rows), region.left, right)
    rows = continued(tuple(sorted_rows(region, columns, derivations)))
    texts = {column.key: found[column.key].texts for column in used if column.key in found}
    figures = Figures(region.grid, calculator, manners(texts))
    return _Builder(region, columns, rows, figures, derivations, found).table()


def _is_money_table(columns: Sequence[Column], found: Mapping[int, Contents]) -> bool:
    roles = {
        column.role
        for column in columns
        if (seen := found.get(column.key)) is not None
        and (seen.numbers or seen.worded or seen.pending)
    }
    if roles & {Role.RECEIVED, Role.BALANCE} and Role.DATE in {c.role for c in columns}:
        return False
    if roles & set(_MONEY) and Role.ITEM in roles:
        return True
    return Role.FACTOR in roles and Role.RATE in roles and Role.ITEM in roles


class _Builder:
    """Puts one table together."""

    def __init__(
        self,
        region: Region,
        columns: tuple[Column, ...],
        rows: tuple[Sorted, ...],
        figures: Figures,
        derivations: Derivations,
        found: Mapping[int, Contents],
    ) -> None:
        self._region = region
        self._derivations = derivations
        self._columns = columns
        self._rows = rows
        self._figures = figures
        self._levels = levels(rows)
        self._parents = parents(rows, self._levels)
        self._numeric = tuple(
            column.key for column in columns if column.role in NUMERIC and column.key in found
        )
        self._money = tuple(
            column.key for column in columns if column.role in _MONEY and column.key in found
        )

    def table(self) -> Reading:
        """Give the table and what could not be placed in it."""
        lines = [self._line(row) for row in self._rows if row.sort is Sort.LINE]
        stated = {
            row.number: self._total_figures(row)
            for row in self._rows
            if row.sort is Sort.TOTAL
        }
        raised = self._raised(lines) | self._unlabelled(lines)
        if raised:
            lines = [line for line in lines if line.index not in raised]
            stated.update({row.number: self._total_figures(row) for row in self._rows if row.number in raised})
            self._rows = tuple(
                _as_total(row) if row.number in raised else row for row in self._rows
            )
            self._levels = levels(self._rows)
            self._parents = parents(self._rows, self._levels)
            lines = [self._line(row) for row in self._rows if row.sort is Sort.LINE]
        laws = laws_of(self._columns, lines, self._money)
        added = _added_columns(laws, self._columns)
        if added:
            self._money = (*self._money, *(key for key in added if key not in self._money))
            stated.update({n: self._total_figures(row) for row in self._rows if (n := row.number) in stated})
        amounts = {
            index: {key: number for key, figure in own.items() if (number := figure.amount) is not None}
            for index, own in (
                *((line.index, line.figures) for line in lines),
                *stated.items(),
            )
        }
        reaches = Reaches(self._rows, self._levels, self._money, amounts)
        told = {row.number: reaches.of(row.number) for row in self._rows if row.sort is Sort.TOTAL}
        lines, strays = self._postscript(lines, told)
        if not lines:
            return Reading(None, strays)
        totals = self._totals(told, stated, lines)
        return Reading(self._made(tuple(lines), totals, laws), strays)

    def _made(self, lines: tuple[Line, ...], totals: tuple[Total, ...], laws: tuple[Law, ...]) -> Table:
        region, grid = self._region, self._region.grid
        last = max([line.index for line in lines] + [total.index for total in totals])
        keys = [
            column.key
            for column in self._columns
            if column.heading or any(column.key in line.figures and not line.figures[column.key].blank for line in lines)
        ]
        area = Area(region.top, min(keys), last, max(keys))
        headings = tuple(
            Heading(
                row.number,
                row.code,
                row.label,
                Place(grid.name, address(row.number, row.label_column or 1)),
                self._parents.get(row.number, -1),
            )
            for row in self._rows
            if row.sort is Sort.HEADING or (row.sort is Sort.TOTAL and row.number in self._levels)
        )
        title = self._title()
        spent = any(column.role is Role.SPENT for column in self._columns)
        realised = spent or _REALISED.search(grid.name) or _REALISED.search(title)
        money = self._ordered_money(laws)
        return Table(
            grid.name,
            "realisation" if realised else "budget",
            str(area),
            title,
            self._columns,
            laws,
            money,
            lines,
            headings,
            totals,
            _is_whole(lines, money),
            grid.visibility == "visible",
        )

    def _ordered_money(self, laws: tuple[Law, ...]) -> tuple[int, ...]:
        """Put first the column that the table is about: spending, else the product, else the first."""
        roles = {column.key: column.role for column in self._columns}
        multiplied = {law.target for law in laws if law.multiplies}

        def rank(key: int) -> tuple[bool, bool, bool]:
            return (
                roles[key] is not Role.SPENT,
                key not in multiplied,
                roles[key] is Role.DIFFERENCE,
            )

        return tuple(sorted(self._money, key=rank))

    def _line(self, row: Sorted) -> Line:
        at = Place(self._region.grid.name, address(row.number, row.label_column or min(row.cells, default=1)))
        item = row.label
        return Line(
            row.number,
            row.code,
            item,
            at,
            row.detail,
            row.unit,
            {key: self._figure(row, key) for key in self._numeric},
            self._parents.get(row.number, -1),
            row.hidden,
            read_described(item),
        )

    def _figure(self, row: Sorted, key: int) -> Figure:
        derivation: Derivation | None = row.derivations.get(key)
        return self._figures.figure(row.number, key, row.cells.get(key), derivation)

    def _total_figures(self, row: Sorted) -> dict[int, Figure]:
        told = {key: self._figure(row, key) for key in self._money if key in row.cells}
        if told or not self._money:
            return told
        main = self._money[0]
        elsewhere = next((key for key in row.cells if key in self._numeric), None)
        if elsewhere is None:
            return {main: self._figure(row, main)}
        # The total stands in another column; it still is one of the amounts.
        cell = row.cells[elsewhere]
        derivation = (
            None
            if cell.formula is None
            else self._derivations.derivation(row.number, main, cell.formula)
        )
        return {main: self._figures.figure(row.number, elsewhere, cell, derivation)}

    def _unlabelled(self, lines: Sequence[Line]) -> set[int]:
        """Find typed totals without a label: a bare amount right below its lines."""
        found: set[int] = set()
        by_row = {line.index: line for line in lines}
        run: list[Line] = []
        for row in self._rows:
            if row.sort is Sort.LINE:
                run.append(by_row[row.number])
            elif row.sort is Sort.TOTAL:
                run = []
            elif row.sort is Sort.STRAY and len(run) > 1:
                stated = {key: self._figure(row, key).amount for key in row.cells if key in self._money}
                if not stated or set(row.cells) - set(self._money):
                    continue
                sums = {
                    key: sum((line.figures[key].amount or Decimal(0) for line in run), Decimal(0))
                    for key in stated
                }
                close = row.number - run[-1].index <= _NEXT_ROWS
                bare = not any(derivation.outside for derivation in row.derivations.values())
                if any(stated[key] == sums[key] for key in stated) or (
                    close
                    and bare
                    and all((stated[key] or 0) * 2 > sums[key] for key in stated)
                ):
                    found.add(row.number)
                    run = []
        return found

    def _raised(self, lines: Sequence[Line]) -> set[int]:
        """Find amounts typed on the heading of their group: totals that look like lump sums."""
        raised: set[int] = set()
        if not self._money:
            return raised
        by_row = {line.index: line for line in lines}
        for place, row in enumerate(self._rows):
            line = by_row.get(row.number)
            if line is None or not row.code or not set(row.cells) <= set(self._money):
                continue
            members = _members(self._rows, place)
            if not members:
                continue
            stated = [f.amount for f in line.figures.values() if f.amount is not None]
            sums = [
                sum(
                    (f.amount or Decimal(0) for member in members if (f := by_row[member.number].figures.get(key))),
                    Decimal(0),
                )
                for key in self._money
            ]
            busy = any(set(member.cells) - set(self._money) for member in members)
            if any(amount in sums for amount in stated) or (busy and len(members) > 1):
                raised.add(row.number)
        return raised

    def _totals(
        self,
        told: Mapping[int, Reach],
        stated: Mapping[int, Mapping[int, Figure]],
        lines: Sequence[Line],
    ) -> tuple[Total, ...]:
        rows = [row for row in self._rows if row.sort is Sort.TOTAL]
        everything = tuple(line.index for line in lines)
        given = scopes(rows, told, everything, stated, self._money)
        return tuple(
            Total(
                row.number,
                row.label,
                _place_of(self._region, row),
                scope.scope,
                stated[row.number],
                () if scope.scope in (Scope.TAX, Scope.AFTER_TAX) and scope.of is not None else told[row.number],
                _inside(row.number, told),
                scope.rate,
                scope.of,
                row.hidden,
            )
            for row in rows
            if (scope := given.get(row.number)) is not None
        )

    def _postscript(
        self, lines: list[Line], told: Mapping[int, Reach]
    ) -> tuple[list[Line], tuple[Place, ...]]:
        """Part the lines from what stands below the last total and belongs to none."""
        grid = self._region.grid
        strays = [
            Place(grid.name, address(row.number, column))
            for row in self._rows
            if row.sort is Sort.STRAY
            for column in row.cells
        ]
        counted = {index for reach in told.values() for index in reach}
        closing = max(told, default=None)
        if closing is None:
            return lines, tuple(strays)
        priced = {c.key for c in self._columns if c.role in (Role.FACTOR, Role.RATE)}
        kept: list[Line] = []
        for line in lines:
            bare = all(line.figures[key].blank for key in priced if key in line.figures)
            if line.index > closing and line.index not in counted and bare and not line.number:
                strays.extend(figure.at for figure in line.figures.values() if not figure.blank)
            else:
                kept.append(line)
        return kept, tuple(strays)

    def _title(self) -> str:
        grid = self._region.grid
        for number in range(self._region.top - 1, max(0, self._region.top - 8), -1):
            row = grid.rows.get(number)
            texts = row_texts(row) if row else {}
            long = [text for text in texts.values() if len(text) > 3 and ":" not in text[:2]]  # noqa: PLR2004
            if long:
                return " ".join(long)[:120]
        return grid.name


def _as_total(row: Sorted) -> Sorted:
    return Sorted(
        row.number, Sort.TOTAL, row.code, row.label, row.label_column, row.detail, row.unit,
        row.cells, row.derivations, row.hidden,
    )  # fmt: skip


def _members(rows: Sequence[Sorted], place: int) -> list[Sorted]:
    """Give the lines that stand under a row by their labels: A over 1, 2, 3; 1 over 1.1, 1.2."""
    from kkg_xl.layouts.codes import Form, form_of, within  # noqa: PLC0415

    own = rows[place]
    form = form_of(own.code, roman=len(own.code) > 1)
    if form is Form.DOTTED or (form is Form.NUMBER and place + 1 < len(rows) and "." in rows[place + 1].code):
        members = []
        for row in rows[place + 1 :]:
            if row.sort is not Sort.LINE or not within(row.code, own.code):
                break
            members.append(row)
        return members
    if form not in (Form.LETTER, Form.ROMAN):
        return []
    members = []
    for row in rows[place + 1 :]:
        if form_of(row.code) in (form, Form.LETTER, Form.ROMAN) or _closing(row):
            break
        if row.sort is Sort.LINE:
            members.append(row)
    return members


def _closing(row: Sorted) -> bool:
    return row.sort is Sort.TOTAL and is_total(row.label)


def _added_columns(laws: Sequence[Law], columns: Sequence[Column]) -> tuple[int, ...]:
    """Give the columns that are themselves amounts: what each receives, added in every line."""
    roles = {column.key: column.role for column in columns}
    return tuple(
        key
        for law in laws
        if not law.multiplies and roles[law.target] in (Role.AMOUNT, Role.PLAN, Role.SPENT)
        for key in sorted(law.columns)
        if roles[key] is Role.RATE
    )


def _place_of(region: Region, row: Sorted) -> Place:
    return Place(region.grid.name, address(row.number, row.label_column or min(row.cells, default=1)))


def _inside(number: int, told: Mapping[int, Reach]) -> tuple[int, ...]:
    """Give the totals whose lines all lie within another's reach."""
    own = set(told[number])
    return tuple(
        other
        for other, reach in told.items()
        if other != number and reach and set(reach) <= own and (len(reach) < len(own) or other < number)
    )


def _is_whole(lines: Sequence[Line], money: Sequence[int]) -> bool:
    """Tell rupiah, which have no cents, from dollars: by what most amounts look like."""
    amounts = [
        number
        for line in lines
        for key in money[:2]
        if key in line.figures and (number := line.figures[key].amount)
    ]
    if not amounts:
        return True
    whole = sum(1 for number in amounts if number == number.to_integral_value())
    large = sorted(abs(number) for number in amounts)[len(amounts) // 2] >= _THOUSAND
    return large or whole == len(amounts)
