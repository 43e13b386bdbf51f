"""Recalculating workbooks with tables of Excel (Insert, Table), and what newcomers make of ours."""

from __future__ import annotations

from dataclasses import replace

from kkg_xl.rules.model import Severity
from kkg_xl.sheets.grid import Book, Cell, Kind, ListTable
from kkg_xl.sheets.planned import book_of
from kkg_xl.sheets.refs import Area
from kkg_xl.usecases.check import check
from kkg_xl.usecases.new import new_book
from kkg_xl.usecases.recalculate import recalculate
from tests.support.grids import book
from tests.support.hosts import MemoryHost

LIST = ListTable(
    "Belanja", "RAB", Area(1, 1, 4, 6), ("NO", "URAIAN", "VOLUME", "SATUAN", "HARGA", "JUMLAH")
)
"""The lines of three; a fourth one that somebody wrote below is no part of it."""

SHEET = """
|   | A  | B                 | C      | D      | E       | F |
| - | -- | ----------------- | ------ | ------ | ------- | - |
| 1 | NO | URAIAN            | VOLUME | SATUAN | HARGA   | JUMLAH |
| 2 | 1  | Transport peserta |     40 | org    |  50.000 | =Belanja[[#This Row],[VOLUME]]*Belanja[[#This Row],[HARGA]] -> 2.000.000 |
| 3 | 2  | Konsumsi          |     40 | org    |  20.000 | 900.000 |
| 4 | 3  | Spanduk           |      2 | bh     | 150.000 | =Belanja[[#This Row],[VOLUME]]*Belanja[[#This Row],[HARGA]] -> 300.000 |
| 5 | 4  | Fotokopi          |      3 | rim    |  40.000 | 110.000 |
"""


def test_a_line_of_a_table_is_written_in_the_words_of_the_table_and_one_below_it_is_not():
    plan = recalculate(replace(book(SHEET), tables=(LIST,))).plan

    assert {(each.row, each.formula) for each in plan.changes} == {
        (3, "Belanja[[#This Row],[VOLUME]]*Belanja[[#This Row],[HARGA]]"),
        (5, "C5*E5"),
    }


def test_a_workbook_of_ours_that_no_program_has_calculated_gets_all_its_results():
    host = MemoryHost(_never_calculated(book_of(new_book(example=True))))

    host.write(recalculate(host.read()).plan)

    found = check(host.read()).findings
    assert [each for each in found if each.severity is not Severity.INFO] == []


def _never_calculated(written: Book) -> Book:
    """Give a workbook as a program writes it that does not calculate."""

    def forgotten(cell: Cell) -> Cell:
        if cell.formula is None:
            return cell
        return cell._replace(kind=Kind.NOT_CALCULATED, value=None)

    return replace(
        written,
        grids=tuple(
            replace(
                grid,
                rows={
                    row: {column: forgotten(cell) for column, cell in cells.items()}
                    for row, cells in grid.rows.items()
                },
            )
            for grid in written.grids
        ),
    )
