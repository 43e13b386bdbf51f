"""Which formulas may give something else once some cells have changed."""

from __future__ import annotations

from dataclasses import replace

from kkg_xl.sheets.dependants import Spot, dependants
from kkg_xl.sheets.grid import Cell, Kind
from kkg_xl.sheets.refs import address
from tests.support.grids import book

SHEETS = """
Sheet: RAB

|   | A | B     | C        | D          |
| - | - | ----- | -------- | ---------- |
| 1 | 1 | =A1*2 | =SUM(B:B) | =C1+1     |
| 2 | 2 | =A2*2 | =SUM(A1:XFD1) -> 7 | =5+5 |

Sheet: Feb

|   | A            | B                        | C                  |
| - | ------------ | ------------------------ | ------------------ |
| 1 | =RAB!D1      | =SUM(RAB:Mar!A1) -> 3    | =[1]RAB!A1 -> 3    |
| 2 | =Dana*2 -> 4 | =INDIRECT("RAB!A1") -> 1 | =Hilang!A1 -> #REF! |

Sheet: Mar

|   | A             |
| - | ------------- |
| 1 | =Hilang:Mar!A1 -> 1 |
"""


def found(*changed: str) -> set[str]:
    written = replace(book(SHEETS), names={"Dana": "RAB!$A$2"})
    spots = dependants(written, [spot(each) for each in changed])
    return {f"{each.sheet}!{address(each.row, each.column)}" for each in spots}


def spot(text: str) -> Spot:
    sheet, _, cell = text.partition("!")
    return Spot(sheet, int(cell[1:]), "ABCD".index(cell[0]) + 1)


BUILT = {"Feb!B2"}
"""A formula that builds its reference may depend on anything."""


def test_formulas_are_followed_through_cells_ranges_and_sheets():
    assert found("RAB!A1") == BUILT | {
        "RAB!B1",
        "RAB!C1",
        "RAB!C2",
        "RAB!D1",
        "Feb!A1",
        "Feb!B1",
    }


def test_a_defined_name_is_followed():
    assert found("RAB!A2") == BUILT | {
        "RAB!B2",
        "RAB!C1",
        "RAB!D1",
        "RAB!C2",
        "Feb!A1",
        "Feb!A2",
        "Feb!B1",
    }


def test_what_nobody_refers_to_has_no_dependants():
    assert found("RAB!D2") == BUILT


def test_what_an_array_formula_fills_depends_on_it():
    written = book("""
|   | A | B    | C     |
| - | - | ---- | ----- |
| 1 | 1 | 2    | =B2+1 |
| 2 | 2 | 4    |       |
""")
    array = Cell(Kind.NUMBER, written.grids[0].cell(1, 2).value, "A1:A2*2", "General", "B1:B2")
    grid = written.grids[0]
    rows = {**grid.rows, 1: {**grid.rows[1], 2: array}}
    written = replace(written, grids=(replace(grid, rows=rows),))

    assert dependants(written, [Spot("RAB", 2, 1)]) == {
        Spot("RAB", 1, 2),
        Spot("RAB", 2, 2),
        Spot("RAB", 1, 3),
    }
