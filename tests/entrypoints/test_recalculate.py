"""`kkg-xl recalculate` and `kkg-xl undo`, as people call them."""

from __future__ import annotations

import json
from textwrap import dedent

import pytest

from kkg_xl.entrypoints import recalculate_arguments, undo_arguments
from kkg_xl.hosts.files.reading.books import read_book
from tests.support.grids import book, write_xlsx

WRONG = """
|   | A  | B                 | C       | D      | E         |
| - | -- | ----------------- | ------- | ------ | --------- |
| 1 | NO | URAIAN            | VOL     | HARGA  | JUMLAH    |
| 2 | 1  | Konsumsi Peserta  | '40 org | 20.000 | 800.000   |
| 3 | 2  | Cetak Buku        | 40      | 25.000 | 1.010.000 |
| 4 | 3  | Sewa Tempat       | 2       | 300.000 | 600.000  |
| 5 | 4  | ATK               |         |        | 100.000   |
| 6 |    | JUMLAH            |         |        | 2.510.000 |
| 7 |    | Dua juta lima ratus sepuluh ribu rupiah | | |  |

Sheet: Grafik

|   | A         |
| - | --------- |
| 1 | =RAB!E6/2 |
"""


@pytest.fixture
def rab(tmp_path, monkeypatch):
    """Give a wrong workbook in a folder of its own, and stand in that folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    write_xlsx(book(WRONG), tmp_path / "rab.xlsx")
    return tmp_path / "rab.xlsx"


def screen(text):
    return dedent(text).lstrip("\n")


def test_a_dry_run_shows_what_would_be_written_and_writes_nothing(rab, call):
    before = rab.read_bytes()

    said = call("recalculate", "rab.xlsx", "--dry-run")

    expected = """
        rab.xlsx · 6 sel akan diubah
          RAB
            C2      “40 org” → 40
                    Ditulis sebagai teks, jadi tidak ikut dijumlahkan; kini angka 40.
            E2      800.000 → 800.000 =C2*D2
                    Baris 1, Konsumsi Peserta: JUMLAH diketik; kini dihitung dari VOL × HARGA.
            E3      1.010.000 → 1.000.000 (−10.000) =C3*D3
                    Baris 2, Cetak Buku: JUMLAH diketik dan lebih Rp10.000; kini dihitung dari
                    VOL × HARGA.
            E4      600.000 → 600.000 =C4*D4
                    Baris 3, Sewa Tempat: JUMLAH diketik; kini dihitung dari VOL × HARGA.
            E6      2.510.000 → 2.500.000 (−10.000) =SUM(E2:E5)
                    JUMLAH diketik; kini menjumlahkan 4 barisnya.
            B7      “Dua juta lima ratus sepuluh ribu rupiah” → “Dua juta lima ratus ribu rupiah”
                    Terbilang menyebut jumlah lain; kini mengikuti RAB!E6.
          Ikut berubah, rumusnya tetap
            Grafik!A1  1.255.000 → 1.250.000 (−5.000)
          Dibiarkan
            RAB!E5  Baris 4, ATK: JUMLAH Rp100.000 tanpa volume dan harga satuan, 4 % dari
                    seluruhnya. Lampirkan rincian atau kuitansinya. [lump-sum]

        Belum ditulis: 6 sel diubah, 1 hasil ikut berubah, 1 dibiarkan. Jalankan tanpa --dry-run
          untuk menulisnya.
    """
    assert screen(expected).splitlines() == said.out.splitlines()
    assert (0, "") == (said.code, said.err)
    assert before == rab.read_bytes()


def test_it_writes_what_it_showed_a_second_run_writes_nothing_and_undo_gives_the_bytes_back(
    rab, call
):
    before = rab.read_bytes()

    first = call("recalculate", "rab.xlsx")

    written = rab.read_bytes()
    assert 0 == first.code
    assert first.out.endswith("Membatalkannya: kkg-xl undo rab.xlsx\n")
    grid = read_book(rab).grid("RAB")
    assert ("C3*D3", 1_000_000) == (grid.cell(3, 5).formula, grid.cell(3, 5).value)
    assert ('0" org"', 40) == (grid.cell(2, 3).number_format, grid.cell(2, 3).value)
    assert 1_250_000 == read_book(rab).grid("Grafik").cell(1, 1).value
    second = call("recalculate", "rab.xlsx")
    assert second.out.endswith(
        "Tidak ada yang dapat diubah dengan pasti (1 dibiarkan); buku tidak ditulis.\n"
    )
    assert written == rab.read_bytes()
    assert (0, "") == call("undo", "rab.xlsx")[:2]
    assert before == rab.read_bytes()
    assert 1 == call("undo", "rab.xlsx").code


def test_another_file_is_written_and_the_workbook_left_as_it_is(rab, call):
    before = rab.read_bytes()

    said = call("recalculate", "rab.xlsx", "--output", "baru.xlsx", "--lang", "en")

    assert 0 == said.code
    assert "Written to baru.xlsx: 6 cells changed" in " ".join(said.out.split())
    assert before == rab.read_bytes()
    assert 2_500_000 == read_book(rab.with_name("baru.xlsx")).grid("RAB").cell(6, 5).value


def test_the_check_finds_nothing_wrong_in_what_was_written(rab, call):
    call("recalculate", "rab.xlsx")

    found = json.loads(call("check", "rab.xlsx", "--format", "json").out)["findings"]
    assert ["lump-sum"] == [finding["rule"] for finding in found]


def test_json_is_one_object_in_the_order_of_the_reference(rab, call):
    told = json.loads(call("recalculate", "rab.xlsx", "--format", "json", "--dry-run").out)

    keys = ["workbook", "action", "status", "error", "written"]
    assert [*keys, "sheets", "changes", "results", "left", "not_told"] == list(told)
    assert ("rab.xlsx", "recalculate", "planned", None) == tuple(told[key] for key in keys[:4])
    change = told["changes"][2]
    del change["why"]
    assert {
        "sheet": "RAB",
        "cell": "E3",
        "before": 1010000,
        "before_formula": None,
        "after": 1000000,
        "after_formula": "=C3*D3",
        "difference": -10000,
    } == change
    assert (
        "written" == json.loads(call("recalculate", "rab.xlsx", "--format", "json").out)["status"]
    )


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [("hilang.xlsx", None, "missing"), ("bukan.xlsx", b"%PDF-1.4", "not-a-workbook")],
)
def test_a_workbook_that_cannot_be_read_is_told_with_the_reason(rab, call, name, content, kind):
    if content is not None:
        rab.with_name(name).write_bytes(content)

    said = call("recalculate", name)

    assert 1 == said.code
    assert f"[{kind}]" in said.out
    assert said.out.endswith("Tidak ada yang ditulis.\n")


def test_a_lock_file_of_a_folder_without_rights_is_a_refusal_and_no_traceback(rab, call):
    said = call("recalculate", "rab.xlsx", "--output", "tidak-ada/baru.xlsx")

    assert 1 == said.code
    assert "[no-permission]" in said.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("recalculate",), "kkg-xl recalculate: belum disebut: BUKU"),
        (("recalculate", ""), "kkg-xl recalculate: belum disebut: BUKU"),
        (("recalculate", "a", "b"), "kkg-xl recalculate: hanya satu BUKU sekali jalan"),
        (
            ("recalculate", "rab.xlsx", "--output", "rab.xlsx"),
            (
                "kkg-xl recalculate: --output menyebut BUKU itu sendiri; tanpa --output BUKU"
                " langsung diubah"
            ),
        ),
        (
            ("recalculate", "rab.xlsx", "--output", ""),
            "kkg-xl recalculate: --output tanpa nama berkas",
        ),
        (("undo",), "kkg-xl undo: belum disebut: BUKU"),
        (("undo", "--", "a", "b"), "kkg-xl undo: hanya satu BUKU sekali jalan"),
    ],
)
def test_a_wrong_call_is_explained_and_has_exit_code_2(rab, call, arguments, told):
    said = call(*arguments)

    assert (2, "") == (said.code, said.out)
    assert told == said.err.splitlines()[0]


def test_every_option_is_in_the_help():
    for parser, help_text in (
        (recalculate_arguments.recalculate_parser("id"), recalculate_arguments.RECALCULATE_HELP),
        (undo_arguments.undo_parser("id"), undo_arguments.UNDO_HELP),
    ):
        options = [option for action in parser._actions for option in action.option_strings]  # noqa: SLF001
        for text in help_text:
            assert [] == [option for option in options if option not in text]
