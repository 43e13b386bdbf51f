"""Amounts of lines become live formulas of the factors that their table has.

A line that is right and calculated is left in peace. So is one of which the check cannot tell what
was meant: what looks a thousand times too small, a factor that is missing or no number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from kkg_xl.domain.figures import CellError, Figure, Term
from kkg_xl.domain.law import Law
from kkg_xl.domain.practice import (
    as_due,
    formulas,
    is_typed,
    left_blank,
    optional,
    practised,
    present_product,
    roundings,
    stated,
)
from kkg_xl.domain.rounding import agree, same_share
from kkg_xl.domain.table import Line, Role, Table
from kkg_xl.domain.text import Message, Text, say
from kkg_xl.domain.wording import heading, line_name, off_by
from kkg_xl.layouts.words.vocabulary import is_total
from kkg_xl.sheets.grid import Kind
from kkg_xl.usecases.recalculation.desk import GENERAL, Desk, Step
from kkg_xl.usecases.recalculation.manner import Manner
from kkg_xl.usecases.recalculation.numbers import becomes_number, format_of

TYPED = Text(
    id="{line}: {heading} diketik; kini dihitung dari {factors}.",
    en="{line}: {heading} was typed; now calculated from {factors}.",
)
TYPED_WRONG = Text(
    id="{line}: {heading} diketik dan {off}; kini dihitung dari {factors}.",
    en="{line}: {heading} was typed, {off}; now calculated from {factors}.",
)
EMPTY = Text(
    id="{line}: {heading} kosong; kini dihitung dari {factors}.",
    en="{line}: {heading} was empty; now calculated from {factors}.",
)
BROKEN = Text(
    id="{line}: rumus {heading} rusak ({code}); kini dihitung dari {factors}.",
    en="{line}: the formula of {heading} was broken ({code}); now calculated from {factors}.",
)
OTHERWISE = Text(
    id="{line}: rumus {heading} menghitung lain dari judul kolom dan baris lain; kini dihitung "
    "dari {factors}.",
    en="{line}: the formula of {heading} reckoned otherwise than the headings and the other "
    "lines; now calculated from {factors}.",
)

_NO_NUMBER = ("number-unreadable", "formula-error", "line-incomplete")
_NOT_TO_GUESS = (*_NO_NUMBER, "scale-differs", "amount-negative")
_RECKONED = frozenset({Role.DIFFERENCE, Role.PERCENT})
_THOUSANDFOLD = Decimal(1000)


def line_amounts(desk: Desk, table: Table) -> Iterator[Step]:
    """Give the amounts of a table's lines that are to be calculated."""
    for law in table.laws:
        column = _Column(desk, table, practised(table, law))
        if column.is_told:
            yield from column.steps()


class _Column:
    """One column that a law makes of others."""

    def __init__(self, desk: Desk, table: Table, law: Law) -> None:
        self._desk = desk
        self._table = table
        self._law = law
        self._spared = optional(table, law)
        self._manner = Manner(desk, table, law)

    @property
    def is_told(self) -> bool:
        """Tell whether people say what the column is made of: by formulas, or by its heading.

        Columns that only happen to add up, as months and stages do, are nobody's sum.
        """
        table, law = self._table, self._law
        if law.levies and not formulas(table, law.target):
            return False  # a typed tax: who owes none keeps a zero, or nothing
        if law.multiplies or formulas(table, law.target)[law.terms]:
            return True
        column = table.by_key[law.target]
        return column.role in _RECKONED or is_total(column.heading)

    def steps(self) -> Iterator[Step]:
        for line, figure in stated(self._table, self._law):
            law, computed = self._made(line)
            if computed is None:
                continue
            is_right = is_typed(figure) and self._agrees(line, figure, computed)
            if not self._is_clear(law, line, is_right=is_right):
                continue
            why = self._why(line, figure, law, computed, is_right=is_right)
            formula = None if why is None else self._manner.formula(line, law, computed)
            if why is not None and formula is not None:
                yield Step(figure.at, why, formula, number_format=self._look(figure))

    def _made(self, line: Line) -> tuple[Law, Decimal | None]:
        """Give what a line's amount is made of; factors that the author leaves blank are none."""
        law = self._law
        computed = law.computed(line)
        blank = left_blank(law, line)
        if computed is None and self._spared and self._spared.issuperset(blank):
            computed = present_product(law, line)
            factors = tuple(key for key in law.terms[0].factors if key not in blank)
            law = replace(law, terms=(Term(law.terms[0].coefficient, factors),))
        return law, computed

    def _is_clear(self, law: Law, line: Line, *, is_right: bool) -> bool:
        """Tell whether all that the amount is made of are numbers, or become numbers.

        Whatever is to be thought of a price, the amount that it makes may follow it.
        """
        in_doubt = _NO_NUMBER if is_right else _NOT_TO_GUESS
        for key in law.columns:
            figure = line.figures[key]
            if self._desk.flagged(figure.at, *in_doubt):
                return False
            if self._desk.cell(figure.at).kind is Kind.TEXT and not (
                figure.blank or becomes_number(self._desk, self._table, line, key)
            ):
                return False
        return True

    def _why(
        self, line: Line, figure: Figure, law: Law, computed: Decimal, *, is_right: bool
    ) -> Message | None:
        """Tell why an amount is to be calculated; `None` where it stays as it is."""
        flagged, told = self._desk.flagged, self._told(line, law)
        amount = figure.amount
        if amount is None:
            return self._damaged(figure, told)
        if flagged(figure.at, *_NOT_TO_GUESS) or not self._desk.is_known(figure):
            return None
        if is_right or not flagged(figure.at, "line-product-differs", "formula-differs"):
            return say(TYPED, **told) if is_right else None
        if not is_typed(figure):
            return say(OTHERWISE, **told)
        if _is_far_off(amount, computed):
            return None
        off = off_by(self._table, law.target, amount - computed)
        return say(TYPED_WRONG, off=off, **told)

    def _damaged(self, figure: Figure, told: dict[str, Message | str]) -> Message | None:
        """Tell the same of an amount that is missing, or an error of its own formula."""
        if figure.blank and self._desk.flagged(figure.at, "line-incomplete"):
            return say(EMPTY, **told)
        is_own = figure.derivation is not None and self._desk.flagged(figure.at, "formula-error")
        if isinstance(figure.value, CellError) and is_own:
            return say(BROKEN, code=figure.value.code, **told)
        return None

    def _agrees(self, line: Line, figure: Figure, computed: Decimal) -> bool:
        table, law, amount = self._table, self._law, figure.amount
        if amount is None:
            return False
        ways = roundings(law, figure)
        if agree(amount, computed, whole=table.whole, roundings=ways):
            return True
        if table.by_key[law.target].role is Role.PERCENT and law.terms[0].coefficient:
            return same_share(amount, computed / law.terms[0].coefficient)
        due = as_due(table, law, line)
        return due is not None and agree(amount, due, whole=table.whole, roundings=ways)

    def _told(self, line: Line, law: Law) -> dict[str, Message | str]:
        return {
            "line": line_name(line),
            "heading": heading(self._table, law.target),
            "factors": self._working(law),
        }

    def _working(self, law: Law) -> str:
        """Write a law in the words of the headings: `VOLUME × HARGA SATUAN`."""
        written: list[str] = []
        for term in law.terms:
            product = " × ".join(heading(self._table, key) for key in term.factors)
            divided = "".join(f" / {heading(self._table, key)}" for key in term.divisors)
            sign = " − " if term.coefficient < 0 else " + " if written else ""
            written.append(sign + product + divided)
        return "".join(written).strip()

    def _look(self, figure: Figure) -> str | None:
        if not figure.blank:
            return format_of(self._desk, figure)
        usual = self._desk.usual_format(self._table, self._law.target)
        return None if usual == GENERAL else usual


def _is_far_off(amount: Decimal, computed: Decimal) -> bool:
    """Tell whether two amounts are so far apart that rather a factor is wrong than the product."""
    small, large = sorted((abs(amount), abs(computed)))
    return bool(small) and small * _THOUSANDFOLD <= large
