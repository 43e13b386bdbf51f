"""A workbook that changed is understood as it would be anew, without reading all of it again."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kkg_xl.layouts.understanding import understand, understood
from kkg_xl.sheets.grid import Book, Kind
from kkg_xl.sheets.plan import CellChange
from kkg_xl.usecases.refreshing import refreshed
from tests.planted.catalogue import Case, cases
from tests.support.grids import book
from tests.usecases.test_recalculate_planted import as_book

BUDGETS = """
Sheet: RAB
|   | A      | B   | C       | D      |
| - | ------ | --- | ------- | ------ |
| 1 | URAIAN | VOL | HARGA   | JUMLAH |
| 2 | Kertas | 4   | 50.000  | =B2*C2 |
| 3 | Tinta  | 2   | 120.000 | =B3*C3 |
| 4 | JUMLAH |     |         | =SUM(D2:D3) |

Sheet: Catatan
|   | A      | B   | C       | D      |
| - | ------ | --- | ------- | ------ |
| 1 | URAIAN | VOL | HARGA   | JUMLAH |
| 2 | Spidol | 6   | 9.000   | =B2*C2 |
| 3 | JUMLAH |     |         | =SUM(D2:D2) |

Sheet: REKAP
|   | A      | B   | C       |
| - | ------ | --- | ------- |
| 1 | NO     | URAIAN | JUMLAH |
| 2 | 1      | RAB | =RAB!D4 |
"""


def test_only_sheets_that_a_change_reaches_are_read_again():
    before = book(BUDGETS)
    outcome = refreshed(before, [CellChange("RAB", 2, 2, Decimal(5))])

    known = understood(before).sheets
    again = understood(outcome.book, known, outcome.reached).sheets

    kept = [sheet.held.grid.name for sheet, old in zip(again, known, strict=True) if sheet is old]
    assert kept == ["Catatan"]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_changed_workbook_is_understood_as_it_would_be_anew(case: Case):
    before = as_book(case)
    for change in doubled(before):
        outcome = refreshed(before, [change])

        again = understood(outcome.book, understood(before).sheets, outcome.reached)

        assert again.workbook == understand(outcome.book)


def doubled(whole: Book) -> list[CellChange]:
    """Double the last typed amount of each sheet."""
    changes = []
    for grid in whole.grids:
        typed = [
            CellChange(grid.name, row, column, cell.value * 2)
            for row, cells in grid.rows.items()
            for column, cell in cells.items()
            if cell.kind is Kind.NUMBER and cell.formula is None and isinstance(cell.value, Decimal)
        ]
        changes += typed[-1:]
    return changes
