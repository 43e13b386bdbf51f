"""Cells hold the same, whoever wrote them."""

from decimal import Decimal

import pytest

from kkg_xl.hosts.excel.comparing import different, holds, same_content, same_formula
from kkg_xl.sheets.formula_values import Fault
from kkg_xl.sheets.grid import BLANK, Cell, Grid, Kind
from kkg_xl.sheets.plan import CellChange

NUMBER = Cell(Kind.NUMBER, Decimal(3))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SUM(F5:F9)", "sum( F5:F9 )"),
        ("'RAB'!F5*2", "RAB!F5*2"),
        ("_xlfn.IFS(A1,1)", "IFS(A1,1)"),
        ('IF(A1="",0,1.0)', 'IF(A1="",0,1)'),
        ("A1:A3 A2", "a1:a3 A2"),
    ],
)
def test_a_formula_says_the_same_however_it_is_spelled(one, other):
    assert same_formula(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SUM(F5:F9)", "SUM(F5:F10)"),
        ("F5", "$F5"),
        ("RAB!F5", "BKU!F5"),
        ('"a b"&F5', '"ab"&F5'),
        ("A1+1", "A1-1"),
    ],
)
def test_another_formula_is_not_the_same(one, other):
    assert not same_formula(one, other)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (NUMBER, Decimal("3.00")),
        (Cell(Kind.NUMBER, Decimal("0.333333333333333")), Decimal(1) / 3),
        (Cell(Kind.TEXT, "0012"), "0012"),
        (Cell(Kind.BOOLEAN, value=True), True),
        (Cell(Kind.ERROR, "#N/A"), Fault("#N/A")),
        (BLANK, None),
        (BLANK, ""),
        (Cell(Kind.TEXT, ""), None),
    ],
)
def test_a_cell_holds_the_constant_that_was_meant(cell, value):
    assert holds(cell, CellChange("RAB", 1, 1, value))


@pytest.mark.parametrize(
    ("cell", "change"),
    [
        (Cell(Kind.NUMBER, Decimal(12)), CellChange("RAB", 1, 1, "0012")),
        (Cell(Kind.ERROR, "#N/A"), CellChange("RAB", 1, 1, "#N/A")),
        (Cell(Kind.TEXT, "3"), CellChange("RAB", 1, 1, Decimal(3))),
        (NUMBER, CellChange("RAB", 1, 1, Decimal(3), "1+2")),
        (Cell(Kind.NUMBER, Decimal(3), "1+2"), CellChange("RAB", 1, 1, Decimal(3))),
        (NUMBER, CellChange("RAB", 1, 1, value=True)),
    ],
)
def test_a_cell_does_not_hold_what_only_looks_like_it(cell, change):
    assert not holds(cell, change)


def test_a_formula_is_the_same_whatever_it_gives_now():
    assert same_content(Cell(Kind.NUMBER, Decimal(3), "A1"), Cell(Kind.TEXT, "x", "A1"))
    assert not same_content(Cell(Kind.NUMBER, Decimal(3), "A1"), NUMBER)
    assert not same_content(
        Cell(Kind.NUMBER, Decimal(3), "A1"), Cell(Kind.NUMBER, Decimal(3), "A1", array="B1:B1")
    )


def test_cells_that_differ_are_found_row_by_row():
    before = Grid("RAB", {1: {1: NUMBER, 2: NUMBER}, 3: {1: NUMBER}})
    after = Grid("RAB", {1: {1: NUMBER, 2: Cell(Kind.NUMBER, Decimal(4))}, 2: {1: NUMBER}})

    assert [(1, 2), (2, 1), (3, 1)] == [*different(before, after)]
    assert [] == [*different(before, before)]


def test_a_blank_cell_is_one_whether_the_file_names_it_or_not():
    assert same_content(BLANK, Cell(Kind.TEXT, ""))
    assert not same_content(BLANK, NUMBER)
    assert same_content(NUMBER, Cell(Kind.DATE, Decimal("3.0")))
    assert not same_content(Cell(Kind.TEXT, "#N/A"), Cell(Kind.ERROR, "#N/A"))
