from datetime import date
from decimal import Decimal

import pytest

from kkg_xl.sheets.grid import Cell, Kind
from kkg_xl.sheets.planned import book_of, calculated, grid_of, serial
from kkg_xl.sheets.refs import Area
from kkg_xl.sheets.sheet_plan import Name, PlannedCell, PlannedTable, SheetPlan, Style
from tests.support.grids import book

BESIDE = book("""
Sheet: RAB

|   | A  |
| - | -- |
| 1 | 20 |
""")


def plan(*cells, **more):
    return SheetPlan("Cetak", cells, **more)


def results(*plans, beside=None):
    return [cell.value for each in calculated(plans, beside) for cell in each.cells]


def test_formulas_get_what_they_give_one_after_the_other():
    told = results(
        plan(
            PlannedCell(1, 1, Style.MONEY, Decimal(3)),
            PlannedCell(2, 1, Style.MONEY, formula="A3*2"),
            PlannedCell(3, 1, Style.MONEY, formula="A1+1"),
        )
    )

    assert [Decimal(3), Decimal(8), Decimal(4)] == told


def test_formulas_look_into_the_workbook_that_they_are_written_into():
    assert [Decimal(40)] == results(
        plan(PlannedCell(1, 1, Style.MONEY, formula="RAB!A1*2")), beside=BESIDE
    )


def test_a_sheet_that_is_replaced_is_not_looked_at():
    new = SheetPlan("rab", (PlannedCell(1, 1, Style.MONEY, Decimal(7)),))

    assert [Decimal(7), Decimal(14)] == results(
        new, plan(PlannedCell(1, 1, Style.MONEY, formula="RAB!A1*2")), beside=BESIDE
    )


def test_formulas_know_the_tables_and_names_of_the_plans():
    told = plan(
        PlannedCell(1, 1, Style.HEADING, "JUMLAH"),
        PlannedCell(2, 1, Style.MONEY, Decimal(5)),
        PlannedCell(3, 1, Style.MONEY, Decimal(6)),
        PlannedCell(5, 1, Style.MONEY, formula="SUM(Belanja[JUMLAH])"),
        PlannedCell(6, 1, Style.MONEY, formula="Tarif*2"),
        tables=(PlannedTable("Belanja", Area(1, 1, 3, 1)),),
        names=(Name("Tarif", "Cetak!$A$2"),),
    )

    assert [Decimal(11), Decimal(10)] == results(told)[-2:]


def test_a_formula_that_cannot_be_calculated_is_not_planned():
    with pytest.raises(ValueError, match=r"Cetak!B2: =NOW\(\) cannot be calculated"):
        calculated([plan(PlannedCell(2, 2, Style.DATE, formula="NOW()"))])


def test_a_plan_is_read_as_what_will_be_written():
    told = grid_of(
        plan(
            PlannedCell(2, 1, Style.DATE, serial(date(2009, 11, 21))),
            PlannedCell(1, 2, Style.TEXT, "=1"),
            PlannedCell(1, 1, Style.TEXT, value=True),
            PlannedCell(1, 3, Style.MONEY),
            PlannedCell(1, 4, Style.MONEY, formula="B9"),
            merged=(Area(1, 1, 1, 2),),
        )
    )

    assert {
        1: {
            1: Cell(Kind.BOOLEAN, value=True),
            2: Cell(Kind.TEXT, "=1"),
            4: Cell(Kind.NOT_CALCULATED, None, "B9"),
        },
        2: {1: Cell(Kind.DATE, Decimal(40138))},
    } == told.rows
    assert (Area(1, 1, 1, 2),) == told.merged


def test_the_sheets_of_the_workbook_come_first():
    assert ["RAB", "Cetak"] == [grid.name for grid in book_of([plan()], BESIDE).grids]
