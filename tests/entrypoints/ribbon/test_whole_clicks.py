"""Whole clicks: VBA's call-back, the process that it starts, the live workbook that it changes."""

from __future__ import annotations

import pytest

from tests.support.libreoffice.clicking import Clicker
from tests.support.libreoffice.pressing import Ribbon


@pytest.fixture
def clicker(engine, office, tmp_path):
    """Sit at a LibreOffice that has the add-in, in Indonesian."""
    folder = tmp_path / "orang"
    folder.mkdir()
    ribbon = Ribbon(engine, folder, "python")
    ribbon.press("KkgLanguageIndonesian")
    yield Clicker(office, ribbon, folder)
    ribbon.close()


@pytest.fixture
def budget(app, clicker):
    """Open a budget with a wrong amount, never saved."""
    sheet = app.books.add().sheets[0]
    sheet.name = "RAB"
    sheet["A1:G6"].formula = [
        ["RENCANA ANGGARAN BIAYA", "", "", "", "", "", ""],
        ["NO", "URAIAN", "VOLUME", "SATUAN", "HARGA SATUAN", "JUMLAH", "KET"],
        ["1", "Konsumsi peserta", "40", "orang", "25000", "1000000", ""],
        ["2", "Honor narasumber", "2", "orang", "500000", "900000", ""],
        ["3", "Penggandaan", "40", "eks", "10000", "400000", ""],
        ["", "JUMLAH", "", "", "", "=SUM(F3:F5)", ""],
    ]
    return sheet


def test_the_check_marks_the_wrong_amount_and_lists_it(clicker, budget):
    answer = clicker.click("KkgCheck")

    assert "" == answer.errors
    assert 0 == answer.code
    assert 1 == len(answer.messages)
    assert "Temuan" in budget.book.sheet_names
    assert budget["F4"].note is not None
    assert 900000.0 == budget["F4"].value


def test_recalculating_is_undone_by_the_next_button(clicker, budget):
    recalculated = clicker.click("KkgRecalculate")

    assert ("", 0) == (recalculated.errors, recalculated.code)
    assert "=C4*E4" == budget["F4"].formula
    assert 2400000.0 == budget["F6"].value
    undone = clicker.click("KkgUndo")
    assert ("", 0) == (undone.errors, undone.code)
    assert "900000" == budget["F4"].formula
