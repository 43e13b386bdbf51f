"""Lump sums (ls): lines that state an amount and nothing that it could be multiplied from."""

from __future__ import annotations

from kkg_xl.domain.table import Line, Table


def lump_sums(table: Table) -> tuple[Line, ...]:
    """Give the lump sums of a table in which the other lines multiply.

    Factors told in the item itself count as told.
    """
    key = table.money[0] if table.money else -1
    law = table.law_of.get(key)
    if law is not None and law.multiplies:
        return tuple(line for line in table.lines if _is_lump_sum(line, law.columns, key))
    if law is None and any(line.described for line in table.lines):
        return tuple(line for line in table.lines if _is_lump_sum(line, frozenset(), key))
    return ()


def _is_lump_sum(line: Line, columns: frozenset[int], target: int) -> bool:
    stated = line.figures.get(target)
    if stated is None or not stated.amount or line.described is not None:
        return False
    if stated.derivation is not None and stated.derivation.counted:
        return False  # reckoned from other rows of the table, which are its breakdown
    made_of = (line.figures.get(key) for key in columns)
    return all(figure is None or figure.blank for figure in made_of)
