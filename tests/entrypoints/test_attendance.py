"""`kkg-xl attendance`, as people call it."""

from __future__ import annotations

import json

import pytest

from kkg_xl.entrypoints import attendance_arguments
from kkg_xl.hosts.files.reading.books import read_book
from tests.support.grids import book, write_xlsx

HADIR = """
Sheet: Hadir

|   | A  | B          | C          | D          | E          |
| - | -- | ---------- | ---------- | ---------- | ---------- |
| 1 | NO | NAMA       | 2009-10-19 | 2009-10-20 | 2009-10-21 |
| 2 | 1  | Peserta 01 | √          | √          | √          |
| 3 | 2  | Peserta 02 | √          | S          |            |
"""


@pytest.fixture
def kkg(tmp_path, monkeypatch):
    """Give a workbook with an attendance list, and stand beside it."""
    monkeypatch.chdir(tmp_path)
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "state"))
    write_xlsx(book(HADIR), tmp_path / "kkg.xlsx")
    return tmp_path / "kkg.xlsx"


def test_the_matrix_is_written_and_undone_byte_for_byte(kkg, call):
    before = kkg.read_bytes()

    said = call("attendance", "kkg.xlsx")

    told = " ".join(said.out.split())
    assert 0 == said.code
    assert "matriks hadir dari Hadir!A1:E3: 2 orang, 3 pertemuan" in told
    assert "sertifikat: 1 berhak, 1 tidak, 0 belum tentu" in told
    assert "Belum diisi: 1 tanda, bukan tidak hadir" in told
    assert "itu bawaan, tidak ada ambang resmi" in told
    names = [grid.name for grid in read_book(kkg).grids]
    assert ["Hadir", "Matriks Hadir", "Sertifikat"] == names
    assert 0 == call("undo", "kkg.xlsx").code
    assert before == kkg.read_bytes()


def test_a_second_run_writes_nothing(kkg, call):
    call("attendance", "kkg.xlsx")
    before = kkg.read_bytes()

    said = call("attendance", "kkg.xlsx")

    assert (0, before) == (said.code, kkg.read_bytes())


def test_a_dry_run_tells_the_same_as_json_and_writes_nothing(kkg, call):
    before = kkg.read_bytes()

    said = call("attendance", "kkg.xlsx", "--dry-run", "--format", "json", "--table", "Hadir")

    told = json.loads(said.out)
    assert ("attendance", "planned") == (told["action"], told["status"])
    assert ["Matriks Hadir", "Sertifikat"] == [each["sheet"] for each in told["sheets"]]
    assert before == kkg.read_bytes()


def test_a_workbook_without_attendance_is_refused(kkg, call):
    write_xlsx(book("Sheet: A\n\n| | A |\n| - | - |\n| 1 | Catatan |\n"), kkg)

    said = call("attendance", "kkg.xlsx", "--format", "json")

    assert (1, "no-attendance") == (said.code, json.loads(said.out)["error"]["kind"])


def test_every_option_is_in_the_help():
    parser = attendance_arguments.attendance_parser("id")

    options = [option for action in parser._actions for option in action.option_strings]  # noqa: SLF001
    for text in attendance_arguments.ATTENDANCE_HELP:
        assert [] == [option for option in options if option not in text]
