"""Which tables a total of several should count: by its label, its formula, and what is alike."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple, TypeAlias

from kkg_xl.domain.figures import Figure, Place
from kkg_xl.domain.table import Line, Table, Total
from kkg_xl.layouts.laws.linear import Cells
from kkg_xl.layouts.totals.joint_finals import amount_of, final, in_columns, lines_of
from kkg_xl.layouts.words.vocabulary import is_total_of_all, plain
from kkg_xl.sheets.grid import Grid, Kind
from kkg_xl.sheets.refs import address

Part: TypeAlias = tuple[int, int]
"""A line of one of the tables: the table's position and the line's index."""

_PARTED = re.compile(r" ?(?:\+|&|\bDAN\b|\bAND\b) ?")
_CODE = re.compile(r"[A-Z]|[IVX]{1,4}|\d{1,2}")
_COMING_IN = re.compile(
    r"\b(?:PENERIMAAN|PEMASUKAN|PENDAPATAN|SUMBER DANA|INCOME|REVENUES?|RECEIPTS)\b"
)
_BARE = frozenset({"JUMLAH", "TOTAL", "JML", "JLH", "SUB TOTAL", "SUBTOTAL", "SUB JUMLAH"})
_TELLING = 3
"""Letters of the shortest word by which a label picks some of the tables."""


@dataclass(frozen=True)
class Share:
    """How often a formula counts lines of the tables."""

    counted: Mapping[Part, Decimal]

    @cached_property
    def tables(self) -> frozenset[int]:
        """Positions of the tables that it counts lines of."""
        return frozenset(position for position, _ in self.counted)

    @property
    def takes_off(self) -> bool:
        """Tell whether it takes lines off others, as a balance does."""
        return any(times < 0 for times in self.counted.values())

    def often(self, lines: Iterable[Part]) -> Decimal | None:
        """Tell how often all of some lines are counted; `None` if not alike."""
        times = {self.counted.get(line, Decimal(0)) for line in lines}
        return times.pop() if len(times) == 1 else None


class Unit(NamedTuple):
    """What a joint total adds up: the total of one table, or a line of one without a total."""

    label: str
    at: Place
    figures: Mapping[int, Figure]
    lines: Sequence[Part]

    def line(self, index: int) -> Line:
        """Give it as a line of the table that the joint total makes."""
        return Line(index, "", self.label, self.at, "", "", self.figures, -1)


class Members:
    """The tables of one sheet as parts of totals that count several of them."""

    def __init__(self, tables: Sequence[Table]) -> None:
        """Note where every line and total of the tables stands."""
        self._tables = tables
        self._covered: set[int] = set()
        self._parts: dict[str, Sequence[Part]] = {}
        self.standing: dict[str, int] = {}
        """The table, by its position, that a cell with a line or a total belongs to."""
        self.totals: set[str] = set()
        """The cells of all totals."""
        for position, table in enumerate(tables):
            for line in table.lines:
                for figure in line.figures.values():
                    self.standing[figure.at.cell] = position
                    self._parts[figure.at.cell] = ((position, line.index),)
            for total in table.totals:
                self._put(position, total.figures.values(), lines_of(table, total))

    def _put(self, position: int, figures: Iterable[Figure], lines: Iterable[int]) -> None:
        parts = [(position, index) for index in lines]
        for figure in figures:
            self.standing[figure.at.cell] = position
            self._parts[figure.at.cell] = parts
            self.totals.add(figure.at.cell)

    def share(self, cells: Cells, grid: Grid) -> Share | None:
        """Tell what a formula counts; `None` if it counts numbers of no table too."""
        counted: dict[Part, Decimal] = defaultdict(Decimal)
        for (row, column), times in cells.items():
            parts = self._parts.get(address(row, column))
            if parts is None:
                cell = grid.rows[row].get(column)
                if cell is not None and cell.kind is Kind.NUMBER and cell.value:
                    return None
                continue
            for part in parts:
                counted[part] += times
        return Share({part: times for part, times in counted.items() if times})

    def settle(self, required: Sequence[int], totals: Iterable[Total]) -> None:
        """Let later totals count a joint total, which stands for all that it should count."""
        self._covered.update(required)
        parts = [(p, line.index) for p in required for line in self._tables[p].lines]
        for total in totals:
            for figure in total.figures.values():
                self._parts[figure.at.cell] = parts

    def required(self, row: int, label: str, touched: Iterable[int]) -> list[int] | None:
        """Give the tables that a formula in a row should count; `None` where that is unclear."""
        if named := self.named(label, row):
            return named
        counted = set(touched)
        pool = self._open(row)
        if not counted <= set(pool):
            pool = self._before(row)
        missing = [p for p in pool if p not in counted and self._counts_with(p, counted)]
        if not missing:
            return sorted(counted)
        together = [*counted, *missing]
        if is_total_of_all(label):
            return sorted(together)
        if self._picks(label, counted, missing):
            return sorted(counted)
        return sorted(together) if self._alike(together) else None

    def typed(self, row: int, home: int, total: Total) -> list[int] | None:
        """Give the tables whose sum a typed total states, or comes nearer to than to its own."""
        table, key = self._tables[home], next(iter(total.figures), 0)
        figure = total.figures.get(key)
        above = final(table, key, above=total.index)
        if figure is None or figure.derivation is not None or above is None:
            return None
        amount, own = figure.amount, above.figures[key].amount
        if amount is None or own is None or total.lines != lines_of(table, above):
            return None
        alone = (own, sum((table.due(n, key) or Decimal(0) for n in table.lines), Decimal(0)))
        for pool in (self._open(row), self._before(row)):
            told = [
                amount_of(self._tables[p], key, total.index if p == home else None) for p in pool
            ]
            if None in told or len(told) < 2:  # noqa: PLR2004 -- several
                continue
            together = sum((each for each in told if each is not None), Decimal(0))
            off = abs(amount - together)
            sure = is_total_of_all(total.label) or self._alike(pool)
            if not off or (sure and off < min(abs(amount - each) for each in alone)):
                return pool
        return None

    def named(self, label: str, row: int) -> list[int]:
        """Give the tables that a label names one by one: Jumlah A + B, Jumlah Mei dan Juni."""
        parts = _PARTED.split(plain(label))
        if len(parts) < 2:  # noqa: PLR2004 -- several
            return []
        before = self._before(row)
        found = [self._meant(part, before) for part in parts]
        told = {position for position in found if position is not None}
        return sorted(told) if len(told) == len(parts) else []

    def _meant(self, part: str, before: Sequence[int]) -> int | None:
        """Give the one table that a part of a label names, by its code or by a word of its own."""
        words = part.split(" ")
        for word in reversed(words):
            if _CODE.fullmatch(word):
                meant = [p for p in before if word in self._names(p)]
            else:
                meant = [p for p in before if len(word) >= _TELLING and word in self._words(p)]
            if len(meant) == 1:
                return meant[0]
            if _CODE.fullmatch(words[-1]):
                return None
        return None

    def names_own(self, label: str, home: int) -> bool:
        """Tell whether a label names groups or lines of its own table."""
        table = self._tables[home]
        own = {heading.code.upper() for heading in table.headings}
        own |= {line.number.upper() for line in table.lines}
        codes = _codes(label)
        return bool(codes) and codes <= own

    def units(
        self, position: int, keys: Sequence[int], touched: Collection[str], above: int | None
    ) -> list[Unit]:
        """Give a table's part in a joint total: its total, or each line where it has none.

        Of several totals, such as those before and after tax, the one that the formula counts;
        where the joint total is among them, one `above` it.
        """
        table = self._tables[position]
        total = final(table, keys[0], touched, above=above)
        lines = [(position, line.index) for line in table.lines]
        if total is None:
            return self.lines(position, keys)
        label = total.label
        if plain(label) in _BARE and table.title:
            label = f"{label} {table.title}"
        return [Unit(label, total.at, in_columns(total.figures, keys, table), lines)]

    def lines(self, position: int, keys: Sequence[int]) -> list[Unit]:
        """Give the lines of a table one by one."""
        table = self._tables[position]
        return [
            Unit(
                line.item, line.at, in_columns(line.figures, keys, table), [(position, line.index)]
            )
            for line in table.lines
        ]

    def _before(self, row: int) -> list[int]:
        """Give the tables whose lines all stand above a row."""
        return [
            position
            for position, table in enumerate(self._tables)
            if table.lines and table.lines[-1].index < row
        ]

    def _open(self, row: int) -> list[int]:
        """Give those that no joint total above counts already."""
        return [position for position in self._before(row) if position not in self._covered]

    def _counts_with(self, position: int, counted: Collection[int]) -> bool:
        """Tell whether a table can belong to a total of others: it spends, and repeats nothing."""
        table = self._tables[position]
        kinds = {self._tables[p].kind for p in counted}
        if table.kind not in kinds or not table.totals:
            return False
        told = " ".join((table.title, *(total.label for total in table.totals)))
        if _COMING_IN.search(plain(told)):
            return False
        return not any(
            place.cell in self.totals
            for line in table.lines
            for figure in line.figures.values()
            if figure.derivation is not None
            for place in figure.derivation.outside
        )

    def _alike(self, positions: Iterable[int]) -> bool:
        """Tell whether tables have the same headings."""
        shapes = {
            tuple(plain(column.heading) for column in self._tables[p].columns if column.heading)
            for p in positions
        }
        return len(shapes) == 1

    def _picks(self, label: str, counted: Collection[int], missing: Iterable[int]) -> bool:
        """Tell whether a label says by its words which tables are meant: Belanja Modal, Mei."""
        left = frozenset[str]().union(*(self._words(p, besides=label) for p in missing))
        words = [word for word in plain(label).split(" ") if word not in left]
        telling = [word for word in words if len(word) >= _TELLING]
        return all(any(word in self._words(p) for word in telling) for p in counted)

    def _words(self, position: int, *, besides: str = "") -> frozenset[str]:
        """Give the words of a table's title and totals, but for a label that is asked about."""
        table = self._tables[position]
        told = (total.label for total in table.totals if total.label != besides)
        labels = (label for label in told if len(_PARTED.split(plain(label))) == 1)
        return frozenset(plain(" ".join((table.title, *labels))).split(" "))

    def _names(self, position: int) -> set[str]:
        """Give the codes of a table: of its total (Jumlah A), else of its title (Kegiatan 1: …)."""
        table = self._tables[position]
        labels = [total.label for total in table.totals if not _codes(total.label)]
        last = {plain(label).split(" ")[-1] for label in labels}
        words = plain(table.title).split(" ")[:2]
        return {c for c in last if _CODE.fullmatch(c)} or {c for c in words if _CODE.fullmatch(c)}


def _codes(label: str) -> set[str]:
    """Give the codes that a label adds up: A and B of Jumlah A + B; none where it names one."""
    parts = [part.split(" ")[-1] for part in _PARTED.split(plain(label))]
    return set(parts) if len(parts) > 1 and all(map(_CODE.fullmatch, parts)) else set()
