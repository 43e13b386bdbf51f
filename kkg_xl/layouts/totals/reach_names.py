"""Totals that are named after what they add up: *Jumlah B*, *JUMLAH PENGELUARAN*."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kkg_xl.layouts.lines.rows import Sorted
from kkg_xl.layouts.lines.sorting import Sort
from kkg_xl.layouts.words.vocabulary import plain

_SHORT = 3


def named_heading(
    rows: Sequence[Sorted], levels: Collection[int], below: Collection[int], place: int
) -> int | None:
    """Give the place of the heading whose code a total below its lines names: Jumlah B.

    `levels` are the rows that open a group, `below` the places of totals below their lines. `None`
    where no heading has that code, or another total has the name already.
    """
    code = plain(rows[place].label).split(" ")[-1]
    for p in range(place - 1, -1, -1):
        row = rows[p]
        if row.sort is Sort.TOTAL and p in below:
            if plain(row.label).split(" ")[-1] == code:
                return None
        elif row.number in levels and row.code.upper() == code:
            return p
    return None


def names_heading(rows: Sequence[Sorted], label: str) -> bool:
    """Tell whether a label names one of the groups by its title: JUMLAH PENGELUARAN."""
    words = plain(label)
    return any(
        len(row.label) > _SHORT and plain(row.label) in words
        for row in rows
        if row.sort is Sort.HEADING
    )
