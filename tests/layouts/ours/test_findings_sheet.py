from dataclasses import replace
from decimal import Decimal

import pytest

from kkg_xl.domain.figures import Place
from kkg_xl.layouts.ours import findings_sheet
from kkg_xl.layouts.ours.findings_sheet import Head, Listed, Reason
from kkg_xl.sheets.grid import BLANK, Book, Cell, Grid, Kind, ListTable, Reservation
from kkg_xl.sheets.planned import book_of
from kkg_xl.sheets.refs import Area
from kkg_xl.sheets.sheet_plan import Link, Mark, Style

HEAD = Head("rab.xlsx", "2 kesalahan di 1 buku", ("Tidak ada buku kas",))
WRONG = Listed(
    Mark.WRONG,
    "Kesalahan",
    Place("RAB 'A'", "F12"),
    "JUMLAH tertulis 6.307.000",
    Decimal(6307000),
    Decimal(6107000),
    "group-total-differs 0f",
    reason="sudah disetujui pengawas",
    look="<fill/>",
)
WHOLE_SHEET = Listed(
    Mark.NOTEWORTHY, "info", Place("BKU", ""), "tidak terbaca", None, None, "layout-unrecognised 1"
)


def book(findings=(WRONG, WHOLE_SHEET), language="id", head=HEAD):
    plan = findings_sheet.plan(head, findings, language)
    read = book_of([plan])
    return replace(read, names={findings_sheet.MARK: f"'{plan.name}'!$A$1"})


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_is_planned_is_what_is_read(language):
    read = findings_sheet.read(book(language=language))

    assert (
        Reason(
            "group-total-differs 0f",
            Place("RAB 'A'", "F12"),
            "sudah disetujui pengawas",
            Place("Temuan", "I7"),
            "<fill/>",
            WRONG.message,
        ),
        Reason(
            "layout-unrecognised 1",
            Place("BKU", ""),
            "",
            Place("Temuan", "I8"),
            "",
            "tidak terbaca",
        ),
    ) == read


def test_every_finding_has_a_row_with_what_is_stated_and_computed():
    plan = findings_sheet.plan(HEAD, [WRONG], "id")

    row = {cell.column: cell.value for cell in plan.cells if cell.row == 7}
    assert {
        1: Decimal(1),
        2: "Kesalahan",
        3: "RAB 'A'",
        4: "F12",
        5: Decimal(6307000),
        6: Decimal(6107000),
        7: Decimal(200000),
        8: "JUMLAH tertulis 6.307.000",
    } == {column: value for column, value in row.items() if column < 9}


def test_a_cell_leads_to_where_it_stands_and_a_whole_sheet_nowhere():
    plan = findings_sheet.plan(HEAD, [WRONG, WHOLE_SHEET], "id")

    assert (Link(7, 4, "RAB 'A'", 12, 6),) == plan.links


def test_an_amount_with_sen_keeps_them():
    half = WRONG._replace(stated=Decimal("642451297.5"))
    plan = findings_sheet.plan(HEAD, [half], "id")

    styles = {cell.column: cell.style for cell in plan.cells if cell.row == 7}
    assert (Style.FRACTION, Style.MONEY) == (styles[5], styles[6])


def test_what_was_not_checked_stands_below():
    plan = findings_sheet.plan(HEAD, [], "id")

    assert [(9, "Tidak diperiksa"), (10, "–")] == [
        (cell.row, cell.value) for cell in plan.cells if cell.row > 8 and cell.column == 1
    ]


def test_a_clean_workbook_has_a_sheet_that_says_so_and_nothing_below():
    plan = findings_sheet.plan(Head("rab.xlsx", "Tidak ada temuan"), [], "id")

    assert 7 == max(cell.row for cell in plan.cells)
    assert () == findings_sheet.read(book(findings=()))


def test_a_workbook_is_checked_without_the_sheet():
    grid = Grid("RAB", {1: {1: Cell(Kind.TEXT, "RAB")}})
    table = ListTable("T", "Temuan", Area(1, 1, 2, 2), ("a", "b"))
    whole = book()
    annotated = replace(whole, grids=(grid, *whole.grids), tables=(table,))

    assert replace(annotated, grids=(grid,), tables=(), names={}) == findings_sheet.without(
        annotated
    )


def test_a_sheet_called_temuan_that_is_not_ours_is_checked():
    theirs = Book("x", (Grid("Temuan", {1: {1: Cell(Kind.TEXT, "kkg_xl")}}),))

    assert theirs == findings_sheet.without(theirs)
    assert () == findings_sheet.read(theirs)


@pytest.mark.parametrize("refers_to", ["#REF!$A$1", "#REF!", "Lain!$A$1", ""])
def test_a_sheet_of_ours_that_is_gone_is_no_sheet(refers_to):
    theirs = Book("x", (Grid("Temuan", {}),), names={findings_sheet.MARK: refers_to})

    assert () == findings_sheet.read(theirs)


def test_the_sheet_is_known_under_another_name_and_with_another_order_of_columns():
    whole = book(head=replace(HEAD, name="Hasil 'cek'"), findings=(WRONG,))
    (grid,) = whole.grids
    moved = replace(
        grid,
        rows={
            row + 1: {column + 2: cell for column, cell in cells.items()}
            for row, cells in grid.rows.items()
        },
    )
    renamed = replace(whole, grids=(moved,), names={findings_sheet.MARK: "'Hasil ''cek'''!$C$2"})

    (read,) = findings_sheet.read(renamed)
    assert ("sudah disetujui pengawas", "Hasil 'cek'!K8") == (read.text, str(read.at))


def test_a_sheet_that_lost_its_columns_gives_what_is_left():
    (grid,) = book(findings=(WRONG,)).grids
    rows = {
        row: {column: cell for column, cell in cells.items() if column in (3, 10)}
        for row, cells in grid.rows.items()
    }
    left = Book("x", (replace(grid, rows=rows),), names={findings_sheet.MARK: "Temuan!$A$1"})

    (read,) = findings_sheet.read(left)
    assert ("", Place("RAB 'A'", ""), "") == (read.text, read.of, read.look)


def test_its_name_is_one_that_no_sheet_has():
    taken = Book(
        "x",
        (Grid("TEMUAN", {}),),
        reservations=(Reservation("sheet-not-cells", "Temuan 2", detail="chartsheet"),),
    )

    assert "Temuan" == findings_sheet.free_name(Book("x", (Grid("RAB", {}),)))
    assert "Temuan 3" == findings_sheet.free_name(taken)


def test_blank_is_blank():
    (grid,) = book(findings=(WHOLE_SHEET,)).grids

    assert BLANK == grid.cell(7, 9)
