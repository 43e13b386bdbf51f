"""Workbooks of other formats, made by LibreOffice where it is installed."""

import datetime as dt
import io
import json
import shutil
import sys
import time
from decimal import Decimal

import openpyxl
import pytest

from kkg_xl.hosts.files.reading import legacy, legacy_child, limits
from kkg_xl.hosts.files.reading.books import read_book
from kkg_xl.sheets.grid import BLANK, Cell, Kind, Reservation
from kkg_xl.sheets.refs import Area
from kkg_xl.usecases.reservations import RESERVATIONS, reserved
from kkg_xl.usecases.unreadable import UnreadableWorkbookError
from tests.support.office import converted


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    """Make one workbook in each old format."""
    folder = tmp_path_factory.mktemp("samples")
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "RAB"
    sheet["B3"], sheet["C3"], sheet["C4"], sheet["E4"] = "Uraian", 12.5, "=1/0", "=C3*2"
    sheet["D3"] = dt.date(2009, 10, 19)
    sheet["D4"] = -50000
    sheet["D3"].number_format = sheet["D4"].number_format = "dd/mm/yyyy"
    sheet["B4"], sheet["B5"], sheet["D5"] = True, "  spasi ", 1350000
    sheet["D5"].number_format = "#,##0"
    sheet["B7"] = "Gabung"
    sheet.merge_cells("B7:D7")
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["F"].hidden = True
    workbook.create_sheet("Simpan").sheet_state = "hidden"
    workbook["Simpan"]["A1"] = 1
    workbook.save(folder / "b.xlsx")
    for ending in ("xls", "ods"):
        converted(folder / "b.xlsx", folder, ending)
    return folder


def test_xls_is_read_with_its_errors_formats_and_what_is_hidden(samples):
    book = read_book(samples / "b.xls")
    grid = book.grids[0]

    assert Cell(Kind.TEXT, "Uraian") == grid.cell(3, 2)
    assert Cell(Kind.NUMBER, Decimal("12.5")) == grid.cell(3, 3)
    assert Cell(Kind.DATE, Decimal(40105), None, "dd/mm/yyyy") == grid.cell(3, 4)
    assert Cell(Kind.DATE, Decimal(-50000), None, "dd/mm/yyyy") == grid.cell(4, 4)
    assert Cell(Kind.BOOLEAN, value=True) == grid.cell(4, 2)
    assert Cell(Kind.ERROR, "#DIV/0!") == grid.cell(4, 3)
    assert Cell(Kind.NUMBER, Decimal(25)) == grid.cell(4, 5)
    assert Cell(Kind.NUMBER, Decimal(1350000), None, "#,##0") == grid.cell(5, 4)
    assert Cell(Kind.TEXT, "  spasi ") == grid.cell(5, 2)
    assert (Area(7, 2, 7, 4),) == grid.merged
    assert {5} == grid.hidden_rows
    assert grid.column_hidden(6)
    assert ["visible", "hidden"] == [each.visibility for each in book.grids]
    assert (Reservation("legacy-no-formulas", detail=".xls"),) == book.reservations


def test_ods_is_read_and_says_what_cannot_be_seen(samples):
    book = read_book(samples / "b.ods")
    grid = book.grids[0]

    assert Cell(Kind.NUMBER, Decimal("12.5")) == grid.cell(3, 3)
    assert (Kind.DATE, Decimal(40105)) == grid.cell(3, 4)[:2]
    assert BLANK == grid.cell(4, 3)
    assert "hidden" == book.grids[1].visibility
    keys = ["legacy-no-formulas", "legacy-no-errors", "legacy-no-hidden"]
    assert keys == [each.key for each in book.reservations]


def test_content_counts_and_not_the_name(samples, tmp_path):
    path = tmp_path / "b.xlsx"
    shutil.copy(samples / "b.xls", path)
    book = read_book(path)

    assert "Uraian" == book.grids[0].cell(3, 2).value
    assert Reservation("name-misleads", detail=".xlsx") in book.reservations


def test_a_damaged_xls_is_refused_or_read_and_nothing_else(samples, tmp_path):
    data = (samples / "b.xls").read_bytes()
    path = tmp_path / "b.xls"
    kinds = set()
    for at in range(512, 2560, 409):
        path.write_bytes(data[:at] + b"\xff" * 40 + data[at + 40 :])
        try:
            kinds.add(read_book(path).name)
        except UnreadableWorkbookError as error:
            kinds.add(error.kind)

    assert kinds <= {str(path), "damaged", "crashed", "too-large", "not-a-workbook", "encrypted"}


def test_an_xls_that_is_cut_off_is_refused(samples, tmp_path):
    path = tmp_path / "b.xls"
    path.write_bytes((samples / "b.xls").read_bytes()[:3000])

    with pytest.raises(UnreadableWorkbookError) as caught:
        read_book(path)
    assert caught.value.kind in ("damaged", "crashed", "not-a-workbook")


def answer(*cells, name="RAB"):
    """Answer as a reader does, with one sheet."""
    sheet = {"name": name, "visibility": "visible", "merged": [], "hidden_rows": []}
    sheet |= {"cells": cells, "hidden_columns": []}
    return {"sheets": [sheet], "date1904": False, "others": []}


@pytest.fixture
def answers(monkeypatch):
    """Let the readers answer what a test says."""

    def give(**given):
        monkeypatch.setattr(legacy, "_ask", lambda _data, _kind, _size: given)
        return legacy.read_legacy(b"", "xls", "b.xls", 0)

    return give


def test_where_the_readers_differ_that_is_said(answers):
    book = answers(
        xlrd=answer((1, 1, "n", "5", "General"), (1, 2, "t", "a", "General")),
        calamine=answer((1, 1, "n", "6", "General"), (1, 2, "t", " a", "General")),
    )
    assert Decimal(6) == book.grids[0].cell(1, 1).value
    assert Reservation("readers-differ", "RAB", "A1", "5 / 6") in book.reservations
    assert "a" == book.grids[0].cell(1, 2).value


def test_no_value_is_lost_that_only_one_reader_sees(answers):
    book = answers(
        xlrd=answer((1, 1, "n", "5", "General")), calamine=answer((2, 1, "n", "6", "General"))
    )
    assert [1, 2] == list(book.grids[0].rows)
    assert ["A1", "A2"] == [each.cell for each in book.reservations if each.cell]


def test_a_thousand_differences_are_counted_not_listed(answers):
    mine = [(row, 1, "n", "5", "General") for row in range(1, 1001)]
    other = [(row, 1, "n", "6", "General") for row in range(1, 1001)]
    book = answers(xlrd=answer(*mine), calamine=answer(*other))

    assert 22 == len(book.reservations)
    assert Reservation("readers-differ-more", detail="980") == book.reservations[-1]


def test_sheets_that_only_one_reader_finds_are_said(answers):
    book = answers(xlrd=answer(name="RAB"), calamine=answer(name="BKU"))

    assert Reservation("readers-differ-sheets", detail="BKU, RAB") in book.reservations


@pytest.mark.parametrize("reader", ["xlrd", "calamine"])
def test_one_reader_alone_is_said(answers, reader):
    other = {"xlrd", "calamine"} - {reader}
    given = {reader: answer((1, 1, "n", "5", "General")), other.pop(): {"fault": "broken"}}
    book = answers(**given)

    assert Decimal(5) == book.grids[0].cell(1, 1).value
    assert Reservation("legacy-one-reader", detail=".xls") in book.reservations


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("encrypted", "encrypted"),
        ("broken", "damaged"),
        ("memory", "too-large"),
        ("cells", "too-large"),
    ],
)
def test_what_no_reader_reads_is_refused(answers, fault, kind):
    with pytest.raises(UnreadableWorkbookError) as caught:
        answers(xlrd={"fault": "broken"}, calamine={"fault": fault})
    assert kind == caught.value.kind


def test_one_reader_that_finds_a_password_is_believed(answers):
    with pytest.raises(UnreadableWorkbookError) as caught:
        answers(xlrd={"fault": "encrypted"}, calamine=answer((1, 1, "n", "5", "General")))
    assert "encrypted" == caught.value.kind


@pytest.mark.parametrize(("row", "column"), [(0, 1), (1_048_577, 1), (1, 16_385)])
def test_a_cell_off_the_sheet_is_damage(answers, row, column):
    with pytest.raises(UnreadableWorkbookError) as caught:
        answers(calamine=answer((row, column, "n", "5", "General")), xlrd={"fault": "broken"})
    assert "damaged" == caught.value.kind


def test_a_merge_off_the_sheet_is_damage(answers):
    wide = answer((1, 1, "n", "5", "General"))
    wide["sheets"][0]["merged"] = [(1, 1, 1, 99_999)]
    with pytest.raises(UnreadableWorkbookError) as caught:
        answers(calamine=wide, xlrd={"fault": "broken"})
    assert "damaged" == caught.value.kind


@pytest.mark.skipif(sys.platform == "win32", reason="this system sets no such limits")
def test_limits_of_who_starts_the_child_are_kept(monkeypatch, capsys):
    import resource

    least, set_to = 1 << 20, {}
    monkeypatch.setattr(resource, "getrlimit", lambda _what: (least, least))
    monkeypatch.setattr(resource, "setrlimit", lambda what, both: set_to.update({what: both[0]}))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"no workbook")))
    legacy_child.main("ods", 1 << 40, 5, 9, 999)

    assert {"fault": "broken", "reader": "calamine"} == json.loads(capsys.readouterr().out)
    assert {resource.RLIMIT_AS: least, resource.RLIMIT_CPU: 5, resource.RLIMIT_CORE: 0} == set_to


@pytest.mark.skipif(sys.platform == "win32", reason="this system sends no such signal")
def test_a_child_that_used_up_its_time_timed_out(monkeypatch, tmp_path):
    read = child(monkeypatch, tmp_path, "import os, signal; os.kill(os.getpid(), signal.SIGXCPU)")

    with pytest.raises(UnreadableWorkbookError) as caught:
        read()
    assert "timed-out" == caught.value.kind


def child(monkeypatch, tmp_path, program):
    """Put another program in the place of the child."""
    path = tmp_path / "child.py"
    path.write_text(program)
    monkeypatch.setattr(legacy_child, "__file__", str(path))
    return lambda: legacy.read_legacy(b"", "xls", "b.xls", 0)


def test_a_child_that_dies_is_a_refusal(monkeypatch, tmp_path):
    read = child(monkeypatch, tmp_path, "import os; os.abort()")

    with pytest.raises(UnreadableWorkbookError) as caught:
        read()
    assert "crashed" == caught.value.kind


def test_what_a_child_said_before_it_died_counts(monkeypatch, tmp_path):
    line = '{"reader": "xlrd", "sheets": [], "others": [], "date1904": false}'
    read = child(monkeypatch, tmp_path, f"import os; print({line!r}, flush=True); os.abort()")

    assert Reservation("legacy-one-reader", detail=".xls") in read().reservations


def test_a_child_that_does_not_end_is_ended(monkeypatch, tmp_path):
    monkeypatch.setattr(limits, "LEGACY_SECONDS", 1)
    monkeypatch.setattr(legacy, "_WAITING", 1)
    read = child(monkeypatch, tmp_path, "import time; time.sleep(60)")
    started = time.monotonic()

    with pytest.raises(UnreadableWorkbookError) as caught:
        read()
    assert "timed-out" == caught.value.kind
    assert time.monotonic() - started < 10


@pytest.mark.parametrize("key", RESERVATIONS)
def test_every_reservation_can_be_told(key):
    told = reserved(Reservation(key, "RAB", "B7", ".xls"))

    assert "{" not in told.told("id") + told.told("en")
    assert told.told("id") != told.told("en")
