from dataclasses import replace
from decimal import Decimal

from kkg_xl.sheets.grid import Book, Cell, Grid, Kind
from kkg_xl.sheets.planned import book_of
from kkg_xl.sheets.refs import Area
from kkg_xl.sheets.seals import is_sealed, open_cells, own_sheet, seal, sealing_names
from kkg_xl.sheets.sheet_plan import PlannedCell, SheetPlan, Style


def sealed(*cells):
    return seal(Grid("RAB", {1: dict(enumerate(cells, 1))}))


def number(value, formula=None):
    return Cell(Kind.NUMBER, Decimal(value), formula)


FIRST = (number(3), number(6, "A1*2"), Cell(Kind.TEXT, "orang"))


def test_a_sheet_that_nobody_worked_on_has_its_seal():
    assert sealed(*FIRST) == sealed(*FIRST)


def test_what_a_program_writes_anew_when_it_saves_breaks_no_seal():
    again = (number(3), number(7, "$A$1*2"), Cell(Kind.TEXT, "orang"), Cell(Kind.TEXT, ""))

    assert sealed(*FIRST) == sealed(*again)


def test_another_number_breaks_the_seal():
    assert sealed(*FIRST) != sealed(number(4), *FIRST[1:])


def test_a_number_typed_over_a_formula_breaks_the_seal():
    assert sealed(*FIRST) != sealed(FIRST[0], number(6), FIRST[2])


def test_another_text_or_one_more_breaks_the_seal():
    assert sealed(*FIRST) != sealed(*FIRST[:2], Cell(Kind.TEXT, "org"))
    assert sealed(*FIRST) != sealed(*FIRST, Cell(Kind.TEXT, "periksa"))


def test_what_is_written_into_an_open_cell_breaks_no_seal():
    cells = {1: dict(enumerate(FIRST, 1))}
    typed = {1: {**cells[1], 3: Cell(Kind.TEXT, "A.1")}}
    left_open = (Area(1, 3, 4, 3),)

    assert seal(Grid("RAB", cells), left_open) == seal(Grid("RAB", typed), left_open)
    assert seal(Grid("RAB", cells)) != seal(Grid("RAB", typed))


def test_cells_for_people_to_write_into_are_open_and_no_others():
    plan = SheetPlan(
        "Milik '09",
        (
            PlannedCell(1, 1, Style.TEXT, "kode"),
            *(PlannedCell(row, 1, Style.INPUT_CODE) for row in (2, 3, 5)),
            PlannedCell(2, 2, Style.INPUT_MONEY),
        ),
        mark="_ours",
    )
    marked = book_of([replace(plan, names=sealing_names(plan))])

    assert ["A2:A3", "A5:A5", "B2:B2"] == [str(area) for area in open_cells(marked, "_ours")]
    assert is_sealed(marked, "_ours")


def test_a_mark_that_points_nowhere_marks_nothing():
    nowhere = Book("", (Grid("RAB", {}),), names={"_ours": "#REF!", "_gone": "Lama!$A$1"})

    assert [None, None, None] == [own_sheet(nowhere, mark) for mark in ("_ours", "_gone", "_no")]
    assert not is_sealed(nowhere, "_gone")
