"""How far the lines of a table bear out what a column may be made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from kkg_xl.domain.law import Law
from kkg_xl.domain.table import Line
from kkg_xl.layouts.law_terms import Terms

_ONE = Decimal(1)


class Sample:
    """Lines that are asked about one law after the other."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Take the lines; those of one table, in order."""
        self._lines = lines
        self.filled = Counter(
            key
            for line in lines
            for key, figure in line.figures.items()
            if figure.amount is not None
        )

    def borne_out(self, key: int, terms: Terms) -> Decimal:
        """Give the share of complete lines whose amount is what the terms make of them."""
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
        return Decimal(fits) / total if total else Decimal(0)

    def complete(self, key: int, terms: Terms) -> int:
        """Count the lines that have an amount and all that the terms need."""
        law = Law(key, terms)
        return sum(
            1
            for line in self._lines
            if line.figures.get(key) is not None
            and line.figures[key].amount is not None
            and law.computed(line) is not None
        )

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
