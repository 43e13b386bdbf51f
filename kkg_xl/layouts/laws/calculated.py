"""Columns that nearly every line calculates alike, whatever their headings say of them.

A discount, a wage before the deductions, a price with its mark-up, a difference: the lines around
tell what each of them is made of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kkg_xl.domain.figures import Figure, Term
from kkg_xl.domain.law import Law
from kkg_xl.domain.table import Line

_ENOUGH = 3
_FIVE, _FOUR = 5, 4


def calculated(lines: Sequence[Line], known: frozenset[int]) -> Iterator[Law]:
    """Give the laws of columns that have none yet and that lines calculate alike."""
    keys = dict.fromkeys(key for line in lines for key in line.figures)
    for key in keys:
        if key not in known:
            figures = [
                figure
                for line in lines
                if (figure := line.figures.get(key)) is not None and not figure.blank
            ]
            terms = _usual(figures)
            if terms is not None and _is_reckoned(terms, figures):
                yield Law(key, terms)


def _usual(figures: Sequence[Figure]) -> tuple[Term, ...] | None:
    """Give what all formulas but one make of their lines, or four in five of them."""
    shown = Counter(
        figure.derivation.terms
        for figure in figures
        if figure.derivation is not None and figure.derivation.terms
    )
    for terms, times in shown.most_common(1):
        most = times + 1 >= len(figures) or times * _FIVE >= len(figures) * _FOUR
        if terms and times >= _ENOUGH and most:
            return terms
    return None


def _is_reckoned(terms: tuple[Term, ...], figures: Sequence[Figure]) -> bool:
    """Tell a reckoning from a mere link, and from shares of which some are typed on purpose."""
    columns = [key for term in terms for key in (*term.factors, *term.divisors)]
    if not columns:
        return False
    if len(columns) > 1:
        return True
    is_link = terms[0].coefficient == 1 and not terms[0].divisors
    return not is_link and all(figure.derivation is not None for figure in figures)
