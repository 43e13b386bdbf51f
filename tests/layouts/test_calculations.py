"""Of all formulas, those that a rule may have something to say about."""

from decimal import Decimal

import pytest

from kkg_xl.domain.figures import NOT_CALCULATED, CellError
from kkg_xl.layouts.understanding import understand
from kkg_xl.sheets.grid import Book
from tests.sheets.calculated import grid, stored


def _calculations(**cells):
    return understand(Book("x.xlsx", (grid("RAB", cells),))).calculations


@pytest.mark.parametrize(
    ("result", "formula"),
    [(6, "A1*3"), ("HADIR", 'UPPER("hadir")'), (True, "A1=2"), (2, "SUM(A1)")],
)
def test_a_result_that_is_borne_out_is_passed_over(result, formula):
    assert () == _calculations(A1=2, B1=stored(result, formula))


@pytest.mark.parametrize(
    ("result", "formula", "kept", "given"),
    [
        (7, "A1*3", Decimal(7), Decimal(6)),
        ("6", "A1*3", "6", Decimal(6)),
        ("#DIV/0!", "A1/0", CellError("#DIV/0!"), "#DIV/0!"),
        (6, "RAND()", Decimal(6), None),
        (6, "[1]RAB!A1", Decimal(6), None),
    ],
)
def test_all_others_are_kept(result, formula, kept, given):
    (calculation,) = _calculations(A1=2, B1=stored(result, formula))

    assert (kept, given) == (calculation.stored, calculation.given)


def test_what_was_never_calculated_is_kept():
    (calculation,) = _calculations(A1=2, B1="=A1*3")

    assert (NOT_CALCULATED, Decimal(6)) == (calculation.stored, calculation.given)


def _table(**cells):
    """Give the calculations of a small budget with other cells beside it."""
    head = {"A1": "NO", "B1": "URAIAN", "C1": "VOLUME", "D1": "HARGA SATUAN", "E1": "JUMLAH"}
    line = {"A2": 1, "B2": "ATK", "C2": 2, "D2": 5000, "E2": stored(10000, "C2*D2")}
    return _calculations(**head, **line, **cells)


def test_an_error_is_traced_to_the_text_that_a_formula_multiplies():
    (calculation,) = _table(A3=2, B3="Map", C3="tiga", D3=5000, E3=stored("#VALUE!", "C3*D3"))

    assert "C3" == calculation.caused_by.cell


def test_an_error_may_have_no_cause_among_the_cells_referred_to():
    (calculation,) = _calculations(A1=2, C1=5, B1=stored("#DIV/0!", "A1/0"))

    assert calculation.caused_by is None


def test_the_cause_is_sought_on_the_sheet_that_is_named_and_not_in_other_workbooks():
    (calculation,) = _calculations(B1=stored("#REF!", "Lama!A1+[1]RAB!A1"))

    assert calculation.caused_by is None


def test_a_search_over_whole_columns_comes_to_an_end():
    many = {f"C{row}": row for row in range(1, 2_200)}
    (calculation,) = _calculations(B1=stored("#N/A", "SUM(A:A)*E5"), **many)

    assert calculation.caused_by is None


def test_the_cause_of_an_error_in_a_table_reference_is_an_error_of_the_same_kind():
    found = _calculations(A1="#REF!", B1=stored("#REF!", "SUM(Rincian[Jumlah])"))

    assert {"A1"} == {calculation.caused_by.cell for calculation in found}


def test_another_workbook_is_named_as_the_formula_names_it_where_the_file_does_not():
    (calculation,) = _calculations(A1=stored(5, "[Lama.xlsx]RAB!B7"))

    assert ("Lama.xlsx",) == calculation.external


def test_an_error_is_traced_through_the_names_of_a_formula():
    names = {"Barisnya": "RAB!$A$1:$A$2"}
    cells = grid("RAB", {"A1": "#NAME?", "A3": stored("#NAME?", "SUM(barisnya)")})
    (total,) = understand(Book("x.xlsx", (cells,), names=names)).calculations

    assert "RAB!A1" == str(total.caused_by)


def test_a_result_that_others_made_new_bear_out_is_not_stale():
    found = _calculations(
        A1=2,
        B1=stored(7, "A1*3"),
        B2=stored(6, "B1"),
        B3=stored(9, "B1"),
        B4=stored("x", "A1"),
    )

    assert [("B1", 6), ("B2", 6), ("B3", 7), ("B4", 2)] == [
        (each.at.cell, each.given) for each in found
    ]
