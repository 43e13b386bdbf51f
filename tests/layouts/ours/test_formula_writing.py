"""Formulas written as text: products, sums, links, copies."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kkg_xl.domain.figures import Place, Rounding, Term
from kkg_xl.layouts.ours.formula_writing import copied, link, of_terms, rounded, total_of
from tests.support.grids import book

ONE = Decimal(1)


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ([Term(ONE, (3, 5))], "C7*E7"),
        ([Term(ONE, (3, 4)), Term(ONE, (3, 5))], "C7*D7+C7*E7"),
        ([Term(ONE, (5,)), Term(-ONE, (4,))], "E7-D7"),
        ([Term(-ONE, (4,))], "-D7"),
        ([Term(Decimal("1.11"), (3, 5))], "C7*E7*1.11"),
        ([Term(Decimal(100), (4,), (3,))], "D7/C7*100"),
        ([Term(ONE, (3,)), Term(Decimal(2500), ())], "C7+2500"),
        ([Term(ONE, (), (3,))], "1/C7"),
        ([], None),
        ([Term(ONE / 3, (3,))], None),
    ],
)
def test_terms_are_written_with_the_cells_of_the_row(terms, expected):
    assert expected == of_terms(terms, 7)


@pytest.mark.parametrize(
    ("rounding", "expected"),
    [
        (None, "F9"),
        (Rounding(Decimal(1), "nearest"), "ROUND(F9,0)"),
        (Rounding(Decimal(1000), "down"), "ROUNDDOWN(F9,-3)"),
        (Rounding(Decimal("0.01"), "up"), "ROUNDUP(F9,2)"),
        (Rounding(Decimal(500), "nearest"), "ROUND((F9)/500,0)*500"),
    ],
)
def test_rounding_is_written_as_people_do(rounding, expected):
    assert expected == rounded("F9", rounding)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("C7*E7", "C9*E9"),
        ('IF(C7="","",C7*$E7)', 'IF(C9="","",C9*$E9)'),
        ("C7*H$1", "C9*H$1"),
        ("C7*Harga!$B$2", "C9*Harga!$B$2"),
        ("SUM(C7:E7)", "SUM(C9:E9)"),
        ("C6*E7", None),
        ("C7*Harga!B7", None),
        ("C7*[1]Harga!$B$2", None),
        ("SUM(C:C)", None),
        ("C7*E$7", "C9*E$7"),
        ("SUM(C$7:C7)", None),
    ],
)
def test_a_formula_is_copied_to_another_row_as_filling_down_does(formula, expected):
    assert expected == copied(formula, 7, 9)


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ("Sampul", "F30"),
        ("RAB", "RAB!F30"),
        ("RAB 2009", "'RAB 2009'!F30"),
        ("Ibu's", "'Ibu''s'!F30"),
        ("AB12", "'AB12'!F30"),
        ("R1C1", "'R1C1'!F30"),
    ],
)
def test_a_link_names_the_sheet_where_it_is_another_one(sheet, expected):
    assert expected == link(Place(sheet, "F30"), "Sampul")


SHEET = """
|    | F       |
| -- | ------- |
| 2  | 100     |
| 3  | 100     |
| 4  |         |
| 5  | catatan |
| 6  | 100     |
| 7  | 300     |
| 8  | 100     |
| 9  | =1+1    |
| 10 | 100     |
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([2, 3, 6], "SUM(F2:F6)"),
        ([2, 3, 6, 8], "SUM(F2:F6,F8)"),
        ([8, 10], "SUM(F8,F10)"),
        ([2], "SUM(F2)"),
        ([], None),
    ],
)
def test_a_range_holds_nothing_that_is_not_to_be_counted(rows, expected):
    cells = [Place("RAB", f"F{row}") for row in rows]

    assert expected == total_of(cells, book(SHEET).grids[0])


def test_sub_totals_are_added_with_plus_and_other_sheets_are_named():
    grid = book(SHEET).grids[0]

    assert "F2+F8" == total_of([Place("RAB", "F2"), Place("RAB", "F8")], grid, plainly=True)
    assert "F2+Mei!F9" == total_of([Place("RAB", "F2"), Place("Mei", "F9")], grid, plainly=True)
    assert "SUM(F2:F3)" == total_of([Place("RAB", "F2"), Place("RAB", "F3")], grid, plainly=True)


def test_a_sum_of_too_many_parts_is_not_written():
    far = [Place("Mei", f"F{row}") for row in range(1, 300)]

    assert total_of(far, book(SHEET).grids[0]) is None
