"""The new workbook, as the check sees it and as other programs do."""

from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO

import pytest

from kkg_xl.hosts.files.reading.books import read_book
from kkg_xl.hosts.files.rendering.sheets import rendered
from kkg_xl.rules.model import Severity
from kkg_xl.sheets.planned import book_of
from kkg_xl.usecases.budget import budget
from kkg_xl.usecases.check import check
from kkg_xl.usecases.new import new_book
from kkg_xl.usecases.refusals import RefusedError

NAMES = ["Profil", "RAB", "BKU", "Peserta", "Jadwal", "Daftar Hadir", "Petunjuk"]


@pytest.fixture(params=[False, True], ids=["empty", "example"])
def plans(request):
    return new_book(example=request.param)


@pytest.fixture
def file(plans, tmp_path):
    path = tmp_path / "baru.xlsx"
    path.write_bytes(rendered(plans, datetime(2009, 10, 5, tzinfo=UTC)))
    return path


def test_every_sheet_is_there_and_marked_as_ours(plans, file):
    assert NAMES == [plan.name for plan in plans]
    names = read_book(file, "baru.xlsx").names
    assert [] == [plan.mark for plan in plans if not plan.mark or plan.mark not in names]


def test_the_check_finds_nothing_wrong_with_it(file):
    told = check(read_book(file, "baru.xlsx"))

    assert [] == [each for each in told.findings if each.severity is not Severity.INFO]


def test_an_empty_budget_is_told_and_not_printed():
    empty = book_of(new_book())
    told = check(empty)

    assert () == told.findings
    assert ["Sheet RAB: the budget has no lines yet; there was nothing to check"] == [
        each.told("en") for each in told.not_checked
    ]
    with pytest.raises(RefusedError, match="The sheet RAB has no lines yet"):
        budget(empty)


def test_the_check_finds_the_budget_of_the_example():
    told = check(book_of(new_book(example=True)))

    (budget,) = (table for table in told.tables if table.kind == "budget")
    assert (15, Decimal(13157000)) == (budget.lines, budget.computed)


def test_what_is_read_from_the_file_is_what_was_planned(plans, file):
    planned, read = book_of(plans), read_book(file, "baru.xlsx")

    for ours, theirs in zip(planned.grids, read.grids, strict=True):
        assert ours.name == theirs.name
        assert {
            (row, column): (cell.kind, cell.value, cell.formula)
            for row, cells in ours.rows.items()
            for column, cell in cells.items()
        } == {
            (row, column): (cell.kind, cell.value, cell.formula)
            for row, cells in theirs.rows.items()
            for column, cell in cells.items()
        }
    assert [table.name for table in planned.tables] == [table.name for table in read.tables]


def test_openpyxl_calamine_and_pandas_read_the_same_total():
    import openpyxl
    import pandas as pd
    import python_calamine

    made = rendered(new_book(example=True), datetime(2009, 10, 5, tzinfo=UTC))

    assert 13157000 == openpyxl.load_workbook(BytesIO(made), data_only=True)["RAB"]["H3"].value
    rows = python_calamine.load_workbook(BytesIO(made)).get_sheet_by_name("RAB").to_python()
    assert 13157000 == rows[2][7]
    frame = pd.read_excel(BytesIO(made), sheet_name="RAB", header=4, engine="openpyxl")
    assert 13157000 == frame["JUMLAH"].sum()
    assert ["A.1", "A.2"] == list(frame["KODE"][:2])
