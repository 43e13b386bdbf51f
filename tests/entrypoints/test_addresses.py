"""Workbooks at addresses: found, named and read as those in folders are."""

from __future__ import annotations

import shutil

import pytest

from kkg_xl.entrypoints.search import search
from kkg_xl.entrypoints.sources import from_plain, to_plain
from tests.support.shelf import put_up

pytest.importorskip("fsspec", reason="the extra kkg-xl[cluster] is not installed")


@pytest.fixture
def shelf(folder, tmp_path, monkeypatch):
    """Put up the workbooks of the folder at `shelf://kiriman/Gugus 1`; give where that is."""
    top = put_up(tmp_path / "shelf", monkeypatch)
    shutil.copytree(folder, top / "kiriman" / "Gugus 1")
    return top


def test_a_folder_at_an_address_is_checked_like_one_of_this_machine(shelf, folder, call):
    local, remote = call("check", "kkg"), call("check", "shelf://kiriman")

    assert local.out.replace("kkg/", "shelf://kiriman/Gugus 1/") == remote.out
    assert (1, "") == (remote.code, remote.err)


@pytest.mark.usefixtures("shelf")
def test_a_workbook_at_an_address_is_found_once_and_named_as_it_was_given():
    twice = ["shelf://kiriman", "shelf://kiriman/Gugus 1/benar.xlsx", "shelf://kiriman/"]

    targets, _ = search(twice)

    expected = ["shelf://kiriman/Gugus 1/benar.xlsx", "shelf://kiriman/Gugus 1/salah.xlsx"]
    assert expected == [target.name for target in targets]


def test_lock_files_at_an_address_are_passed_over_and_empty_folders_said(shelf, call):
    (shelf / "kosong").mkdir()
    (shelf / "kosong" / "~$a.xlsx").touch()

    said = call("check", "shelf://kosong", "--lang", "en")

    assert "kkg-xl: passed over, a lock file of Office: shelf://kosong/~$a.xlsx\n" == said.err
    assert "shelf://kosong · UNREADABLE\n  There is no workbook in this folder." in said.out


def test_what_is_not_at_an_address_is_a_verdict(shelf, call):
    said = call("check", "shelf://kiriman/tidak-ada.xlsx", "--lang", "en")

    assert 1 == said.code
    assert "shelf://kiriman/tidak-ada.xlsx · UNREADABLE\n  There is no such file." in said.out


def test_an_address_that_cannot_be_used_is_refused_in_one_sentence(call):
    said = call("check", "unknown://kiriman", "--lang", "en")

    assert (2, "", "kkg-xl: addresses with unknown:// are not known\n") == said


def test_a_report_is_not_written_to_an_address(call):
    said = call("check", "kkg", "--output", "s3://kiriman/laporan.txt", "--lang", "en")

    assert 2 == said.code
    assert "--output names an address; reports are written on this computer" in said.err


def test_a_file_address_is_only_another_way_to_name_a_path(folder, call):
    said = call("check", f"file://{folder.as_posix()}/benar.xlsx")

    assert 0 == said.code
    assert said.out.startswith(f"{folder.as_posix()}/benar.xlsx · tidak ada temuan")


def test_marked_copies_of_workbooks_at_addresses_stay_in_their_folder(shelf, folder, call):
    for name in ("a%5Cb.xlsx", "c%3Ad.xlsx", "%2E%2E/a.xlsx"):
        (shelf / "kiriman" / name).parent.mkdir(exist_ok=True)
        shutil.copy(folder / "salah.xlsx", shelf / "kiriman" / name)

    said = call("check", "shelf://kiriman", "--annotate", "salinan")

    copies = folder.parent / "salinan"
    expected = ["Gugus 1/benar.xlsx", "Gugus 1/salah.xlsx", "__/a.xlsx", "a_b.xlsx", "c_d.xlsx"]
    assert expected == sorted(
        path.relative_to(copies).as_posix() for path in copies.rglob("*.xlsx")
    )
    assert 5 == said.err.count("salinan bertanda: ")


def test_a_source_comes_through_json_as_it_was(shelf, folder):
    targets, _ = search(["shelf://kiriman", str(folder)])

    assert [each.source for each in targets] == [
        from_plain(to_plain(each.source)) for each in targets
    ]
