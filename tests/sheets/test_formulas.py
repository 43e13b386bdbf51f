"""What formulas give from the cells as they stand."""

from decimal import Decimal

import pytest

from kkg_xl.sheets.formulas import Calculator, same
from kkg_xl.sheets.grid import Book, Cell, Kind
from tests.sheets.calculated import calculate, calculator, grid, stored
from tests.sheets.formulas_told import LINES, NOT_TOLD, TOLD


@pytest.mark.parametrize(("formula", "expected"), TOLD)
def test_a_formula_gives_what_excel_gives(formula, expected):
    given = calculate(formula, LINES)

    if isinstance(given, Decimal):
        expected = Decimal(expected)
    assert expected == given
    assert isinstance(expected, bool) is isinstance(given, bool)


@pytest.mark.parametrize("formula", NOT_TOLD)
def test_what_cannot_be_told_is_not_guessed(formula):
    assert calculate(formula, LINES) is None


def test_one_step_is_made_from_stored_results():
    told = calculator({"A1": 2, "A2": stored(99, "A1*10"), "A3": stored(5, "A2+1")})

    assert Decimal(20) == told("A2")
    assert Decimal(100) == told("A3")


def test_what_was_never_calculated_is_worked_out():
    told = calculator({"A1": 2, "A2": "=A1*10", "A3": stored(5, "SUM(A1:A2)")})

    assert Decimal(22) == told("A3")


def test_circles_are_not_told():
    told = calculator(
        {
            "A1": "=B1",
            "B1": "=A1",
            "C1": "=A1+1",
            "A2": stored(0, "B2+1"),
            "B2": stored(0, "A2+1"),
            "A3": stored(1, "SUM(A1:A9)"),
            "A4": stored(1, "A4+1"),
        }
    )

    assert [None] * 6 == [told(address) for address in ("A1", "B1", "C1", "A2", "A3", "A4")]


def test_a_cell_without_a_formula_and_an_unknown_sheet_give_nothing():
    told = Calculator(Book("test.xlsx", (grid("RAB", {"A1": 5}),)))

    assert told.given("RAB", 1, 1) is None
    assert told.given("RAB", 2, 2) is None
    assert told.given("Rekap", 1, 1) is None


def test_a_formula_that_nothing_was_kept_of_gives_nothing():
    told = calculator({"A1": Cell(Kind.NOT_CALCULATED), "A2": "=A1+1"})

    assert told("A1") is None
    assert told("A2") is None


def test_sheets_are_found_in_any_case_and_summed_through():
    book = Book(
        "test.xlsx",
        (
            grid("Jan", {"F5": 1}),
            grid("Peb", {"F5": 2}),
            grid("Mar", {"F5": 4}),
            grid("Rekap", {"A1": "=SUM(jan:MAR!F5)", "A2": "=pEB!F5*2", "A3": "=Jan:Mar!F5"}),
        ),
    )
    told = Calculator(book)

    assert Decimal(7) == told.given("REKAP", 1, 1)
    assert Decimal(4) == told.given("Rekap", 2, 1)
    assert told.given("Rekap", 3, 1) is None


def test_defined_names_are_followed_if_they_mean_the_same_cells_everywhere():
    names = {
        "Tarif": "RAB!$B$1",
        "PPN": "0.11",
        "Harga": "RAB!$B$1:$B$2",
        "Geser": "RAB!B1",
        "Kosong": "#REF!",
        "Putar": "Putar",
    }
    told = calculator(
        {
            "B1": 50000,
            "B2": 3,
            "A1": "=tarif*2",
            "A2": "=B1*PPN",
            "A3": "=SUM(Harga)",
            "A4": "=Geser",
            "A5": "=Kosong",
            "A6": "=Putar",
        },
        names=names,
    )

    assert [100000, 5500, 50003, None, "#REF!", None] == [told(f"A{row}") for row in range(1, 7)]


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("SUM(A1:A3*B1:B3)", 140),
        ("SUM(IF(A1:A3>1,B1:B3,0))", 50),
        ("SUM(IFERROR(A1:A3/C1:C3,0))", 0),
        ("MAX(LEN(A1:A3))", 1),
        ("A1:A3*2", 2),
        ("A1:A3", 1),
        ("IFS(A1:A3>1,1)", None),
    ],
)
def test_an_array_formula_goes_through_its_ranges(formula, expected):
    cells = {f"A{row}": row for row in (1, 2, 3)} | {f"B{row}": row * 10 for row in (1, 2, 3)}
    array = Cell(Kind.NOT_CALCULATED, None, formula, array="D1:D1")

    assert expected == calculator({**cells, "D1": array})("D1")


def test_a_range_beside_a_formula_means_the_cell_in_its_row():
    told = calculator({"A2": 7, "B2": "=A1:A3*2", "B9": "=A1:A3*2", "A12": "=A2:C2"})

    assert Decimal(14) == told("B2")
    assert told("B9") == "#VALUE!"
    assert Decimal(7) == told("A12")


def test_a_subtotal_leaves_out_other_subtotals():
    told = calculator(
        {
            "A1": 1,
            "A2": 2,
            "A3": stored(3, "SUBTOTAL(9,A1:A2)"),
            "A4": 4,
            "A5": "=SUBTOTAL(9,A1:A4)",
        }
    )

    assert Decimal(7) == told("A5")


def test_a_subtotal_over_hidden_rows_is_told_only_where_it_leaves_them_all_out():
    rows = {"A1": 1, "A2": 2, "B1": "=SUBTOTAL(9,A1:A2)", "B2": "=SUBTOTAL(109,A1:A2)"}
    told = Calculator(Book("test.xlsx", (grid("RAB", rows, hidden=[2]),)))

    assert told.given("RAB", 1, 2) is None
    assert Decimal(1) == told.given("RAB", 2, 2)


def test_dates_count_from_1904_where_the_workbook_does():
    told = calculator({"A1": "=DATE(2009,11,20)", "A2": "=YEAR(A1)"}, date1904=True)

    assert Decimal(38675) == told("A1")
    assert Decimal(2009) == told("A2")


def test_a_date_in_a_cell_is_its_number():
    day = Cell(Kind.DATE, Decimal(40137), number_format="dd-mm-yyyy")

    assert Decimal(40138) == calculate("A1+1", {"A1": day})


@pytest.mark.parametrize(
    ("kept", "given", "expected"),
    [
        (Decimal("0.30000000000000004"), Decimal("0.3"), True),
        (Decimal(1), Decimal("1.0"), True),
        (Decimal("1234567.891"), Decimal("1234567.8911"), True),
        (Decimal(98961375000), Decimal(98961375001), False),
        (Decimal("642451297.5"), Decimal("642451297.49"), False),
        (Decimal("0.1234"), Decimal("0.12341"), False),
        (Decimal("1e20"), Decimal(100000000000000001), False),
        (Decimal("1e20"), Decimal(100000000000000000001), True),
        (Decimal(0), Decimal("-0"), True),
        ("Snack", "snack", False),
        ("#REF!", "#REF!", True),
        (True, True, True),
        (True, Decimal(1), False),
        (Decimal(1), True, False),
        (Decimal(0), False, False),
        (None, Decimal(0), False),
        ("", None, False),
        ("85", Decimal(85), False),
    ],
)
def test_a_stored_result_is_the_same_up_to_binary_rounding(kept, given, expected):
    assert expected is same(kept, given)


@pytest.mark.parametrize(
    ("text", "pattern", "expected"),
    [
        ("Snack rapat", "s*k*t", 1),
        ("Snack rapat", "*rapat", 1),
        ("Snack rapat", "*rapat*", 1),
        ("Snack rapat", "snack", 0),
        ("Snack rapat", "*a*a*a", 0),
        ("Snack rapat", "*a*a*a*", 1),
        ("abab", "*ab", 1),
        ("5*2", "5~*2", 1),
        ("5 2", "5~*2", 0),
        ("a.c", "a.c", 1),
        ("abc", "a.c", 0),
        ("a\nc", "a?c", 1),
    ],
)
def test_stars_stand_for_anything_and_question_marks_for_one_character(text, pattern, expected):
    assert expected == calculate(f'COUNTIF(A1,"{pattern}")', {"A1": text})
