"""Roll-ups: amounts above the lines that they sum up, told by labels and by arithmetic.

Systems print them typed, one level above the other: programme, component, account, lines. Nothing
on such a row says that it is a total; that the rows below add up to it does, from the innermost
level outwards. One that comes out vouches for those on its level that do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.layouts.lines.rows import Sorted
from kkg_xl.layouts.lines.sorting import Sort
from kkg_xl.layouts.words.codes import Form, family, form_of
from kkg_xl.layouts.words.vocabulary import is_subtotal, is_total

# A name of the module is found fifteen times as fast as a member of an enum.
_HEADING, _LINE, _STRAY, _TOTAL = Sort.HEADING, Sort.LINE, Sort.STRAY, Sort.TOTAL

Amounts = Mapping[int, Decimal]
"""Numbers by column of money."""

Reach = tuple[int, ...]
Level = tuple[int, int]
_DASHES = ("-", "–", "•", "*", "·", ">")


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


def roll_ups(
    rows: Sequence[Sorted],
    amounts: Mapping[int, Amounts],
    money: Sequence[int],
    priced: frozenset[int],
) -> dict[int, Reach]:
    """Give the lines below each row that states their sum although nothing on it says so.

    `amounts` are those of every line and total, by row; `priced` are the columns of prices.
    """
    kept = [row for row in rows if row.sort is not _STRAY]
    openers = [row for row in kept if _opens(row, money, priced)]
    if not openers:
        return {}
    numbers = {row.number for row in openers}
    if not any(row.code for row in kept) and any(row.cells.keys() & priced for row in kept):
        bare = {row.number for row in openers if row.cells.keys() <= set(money)}
        plain = _unlabelled(kept, amounts, money[0], bare)
        if plain:
            return plain
    return _Tree(kept, amounts, money, priced, numbers).found()


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
        self._with_prices = {row.number for row in rows if row.cells.keys() & priced}
        self._openers = openers
        self._levels = _levels(rows)
        self._vouched: set[Level] = set()

    def found(self) -> dict[int, Reach]:
        """Climb until nothing new is vouched for, and keep what the table's totals bear out."""
        before: set[Level] = set()
        told, top = self._climb()
        while before != self._vouched:
            before = set(self._vouched)
            told, top = self._climb()
        if len(told) == 1 and self._adds_all(_sum(top, self._money[0])):
            return {}
        return told

    def _climb(self) -> tuple[dict[int, Reach], list[_Node]]:
        """Go through the rows from the last to the first, each taking what it sums up."""
        told: dict[int, Reach] = {}
        pending: list[_Node] = []
        for place in range(len(self._rows) - 1, -1, -1):
            row = self._rows[place]
            above = row.sort is _TOTAL and _counts_below(row)
            nodes = self._below(place, pending) if above or row.number in self._openers else []
            matched = bool(nodes) and self._adds_up(place, nodes)
            if not nodes or not (above or matched or self._likely(row, place, nodes)):
                pending.append(self._leaf(place))
                continue
            if matched:
                self._vouched.add(self._levels[place])
            lines = tuple(line for node in nodes for line in node.lines)
            if not above:
                told[row.number] = lines
            del pending[len(pending) - len(nodes) :]
            stated = self._amounts.get(row.number, {})
            due = {key: _sum(nodes, key, due=True) for key in self._money}
            pending.append(_Node(place, self._levels[place], stated, due, lines, leaf=False))
        return told, pending

    def _leaf(self, place: int) -> _Node:
        row = self._rows[place]
        own = self._amounts.get(row.number, {}) if row.sort is _LINE else {}
        lines = (row.number,) if row.sort is _LINE else ()
        closes = row.sort is _TOTAL
        return _Node(place, self._levels[place], own, own, lines, leaf=True, closes=closes)

    def _below(self, place: int, pending: Sequence[_Node]) -> list[_Node]:
        """Find what stands below a row by its labels."""
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
        return nodes

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

    def _likely(self, row: Sorted, place: int, nodes: Sequence[_Node]) -> bool:
        """Tell whether a row that does not add up is a wrong sum all the same."""
        if self._levels[place] in self._vouched:
            return True
        lines = [node for node in nodes if node.lines]
        several = sum(len(node.lines) for node in lines) > 1
        prices = any(not self._with_prices.isdisjoint(node.lines) for node in lines)
        first = self._rows[lines[0].place]
        apart = bool(first.code) or first.label.startswith(_DASHES)
        grouped = form_of(row.code, roman=len(row.code) > 1) not in (Form.NONE, Form.NUMBER)
        bare = row.cells.keys() <= set(self._money)
        return several and prices and bare and (apart or grouped)

    def _adds_all(self, once: Decimal) -> bool:
        """Tell whether a total counts the only roll-up too: then it is one of the lines."""
        key = self._money[0]
        every = (self._amounts.get(r.number, {}).get(key) for r in self._rows if r.sort is _LINE)
        flat = sum((amount for amount in every if amount is not None), Decimal(0))
        stated = _totals(self._rows, self._amounts, key)
        return any(abs(amount - flat) < abs(amount - once) for amount in stated)


def _unlabelled(
    rows: Sequence[Sorted], amounts: Mapping[int, Amounts], key: int, openers: set[int]
) -> dict[int, Reach]:
    """Find the groups of a table without labels: bare amounts, each above the lines it sums up.

    Enough of them must come out, or a total must add them alone.
    """
    groups: dict[int, list[int]] = {}
    for row in rows:
        if row.sort is _TOTAL and groups:
            break
        if row.number in openers:
            groups[row.number] = []
        elif row.sort is _LINE:
            if not groups:
                return {}
            groups[next(reversed(groups))].append(row.number)
    if not all(groups.values()):
        return {}
    told = {number: amounts.get(number, {}).get(key, Decimal(0)) for number in groups}
    sums = {
        number: sum((amounts.get(line, {}).get(key, Decimal(0)) for line in lines), Decimal(0))
        for number, lines in groups.items()
    }
    right = sum(told[number] == sums[number] for number in groups)
    whole = sum(told.values(), Decimal(0))
    stated = _totals(rows, amounts, key)
    if len(groups) > 1:
        added = any(amount == whole for amount in stated)
        twice = any(amount == whole + sum(sums.values(), Decimal(0)) for amount in stated)
        borne_out = added or (right * 2 >= len(groups) and not twice)
    else:
        borne_out = bool(right) and len(next(iter(groups.values()))) > 1
        borne_out = borne_out and all(amount == whole for amount in stated)
    return {number: tuple(lines) for number, lines in groups.items()} if borne_out else {}


def _totals(rows: Sequence[Sorted], amounts: Mapping[int, Amounts], key: int) -> list[Decimal]:
    """Give what the totals of all lines state."""
    return [
        amount
        for row in rows
        if row.sort is _TOTAL and is_total(row.label) and not is_subtotal(row.label)
        if (amount := amounts.get(row.number, {}).get(key)) is not None
    ]


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
