"""Columns that add other columns: stages to date, pay less what is taken off, a year's months."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from kkg_xl.domain.figures import Term
from kkg_xl.domain.table import Column, Role
from kkg_xl.layouts.laws.terms import Terms, added
from kkg_xl.layouts.words.heading_words import DEDUCTION, PERIOD
from kkg_xl.layouts.words.vocabulary import plain

_ADDED = frozenset({Role.AMOUNT, Role.SPENT, Role.RATE})
_ENOUGH = 2


def sums_of_amounts(
    target: Column, columns: Sequence[Column], filled: Mapping[int, int]
) -> list[Terms]:
    """Give the sums of the amounts to the left, the longest first; of deductions the difference.

    `filled` counts the numbers of each column. One month is no sum of the months before it.
    """
    if PERIOD.fullmatch(plain(target.heading)):
        return []
    before = [
        column
        for column in columns
        if column.key < target.key and column.role in _ADDED and filled[column.key]
    ]
    taken = {column.key for column in before if DEDUCTION.match(plain(column.heading))}
    return [
        tuple(sorted(Term(Decimal(-1 if c.key in taken else 1), (c.key,)) for c in before[first:]))
        for first in range(len(before) - 1)
    ]


def months(target: Column, columns: Sequence[Column], filled: Mapping[int, int]) -> Terms | None:
    """Give the months that a column headed TOTAL adds up, more than two of them."""
    if not plain(target.heading).startswith(("TOTAL", "JUMLAH")):
        return None
    periods = [
        other.key
        for other in columns
        if other.key != target.key and PERIOD.fullmatch(plain(other.heading)) and filled[other.key]
    ]
    return added(periods) if len(periods) > _ENOUGH else None
