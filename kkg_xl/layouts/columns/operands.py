"""Columns of numbers whose headings say nothing of them: what the formulas of a line use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from kkg_xl.domain.table import Column, Role
from kkg_xl.layouts.columns.contents import Contents
from kkg_xl.layouts.columns.purposes import NUMERIC
from kkg_xl.layouts.columns.regions import Region
from kkg_xl.layouts.laws.derivations import Derivations

_SILENT = frozenset({Role.OTHER, Role.ITEM, Role.DETAIL, Role.NOTE, Role.UNIT})
_SAMPLE = 60
"""Rows whose formulas are looked at: a column that lines reckon with is used early."""
_ENOUGH = 3


def operands(
    region: Region,
    columns: Sequence[Column],
    found: Mapping[int, Contents],
    derivations: Derivations,
) -> tuple[int, ...]:
    """Give columns of numbers without a role that the lines reckon with or that are reckoned.

    `Mark up` beside a price, `OB` beside persons: no heading tells, but formulas use them.
    """
    item = next((column.key for column in columns if column.role is Role.ITEM), None)
    silent = {
        column.key
        for column in columns
        if column.role in _SILENT
        and column.key != item
        and (seen := found.get(column.key)) is not None
        and seen.numbers + seen.pending > seen.worded
    }
    if not silent:
        return ()
    reckoned = {key for key in silent if found[key].formulas >= _ENOUGH}
    numeric = {column.key for column in columns if column.role in NUMERIC}
    used: set[int] = set()
    for number in islice(region.rows, _SAMPLE):
        for column, cell in region.grid.rows[number].items():
            if cell.formula is not None and column in (numeric | silent):
                terms = derivations.derivation(number, column, cell.formula).terms
                used.update(*((*term.factors, *term.divisors) for term in terms or ()))
    return tuple(sorted(silent & (used | reckoned)))
