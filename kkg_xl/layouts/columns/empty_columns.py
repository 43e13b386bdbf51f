"""Empty columns before or between others that formulas refer to all the same.

`=C5*D5*G5` where G was emptied, or where the price stands one column further: whoever looks a
column of a formula up must find it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kkg_xl.domain.table import Column, Role
from kkg_xl.layouts.columns.regions import Region
from kkg_xl.sheets.formula_references import split
from kkg_xl.sheets.refs import letters


def with_empty_columns(region: Region, columns: Sequence[Column]) -> tuple[Column, ...]:
    """Give columns together with the empty ones up to the last of them that formulas use."""
    known = {column.key for column in columns}
    first, last = region.left, max(known)
    if len(known) == last - first + 1:
        return tuple(columns)  # most tables
    used = {key for key in _used(region) if first <= key < last} - known
    made = (Column(key, letters(key), "", Role.OTHER) for key in used)
    return tuple(sorted((*columns, *made), key=lambda column: column.key))


def _used(region: Region) -> Iterator[int]:
    """Give the columns to which the formulas of a region refer in single rows, not only their own.

    A line may take its price from the row above.
    """
    for number in region.rows:
        for cell in region.grid.rows[number].values():
            if cell.formula is not None:
                for reference in split(cell.formula)[1]:
                    area = reference.area
                    if area.top == area.bottom and not reference.whole:
                        yield from range(area.left, area.right + 1)
