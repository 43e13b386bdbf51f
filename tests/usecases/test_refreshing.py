"""What a workbook reads like once some of its cells have changed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kkg_xl.sheets.formula_values import Fault
from kkg_xl.sheets.grid import Book, Cell, Kind
from kkg_xl.sheets.plan import CellChange, Plan, ResultChange
from kkg_xl.usecases.refreshing import refreshed
from tests.support.grids import book
from tests.support.hosts import MemoryHost

SHEET = """
|   | A | B     | C          | D                | E           |
| - | - | ----- | ---------- | ---------------- | ----------- |
| 1 | 4 | =A1*2 | =B1+1      | =10/A1           | =9+9 -> 1   |
| 2 | 5 | =A2*2 | =SUM(B1:B2) | =A1&" x"        | =NOW()+A1 -> 3 |
"""


def told(written: Book, *changes: CellChange):
    outcome = refreshed(written, changes)
    host = MemoryHost(written)
    host.write(Plan(outcome.changes, outcome.results))
    assert host.read() == outcome.book
    return outcome


def test_results_follow_and_those_that_were_old_before_stay():
    outcome = told(book(SHEET), CellChange("RAB", 1, 1, Decimal(5)))

    assert outcome.results == (
        ResultChange("RAB", 1, 2, Decimal(10)),
        ResultChange("RAB", 1, 3, Decimal(11)),
        ResultChange("RAB", 1, 4, Decimal(2)),
        ResultChange("RAB", 2, 3, Decimal(20)),
        ResultChange("RAB", 2, 4, "5 x"),
    )
    assert [str(at) for at in outcome.untold] == ["RAB!E2"]


def test_a_formula_gets_the_result_that_it_gives():
    outcome = told(book(SHEET), CellChange("RAB", 1, 1, None, "A2+1"))

    assert outcome.changes == (CellChange("RAB", 1, 1, Decimal(6), "A2+1"),)
    assert outcome.results[0] == ResultChange("RAB", 1, 2, Decimal(12))


def test_a_formula_that_becomes_an_error_says_so():
    outcome = told(book(SHEET), CellChange("RAB", 1, 1, Decimal(0)))

    assert ResultChange("RAB", 1, 4, Fault("#DIV/0!")) in outcome.results


def test_a_change_whose_formula_gives_an_error_or_is_unknown_is_named():
    outcome = told(
        book(SHEET),
        CellChange("RAB", 3, 1, None, "1/0"),
        CellChange("RAB", 3, 2, None, "NOW()"),
        CellChange("RAB", 3, 3, None, "C3+1"),
    )

    assert [str(at) for at in outcome.failed] == ["RAB!A3", "RAB!B3", "RAB!C3"]


def test_a_text_a_truth_and_a_blank_are_kept_as_they_are():
    outcome = told(
        book(SHEET),
        CellChange("RAB", 1, 1, "=A2"),
        CellChange("RAB", 2, 1, None),
        CellChange("RAB", 3, 1, value=True),
    )

    grid = outcome.book.grids[0]
    assert [grid.cell(row, 1).kind for row in (1, 2, 3)] == [Kind.TEXT, Kind.BLANK, Kind.BOOLEAN]
    assert grid.cell(1, 1).formula is None


def test_an_array_formula_is_not_calculated_here_and_nothing_that_needs_it():
    written = book("""
|   | A | B | C     |
| - | - | - | ----- |
| 1 | 1 | 2 | =B2+1 |
| 2 | 2 | 4 | =A1+1 |
""")
    grid = written.grids[0]
    array = Cell(Kind.NUMBER, Decimal(2), "A1:A2*2", "General", "B1:B2")
    rows = {**grid.rows, 1: {**grid.rows[1], 2: array}}
    written = replace(written, grids=(replace(grid, rows=rows),))

    outcome = told(written, CellChange("RAB", 1, 1, Decimal(3)))

    assert outcome.results == (ResultChange("RAB", 2, 3, Decimal(4)),)
    assert [str(at) for at in outcome.untold] == ["RAB!B1", "RAB!C1"]
