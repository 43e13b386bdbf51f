"""Discounts below the lines: taken off, although they are written without a minus.

Right below a total, the label says enough. Below the lines themselves, the total that follows must
take the discount off; a piece of cloth (*potongan kain*) is an item like any other.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from kkg_xl.domain.table import Line
from kkg_xl.layouts.lines.rows import Sorted
from kkg_xl.layouts.lines.sorting import Sort
from kkg_xl.layouts.words.vocabulary import is_discount


def discounts(
    rows: Sequence[Sorted], lines: Mapping[int, Line], money: Collection[int]
) -> set[int]:
    """Give the rows, sorted as lines, that are taken off what stands above them."""
    return {
        row.number
        for place, row in enumerate(rows)
        if _is_written_so(row, lines, money)
        and (_is_below_total(rows[:place], money) or _is_taken_off(rows, place, lines, money))
    }


def _is_written_so(row: Sorted, lines: Mapping[int, Line], money: Collection[int]) -> bool:
    if not _is_bare(row, money) or not is_discount(row.label):
        return False
    amounts = [lines[row.number].figures[key].amount for key in row.cells]
    return all(amount is not None and amount > 0 for amount in amounts)


def _is_bare(row: Sorted, money: Collection[int]) -> bool:
    return row.sort is Sort.LINE and set(row.cells) <= set(money)


def _is_below_total(above: Sequence[Sorted], money: Collection[int]) -> bool:
    """Tell whether nothing but bare amounts stands between a row and the total above it."""
    nearest = next((row for row in reversed(above) if not _is_bare(row, money)), None)
    return nearest is not None and nearest.sort is Sort.TOTAL


def _is_taken_off(
    rows: Sequence[Sorted], place: int, lines: Mapping[int, Line], money: Collection[int]
) -> bool:
    """Tell whether the total below takes a discount off the lines above it."""
    number = rows[place].number
    total = next((row for row in rows[place + 1 :] if not _is_bare(row, money)), None)
    if total is None or total.sort is not Sort.TOTAL:
        return False
    for key in rows[place].cells:
        derivation = total.derivations.get(key)
        if derivation is not None and derivation.counted:
            return any(row == number and times < 0 for row, times in derivation.counted)
        cell = total.cells.get(key)
        if cell is not None and isinstance(cell.value, Decimal):
            own = lines[number].figures[key].amount or Decimal(0)
            others = sum((_worth(lines[r.number], key) for r in _above(rows, place)), Decimal(0))
            return abs(cell.value - others + own) < abs(cell.value - others - own)
    return False


def _above(rows: Sequence[Sorted], place: int) -> list[Sorted]:
    return [row for row in rows[:place] if row.sort is Sort.LINE]


def _worth(line: Line, key: int) -> Decimal:
    amount = line.figures[key].amount or Decimal(0)
    return -amount if is_discount(line.item) else amount
