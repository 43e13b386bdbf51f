"""What stands below the last total of a table and belongs to none: notes, not lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from kkg_xl.domain.table import Column, Line, Role
from kkg_xl.layouts.totals.reaches import Reach

_PRICED = (Role.FACTOR, Role.RATE)


def postscript(
    lines: Iterable[Line],
    columns: Sequence[Column],
    money: Collection[int],
    told: Mapping[int, Reach],
) -> list[Line]:
    """Give the lines that are none: below every total, counted by none, and not a whole line.

    `told` is what each total counts, by its row. A whole line has an amount with a number of its
    own or a price, or a volume with a price or a unit; `2. Berlaku sampai 2026` has neither.
    """
    closing = max(told, default=None)
    if closing is None:
        return []
    counted = {index for reach in told.values() for index in reach}
    roles = {column.key: column.role for column in columns if column.role in _PRICED}
    return [
        line
        for line in lines
        if line.index > closing and line.index not in counted and not _is_whole(line, roles, money)
    ]


def _is_whole(line: Line, roles: Mapping[int, Role], money: Collection[int]) -> bool:
    filled = {key for key, figure in line.figures.items() if not figure.blank}
    priced = {roles[key] for key in filled if key in roles}
    if filled & set(money):
        return bool(priced) or bool(line.number)
    return priced == set(_PRICED) or bool(line.unit)
