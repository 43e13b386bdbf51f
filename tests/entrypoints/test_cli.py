from __future__ import annotations

import json
import shutil
from textwrap import dedent

import pytest

from kkg_xl.entrypoints import checking
from kkg_xl.entrypoints.batch import examining
from kkg_xl.rules import registry


def screen(text):
    return dedent(text).lstrip("\n")


def test_a_wrong_workbook_is_explained_on_one_screen(folder, call):
    said = call("check", "kkg")

    expected = """
        kkg/benar.xlsx · tidak ada temuan
          RAB
            A1:E5 anggaran · 3 baris · jumlah tertulis Rp2.400.000 = hasil hitung
          Tidak diperiksa
            - Tidak ada realisasi: rencana tidak dibandingkan dengan belanja
            - Tidak ada buku kas umum (BKU): belanja tidak dicocokkan dengan buku kas
            - Tidak ada daftar hadir dan jadwal: orang, hari dan penyaji tidak dicocokkan
            - Tidak ada terbilang: jumlah tidak dicocokkan dengan kata-kata

        kkg/salah.xlsx · 1 kesalahan
          RAB
            A1:E5 anggaran · 3 baris · jumlah tertulis Rp2.420.000, hasil hitung Rp2.400.000
              (lebih Rp20.000)
            kesalahan   E5      JUMLAH tertulis Rp2.420.000, padahal 3 barisnya berjumlah
                                Rp2.400.000; lebih Rp20.000. Jumlahkan ulang.
                                [grand-total-differs]
          Tidak diperiksa
            - Tidak ada realisasi: rencana tidak dibandingkan dengan belanja
            - Tidak ada buku kas umum (BKU): belanja tidak dicocokkan dengan buku kas
            - Tidak ada daftar hadir dan jadwal: orang, hari dan penyaji tidak dicocokkan
            - Tidak ada terbilang: jumlah tidak dicocokkan dengan kata-kata

        1 kesalahan di 2 buku; selisih Rp20.000
    """
    assert (1, screen(expected), "") == said


def test_a_right_workbook_has_exit_code_0(folder, call):
    said = call("check", "kkg/benar.xlsx")

    assert 0 == said.code
    assert said.out.endswith("\nTidak ada temuan: 1 buku, 1 tabel dan 3 baris diperiksa\n")


def test_english_is_spoken_on_request(folder, call):
    said = call("check", "kkg/salah.xlsx", "--lang", "en")

    assert said.out.endswith("\n1 error in 1 workbook; difference Rp20,000\n")
    assert said == call("--lang", "en", "check", "kkg/salah.xlsx", "--lang=en")


def test_json_is_one_object_per_workbook_in_the_order_of_the_contract(folder, call):
    said = call("check", "--format", "json", "kkg/salah.xlsx", "kkg/benar.xlsx")

    right, wrong = map(json.loads, said.out.splitlines())
    keys = ["workbook", "status", "error", "tables", "findings", "not_checked"]
    assert keys == list(right) == list(wrong)
    assert ("kkg/benar.xlsx", "clean") == (right["workbook"], right["status"])
    assert ("kkg/salah.xlsx", "findings") == (wrong["workbook"], wrong["status"])
    (finding,) = wrong["findings"]
    del finding["message"]
    assert {
        "rule": "grand-total-differs",
        "severity": "error",
        "sheet": "RAB",
        "cell": "E5",
        "stated": 2420000,
        "computed": 2400000,
        "difference": 20000,
        "accepted": None,
    } == finding
    assert (1, "") == (said.code, said.err)


def test_what_cannot_be_read_is_said_and_the_rest_goes_on(folder, call):
    (folder / "kosong.xlsx").touch()
    (folder / "map.xlsx").mkdir()
    (folder / "palsu.xls").write_text("<html><table></table></html>")
    (folder / "tanpa").mkdir()

    said = call("check", "--format=json", "kkg", "kkg/tanpa", "nihil.xlsx")

    told = [json.loads(line) for line in said.out.splitlines()]
    assert 1 == said.code
    assert [
        ("kkg/benar.xlsx", None),
        ("kkg/kosong.xlsx", "empty"),
        ("kkg/map.xlsx", "not-a-file"),
        ("kkg/palsu.xls", "not-a-workbook"),
        ("kkg/salah.xlsx", None),
        ("kkg/tanpa", "no-workbooks"),
        ("nihil.xlsx", "missing"),
    ] == [(each["workbook"], each["error"] and each["error"]["kind"]) for each in told]


def test_a_workbook_alone_that_cannot_be_read_has_exit_code_1(folder, call):
    said = call("check", "nihil.xlsx")

    expected = """
        nihil.xlsx · TIDAK TERBACA
          Berkas tidak ditemukan. Periksa nama dan foldernya. [missing]

        1 buku tidak terbaca
    """
    assert (1, screen(expected), "") == said


def test_lock_files_are_passed_over_and_named(folder, call):
    (folder / "~$salah.xlsx").touch()

    said = call("check", "kkg")

    assert "~$" not in said.out
    assert "kkg-xl: dilewati, berkas kunci Office: kkg/~$salah.xlsx\n" == said.err


def test_what_a_mac_puts_beside_a_workbook_is_passed_over_and_named(folder, call):
    (folder / "._salah.xlsx").write_bytes(b"\x00\x05\x16\x07")

    said = call("check", "kkg")

    assert "._" not in said.out
    assert "kkg-xl: dilewati, berkas pendamping dari Mac: kkg/._salah.xlsx\n" == said.err


def test_nothing_but_a_lock_file_is_nothing_to_check(folder, call):
    (folder / "~$salah.xlsx").touch()

    said = call("check", "kkg/~$salah.xlsx", "--lang", "en")

    assert (2, "") == said[:2]
    assert said.err.endswith("kkg-xl: no workbook to check\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "kkg-xl: perintah belum disebut\nLihat: kkg-xl --help\n"),
        (("--lang", "en"), "kkg-xl: no command given\nSee: kkg-xl --help\n"),
        (("check",), "kkg-xl check: belum disebut: PATH\nLihat: kkg-xl check --help\n"),
        (("check", ""), "kkg-xl check: PATH kosong\nLihat: kkg-xl check --help\n"),
        (
            ("check", "kkg", "--nope"),
            "kkg-xl check: tidak dikenal: --nope\nLihat: kkg-xl check --help\n",
        ),
        (
            ("check", "kkg", "--format"),
            "kkg-xl check: --format tanpa nilai\nLihat: kkg-xl check --help\n",
        ),
    ],
)
def test_a_wrong_call_is_answered_in_plain_words(folder, call, arguments, told):
    assert (2, "", told) == call(*arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ("periksa", "kkg"),
        ("check", "kkg", "--format", "xlsx"),
        ("check", "kkg", "--lang", "nl"),
    ],
)
def test_what_is_not_offered_is_refused(folder, call, arguments):
    said = call(*arguments)

    assert (2, "") == said[:2]
    assert "Traceback" not in said.err


@pytest.mark.parametrize("arguments", [("--help",), ("check", "--help"), ("check", "kkg", "-h")])
def test_help_is_a_result(folder, call, arguments):
    said = call(*arguments)

    assert (0, "") == (said.code, said.err)
    assert said.out.startswith("pemakaian: kkg-xl ")


def test_the_version_is_told(call):
    import kkg_xl

    assert (0, f"kkg-xl {kkg_xl.__version__}\n", "") == call("--version")


def test_a_fault_of_the_program_is_one_record_and_quotes_no_cell(folder, call, monkeypatch):
    def read(data, path, name):
        if path.name == "benar.xlsx":
            raise ValueError("cell text that nobody may see")
        return reader(data, path, name)

    reader = examining.book_of
    monkeypatch.setattr(examining, "book_of", read)

    said = call("check", "kkg", "--format", "json")

    first, second = map(json.loads, said.out.splitlines())
    assert "internal" == first["error"]["kind"]
    assert "(ValueError, test_cli.py:" in first["error"]["message"]
    assert "findings" == second["status"]
    assert "nobody may see" not in said.out + said.err


def test_an_interrupted_run_says_so(folder, call, monkeypatch):
    def read(_data, _path, _name):
        raise KeyboardInterrupt

    monkeypatch.setattr(examining, "book_of", read)

    assert (130, "", "kkg-xl: dihentikan\n") == call("check", "kkg")


def test_an_interrupted_run_leaves_no_half_report(folder, call, monkeypatch):
    def read(data, path, name):
        if path.name == "salah.xlsx":
            raise KeyboardInterrupt
        return reader(data, path, name)

    reader = examining.book_of
    monkeypatch.setattr(examining, "book_of", read)

    call("check", "kkg", "--output", "laporan.txt")

    assert ["kkg"] == [path.name for path in folder.parent.iterdir()]


def test_a_rule_that_cannot_be_loaded_stops_the_program(folder, call, monkeypatch):
    def broken():
        raise registry.MalformedRuleError("half_a_rule", "SEVERITY")

    monkeypatch.setattr(checking, "all_rules", broken)

    said = call("check", "kkg")

    assert (2, "") == said[:2]
    assert "kkg-xl: program gagal (MalformedRuleError)" in said.err


def test_a_path_may_begin_with_a_dash_or_be_called_like_an_option(folder, call):
    shutil.copy(folder / "benar.xlsx", "-x.xlsx")

    said = call("check", "--", "-x.xlsx", "--lang")

    assert 1 == said.code
    assert "--lang · TIDAK TERBACA" in said.out
    assert "-x.xlsx · tidak ada temuan" in said.out
