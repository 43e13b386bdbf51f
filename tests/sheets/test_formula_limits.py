"""Formulas that are deep, long, many or made to do harm."""

from decimal import Decimal

import pytest

from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.grid import Book, Cell, Grid, Kind
from tests.sheets.calculated import calculate, calculator, grid, stored


def test_a_chain_of_fifty_thousand_cells_is_followed():
    cells = {"A1": 1, **{f"A{row}": f"=A{row - 1}+1" for row in range(2, 50_001)}}

    assert Decimal(50_000) == calculator(cells)("A50000")


def test_after_its_budget_a_workbook_is_told_no_more():
    book = Book("test.xlsx", (grid("RAB", {"A1": 1, "B1": "=SUM(A1:A1000)", "B2": "=1+1"}),))
    told = Calculator(book, budget=5000)

    results = [told.given("RAB", 1, 2)]
    rows = Grid("RAB", {row: {1: Cell(Kind.NUMBER, Decimal(1))} for row in range(1, 1001)})
    rows.rows[1][2] = Cell(Kind.NUMBER, Decimal(0), "SUM(A1:A1000)")
    spent = Calculator(Book("test.xlsx", (rows,)), budget=1500)

    assert [Decimal(1)] == results
    assert [Decimal(1000), None] == [spent.given("RAB", 1, 2) for _ in range(2)]


def test_a_whole_sheet_costs_as_much_as_has_cells():
    told = Calculator(
        Book(
            "test.xlsx", (grid("RAB", {"B2": 5, "A1": 1}), grid("X", {"A1": "=SUM(RAB!1:1048576)"}))
        ),
        budget=100,
    )

    assert Decimal(6) == told.given("X", 1, 1)


def test_texts_that_double_from_cell_to_cell_end_at_the_length_of_a_cell():
    cells = {"A1": "x", **{f"A{row}": f"=A{row - 1}&A{row - 1}" for row in range(2, 100)}}

    assert calculator(cells)("A99") == "#VALUE!"


def test_names_that_stand_for_many_names_each_end_with_the_budget():
    names = {f"_{level}": "+".join([f"_{level + 1}"] * 50) for level in range(20)}

    assert calculate("_0", names=names) is None


def test_a_pattern_full_of_stars_is_as_quick_as_any_other():
    stars = "a*" * 120 + "b"

    assert Decimal(0) == calculate(f'COUNTIF(A1:A2,"{stars}")', {"A1": "a" * 32_000})


@pytest.mark.parametrize(
    "formula",
    [
        "(1=1&1+1*1^" * 90 + "1" + ")" * 90,
        "IF(TRUE,1+" * 95 + "1" + ")" * 95,
        "+".join(["A1"] * 290),
        "9^9^9^9",
        "1.0000001^10^15",
        'REPT("x",32767)&REPT("x",32767)',
    ],
)
def test_what_is_deep_or_large_does_no_harm(formula):
    calculate(formula, {"A1": 1})


def test_a_mismatch_in_a_long_table_is_told():
    cells = {"A1": 1, **{f"A{row}": stored(row + 1, f"A{row - 1}+1") for row in range(2, 5000)}}
    told = calculator(cells)

    assert Decimal(2) == told("A2")
    assert Decimal(5000) == told("A4999")
