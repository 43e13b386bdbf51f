"""What LibreOffice calculates of our sheets, and that other programs read the same of the file."""

from datetime import UTC, datetime
from decimal import Decimal

import openpyxl
import pandas as pd
import pytest

from kkg_xl.domain.words import in_words
from kkg_xl.hosts.files.reading.books import read_book
from kkg_xl.hosts.files.rendering.sheets import rendered
from kkg_xl.hosts.files.writing.workbook_file import WorkbookFile
from kkg_xl.layouts.ours.spelling_formula import rupiah_in_words
from kkg_xl.sheets.formulas import same
from kkg_xl.sheets.grid import Kind
from kkg_xl.sheets.plan import CellChange, Plan
from kkg_xl.sheets.planned import calculated
from kkg_xl.sheets.sheet_plan import PlannedCell, SheetPlan, Style
from kkg_xl.usecases.attendance import attendance
from kkg_xl.usecases.budget import budget
from kkg_xl.usecases.new import new_book
from kkg_xl.usecases.realisation import realisation
from tests.support.office import converted

CREATED = datetime(2009, 10, 5, tzinfo=UTC)


@pytest.fixture
def printed(tmp_path):
    """Give the example with all sheets of ours written into it."""
    path = tmp_path / "contoh.xlsx"
    path.write_bytes(rendered(new_book(example=True), CREATED))
    for action in (budget, realisation, attendance):
        file = WorkbookFile(path, backups=tmp_path / "undo")
        file.write(action(file.book).plan)
    return path


def results(path):
    """Give the result of every formula, by sheet, row and column."""
    return {
        (grid.name, row, column): "" if cell.value is None else cell.value
        for grid in read_book(path).grids
        for row, cells in grid.rows.items()
        for column, cell in cells.items()
        if cell.formula is not None
    }


def test_libreoffice_calculates_what_is_stored(printed, tmp_path):
    ours = results(printed)

    theirs = results(converted(printed, tmp_path / "office"))

    assert len(ours) > 150
    assert set(ours) == set(theirs)
    assert {} == {
        at: (value, theirs[at]) for at, value in ours.items() if not same(value, theirs[at])
    }


def test_our_sheet_is_still_ours_after_libreoffice_has_saved_it(printed, tmp_path):
    saved = converted(printed, tmp_path / "office")
    file = WorkbookFile(saved, backups=tmp_path / "undo")
    assert not budget(file.book).plan
    file.write(Plan((CellChange("RAB", 6, 4, Decimal(4)),)))

    file = WorkbookFile(saved, backups=tmp_path / "undo")
    decided = budget(file.book)
    file.write(decided.plan)

    (sheet,) = decided.receipt.sheets
    assert sheet.replaces
    assert ["RAB (cetak)"] == [g.name for g in read_book(saved).grids if "cetak" in g.name]


def test_libreoffice_calculates_nothing_wrong_in_the_empty_workbook(tmp_path):
    path = tmp_path / "kosong.xlsx"
    path.write_bytes(rendered(new_book(), CREATED))

    book = read_book(converted(path, tmp_path / "office"))

    assert [] == [
        (grid.name, row, column)
        for grid in book.grids
        for row, cells in grid.rows.items()
        for column, cell in cells.items()
        if cell.kind is Kind.ERROR
    ]


def test_libreoffice_writes_amounts_in_words_as_we_do(tmp_path):
    numbers = [0, 7, 11, 19, 21, 100, 101, 999, 1000, 1001, 11_111, 100_000, 999_999]
    numbers += [1_000_000, 13_157_000, 2_001_001, 10**9 + 1, 10**12, 987_654_321_987_654]
    cells = []
    for row, value in enumerate(numbers, 1):
        cells.append(PlannedCell(row, 1, Style.MONEY, Decimal(value)))
        cells.append(PlannedCell(row, 2, Style.WORDS, formula=rupiah_in_words(f"A{row}")))
    path = tmp_path / "kata.xlsx"
    path.write_bytes(rendered(calculated([SheetPlan("Kata", tuple(cells))]), CREATED))

    theirs = results(converted(path, tmp_path / "office"))

    assert [f"{in_words(value)} rupiah" for value in numbers] == [
        theirs["Kata", row, 2].lower() for row in range(1, len(numbers) + 1)
    ]


def test_libreoffice_keeps_the_table_and_its_drop_down_lists(tmp_path):
    path = tmp_path / "contoh.xlsx"
    path.write_bytes(rendered(new_book(example=True), CREATED))

    book = openpyxl.load_workbook(converted(path, tmp_path / "office"))

    assert "RAB" in book["RAB"].tables
    lists = {
        str(each.formula1)
        for each in book["BKU"].data_validations.dataValidation
        if each.type == "list"
    }
    assert {"DaftarKode"} == lists


def test_openpyxl_calamine_and_pandas_read_the_same_figures(printed):
    import python_calamine

    name = "RAB (cetak)"
    grid = read_book(printed).grid(name)
    ours = {
        (row, column): float(cell.value)
        for row, cells in grid.rows.items()
        for column, cell in cells.items()
        if cell.kind is Kind.NUMBER
    }

    sheet = openpyxl.load_workbook(printed, data_only=True)[name]
    rows = python_calamine.load_workbook(str(printed)).get_sheet_by_name(name).to_python()
    frame = pd.read_excel(printed, sheet_name=name, header=None, engine="openpyxl")

    assert len(ours) > 60
    assert ours == {at: sheet.cell(*at).value for at in ours}
    assert ours == {(row, column): rows[row - 1][column - 1] for row, column in ours}
    assert ours == {(row, column): frame.iloc[row - 1, column - 1] for row, column in ours}
