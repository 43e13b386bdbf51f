import json

import pytest

from kkg_xl.entrypoints import budget_arguments
from kkg_xl.hosts.files.reading.books import read_book
from tests.support.grids import book, write_xlsx

RAB = """
|   | A  | B      | C      | D      | E            | F           |
| - | -- | ------ | ------ | ------ | ------------ | ----------- |
| 1 | NO | URAIAN | VOLUME | SATUAN | HARGA SATUAN | JUMLAH (Rp) |
| 2 | 1  | Snack  | 40     | org    | 20.000       | =C2*E2      |
| 3 | 2  | =A2&"" | 2      | rim    | 50.000       | =C3*E3      |
| 4 |    | JUMLAH |        |        |              | =SUM(F2:F3) |
"""


@pytest.fixture
def rab(tmp_path, monkeypatch):
    """Give a workbook with a budget, and stand beside it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    write_xlsx(book(RAB), tmp_path / "rab.xlsx")
    return tmp_path / "rab.xlsx"


def test_the_budget_is_written_and_undone_byte_for_byte(rab, call):
    before = rab.read_bytes()

    said = call("budget", "rab.xlsx")

    assert 0 == said.code
    assert "RAB (cetak) · lembar baru" in said.out
    assert "kkg-xl undo rab.xlsx" in said.out
    assert ["RAB", "RAB (cetak)"] == [grid.name for grid in read_book(rab).grids]
    assert 0 == call("undo", "rab.xlsx").code
    assert before == rab.read_bytes()


def test_a_second_run_writes_nothing(rab, call):
    call("budget", "rab.xlsx")
    before = rab.read_bytes()

    said = call("budget", "rab.xlsx")

    assert (0, before) == (said.code, rab.read_bytes())
    assert "tidak ada yang perlu diubah" in said.out


def test_with_output_the_workbook_itself_is_left_as_it_was(rab, call):
    before = rab.read_bytes()

    assert 0 == call("budget", "rab.xlsx", "--output", "cetak.xlsx").code

    assert before == rab.read_bytes()
    assert "RAB (cetak)" in [g.name for g in read_book(rab.with_name("cetak.xlsx")).grids]


def test_the_receipt_as_json_names_the_sheet(rab, call):
    told = json.loads(call("budget", "rab.xlsx", "--format", "json", "--dry-run").out)

    assert ("budget", "planned", "RAB (cetak)", False) == (
        told["action"],
        told["status"],
        told["sheets"][0]["sheet"],
        told["sheets"][0]["replaces"],
    )
    assert "RAB!A1:F4" in told["sheets"][0]["what"]


def test_the_check_of_what_was_written_finds_nothing(rab, call):
    call("budget", "rab.xlsx")

    told = json.loads(call("check", "rab.xlsx", "--format", "json").out)
    assert [] == [each for each in told["findings"] if each["severity"] != "info"]
    assert [900_000, 900_000] == [table["stated_total"] for table in told["tables"]]


def test_a_table_that_is_not_there_is_refused(rab, call):
    said = call("budget", "rab.xlsx", "--table", "Rencana", "--lang", "en")

    assert 1 == said.code
    assert "[no-budget]" in said.out


def test_every_option_of_budget_is_in_its_help():
    parser = budget_arguments.budget_parser("id")

    options = [option for action in parser._actions for option in action.option_strings]  # noqa: SLF001
    for text in budget_arguments.BUDGET_HELP:
        assert [] == [option for option in options if option not in text]
