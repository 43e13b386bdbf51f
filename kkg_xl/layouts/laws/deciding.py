"""What a column is made of: headings propose, formulas and arithmetic decide.

The law comes from the headings first, so that a factor which every single formula leaves out is
still missed; the arithmetic overrules them only where it bears out another law.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kkg_xl.domain.figures import Term
from kkg_xl.domain.law import Law
from kkg_xl.domain.table import Column, Line, Role
from kkg_xl.layouts.laws.calculated import calculated
from kkg_xl.layouts.laws.charges import charged, told_shares
from kkg_xl.layouts.laws.comparing import compared, share, shares_fit
from kkg_xl.layouts.laws.evidence import Practice, Sample
from kkg_xl.layouts.laws.rounding import with_rounding
from kkg_xl.layouts.laws.sums import months, sums_of_amounts
from kkg_xl.layouts.laws.terms import Terms, added, columns_in, lesser, multiplied
from kkg_xl.layouts.words.heading_words import COMPONENT, DEDUCTION, FOREIGN, roles
from kkg_xl.layouts.words.vocabulary import plain

_SAMPLE = 300
_MOST = Decimal("0.6")
_MONEY = frozenset({Role.AMOUNT, Role.PLAN, Role.SPENT})
_ENOUGH = 2


def laws_of(
    columns: Sequence[Column], lines: Sequence[Line], money: Sequence[int]
) -> tuple[Law, ...]:
    """Find the laws of a table, each from the columns that belong to it."""
    desk = _Desk(columns, lines[:_SAMPLE], money)
    for column in columns:
        desk.settle(column)
    laws = (*desk.laws.values(), *calculated(lines, frozenset(desk.laws)))
    return tuple(with_rounding(law, lines) for law in laws)


class _Desk:
    """Settles the laws of one table from left to right."""

    def __init__(
        self, columns: Sequence[Column], lines: Sequence[Line], money: Sequence[int]
    ) -> None:
        self._columns = columns
        self._lines = lines
        self._money = set(money)
        self.laws: dict[int, Law] = {}
        self._used_up: set[int] = set()
        self._start = 0
        self._sample = Sample(lines)
        self._practice = Practice(columns, lines)
        self._filled = self._sample.filled
        self._numeric = set(self._filled)

    def settle(self, column: Column) -> None:
        """Find the law of one column, if it has one."""
        key, role = column.key, column.role
        shown = self._practice.shows(key)
        practised = self._practice.habit(key, self._expected(column)) if shown else None
        if role is Role.DIFFERENCE:
            self._keep(key, practised or compared(key, self._columns, self._sample))
        elif role is Role.PERCENT:
            self._keep(key, self._share(key, practised))
        elif role in (Role.RATE, Role.FACTOR):
            self._inner(key, role, practised)
        elif role in _MONEY:
            withheld = self._withheld(column) if practised is None else None
            self._keep(key, withheld)
            if withheld is None:
                self._amount(column, practised)
            is_taken = DEDUCTION.match(plain(column.heading))
            if key in self._money and not is_taken and (key in self.laws or self._filled[key]):
                self._start = key

    def _keep(self, key: int, terms: Terms | None) -> None:
        if terms:
            self.laws[key] = Law(key, terms)

    def _expected(self, column: Column) -> Terms | None:
        if column.role not in _MONEY:
            return None
        key = column.key
        proposed = self._proposals(key, self._block(key, Role.FACTOR), self._block(key, Role.RATE))
        return proposed[0] if proposed else None

    def _block(self, key: int, role: Role) -> list[int]:
        """Give the columns of a role that belong to a target: from the last amount up to it."""
        own = [
            column.key
            for column in self._columns
            if column.role is role
            and self._start < column.key < key
            and column.key not in self._used_up
            and self._filled[column.key]
        ]
        if own or self._start:
            return own
        return [
            column.key
            for column in self._columns
            if column.role is role and column.key != key and self._filled[column.key]
        ]

    def _inner(self, key: int, role: Role, practised: Terms | None) -> None:
        """Find a column that is itself made of others: material + wage, persons × days."""
        if not self._filled[key]:
            return
        others = [other for other in self._block(key, role) if other < key]
        used = columns_in(practised or ())
        if practised and (used <= set(others) or (len(used) > 1 and used <= self._numeric)):
            self.laws[key] = Law(key, practised)
            self._used_up.update(used.intersection(others))
            return
        if len(others) < _ENOUGH or self._practice.together(key, others):
            return
        terms = added(others) if role is Role.RATE else multiplied(others)
        if (
            self._sample.borne_out(key, terms) >= _MOST
            and self._sample.complete(key, terms) >= _ENOUGH
        ):
            self.laws[key] = Law(key, terms)
            self._used_up.update(others)

    def _amount(self, column: Column, practised: Terms | None) -> None:
        key = column.key
        factors, rates = self._block(key, Role.FACTOR), self._block(key, Role.RATE)
        taken = DEDUCTION.match(plain(column.heading)) is not None
        proposed = [] if taken else self._proposals(key, factors, rates)
        meant = proposed[0] if proposed else None
        if practised is not None:
            if taken or not self._splits(key, practised):
                self._keep(key, self._overruled(key, meant, practised, factors))
            return
        if not self._filled[key]:
            self._keep(key, meant)  # there is nothing that could bear out more than the headings
            return
        periods = months(column, self._columns, self._filled)
        if not factors and not rates and periods:
            self._keep(key, periods)
            return
        best, most, told = None, Decimal(0), 0
        shares = charged(key, meant, self._columns, self._lines)
        proposed += shares
        for terms in (*proposed, *sums_of_amounts(column, self._columns, self._filled)):
            sample = self._sample if terms in proposed else self._sample.adding(terms)
            fits = sample.borne_out(key, terms)
            if fits > most:
                best, most, told = terms, fits, sample.complete(key, terms)
        is_named = bool(roles(column.heading))
        if meant is None or not (is_named or most):
            # An amount by its total alone is no product because counts and prices stand before it.
            best = best if most >= _MOST and told >= _ENOUGH else None
        elif best not in shares and (most * 2 < 1 or self._sample.borne_out(key, meant) * 2 >= 1):
            best = meant
        self._keep(key, best or self._converted(column))

    def _withheld(self, column: Column) -> Terms | None:
        """Give a typed tax as the share that its heading tells, where most lines bear it out."""
        return next(
            (
                terms
                for terms in told_shares(column, self._columns)
                if self._sample.borne_out(column.key, terms) >= _MOST
                and self._sample.complete(column.key, terms) >= _ENOUGH
            ),
            None,
        )

    def _converted(self, column: Column) -> Terms | None:
        """Give rupiah as the amount in another currency that stands before, times its rate."""
        if FOREIGN.search(plain(column.heading)):
            return None
        others = [
            other.key
            for other in self._columns
            if other.key < column.key
            and other.role is Role.AMOUNT
            and self._filled[other.key]
            and FOREIGN.search(plain(other.heading))
        ]
        return self._sample.multiple(column.key, others[-1]) if others else None

    def _splits(self, key: int, practised: Terms) -> bool:
        """Tell whether some formulas of a column only share out another amount: `=G5/4`."""
        if len(practised) > 1 or len(practised[0].factors) > 1:
            return False
        if practised[0].divisors or practised[0].factors[0] not in self._money:
            return False
        shown = sum(1 for line in self._lines if line.figures[key].derivation is not None)
        return shown < self._filled[key]

    def _overruled(
        self, key: int, meant: Terms | None, practised: Terms, factors: list[int]
    ) -> Terms:
        """Let the headings overrule the formulas where all of these leave a factor out.

        Only one that nothing else is made of: what another column uses has its place there, and
        what stands behind a column that these formulas use is in them already.
        """
        if meant is None:
            return practised
        used = columns_in(practised)
        wanted = columns_in(meant)
        placed = used | self._practice.placed(key) | self._practice.behind(used)
        forgotten = [other for other in self._components(sorted(wanted)) if other not in placed]
        if forgotten and set(practised) < set(meant):
            return meant
        if not used & wanted:
            return practised
        told = [
            other
            for other in factors
            if other in wanted and other not in placed and self._sample.multiplies(other)
        ]
        if not told or self._is_price(key, told):
            return practised
        return tuple(
            Term(term.coefficient, tuple(sorted((*term.factors, *told))), term.divisors)
            for term in practised
        )

    def _is_price(self, key: int, factors: Sequence[int]) -> bool:
        """Tell whether a later amount multiplies a column by the factors that it leaves out."""
        terms = multiplied([*factors, key])
        return any(
            other.key > key
            and other.role in _MONEY
            and self._sample.borne_out(other.key, terms) >= _MOST
            and self._sample.complete(other.key, terms) >= _ENOUGH
            for other in self._columns
        )

    def _proposals(self, key: int, factors: list[int], rates: list[int]) -> list[Terms]:
        """Give what the headings let one expect, the likeliest first."""
        usual = [
            factor for factor in factors if self._sample.multiplies(factor) or len(factors) == 1
        ]
        usual = usual or factors
        proposed: list[Terms] = []
        if factors and len(rates) == 1:
            proposed.append(multiplied([*factors, *rates]))
        elif factors and rates:
            whole = [
                (*multiplied([*factors, rate]),) for rate in (rates[-1], *reversed(rates[:-1]))
            ]
            parts = self._components(rates)
            every = tuple(sorted(multiplied([*factors, rate])[0] for rate in parts or rates))
            additive = [every] if parts or self._sample.borne_out(key, every) > 0 else []
            proposed.extend([*additive, *whole])
            proposed.extend(
                tuple(sorted((*multiplied([*factors, first]), *added(rest))))
                for first in rates
                if (rest := [rate for rate in rates if rate != first])
            )
        elif len(rates) >= _ENOUGH:
            proposed.append(added(rates))
        elif len(factors) >= _ENOUGH:
            proposed.append(multiplied(factors))
        for terms in tuple(proposed[:1]):
            proposed.extend(lesser(terms, factors))
        if usual != factors and len(rates) == 1 and usual:
            proposed.insert(1, multiplied([*usual, *rates]))
        return proposed

    def _components(self, rates: list[int]) -> list[int]:
        """Give the rates that are parts of one price by their headings: material and wage."""
        headings = {column.key: plain(column.heading) for column in self._columns}
        parts = [rate for rate in rates if COMPONENT.search(headings[rate])]
        return parts if len(parts) >= _ENOUGH else []

    def _share(self, key: int, practised: Terms | None) -> Terms | None:
        if practised is not None:
            return practised if any(term.divisors for term in practised) else None
        if not self._filled[key]:
            return None
        shares = [
            terms for terms in share(key, self._columns) if shares_fit(key, terms, self._lines)
        ]
        return shares[0] if shares else None
