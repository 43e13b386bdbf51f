"""How a table really reckons: what its formulas show and which factors its author leaves blank."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from kkg_xl.domain.charges import is_charged
from kkg_xl.domain.figures import Derivation, Figure, Rounding, Term
from kkg_xl.domain.law import Law
from kkg_xl.domain.once import once
from kkg_xl.domain.rounding import agree
from kkg_xl.domain.table import Line, Role, Table

ACCOUNTS = frozenset({Role.AMOUNT, Role.PLAN, Role.SPENT})
"""Roles of columns that say what is paid."""
_MOST = Decimal("0.6")
_UNIT = re.compile(r"\s*(sat|unit)", re.IGNORECASE)


def products(table: Table) -> Iterator[Law]:
    """Give the laws that multiply counts and rates into money."""
    for law in table.laws:
        if law.multiplies and table.by_key[law.target].role in ACCOUNTS:
            yield law


@once
def stated(table: Table, law: Law) -> Sequence[tuple[Line, Figure]]:
    """Give each line with the figure that a law speaks of, where every column it needs was read.

    Not what is charged on totals, such as overhead: its formula is the law of that line alone.
    """
    needed = law.columns
    return [
        (line, figure)
        for line in table.lines
        if (figure := line.figures.get(law.target)) is not None
        and needed <= line.figures.keys()
        and not table.is_charge(figure)
        and not is_charged(table, line, law.target)
    ]


def stands_for(terms: tuple[Term, ...]) -> frozenset[int]:
    """Give the columns that a formula uses."""
    return frozenset(key for term in terms for key in (*term.factors, *term.divisors))


def _uses_columns(terms: tuple[Term, ...]) -> bool:
    return any(term.factors or term.divisors for term in terms)


def is_typed(figure: Figure) -> bool:
    """Whether an amount was typed: a constant, or arithmetic on constants such as `=3*50000`."""
    derivation = figure.derivation
    if derivation is None:
        return True
    terms = derivation.terms
    return terms is not None and not _uses_columns(terms) and not derivation.outside


@once
def formulas(table: Table, key: int) -> Counter[tuple[Term, ...]]:
    """Count what the formulas of a column make of their own row."""
    shown: Counter[tuple[Term, ...]] = Counter()
    for line in table.lines:
        terms = understood(line, key)
        if terms is not None:
            shown[terms] += 1
    return shown


def understood(line: Line, key: int) -> tuple[Term, ...] | None:
    """Give what a line's formula makes of its row; `None` for constants and other formulas."""
    figure = line.figures.get(key)
    derivation: Derivation | None = None if figure is None else figure.derivation
    terms = None if derivation is None else derivation.terms
    if terms is None or not _uses_columns(terms):
        return None
    return terms if len(terms) == 1 else tuple(sorted(terms, key=_order))


@once
def practised(table: Table, law: Law) -> Law:
    """Give a law as the column's formulas practise it.

    Where most of them do more than the headings say (a tax included, a constant) that is how
    the author reckons; where they leave a column out, the headings prevail.
    """
    law = replace(law, terms=tuple(sorted(law.terms, key=_order)))
    shown = formulas(table, law.target)
    if not shown:
        return law
    terms, often = shown.most_common(1)[0]
    is_common = often > 1 and often >= _MOST * shown.total()
    return replace(law, terms=terms) if is_common and stands_for(terms) >= law.columns else law


def share_of(shown: Counter[tuple[Term, ...]], terms: tuple[Term, ...]) -> bool:
    """Whether most formulas of the column are like this one."""
    return shown[terms] > 1 and shown[terms] >= _MOST * shown.total()


def roundings(law: Law, figure: Figure) -> tuple[Rounding | None, ...]:
    """Give the ways in which an amount may rightly be rounded."""
    return law.rounding, None if figure.derivation is None else figure.derivation.rounding


def as_due(table: Table, law: Law, line: Line) -> Decimal | None:
    """Give what a law makes of the amounts that a line should state, where it states others.

    The difference to a wrong plan is no second fault. `None` where the line states what is due.
    """
    due = {
        key: line.figures[key]._replace(value=amount)
        for key in law.columns
        if key in table.law_of and key in line.figures
        if (amount := table.due(line, key)) is not None and amount != line.figures[key].amount
    }
    return law.computed(line._replace(figures={**line.figures, **due})) if due else None


def at_last(
    table: Table, line: Line, key: int, above: frozenset[int] = frozenset()
) -> Decimal | None:
    """Give what a line should state in a column, all that it is made of put right before.

    The pay after tax from the days worked, whatever the pay before it and the tax say. What it
    states where no law makes it, or where the line lacks what the law needs.
    """
    law, figure = table.law_of.get(key), line.figures.get(key)
    told = None if figure is None else figure.amount
    if law is None or key in above:
        return told
    right = {
        other: own._replace(value=amount)
        for other in law.columns
        if (own := line.figures.get(other)) is not None
        and (amount := at_last(table, line, other, above | {key})) is not None
    }
    computed = law.computed(line._replace(figures={**line.figures, **right}))
    if computed is None:
        return told
    return computed if law.rounding is None else law.rounding.applied(computed)


def is_sound(table: Table, law: Law, line: Line) -> bool:
    """Whether a line's amount is the product of its factors, as far as these are there."""
    figure, computed = line.figures.get(law.target), law.computed(line)
    amount = None if figure is None else figure.amount
    if figure is None or amount is None or computed is None:
        return True
    return agree(amount, computed, whole=table.whole, roundings=roundings(law, figure))


def is_rounded(table: Table, law: Law) -> bool:
    """Whether most formulas of a column round what they give."""
    derivations = [f.derivation for _, f in stated(table, law) if f.derivation is not None]
    rounded = sum(1 for each in derivations if each.rounding is not None)
    return rounded > 1 and rounded >= _MOST * len(derivations)


def present_product(law: Law, line: Line) -> Decimal | None:
    """Give the product of those factors that are there, for a law of one product.

    `None` if nothing is there, or if something is there that is neither blank nor a number.
    """
    if len(law.terms) != 1 or law.terms[0].divisors:
        return None
    product, told = law.terms[0].coefficient, False
    for key in law.terms[0].factors:
        figure = line.figures.get(key)
        if figure is None or figure.blank:
            continue
        if figure.amount is None:
            return None
        product *= figure.amount
        told = True
    return product if told else None


def left_blank(law: Law, line: Line) -> tuple[int, ...]:
    """Give the columns of a law in which a line has nothing."""
    return tuple(key for key in law.in_order if is_blank(line, key))


def is_blank(line: Line, key: int) -> bool:
    """Whether nothing stands in a line's column."""
    figure = line.figures.get(key)
    return figure is None or figure.blank


@once
def optional(table: Table, law: Law) -> frozenset[int]:
    """Give the columns that lines leave blank for one, their amount being the rest's product.

    Not those in which the author writes even a one.
    """
    found: set[int] = set()
    needed = spelled_out(table, law)
    for line, figure in stated(table, law):
        blank = left_blank(law, line)
        if needed.intersection(blank) or found.issuperset(blank):
            continue
        if len(blank) < len(law.columns):
            amount, product = figure.amount, present_product(law, line)
            if amount and product is not None and agree(amount, product, whole=table.whole):
                found.update(blank)
    return frozenset(found)


def spelled_out(table: Table, law: Law) -> frozenset[int]:
    """Give the counts that the author writes even where they are one: a blank there is missing.

    A blank SATUAN may always mean that the number counts by itself.
    """
    found: set[int] = set()
    every = law.in_order
    paid = [line for line, figure in stated(table, law) if figure.amount]
    told = [line for line in paid if left_blank(law, line) != every]
    for key in every:
        column = table.by_key.get(key)
        if column is None or column.role is not Role.FACTOR or _UNIT.match(column.heading):
            continue
        numbers = [line.figures[key].amount for line in told]
        filled = [number for number in numbers if number is not None]
        if 1 in filled and len(filled) > 2 and len(filled) + 1 >= len(numbers):  # noqa: PLR2004
            found.add(key)
    return frozenset(found)


def _order(term: Term) -> tuple[tuple[int, ...], tuple[int, ...], Decimal]:
    return term.factors, term.divisors, term.coefficient
