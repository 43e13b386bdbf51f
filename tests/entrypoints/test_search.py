from __future__ import annotations

import pytest

from kkg_xl.entrypoints.search import SUFFIXES, search


@pytest.fixture
def tree(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("b.xlsx", "a/2.XLS", "a/10.ods", "a/b/c/d.Xltx", "notes.txt", "a/b/list.csv"):
        path = tmp_path / "kkg" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path / "kkg"


def names(*paths):
    return [target.name for target in search(paths)[0]]


@pytest.mark.usefixtures("tree")
def test_a_folder_is_searched_through_and_sorted():
    expected = ["kkg/a/10.ods", "kkg/a/2.XLS", "kkg/a/b/c/d.Xltx", "kkg/b.xlsx"]

    assert expected == names("kkg")
    assert expected == names("./kkg/")


def test_every_kind_of_workbook_is_found(tmp_path):
    for suffix in SUFFIXES:
        (tmp_path / f"buku{suffix}").touch()

    assert {".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods"} == SUFFIXES
    assert len(SUFFIXES) == len(names(str(tmp_path)))


def test_a_workbook_named_twice_is_checked_once(tree):
    assert ["kkg/b.xlsx"] == names("kkg/b.xlsx", "kkg/b.xlsx", "kkg/a/../b.xlsx")[:1]
    assert 4 == len(names("kkg", "kkg/a", "kkg/b.xlsx", str(tree)))


@pytest.mark.usefixtures("tree")
def test_a_file_that_is_named_is_taken_whatever_it_is_called():
    assert ["kkg/notes.txt"] == names("kkg/notes.txt")


def test_links_in_a_folder_are_named_and_not_followed(tree):
    (tree / "a" / "loop").symlink_to(tree)
    (tree / "a" / "link.xlsx").symlink_to(tree / "b.xlsx")
    (tree / "a" / "link.txt").symlink_to(tree / "notes.txt")

    targets, passed_over = search(["kkg"])

    assert 4 == len(targets)
    assert ["kkg/a/link.xlsx", "kkg/a/loop"] == [each.name for each in passed_over]


def test_a_link_that_is_named_is_followed(tree):
    (tree.parent / "tautan").symlink_to(tree / "a")

    assert ["tautan/10.ods", "tautan/2.XLS", "tautan/b/c/d.Xltx"] == names("tautan")


def test_a_folder_that_may_not_be_opened_is_said(tree, monkeypatch):
    import os

    def scandir(folder):
        if os.fspath(folder).endswith("b"):
            raise PermissionError
        return real(folder)

    real = os.scandir
    monkeypatch.setattr(os, "scandir", scandir)

    targets, _ = search(["kkg"])

    assert tree.exists()
    assert ["kkg/a/b"] == [target.name for target in targets if target.failure is not None]
    assert "no-permission" == next(target.failure for target in targets if target.failure).kind
