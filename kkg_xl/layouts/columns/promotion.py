"""Columns whose headings say nothing or too much, and what formulas use them for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from kkg_xl.domain.figures import Term
from kkg_xl.domain.table import Column, Role
from kkg_xl.layouts.columns.contents import Contents
from kkg_xl.layouts.columns.purposes import totalled
from kkg_xl.layouts.columns.regions import Region
from kkg_xl.layouts.laws.derivations import Derivations
from kkg_xl.layouts.laws.terms import Terms, columns_in
from kkg_xl.layouts.words.heading_words import DEDUCTION, FOREIGN
from kkg_xl.layouts.words.vocabulary import plain

_MONEY = frozenset({Role.AMOUNT, Role.PLAN, Role.SPENT})
_MADE = frozenset({*_MONEY, Role.FACTOR, Role.RATE, Role.OTHER})
_RUPIAH = Decimal(1000)
_FEW = 2
_SAMPLE = 40
"""Formulas of a column that are looked at; they mostly say the same."""


def promoted(
    region: Region,
    columns: tuple[Column, ...],
    found: Mapping[int, Contents],
    derivations: Derivations,
) -> tuple[Column, ...]:
    """Give columns the role that formulas give them, where the headings leave it open.

    A column that amounts multiply with is a factor, one that they add is a rate, and one that a
    total adds up is an amount. What is a product with a price is itself no price; and what most
    formulas of another column multiply with is no amount, even if it is headed JUMLAH or BIAYA.
    """
    numeric = {key for key, seen in found.items() if seen.numbers + seen.pending > seen.worded}
    made = {
        column.key
        for column in columns
        if column.role in _MADE
        and column.key in numeric
        and (found[column.key].formulas or column.role is Role.OTHER)
    }
    if not made:
        return columns
    summed = {key for key in made if found[key].numbers > _FEW} & totalled(region)
    uses = _Uses(columns, dict(_shown(region, made, derivations)), summed)
    return tuple(
        replace(column, role=uses.role(column, found[column.key]))
        if column.key in numeric and column.role in (Role.OTHER, Role.AMOUNT)
        else column
        for column in columns
    )


def _shown(
    region: Region, made: set[int], derivations: Derivations
) -> Iterator[tuple[int, tuple[Counter[Terms], bool]]]:
    """Give what the first formulas of each column make of their row, and if one sums a column."""
    for column in made:
        shown: Counter[Terms] = Counter()
        summed = False
        for number in region.rows:
            cell = region.grid.rows[number].get(column)
            if cell is None or cell.formula is None:
                continue
            sums = "SUM" in cell.formula.upper()
            if not sums and shown.total() >= _SAMPLE:
                continue
            derivation = derivations.derivation(number, column, cell.formula)
            summed = summed or (sums and bool(derivation.counted))
            if any(term.factors for term in derivation.terms or ()):
                shown[derivation.terms or ()] += 1
        yield column, (shown, summed)


class _Uses:
    """What formulas do with the columns of one table."""

    def __init__(
        self,
        columns: Sequence[Column],
        shown: Mapping[int, tuple[Counter[Terms], bool]],
        totalled: Container[int],
    ) -> None:
        self._roles = {column.key: column.role for column in columns}
        self._shown = shown
        self._totalled = totalled
        self._aside = {
            column.key
            for column in columns
            if DEDUCTION.match(plain(column.heading)) or FOREIGN.search(plain(column.heading))
        }
        self._told: dict[int, Counter[str]] = {}
        for target, (counted, _) in shown.items():
            for terms, times in counted.items():
                self._count(target, terms, times)

    def _count(self, target: int, terms: Terms, times: int) -> None:
        role = self._roles[target]
        for term in terms:
            use = "multiplied" if len(term.factors) > 1 else "added"
            for key in term.factors:
                own = self._told.setdefault(key, Counter())
                if role in _MONEY:
                    own[use] += times
                else:
                    own[f"{use} for {role.value}"] += times

    def role(self, column: Column, seen: Contents) -> Role:
        """Give the role of a column that has none, or of an amount that may be none."""
        key = column.key
        if column.role is Role.AMOUNT:
            factored = key not in self._aside and not self._reckoned(key) and self._factored(key)
            return (Role.RATE if _is_rupiah(seen) else Role.FACTOR) if factored else Role.AMOUNT
        told = self._told.get(key, Counter())
        summed = key in self._totalled or self._shown.get(key, (Counter(), False))[1]
        if (told["added"] or summed) and self._priced(key):
            return Role.AMOUNT
        if told["multiplied"]:
            return Role.RATE if _is_rupiah(seen) else Role.FACTOR
        if summed and _is_rupiah(seen):
            return Role.AMOUNT
        if told["added"]:
            return Role.RATE
        inner = (
            told["multiplied for factor"] + told["added for factor"] + told["multiplied for rate"]
        )
        return Role.FACTOR if inner and not _is_rupiah(seen) else Role.OTHER

    def _reckoned(self, key: int) -> bool:
        """Tell whether formulas make a column of money: of anything but counts that multiply."""
        shown = self._shown.get(key, (Counter[Terms](), False))[0]
        counted = sum(
            times
            for terms, times in shown.items()
            if len(terms) == 1 and all(self._roles[key] is Role.FACTOR for key in columns_in(terms))
        )
        return counted * 2 < shown.total()

    def _priced(self, key: int) -> bool:
        """Tell whether most formulas of a column multiply with a price."""
        shown = self._shown.get(key, (Counter[Terms](), False))[0]
        priced = sum(
            times
            for terms, times in shown.items()
            if any(
                len(term.factors) > 1 and any(self._roles[f] is Role.RATE for f in term.factors)
                for term in terms
            )
        )
        return priced * 2 > shown.total()

    def _factored(self, key: int) -> bool:
        """Tell whether most formulas of another column multiply with this one."""
        for target, (shown, _) in self._shown.items():
            if target in self._aside or target == key:
                continue
            times = sum(n for terms, n in shown.items() if self._multiply(target, terms, key))
            if times > 1 and times * 2 > shown.total():
                return True
        return False

    def _multiply(self, target: int, terms: Terms, key: int) -> bool:
        return any(
            key in term.factors and len(term.factors) > 1 and not self._is_share(target, term)
            for term in terms
        )

    def _is_share(self, target: int, term: Term) -> bool:
        """Tell a share of an amount, or its conversion, from volume × price."""
        odd = {Role.PERCENT, Role.OTHER} if self._roles[target] in _MONEY else {Role.PERCENT}
        return bool(term.divisors) or any(self._roles[key] in odd for key in term.factors)


def _is_rupiah(seen: Contents) -> bool:
    large = sorted(abs(value) for value in seen.values)
    return bool(large) and large[len(large) // 2] >= _RUPIAH
