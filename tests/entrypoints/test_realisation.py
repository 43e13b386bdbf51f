"""`kkg-xl realisation`, as people call it."""

from __future__ import annotations

import json

import pytest

from kkg_xl.entrypoints import realisation_arguments
from kkg_xl.hosts.files.reading.books import read_book
from tests.support.grids import book, write_xlsx

LPJ = """
Sheet: RAB

|   | A  | B        | C      | D            | E           |
| - | -- | -------- | ------ | ------------ | ----------- |
| 1 | NO | URAIAN   | VOLUME | HARGA SATUAN | JUMLAH      |
| 2 | 1  | Snack    | 40     | 20.000       | =C2*D2      |
| 3 | 2  | Kertas   | 2      | 50.000       | =C3*D3      |
| 4 |    | JUMLAH   |        |              | =SUM(E2:E3) |

Sheet: BKU

|   | A          | B    | C            | D       | E       | F         |
| - | ---------- | ---- | ------------ | ------- | ------- | --------- |
| 1 | TANGGAL    | KODE | URAIAN       | MASUK   | KELUAR  | SALDO     |
| 2 | 2009-10-05 |      | Dana tahap 1 | 900.000 |         | =D2-E2    |
| 3 | 2009-10-06 | 1    | Kue 40 orang |         | 810.000 | =F2+D3-E3 |
| 4 | 2009-10-07 |      | Parkir       |         | 5.000   | =F3+D4-E4 |
"""


@pytest.fixture
def lpj(tmp_path, monkeypatch):
    """Give a workbook with a budget and a cash book, and stand beside it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    write_xlsx(book(LPJ), tmp_path / "lpj.xlsx")
    return tmp_path / "lpj.xlsx"


def test_the_realisation_is_written_and_undone_byte_for_byte(lpj, call):
    before = lpj.read_bytes()

    said = call("realisation", "lpj.xlsx")

    assert 0 == said.code
    assert "realisasi dari RAB!A1:E4 dan BKU: 2 pengeluaran" in said.out
    assert "Melebihi rencana: 1 Snack (Rp10.000)" in " ".join(said.out.split())
    assert "isilah kodenya di daftar bawah: BKU!C4" in " ".join(said.out.split())
    assert ["RAB", "BKU", "Realisasi"] == [grid.name for grid in read_book(lpj).grids]
    assert 0 == call("undo", "lpj.xlsx").code
    assert before == lpj.read_bytes()


def test_a_second_run_writes_nothing(lpj, call):
    call("realisation", "lpj.xlsx")
    before = lpj.read_bytes()

    said = call("realisation", "lpj.xlsx")

    assert (0, before) == (said.code, lpj.read_bytes())


def test_a_dry_run_tells_the_same_as_json_and_writes_nothing(lpj, call):
    before = lpj.read_bytes()

    said = call("realisation", "lpj.xlsx", "--dry-run", "--format", "json", "--table", "RAB")

    told = json.loads(said.out)
    assert ("realisation", "planned") == (told["action"], told["status"])
    assert before == lpj.read_bytes()


def test_a_workbook_without_a_cash_book_is_refused(lpj, call):
    write_xlsx(book(LPJ.partition("Sheet: BKU")[0]), lpj)

    said = call("realisation", "lpj.xlsx", "--lang", "en")

    assert 1 == said.code
    assert "There is no cash book (BKU) with entries" in " ".join(said.out.split())


def test_every_option_is_in_its_help():
    parser = realisation_arguments.realisation_parser("id")

    options = [option for action in parser._actions for option in action.option_strings]  # noqa: SLF001
    for text in realisation_arguments.REALISATION_HELP:
        assert [] == [option for option in options if option not in text]
