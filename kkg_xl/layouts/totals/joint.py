"""Totals of several tables of one sheet: the quarter's below the months', Jumlah A + B.

Such a total belongs to none of the tables. It becomes a table of its own, whose lines are the
totals that it should count, so that the rules judge it like any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.figures import Derivation, Figure, Place
from kkg_xl.domain.table import Column, Line, Role, Scope, Table, Total
from kkg_xl.layouts.columns.regions import row_texts
from kkg_xl.layouts.inventory import Inventory
from kkg_xl.layouts.laws.linear import counted_cells
from kkg_xl.layouts.totals.joint_members import Members, Share, Unit
from kkg_xl.sheets.formula_parsing import shape
from kkg_xl.sheets.formula_references import split
from kkg_xl.sheets.grid import Grid, Kind
from kkg_xl.sheets.refs import Area, address, letters, parse_address

_PLAIN = (Scope.GROUP, Scope.GRAND)


class Parted(NamedTuple):
    """The tables of a sheet without the totals of several of them."""

    tables: list[Table]
    joint: list[Table]
    unclear: list[Place]
    """Totals of several tables of which nobody can tell what they should count."""


class _Candidate(NamedTuple):
    row: int
    home: int
    """Position of the table in which it stands, -1 for none."""
    total: Total


def parted(held: Inventory, tables: Sequence[Table]) -> Parted:
    """Take totals of several tables out of the one that they stand in.

    `tables` are those of one sheet, from top to bottom.
    """
    if len(tables) < 2:  # noqa: PLR2004 -- several
        return Parted(list(tables), [], [])
    return _Sheet(held, tables).parted()


class _Sheet:
    """Finds the joint totals of one sheet."""

    def __init__(self, held: Inventory, tables: Sequence[Table]) -> None:
        self._held = held
        self._grid: Grid = held.grid
        self._tables = list(tables)
        self._members = Members(tables)
        self._joint: list[Table] = []
        self._unclear: list[Place] = []
        self._moved: dict[int, list[Total]] = {}

    def parted(self) -> Parted:
        for candidate in sorted(self._candidates(), key=lambda each: each.row):
            self._judge(candidate)
        tables = [
            _without(table, self._moved[position]) if position in self._moved else table
            for position, table in enumerate(self._tables)
        ]
        return Parted(tables, self._joint, self._unclear)

    def _candidates(self) -> Iterator[_Candidate]:
        for position, table in enumerate(self._tables):
            for total in table.totals:
                yield _Candidate(total.index, position, total)
        for row, column, cell in self._held.formulas:
            at = address(row, column)
            if at in self._members.standing or cell.kind is Kind.TEXT:
                continue
            _, references = split(cell.formula or "")
            firsts = {address(each.area.top, each.area.left) for each in references}
            if len(firsts & self._members.totals) < 2:  # noqa: PLR2004 -- several
                continue
            value = cell.value if isinstance(cell.value, Decimal) else None
            told = Figure(
                Place(self._grid.name, at), value, None, Derivation("=" + (cell.formula or ""))
            )
            label = next(
                (text for c, text in row_texts(self._grid.rows[row]).items() if c < column), ""
            )
            place = Place(self._grid.name, at)
            yield _Candidate(row, -1, Total(row, label, place, Scope.GRAND, {column: told}, ()))

    def _judge(self, candidate: _Candidate) -> None:
        row, home, total = candidate
        if total.scope in (Scope.TAX, Scope.DISCOUNT) or total in self._moved.get(home, ()):
            return
        shares = {key: self._share(figure, home) for key, figure in total.figures.items()}
        touched = {p for share in shares.values() if share for p in share.tables}
        told = len(touched - {home}) > (home < 0) or any(
            self._refers_out(figure, home) for figure in total.figures.values()
        )
        if told:
            if any(share and share.takes_off for share in shares.values()):
                return  # what is left of one table after another is no total of both
            clear = touched and None not in shares.values()
            required = self._members.required(row, total.label, touched) if clear else None
        else:
            required = self._said(candidate)
            if required is None:
                return
        self._settle(candidate, shares, required)

    def _said(self, candidate: _Candidate) -> list[int] | None:
        """Give the tables that a label names, or whose sum is typed, without a formula for it."""
        row, home, total = candidate
        if home < 0 or total.scope not in _PLAIN:
            return None
        named = self._members.named(total.label, row)
        if len(named) > 1 and not self._members.names_own(total.label, home):
            return named
        return self._members.typed(row, home, total)

    def _settle(
        self, candidate: _Candidate, shares: dict[int, Share | None], required: list[int] | None
    ) -> None:
        _, home, total = candidate
        followers = self._followers(home, total)
        if required is None:
            self._unclear.extend(figure.at for figure in total.figures.values())
            made = self._table(candidate, replace(total, lines=(), totals=()), ())
        else:
            made = self._made(candidate, shares, required)
            self._members.settle(required, [total, *followers])
        self._joint.append(made)
        for position, table in enumerate(self._tables):
            blank = [other for other in table.totals if _says_nothing(other, total.index)]
            moved = [total, *followers] if position == home else blank
            if moved:
                self._moved.setdefault(position, []).extend(moved)

    def _share(self, figure: Figure, home: int) -> Share | None:
        """Tell which lines of which tables a figure adds up; `None` where that is unclear."""
        if figure.derivation is None:
            return Share({})
        skeleton, references = split(figure.derivation.formula[1:])
        tree = shape(skeleton)
        cells = None if tree is None else counted_cells(tree, references, self._grid)
        if cells is None:
            return None if self._refers_out(figure, home) else Share({})
        return self._members.share(cells, self._grid)

    def _refers_out(self, figure: Figure, home: int) -> bool:
        """Tell whether a total adds up figures of another table, or of its own column there."""
        if figure.derivation is None or home < 0:
            return False
        column = parse_address(figure.at.cell)[1]
        return any(
            place.sheet == figure.at.sheet
            and (
                self._members.standing.get(place.cell, home) != home
                or parse_address(place.cell)[1] == column
            )
            for place in figure.derivation.outside
        )

    def _followers(self, home: int, total: Total) -> list[Total]:
        """Give the tax, the total after it and the rounded one below a joint total."""
        if home < 0:
            return []
        indexes, found = {total.index}, []
        for other in self._tables[home].totals:
            if other.index > total.index and other.of in indexes:
                indexes.add(other.index)
                found.append(other)
        return found

    def _made(
        self, candidate: _Candidate, shares: dict[int, Share | None], required: Sequence[int]
    ) -> Table:
        """Give the table whose lines are what a joint total should count."""
        _, home, total = candidate
        keys = tuple(total.figures)
        touched = {
            address(reference.area.top, reference.area.left)
            for figure in total.figures.values()
            if figure.derivation is not None
            for reference in split(figure.derivation.formula[1:])[1]
        }
        above = total.index
        units: list[Unit] = []
        for position in required:
            told = self._members.units(position, keys, touched, above if position == home else None)
            parted = any(
                share and share.often(unit.lines) is None
                for share in shares.values()
                for unit in told
            )
            units += self._members.lines(position, keys) if parted else told
        indexes = range(-len(units), 0)
        figures: dict[int, Figure] = {}
        for key, figure in total.figures.items():
            share = shares[key]
            derivation = figure.derivation
            if derivation is not None and share is not None:
                often = [share.often(unit.lines) for unit in units]
                counted = tuple(
                    (index, times) for index, times in zip(indexes, often, strict=True) if times
                )
                derivation = replace(derivation, counted=counted, outside=(), astray=())
            figures[key] = figure._replace(derivation=derivation)
        lines = tuple(unit.line(index) for unit, index in zip(units, indexes, strict=True))
        own = replace(
            total, scope=Scope.GRAND, figures=figures, lines=tuple(indexes), totals=(), of=None
        )
        return self._table(candidate, own, lines)

    def _table(self, candidate: _Candidate, own: Total, lines: tuple[Line, ...]) -> Table:
        _, home, total = candidate
        totals = (own, *self._followers(home, total))
        like, keys = self._tables[home], tuple(own.figures)
        columns = like.columns
        if any(key not in like.by_key for key in keys):
            columns = tuple(Column(key, letters(key), "", Role.AMOUNT) for key in keys)
        return Table(
            like.sheet,
            like.kind,
            str(Area(own.index, min(keys), totals[-1].index, max(keys))),
            own.label,
            columns,
            (),
            keys,
            lines,
            (),
            totals,
            like.whole,
            like.visible,
        )


def _says_nothing(total: Total, row: int) -> bool:
    """Tell whether a total in a row is a label whose amount was found elsewhere."""
    return total.index == row and all(figure.blank for figure in total.figures.values())


def _without(table: Table, joint: Sequence[Total]) -> Table:
    kept = tuple(total for total in table.totals if total not in joint)
    if not any(total.scope is Scope.GRAND for total in kept):
        everything = tuple(line.index for line in table.lines)
        whole = [t.index for t in kept if t.lines == everything and t.scope is Scope.GROUP]
        kept = tuple(
            replace(total, scope=Scope.GRAND) if whole[-1:] == [total.index] else total
            for total in kept
        )
    return replace(table, totals=kept)
