"""The planted workbooks shaken: cells, rows and columns gone, formulas typed over, texts for numbers.

Nobody means anything by such a workbook, and much may be found in it; but the check comes through.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import TypeAlias

import pytest

from kkg_xl.sheets.grid import Book, Cell, Grid, Kind
from kkg_xl.usecases.check import check
from tests.planted.catalogue import Case, cases
from tests.support import grids

_SHAKES = 5
_TEXTS = (
    "JUMLAH",
    "Jumlah A + B",
    "Sisa",
    "Terbilang",
    "12/05",
    "REALISASI",
    "tiga",
    "-",
    "%",
    "II",
)

Rows: TypeAlias = "dict[int, dict[int, Cell]]"


def _without_a_row(rows: Rows, row: int, _column: int) -> None:
    del rows[row]


def _without_a_cell(rows: Rows, row: int, column: int) -> None:
    del rows[row][column]


def _without_a_column(rows: Rows, _row: int, column: int) -> None:
    for cells in rows.values():
        cells.pop(column, None)


def _typed_over(rows: Rows, row: int, column: int) -> None:
    rows[row][column] = rows[row][column]._replace(formula=None)


def _worded(rows: Rows, row: int, column: int) -> None:
    rows[row][column] = Cell(Kind.TEXT, _TEXTS[(row + column) % len(_TEXTS)])


def _moved_up(rows: Rows, row: int, _column: int) -> None:
    first = min(rows)
    rows[first], rows[row] = rows[row], rows[first]


_WAYS: tuple[Callable[[Rows, int, int], None], ...] = (
    _without_a_row,
    _without_a_cell,
    _without_a_column,
    _typed_over,
    _worded,
    _moved_up,
)


def _shaken(grid: Grid, chance: Random) -> Grid:
    rows = {row: dict(cells) for row, cells in grid.rows.items()}
    for _ in range(chance.randint(1, 5)):
        filled = [row for row, cells in rows.items() if cells]
        if filled:
            row = chance.choice(filled)
            chance.choice(_WAYS)(rows, row, chance.choice(list(rows[row])))
    return replace(grid, rows={row: cells for row, cells in rows.items() if cells})


def _book(case: Case, chance: Random) -> Book:
    book = grids.book(case.text(), case.name)
    return replace(book, grids=tuple(_shaken(grid, chance) for grid in book.grids))


@pytest.mark.parametrize(
    "case", [case for case in cases() if not case.planted], ids=lambda case: case.name
)
def test_the_check_comes_through_whatever_is_gone(case):
    for turn in range(_SHAKES):
        book = _book(case, Random(f"{case.name} {turn}"))  # noqa: S311 -- the same in every run

        assert case.name == check(book).name
