"""A workbook sent in by a stranger decides nothing of what a click runs.

What it tries is what xlwings' own RunPython lets a workbook do: a sheet that overrides settings, a
sheet that is run as a module, modules beside the workbook, a name that looks like a switch.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from tests.support.libreoffice.clicking import Clicker
from tests.support.libreoffice.pressing import Ribbon

NAME = "--addin 0 --lang en.xlsx"
CODE = "from pathlib import Path; Path({trace!r}).write_text('ran')\n"
MODULES = ("kkg_xl", "xlwings", "main", "sitecustomize", "usercustomize", "json", "runpy")
SETTINGS = {
    "INTERPRETER_WIN": "evil.exe",
    "INTERPRETER_MAC": "/bin/evil",
    "PYTHONPATH": ".",
    "UDF_MODULES": "main",
    "ADD_WORKBOOK_TO_PYTHONPATH": "true",
}


@pytest.fixture
def folder(tmp_path) -> Path:
    """Lay the traps: each leaves a trace if it is run."""
    folder = tmp_path / "kiriman"
    folder.mkdir()
    code = CODE.format(trace=str(tmp_path / "trace"))
    for name in MODULES:
        (folder / f"{name}.py").write_text(code, encoding="utf-8")
    (folder / ".env").write_text("PYTHONSTARTUP=main.py", encoding="utf-8")
    with xlsxwriter.Workbook(folder / NAME) as book:
        sheet = book.add_worksheet("RAB")
        sheet.write_row("A1", ["NO", "URAIAN", "VOLUME", "HARGA SATUAN (Rp)", "JUMLAH (Rp)"])
        sheet.write_row("A2", [1, "Konsumsi peserta", 40, 25000, 1000000])
        sheet.write_row("A3", [2, "Honor narasumber", 2, 500000, 900000])
        sheet.write_row("B4", ["JUMLAH", "", "", 1900000])
        for conf in ("kkg.conf", "kkg_xl.conf", "xlwings.conf", "_xlwings.conf"):
            for row, pair in enumerate(SETTINGS.items()):
                if not row:
                    settings = book.add_worksheet(conf)
                settings.write_row(row, 0, pair)
        for module in ("main.py", "kkg_xl.py"):
            book.add_worksheet(module).write_column("A1", code.splitlines())
        book.define_name("python", '="evil.exe"')
    return folder


@pytest.fixture
def clicker(engine, office, folder):
    ribbon = Ribbon(engine, folder, "python")
    ribbon.press("KkgLanguageIndonesian")
    yield Clicker(office, ribbon, folder)
    ribbon.close()


@pytest.mark.parametrize("button", ["KkgCheck", "KkgRecalculate", "KkgHelp"])
def test_nothing_of_a_hostile_workbook_is_run(app, clicker, folder, button):
    book = app.books.open(str(folder / NAME))

    answer = clicker.click(button)

    assert ("", 0) == (answer.errors, answer.code)
    assert "add-in versi 0" not in "".join(answer.messages)
    assert not (folder.parent / "trace").exists()
    if button == "KkgCheck":
        assert "1 kesalahan" in answer.messages[0]
        assert "Temuan" in book.sheet_names


def test_the_traps_would_be_sprung_without_isolation(folder, tmp_path):
    """Hold the test itself against a Python that looks beside the workbook."""
    import subprocess
    import sys

    subprocess.run([sys.executable, "-c", "import main"], cwd=folder, check=False)
    assert (tmp_path / "trace").exists()
