"""The formula that a line gets: that of a neighbour, as its author wrote it, else a new one."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

from kkg_xl.domain.figures import Figure, Rounding, Term
from kkg_xl.domain.law import Law
from kkg_xl.domain.practice import formulas, is_rounded, stated, understood
from kkg_xl.domain.table import Line, Role, Table
from kkg_xl.layouts.ours.formula_writing import copied, of_terms, rounded
from kkg_xl.layouts.words.heading_words import PERIOD
from kkg_xl.layouts.words.vocabulary import plain
from kkg_xl.sheets.refs import parse_address
from kkg_xl.usecases.recalculation.desk import Desk
from kkg_xl.usecases.recalculation.kept_rounding import RUPIAH, kept

_MOST_PLACES = 4
_TRIED = 3
"""Neighbours whose formula is tried out in another row."""
_COMPLAINTS = ("formula-differs", "line-product-differs", "formula-error", "result-stale")


class Manner:
    """How the lines of a table reckon one column."""

    def __init__(self, desk: Desk, table: Table, law: Law) -> None:
        """Take the column by the law that makes it."""
        self._desk = desk
        self._table = table
        self._law = law

    def formula(self, line: Line, law: Law, computed: Decimal) -> str | None:
        """Copy the formula of the nearest line that reckons by the law, else write one.

        A formula that cannot be read by its columns, of names or with a function, is copied as
        well if it gives the same here.
        """
        figure = line.figures[law.target]
        if law is self._law:
            for other in _nearest(self._models, line):
                made = self._like(other, line, figure)
                if made is not None:
                    return made
        for other in _nearest(self._unread, line)[:_TRIED]:
            made = self._like(other, line, figure)
            if made is not None and self._desk.would_give(figure.at, made) == computed:
                return made
        row = parse_address(figure.at.cell)[0]
        formula = of_terms(self._with_idle_periods(law), row)
        if formula is None:
            return None
        return rounded(formula, law.rounding or self._rounding(figure, computed))

    def _like(self, other: Line, line: Line, figure: Figure) -> str | None:
        """Copy the formula of another line: as its author wrote it where it means the same here.

        A reference to a table's own row, `[@Harga]`, means nothing below the table.
        """
        model = other.figures[self._law.target]
        if model.derivation is None:
            return None
        plain = copied(model.derivation.formula.removeprefix("="), other.index, line.index)
        written = copied(self._desk.cell(model.at).formula or "", other.index, line.index)
        means = None if written is None else self._desk.in_addresses(figure.at, written)
        return written if means == plain else plain

    def _with_idle_periods(self, law: Law) -> Sequence[Term]:
        """Let a sum of months count those as well that no line has filled yet."""
        columns = self._table.columns
        periods = {c.key for c in columns if PERIOD.fullmatch(plain(c.heading))} - {law.target}
        if not law.columns <= periods:
            return law.terms
        idle = [Term(Decimal(1), (key,)) for key in periods - law.columns]
        return sorted([*law.terms, *idle], key=lambda term: term.factors)

    @cached_property
    def _models(self) -> list[Line]:
        """Give the lines whose formula does what the law says."""
        target, terms = self._law.target, self._law.terms
        return [
            line
            for line in self._table.lines
            if understood(line, target) == terms
            and not self._desk.flagged(
                line.figures[target].at, "formula-differs", "line-product-differs"
            )
        ]

    @cached_property
    def _unread(self) -> list[Line]:
        """Give the lines whose formula does something else, of which nobody complains."""
        return [
            line
            for line, figure in stated(self._table, self._law)
            if figure.derivation is not None
            and figure.derivation.terms is None
            and figure.amount is not None
            and not self._desk.flagged(figure.at, *_COMPLAINTS)
        ]

    def _rounding(self, figure: Figure, computed: Decimal) -> Rounding | None:
        """Keep the rounding that typed amounts have: people type no parts of a rupiah."""
        table, law = self._table, self._law
        if is_rounded(table, law):
            return RUPIAH
        amount = figure.amount
        if table.by_key[law.target].role is Role.PERCENT:
            places = 0 if amount is None else _places(amount)
            return Rounding(Decimal(1).scaleb(-places), "nearest") if places else None
        if not table.whole or formulas(table, law.target):
            return None
        return kept(computed, amount)


def _nearest(lines: Sequence[Line], line: Line) -> Sequence[Line]:
    return sorted(lines, key=lambda other: abs(other.index - line.index))


def _places(amount: Decimal) -> int:
    exponent = amount.normalize().as_tuple().exponent
    return min(_MOST_PLACES, -exponent) if isinstance(exponent, int) and exponent < 0 else 0
