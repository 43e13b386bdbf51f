"""Whole clicks: VBA's call-back, the process that it starts, the live workbook that it changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kkg_xl import __version__
from kkg_xl.entrypoints.addin.words import CAPTIONS
from tests.support.libreoffice.clicking import Clicker
from tests.support.libreoffice.pressing import Ribbon

EXAMPLE = Path(__file__).parents[3] / "workbooks" / "templates" / "contoh.xlsx"


@pytest.fixture
def desk(tmp_path):
    """Give the folder where the person keeps workbooks; programs start there, too."""
    folder = tmp_path / "meja"
    folder.mkdir()
    return folder


@pytest.fixture
def clicker(engine, office, tmp_path, desk):
    """Sit at a LibreOffice that has the add-in, in Indonesian."""
    ribbon = Ribbon(engine, tmp_path, "python")
    ribbon.press("KkgLanguageIndonesian")
    yield Clicker(office, ribbon, desk)
    ribbon.close()


@pytest.fixture
def budget(app, clicker):
    """Open a budget with a wrong amount, never saved."""
    sheet = app.books.add().sheets[0]
    sheet.name = "RAB"
    sheet["A1:F6"].formula = [
        ["RENCANA ANGGARAN BIAYA", "", "", "", "", ""],
        ["NO", "URAIAN", "VOLUME", "SATUAN", "HARGA SATUAN", "JUMLAH"],
        ["1", "Konsumsi peserta", "40", "orang", "25000", "1000000"],
        ["2", "Honor narasumber", "2", "orang", "500000", "900000"],
        ["3", "Penggandaan", "40", "eks", "10000", "400000"],
        ["", "JUMLAH", "", "", "", "=SUM(F3:F5)"],
    ]
    return sheet


def test_check_marks_the_wrong_amount_and_lists_it_and_the_marks_go_again(clicker, budget):
    checked = clicker.click("KkgCheck")

    assert (0, "") == (checked.code, checked.errors)
    assert ["RAB", "Temuan"] == sorted(budget.book.sheet_names)
    assert "Rp1.000.000" in budget["F4"].note.text
    assert 1 == len(budget["F4"].conditional_formats)
    assert 900000.0 == budget["F4"].value

    budget.activate()
    assert (0, []) == clicker.click("KkgNextFinding")[:2]
    assert "$F$4" == budget.book.selection.address

    cleared = clicker.click("KkgClearMarks")
    assert (0, "") == (cleared.code, cleared.errors)
    assert ["RAB"] == budget.book.sheet_names
    assert budget["F4"].note is None
    assert 0 == len(budget["F4"].conditional_formats)


def test_recalculating_is_undone_by_the_next_button(clicker, budget):
    assert (0, "") == clicker.click("KkgRecalculate")[::3]
    assert "=C4*E4" == budget["F4"].formula
    assert 2400000.0 == budget["F6"].value

    assert (0, "") == clicker.click("KkgUndo")[::3]
    assert "900000" == budget["F4"].formula
    assert 2300000.0 == budget["F6"].value


def test_sheets_are_written_into_a_workbook_of_any_name(clicker, app, desk):
    path = Path(shutil.copyfile(EXAMPLE, desk / "RAB = 2026 --lang en.xlsx"))
    book = app.books.open(str(path))
    stored = path.read_bytes()
    before = book.sheet_names
    for button in ("KkgBudget", "KkgRealisation"):
        assert (0, "") == clicker.click(button)[::3]

    assert {"RAB (cetak)", "Realisasi"} == {*book.sheet_names} - {*before}
    assert stored == path.read_bytes()


def test_help_and_a_new_workbook_need_no_workbook(clicker, app, budget):
    budget.book.close()
    told = clicker.click("KkgHelp")
    made = clicker.click("KkgNew")

    assert __version__ in told.messages[0]
    assert (0, "") == (made.code, made.errors)
    assert "RAB" in app.books.active.sheet_names


def test_where_excel_is_not_found_the_add_in_itself_speaks(clicker, budget):
    asked = clicker.ribbon.press("KkgCheck").asked
    answer = clicker.start(asked.replace("--app 1", "--app 9"))

    assert (3, [], "") == (answer.code, answer.messages, answer.errors)
    told = clicker.ribbon.press("KkgCheck", code=answer.code).said
    assert CAPTIONS["KkgNotStarted"].label.id == told


def test_a_hostile_workbook_runs_nothing_of_its_own(clicker, app, desk):
    ran = desk / "ran"
    code = f"open({str(ran)!r}, 'w').close()\n"
    for name in ("kkg_xl", "xlwings", "runpy", "sitecustomize", "usercustomize", "json", "uno"):
        (desk / f"{name}.py").write_text(code, "utf-8")
    (desk / "kkg_xl.conf").write_text("INTERPRETER_WIN,jahat.exe\n", "utf-8")
    path = Path(shutil.copyfile(EXAMPLE, desk / "--app=9 -c print.xlsx"))
    book = app.books.open(str(path))
    for name in ("kkg_xl.conf", "xlwings.conf", "_xlwings.conf", "main.py", "kkg_xl.py"):
        sheet = book.sheets.add(name, before=book.sheets[0])
        sheet["A1:B2"].formula = [["Interpreter_Win", "jahat.exe"], ["PYTHONPATH", str(desk)]]
        sheet["A3"].number_format = "@"
        sheet["A3"].value = code
    answer = clicker.click("KkgRecalculate")

    assert (0, "") == (answer.code, answer.errors)
    assert 1 == len(answer.messages)
    assert not ran.exists()
