"""Addresses of several cells, each as long as Excel takes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from kkg_xl.sheets.refs import letters

_LONGEST: Final = 250
"""Characters; Excel takes 255."""


def addresses(places: Iterable[tuple[int, int]]) -> Iterator[str]:
    """Write where cells are, given by row and column: runs of rows as ranges.

    >>> [*addresses([(9, 6), (5, 6), (6, 6), (7, 6), (5, 2)])]
    ['B5,F5:F7,F9']
    """
    columns: dict[int, list[int]] = {}
    for row, column in places:
        columns.setdefault(column, []).append(row)
    told = (part for column, rows in sorted(columns.items()) for part in _runs(column, rows))
    return parts(",".join(told))


def parts(address: str) -> Iterator[str]:
    """Cut an address between areas where it is too long."""
    part = ""
    for each in address.split(","):
        if part and len(part) + len(each) >= _LONGEST:
            yield part
            part = ""
        part = f"{part},{each}" if part else each
    if part:
        yield part


def _runs(column: int, rows: Iterable[int]) -> Iterator[str]:
    name = letters(column)
    runs: list[list[int]] = []
    for row in sorted(rows):
        if runs and runs[-1][1] == row - 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    for top, bottom in runs:
        yield f"{name}{top}" if top == bottom else f"{name}{top}:{name}{bottom}"
