from dataclasses import replace
from decimal import Decimal

import pytest

from kkg_xl.layouts.ours.input_sheets import ATTENDANCE, BUDGET, CASH_BOOK, ROSTER, SCHEDULE
from kkg_xl.layouts.ours.list_sheet import TOP
from kkg_xl.sheets.planned import calculated, grid_of
from kkg_xl.sheets.refs import Area
from kkg_xl.usecases import example

SHEETS = {
    "RAB": (BUDGET, example.budget()),
    "BKU": (CASH_BOOK, example.cash_book()),
    "Peserta": (ROSTER, example.roster()),
    "Jadwal": (SCHEDULE, example.schedule()),
    "Daftar Hadir": (ATTENDANCE, example.attendance()),
}


@pytest.fixture(params=SHEETS, ids=str)
def declared(request):
    return SHEETS[request.param]


def test_what_is_planned_is_what_is_read(declared):
    sheet, rows = declared
    (plan,) = calculated([sheet.plan(rows)])

    read = [
        {heading: cell.value for heading, cell in row.items() if cell.formula is None}
        for row in sheet.read(grid_of(plan))
    ]

    assert rows == read


def test_an_empty_sheet_has_no_rows_however_many_are_prepared(declared):
    sheet, _ = declared
    (plan,) = calculated([sheet.plan()])

    assert [] == sheet.read(grid_of(plan))
    assert sheet.prepared == plan.tables[0].area.bottom - TOP


def test_a_sheet_with_more_rows_than_are_prepared_has_all_of_them(declared):
    sheet, rows = declared
    small = replace(sheet, prepared=1)

    assert TOP + len(rows) == small.plan(rows).tables[0].area.bottom


def test_rows_are_found_again_where_rows_and_columns_were_put_in():
    from tests.support.grids import book

    grid = book("""
|    | B    | C         | D        | E      | F      | G    | H            | I      | J         |
| -- | ---- | --------- | -------- | ------ | ------ | ---- | ------------ | ------ | --------- |
| 8  | KODE | KELOMPOK  | KEGIATAN | VOLUME | SATUAN | KALI | SATUAN BIAYA | JUMLAH | CATATAN   |
| 9  | A.1  | Inservice | Snack    | 4      | orang  | 3    | 20.000       | 240.000 |          |
""").grids[0]

    (row,) = BUDGET.read(grid)
    assert ("A.1", "Snack", Decimal(20000)) == (
        row["KODE"].value,
        row["KEGIATAN"].value,
        row["SATUAN BIAYA"].value,
    )


def test_a_sheet_without_the_headings_has_no_rows():
    from tests.support.grids import book

    assert [] == BUDGET.read(book("|  | A |\n| - | - |\n| 1 | KODE |\n").grids[0])


def test_the_balance_goes_on_over_rows_that_are_still_blank():
    rows = [
        {"PENERIMAAN": Decimal(500)},
        {},
        {"PENGELUARAN": Decimal(200)},
    ]
    (plan,) = calculated([CASH_BOOK.plan(rows)])

    grid = grid_of(plan)
    assert [Decimal(500), "", Decimal(300), ""] == [
        grid.cell(TOP + row, CASH_BOOK.at("SALDO")).value for row in range(1, 5)
    ]
    assert Decimal(300) == grid.cell(TOP - 2, CASH_BOOK.at("SALDO")).value


def test_a_balance_below_zero_is_marked():
    (condition,) = CASH_BOOK.plan().conditions

    assert "AND(ISNUMBER(G6),G6<0)" == condition.formula
    assert Area(6, 7, 65, 7) == condition.area
