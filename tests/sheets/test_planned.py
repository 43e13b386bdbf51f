from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kkg_xl.sheets.grid import Cell, Kind, ListTable
from kkg_xl.sheets.planned import book_of, calculated, grid_of, serial, with_free_names
from kkg_xl.sheets.refs import Area
from kkg_xl.sheets.sheet_plan import (
    Allowed,
    Condition,
    Mark,
    Name,
    PlannedCell,
    PlannedTable,
    SheetPlan,
    Style,
    Validation,
)
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


def test_a_table_whose_name_is_taken_gets_another_in_every_formula():
    told = plan(
        PlannedCell(1, 1, Style.HEADING, "JUMLAH"),
        PlannedCell(2, 1, Style.MONEY, Decimal(5)),
        PlannedCell(5, 1, Style.MONEY, formula="SUM(Belanja[JUMLAH])+SUM(BelanjaLain[JUMLAH])"),
        tables=(PlannedTable("Belanja", Area(1, 1, 2, 1), {1: "Belanja[[#This Row],[JUMLAH]]"}),),
        validations=(
            Validation(Area(2, 1, 2, 1), Allowed.RULE, "?", source="A2<SUM(Belanja[JUMLAH])"),
        ),
        conditions=(Condition(Area(2, 1, 2, 1), "A2>SUM(Belanja[JUMLAH])", Mark.WRONG),),
        names=(Name("Daftar", "Belanja[JUMLAH]"),),
    )
    taken = ListTable("belanja", "RAB", Area(1, 1, 1, 1), ("A",))

    (named,) = with_free_names([told], replace(BESIDE, tables=(taken,)))

    assert ["Belanja_2"] == [table.name for table in named.tables]
    assert "SUM(Belanja_2[JUMLAH])+SUM(BelanjaLain[JUMLAH])" == named.cells[-1].formula
    assert {1: "Belanja_2[[#This Row],[JUMLAH]]"} == named.tables[0].formulas
    assert "A2<SUM(Belanja_2[JUMLAH])" == named.validations[0].source
    assert "A2>SUM(Belanja_2[JUMLAH])" == named.conditions[0].formula
    assert "Belanja_2[JUMLAH]" == named.names[0].refers_to


def test_a_table_on_a_sheet_that_is_replaced_takes_no_name():
    told = plan(
        PlannedCell(1, 1, Style.HEADING, "JUMLAH"),
        tables=(PlannedTable("Belanja", Area(1, 1, 2, 1)),),
    )
    own = ListTable("Belanja", "Cetak", Area(1, 1, 1, 1), ("A",))

    assert (told,) == with_free_names([told], replace(BESIDE, tables=(own,)))


def test_the_mark_of_a_plan_is_a_name_of_its_workbook():
    assert {"_kkg_xl_x": "'Cetak'!$A$1"} == book_of([plan(mark="_kkg_xl_x")]).names
