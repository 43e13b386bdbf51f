"""What the formula of a total counts, told in lines.

A sub-total that is added up stands for the lines that it should count, whatever its own formula
does: a wrong sub-total is its own fault and not that of every total above it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from kkg_xl.domain.figures import Derivation
from kkg_xl.domain.table import Line, Scope, Table, Total

_UNTOLD = (Scope.TAX, Scope.DISCOUNT, Scope.AFTER_TAX)


def times(table: Table, total: Total, key: int) -> Mapping[int, Decimal] | None:
    """Tell how often a total's formula counts each line, by `Line.index`.

    `None` for a typed total, and where the formula is not understood or adds up a tax.
    """
    counted = _counted(total, key)
    if counted is None:
        return None
    often: dict[int, Decimal] = {}
    for index, coefficient in counted:
        lines = _lines(table, index)
        if lines is None:
            return None
        for line in lines:
            often[line] = often.get(line, Decimal(0)) + coefficient
    return often


def added_totals(table: Table, total: Total, key: int) -> list[Total]:
    """Give the totals that a total's formula adds up."""
    rows = (table.by_index.get(index) for index, _ in _counted(total, key) or ())
    return [row for row in rows if isinstance(row, Total)]


def counted_once(table: Table, total: Total, key: int, lines: Sequence[Line]) -> bool:
    """Tell whether a formula counts each of some lines once, and no line that is not its own."""
    often = times(table, total, key)
    if not often:
        return False
    own = set(total.lines)
    return all(often.get(line.index) == 1 for line in lines) and all(
        count == 1 and index in own for index, count in often.items() if count
    )


def _counted(total: Total, key: int) -> tuple[tuple[int, Decimal], ...] | None:
    figure = total.figures.get(key)
    derivation: Derivation | None = None if figure is None else figure.derivation
    return None if derivation is None else derivation.counted


def _lines(table: Table, index: int) -> Sequence[int] | None:
    """Give the lines that a counted row stands for; a row that is none of ours stands for none."""
    row = table.by_index.get(index)
    if row is None:
        return ()
    if isinstance(row, Line):
        return (row.index,)
    if row.scope in _UNTOLD:
        return None
    if row.lines or row.of is None or row.of == index:
        return row.lines
    return _lines(table, row.of)
