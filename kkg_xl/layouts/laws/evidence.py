"""How far the lines of a table bear out what a column may be made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property
from operator import itemgetter

from kkg_xl.domain.figures import Term
from kkg_xl.domain.law import Law
from kkg_xl.domain.table import Column, Line, Role
from kkg_xl.layouts.laws.terms import Terms, columns_in

_ONE = Decimal(1)
_MOST = Decimal("0.6")
_ENOUGH = 2
_DIGITS = 4


class Sample:
    """Lines that are asked about one law after the other."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Take the lines; those of one table, in order."""
        self._lines = lines
        self._fits: dict[tuple[int, Terms], tuple[int, int]] = {}

    @cached_property
    def filled(self) -> Counter[int]:
        """How many lines have a number in each column."""
        return Counter(
            key
            for line in self._lines
            for key, figure in line.figures.items()
            if figure.amount is not None
        )

    def adding(self, terms: Terms) -> Sample:
        """Give the lines that tell of a sum: two of the columns that it adds hold something.

        Where only one does, the sum is that amount, and so is much else.
        """
        columns = columns_in(terms)
        return Sample(
            [
                line
                for line in self._lines
                if sum(1 for key in columns if (own := line.figures.get(key)) and own.amount) > 1
            ]
        )

    def borne_out(self, key: int, terms: Terms) -> Decimal:
        """Give the share of complete lines whose amount is what the terms make of them."""
        fits, total = self._judged(key, terms)
        return Decimal(fits) / total if total else Decimal(0)

    def complete(self, key: int, terms: Terms) -> int:
        """Count the lines that have an amount and all that the terms need."""
        return self._judged(key, terms)[1]

    def _judged(self, key: int, terms: Terms) -> tuple[int, int]:
        """Count the lines whose amount is what the terms make of them, and those with all of it."""
        known = self._fits.get((key, terms))
        if known is not None:
            return known
        law = Law(key, terms)
        fits = total = 0
        for line in self._lines:
            figure = line.figures.get(key)
            stated = None if figure is None else figure.amount
            if stated is None:
                continue
            computed = law.computed(line)
            if computed is None:
                continue
            total += 1
            fits += abs(stated - computed) < max(_ONE, abs(computed) / 1_000)
        self._fits[key, terms] = fits, total
        return fits, total

    def multiple(self, key: int, other: int) -> Terms | None:
        """Give a column as a fixed multiple of another, if it is one in most lines: a currency."""
        ratios: Counter[Decimal] = Counter()
        for line in self._lines:
            whole, part = (line.figures[each].amount for each in (key, other))
            if whole is not None and part:
                ratios[round(whole / part, _DIGITS)] += 1
        ratio, times = max(ratios.items(), key=itemgetter(1), default=(_ONE, 0))
        enough = times >= _ENOUGH and times >= _MOST * ratios.total()
        return (Term(ratio.normalize(), (other,)),) if enough else None

    def multiplies(self, key: int) -> bool:
        """Tell whether a factor column is there for most lines and changes something."""
        values = [
            number
            for line in self._lines
            if (figure := line.figures.get(key)) is not None
            and (number := figure.amount) is not None
        ]
        busy = max(self.filled.values(), default=0)
        return len(values) * 2 >= busy and any(value != 1 for value in values)


class Practice:
    """What the formulas of a table make of its columns."""

    def __init__(self, columns: Sequence[Column], lines: Sequence[Line]) -> None:
        """Take the columns and the lines of one table."""
        self._shown: dict[int, Counter[Terms]] = {}
        filled: Counter[int] = Counter()
        for line in lines:
            for key, figure in line.figures.items():
                filled[key] += figure.amount is not None
                terms = None if figure.derivation is None else figure.derivation.terms
                if terms and any(term.factors for term in terms):
                    self._shown.setdefault(key, Counter())[terms] += 1
        self._filled = filled
        roles = {column.key: column.role for column in columns}
        self._made = {
            key: columns_in(terms) - {key}
            for key in self._shown
            if roles[key] is not Role.PERCENT and (terms := self.habit(key, None))
        }

    def shows(self, key: int) -> bool:
        """Tell whether any formula makes a column of others."""
        return key in self._shown

    def habit(self, key: int, expected: Terms | None) -> Terms | None:
        """Give the terms of most formulas of a column that `shows` any, or of many if expected."""
        shown = self._shown[key]
        if expected is not None and shown[expected] * 4 >= shown.total() and shown[expected] > 1:
            return expected
        terms, times = shown.most_common(1)[0]
        if times < _ENOUGH and self._filled[key] > times:
            return None
        return terms if times >= _MOST * shown.total() or times * 2 > shown.total() else None

    def placed(self, key: int) -> set[int]:
        """Give the columns that the formulas of other columns use."""
        return set().union(*(used for other, used in self._made.items() if other != key))

    def together(self, key: int, others: Sequence[int]) -> bool:
        """Tell whether formulas take a column beside others, of which it is then not made."""
        return any(key in used and used.intersection(others) for used in self._made.values())

    def behind(self, keys: set[int]) -> set[int]:
        """Give the columns that some columns are themselves made of, however far back."""
        known, fresh = set[int](), set(keys)
        while fresh:
            known |= fresh
            fresh = set().union(*(self._made.get(key, set()) for key in fresh)) - known
        return known
