"""`kkg-xl check --annotate` as people call it."""

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from kkg_xl.hosts.files.marks import marked_copies


@pytest.fixture(autouse=True)
def _own_backups(tmp_path, monkeypatch):
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "state"))


def test_every_workbook_of_a_folder_has_a_copy_in_its_subfolder(folder, call):
    (folder / "sub").mkdir()
    shutil.copyfile(folder / "salah.xlsx", folder / "sub" / "lagi.xlsx")
    plain = call("check", "kkg")

    said = call("check", "kkg", "--annotate", "salinan")

    assert plain[:2] == said[:2]
    assert [
        "kkg-xl: salinan bertanda: salinan/benar.xlsx",
        "kkg-xl: salinan bertanda: salinan/salah.xlsx",
        "kkg-xl: salinan bertanda: salinan/sub/lagi.xlsx",
    ] == said.err.splitlines()
    copied = openpyxl.load_workbook("salinan/sub/lagi.xlsx")
    assert "E5" == copied["Temuan"]["D7"].value
    assert "'RAB'!E5" == copied["Temuan"]["D7"].hyperlink.location


def test_the_copy_is_checked_like_the_workbook_and_honours_reasons(folder, call):
    call("check", "kkg/salah.xlsx", "--annotate", "salinan")
    book = openpyxl.load_workbook("salinan/salah.xlsx")
    book["Temuan"]["I7"] = "dibulatkan atas kesepakatan"
    book.save("salinan/salah.xlsx")

    said = call("check", "salinan", "--format", "json")

    (told,) = map(json.loads, said.out.splitlines())
    (finding,) = told["findings"]
    assert (0, "dibulatkan atas kesepakatan") == (said.code, finding["accepted"])


def test_the_language_is_that_of_the_report(folder, call):
    call("check", "kkg/salah.xlsx", "--annotate", "salinan", "--lang", "en")

    copied = openpyxl.load_workbook("salinan/salah.xlsx")
    assert "FINDINGS OF THE CHECK" == copied["Temuan"]["A1"].value
    assert copied["RAB"]["E5"].comment.text.startswith("Error: JUMLAH says")


def test_copies_inside_the_folder_are_not_checked_again(folder, call):
    call("check", "kkg", "--annotate", "kkg/salinan")

    said = call("check", "kkg", "--annotate", "kkg/salinan", "--format", "json")

    assert 2 == len(said.out.splitlines())
    assert "dilewati, folder untuk salinan bertanda: kkg/salinan" in said.err


def test_a_workbook_that_gets_no_copy_is_named_and_fails_the_run(folder, call):
    said = call("check", "kkg/benar.xlsx", "--annotate", "kkg")

    assert 1 == said.code
    assert "tidak disalin: kkg/benar.xlsx. Salinan bertanda akan menimpa" in said.err


def test_what_cannot_be_read_has_no_copy_and_is_in_the_report(folder, call):
    (folder / "rusak.xlsx").write_bytes(b"PK")

    said = call("check", "kkg", "--annotate", "salinan")

    assert "TIDAK TERBACA" in said.out
    assert 2 == said.err.count("salinan bertanda")


def test_a_fault_of_the_program_on_one_copy_does_not_end_the_run(folder, call, monkeypatch):
    def broken(*_):
        raise KeyError("rahasia")

    monkeypatch.setattr(marked_copies, "annotated", broken)

    said = call("check", "kkg", "--annotate", "salinan")

    assert 2 == said.err.count("(KeyError, test_annotate.py:")
    assert "rahasia" not in said.err
    assert "di 2 buku" in said.out


@pytest.mark.parametrize("where", ["", "kkg/benar.xlsx"])
def test_what_is_no_folder_is_a_wrong_call(folder, call, where):
    said = call("check", "kkg", "--annotate", where)

    assert (2, "") == (said.code, said.out)
    assert "--annotate tidak menyebut folder" in said.err


def test_undo_takes_the_marks_out(folder, call):
    call("check", "kkg", "--annotate", "salinan")

    said = call("undo", "salinan/salah.xlsx")

    assert (0, "") == (said.code, said.out)
    assert "sama persis" in said.err
    assert (folder / "salah.xlsx").read_bytes() == Path("salinan/salah.xlsx").read_bytes()


def test_undo_says_so_where_the_copy_was_changed(folder, call):
    call("check", "kkg", "--annotate", "salinan")
    openpyxl.load_workbook("salinan/salah.xlsx").save("salinan/salah.xlsx")

    said = call("undo", "salinan/salah.xlsx", "--lang", "en")

    assert 0 == said.code
    assert "taken out of salinan/salah.xlsx; all other changes stay" in said.err
