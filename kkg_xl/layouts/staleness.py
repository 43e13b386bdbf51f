"""Stored results that only wait for another one: right again once the cell at fault is calculated.

Somebody changed a volume with calculation switched off: the line is old, and the total of the old
lines too. But where a line alone is old, the total that already says the new one is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from kkg_xl.domain.workbook import Calculation
from kkg_xl.sheets.formulas import Calculator, same
from kkg_xl.sheets.grid import Book, Cell, Grid, Kind
from kkg_xl.sheets.refs import parse_address

_MOST = 500


def in_themselves(found: Sequence[Calculation], book: Book) -> Iterator[Calculation]:
    """Give calculations; a result is borne out if it is what comes of others made new."""
    stale = [each for each in found if _is_stale(each)]
    if not 1 < len(stale) <= _MOST:
        yield from found
        return
    calculator = Calculator(_without_results(book, stale))
    for each in found:
        if _is_stale(each):
            given = calculator.given(each.at.sheet, *parse_address(each.at.cell))
            if isinstance(given, Decimal) and same(_number(each.stored), given):
                yield replace(each, given=_number(each.stored))
                continue
        yield each


def _is_stale(calculation: Calculation) -> bool:
    stored, given = calculation.stored, calculation.given
    if not isinstance(stored, Decimal) or not isinstance(given, Decimal):
        return False
    return not same(stored, given)


def _number(stored: object) -> Decimal | None:
    return stored if isinstance(stored, Decimal) else None


def _without_results(book: Book, stale: Sequence[Calculation]) -> Book:
    """Give a workbook in which nobody has calculated some cells."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for each in stale:
        places[each.at.sheet].append(parse_address(each.at.cell))
    return replace(book, grids=tuple(_forgetting(grid, places[grid.name]) for grid in book.grids))


def _forgetting(grid: Grid, places: Sequence[tuple[int, int]]) -> Grid:
    rows = dict(grid.rows)
    for row, column in places:
        cell = Cell(Kind.NOT_CALCULATED, None, grid.cell(row, column).formula)
        rows[row] = {**rows[row], column: cell}
    return replace(grid, rows=rows) if places else grid
