"""Roll-ups: amounts above the lines that they sum up, told by labels and by arithmetic.

Systems print them typed, one level above the other: programme, component, account, lines. Nothing
on such a row says that it is a total; that the rows below add up to it does, from the innermost
level outwards. One that comes out vouches for those on its level that do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.layouts.codes import Form, family, form_of
from kkg_xl.layouts.rows import Sorted
from kkg_xl.layouts.sorting import Sort
from kkg_xl.layouts.vocabulary import is_subtotal, is_total

# A name of the module is found fifteen times as fast as a member of an enum.
_HEADING, _LINE, _STRAY, _TOTAL = Sort.HEADING, Sort.LINE, Sort.STRAY, Sort.TOTAL

Amounts = Mapping[int, Decimal]
"""Numbers by column of money."""

Level = tuple[int, int]
_DASHES = ("-", "–", "•", "*", "·", ">")
_ROUNDS = 4
_SEVERAL = 2


class _Node(NamedTuple):
    """A row with everything that it sums up, as the rows above it see it."""

    place: int
    level: Level
    stated: Amounts
    due: Amounts
    """What its lines add up to."""
    lines: tuple[int, ...]
    """None for a heading without an amount and for a total below its lines."""
    leaf: bool
    closes: bool = False
    """Whether a total stands here that closes what is above it."""


class _Found(NamedTuple):
    nodes: list[_Node]
    matched: bool
    marked: bool
    """Whether the labels tell that these stand below the row, not beside it."""


def roll_ups(
    rows: Sequence[Sorted],
    amounts: Mapping[int, Amounts],
    money: Sequence[int],
    priced: frozenset[int],
) -> dict[int, tuple[int, ...]]:
    """Give the lines below each row that states their sum although nothing on it says so.

    `amounts` are those of every line and total, by row; `priced` are the columns of prices.
    """
    kept = [row for row in rows if row.sort is not _STRAY]
    openers = [row for row in kept if _opens(row, money, priced)]
    if not openers or not any(row.cells.keys() & priced for row in kept):
        return {}
    return _Tree(kept, amounts, money, priced, {row.number for row in openers}).found()


def _opens(row: Sorted, money: Sequence[int], priced: frozenset[int]) -> bool:
    """Tell whether a row may sum up others: it has an amount, no price and no product."""
    if row.sort is not _LINE or not row.cells.keys() & set(money) or row.cells.keys() & priced:
        return False
    return not any(derivation.terms for derivation in row.derivations.values())


class _Tree:
    """Builds the levels of one table, from the last row to the first."""

    def __init__(
        self,
        rows: Sequence[Sorted],
        amounts: Mapping[int, Amounts],
        money: Sequence[int],
        priced: frozenset[int],
        openers: set[int],
    ) -> None:
        self._rows = rows
        self._amounts = amounts
        self._money = money
        self._priced = priced
        self._openers = openers
        self._levels = _levels(rows)
        self._vouched: set[Level] = set()
        self._plain = 0
        """How many roll-ups were told by arithmetic alone."""

    def found(self) -> dict[int, tuple[int, ...]]:
        told: dict[int, tuple[int, ...]] = {}
        top: list[_Node] = []
        for _ in range(_ROUNDS):
            before = (set(self._vouched), self._plain)
            told, plain, top = self._climb()
            self._plain = len(plain)
            if before == (self._vouched, self._plain):
                break
        if plain and not self._borne_out(plain, told, top):
            for number in plain:
                told.pop(number)
        return {} if self._contradicted(told) else told

    def _climb(self) -> tuple[dict[int, tuple[int, ...]], set[int], list[_Node]]:
        """Go through the rows from the last to the first, each taking what it sums up."""
        told: dict[int, tuple[int, ...]] = {}
        plain: set[int] = set()
        pending: list[_Node] = []
        for place in range(len(self._rows) - 1, -1, -1):
            row = self._rows[place]
            above = row.sort is _TOTAL and _counts_below(row)
            opens = above or row.number in self._openers
            found = self._below(place, pending) if opens else None
            if found is None or not (above or self._accepts(row, place, found)):
                pending.append(self._leaf(place))
                continue
            if found.matched and found.marked:
                self._vouched.add(self._levels[place])
            lines = tuple(line for node in found.nodes for line in node.lines)
            if not above:
                told[row.number] = lines
                if not found.marked:
                    plain.add(row.number)
            del pending[len(pending) - len(found.nodes) :]
            stated = self._amounts.get(row.number, {})
            due = {key: _sum(found.nodes, key, due=True) for key in self._money}
            pending.append(_Node(place, self._levels[place], stated, due, lines, leaf=False))
        return told, plain, pending

    def _leaf(self, place: int) -> _Node:
        row = self._rows[place]
        own = self._amounts.get(row.number, {}) if row.sort is _LINE else {}
        lines = (row.number,) if row.sort is _LINE else ()
        closes = row.sort is _TOTAL
        return _Node(place, self._levels[place], own, own, lines, leaf=True, closes=closes)

    def _below(self, place: int, pending: Sequence[_Node]) -> _Found | None:
        """Find what stands below a row by its labels or, where they tell nothing, by its amount."""
        level = self._levels[place]
        nodes: list[_Node] = []
        closed = False
        for node in reversed(pending):
            if node.level <= level and not node.closes:
                break
            if closed and node.lines and node.leaf and not self._rows[node.place].code:
                break  # postage below a total is none of a group's lines
            closed = closed or node.closes
            nodes.append(node)
        while nodes and not nodes[-1].lines:
            nodes.pop()
        if nodes:
            return _Found(nodes, self._adds_up(place, nodes), marked=True)
        return None if self._rows[place].code else self._plainly(place, pending)

    def _adds_up(self, place: int, nodes: Sequence[_Node]) -> bool:
        """Tell whether a row states the sum of some nodes, of all or of the first of them.

        It may stand in a column of its own, beside that of the lines.
        """
        own = {n for n in self._amounts.get(self._rows[place].number, {}).values() if n}
        for key in self._money if own else ():
            for due in (False, True):
                total, count = Decimal(0), 0
                for node in nodes:
                    total += (node.due if due else node.stated).get(key, Decimal(0))
                    count += bool(node.lines)
                    if total in own and (count > 1 or node is nodes[-1]):
                        return True
        return False

    def _plainly(self, place: int, pending: Sequence[_Node]) -> _Found | None:
        """Find the rows right below one without a label that add up to it."""
        own = self._amounts.get(self._rows[place].number, {})
        key = next((key for key in self._money if own.get(key)), None)
        if key is None:
            return None
        total, nodes = Decimal(0), list[_Node]()
        for node in reversed(pending):
            if node.closes or not node.lines or self._rows[node.place].code:
                break
            bare = node.leaf and self._rows[node.place].number in self._openers
            if bare and self._plain >= _SEVERAL and nodes:
                return _Found(nodes, matched=False, marked=False)
            total += node.stated.get(key, Decimal(0))
            nodes.append(node)
            if total == own[key] and (len(nodes) > 1 or not bare):
                return _Found(nodes, matched=True, marked=False)
            if total > own[key] and self._plain < _SEVERAL:
                return None
        alone = nodes and self._plain >= _SEVERAL and all(node.leaf for node in nodes)
        return _Found(nodes, matched=False, marked=False) if alone else None

    def _accepts(self, row: Sorted, place: int, found: _Found) -> bool:
        if found.matched or not found.marked:
            return True
        lines = [node for node in found.nodes if node.lines]
        if self._levels[place] in self._vouched:
            return True
        several = sum(len(node.lines) for node in lines) > 1
        prices = any(self._rows[node.place].cells.keys() & self._priced for node in lines)
        first = self._rows[lines[0].place]
        apart = bool(first.code) or first.label.startswith(_DASHES)
        grouped = form_of(row.code, roman=len(row.code) > 1) not in (Form.NONE, Form.NUMBER)
        bare = row.cells.keys() <= set(self._money)
        return several and prices and bare and (apart or grouped)

    def _borne_out(
        self, plain: set[int], told: Mapping[int, tuple[int, ...]], top: Sequence[_Node]
    ) -> bool:
        """Tell whether roll-ups without labels are meant: a total adds them, or no line is left."""
        for key in self._money[:1]:
            whole = _sum([node for node in top if node.lines], key)
            if whole and any(amount.get(key) == whole for amount in self._totals()):
                return True
        counted = {line for lines in told.values() for line in lines}
        left = [
            row
            for row in self._rows
            if row.sort is _LINE and row.number not in counted and row.number not in told
        ]
        return len(plain) >= _SEVERAL and not left

    def _contradicted(self, told: Mapping[int, tuple[int, ...]]) -> bool:
        """Tell whether a total adds the only roll-up to the lines: then it is one of them."""
        if len(told) != 1 or not self._money:
            return False
        key = self._money[0]
        every = (self._amounts.get(r.number, {}).get(key) for r in self._rows if r.sort is _LINE)
        flat = sum((amount for amount in every if amount is not None), Decimal(0))
        return any(amount.get(key) == flat for amount in self._totals())

    def _totals(self) -> Iterator[Amounts]:
        for row in self._rows:
            if row.sort is _TOTAL and is_total(row.label) and not is_subtotal(row.label):
                yield self._amounts.get(row.number, {})


def _counts_below(row: Sorted) -> bool:
    """Tell whether a total adds up rows that stand below it."""
    counted = [n for found in row.derivations.values() for n, _ in found.counted or ()]
    return bool(counted) and min(counted) > row.number


def _sum(nodes: Sequence[_Node], key: int, *, due: bool = False) -> Decimal:
    told = ((node.due if due else node.stated).get(key, Decimal(0)) for node in nodes)
    return sum(told, Decimal(0))


def _levels(rows: Sequence[Sorted]) -> list[Level]:
    """Give the level of each row: the rank of its kind of label in order of first use, its depth.

    A row without a code has a dash or none, and stands in some column.
    """
    forms = Counter(form_of(row.code) for row in rows)
    roman = bool(forms[Form.ROMAN])
    ranks: dict[object, int] = {}
    found: list[Level] = []
    for row in rows:
        if row.sort is _TOTAL and not _counts_below(row) and not row.code:
            found.append((-1, 0))
            continue
        kind: object
        if row.code:
            kind, depth = family(row.code, roman=roman), row.code.count(".")
        else:
            kind, depth = (row.label.startswith(_DASHES), row.label_column), 0
        found.append((ranks.setdefault(kind, len(ranks)), depth))
    return found
