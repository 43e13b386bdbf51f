"""Totals that look like nothing: a bare amount below its lines, without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from kkg_xl.domain.table import Line
from kkg_xl.layouts.lines.entries import Entries
from kkg_xl.layouts.lines.rows import Sorted
from kkg_xl.layouts.lines.sorting import Sort

_NEXT_ROWS = 2


def bare_totals(
    rows: Sequence[Sorted], lines: Mapping[int, Line], money: Sequence[int], entries: Entries
) -> set[int]:
    """Give the rows that state a total although nothing on them says so."""
    if not money:
        return set()
    return set(_without_label(rows, lines, money, entries))


def _without_label(
    rows: Sequence[Sorted], lines: Mapping[int, Line], money: Sequence[int], entries: Entries
) -> Iterator[int]:
    """Find typed totals without a label: a bare amount right below its lines."""
    run: list[Line] = []
    for row in rows:
        if row.sort is Sort.LINE:
            run.append(lines[row.number])
        elif row.sort is Sort.TOTAL:
            run = []
        elif row.sort is Sort.STRAY and len(run) > 1 and set(row.cells) <= set(money):
            stated = {key: entries.figure(row, key).amount for key in row.cells}
            sums = {key: _sum(run, key) for key in stated}
            close = row.number - run[-1].index <= _NEXT_ROWS
            bare = not any(derivation.outside for derivation in row.derivations.values())
            likely = all((stated[key] or 0) * 2 > sums[key] for key in stated)
            if any(stated[key] == sums[key] for key in stated) or (close and bare and likely):
                yield row.number
                run = []


def _sum(lines: Iterable[Line], key: int) -> Decimal:
    return sum((line.figures[key].amount or Decimal(0) for line in lines), Decimal(0))
