from __future__ import annotations

import time

import pytest

from kkg_xl.hosts.remote.addresses import Address
from kkg_xl.hosts.remote.files import Entry, entries, fetched, is_folder
from kkg_xl.usecases.unreadable import UnreadableWorkbookError
from tests.support.storage import FaultyStorage, fsspec


@pytest.fixture(autouse=True)
def _storage(monkeypatch):
    fsspec.register_implementation("faulty", FaultyStorage, clobber=True)
    monkeypatch.setattr(FaultyStorage, "asked", [])
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)


def at(path):
    return Address("faulty://kkg", path)


@pytest.mark.parametrize(
    ("name", "read", "listed"),
    [
        ("missing", "missing", "missing"),
        ("forbidden", "no-permission", "no-permission"),
        ("folder", "not-a-file", "not-a-file"),
        ("offline", "unreachable", "unreachable"),
        ("unreached", "unreachable", "unreachable"),
        ("odd", "unreachable", "unreachable"),
    ],
)
def test_whatever_fails_has_its_kind(name, read, listed):
    with pytest.raises(UnreadableWorkbookError) as reading:
        fetched(at(name), 100)
    with pytest.raises(UnreadableWorkbookError) as listing:
        list(entries(at(name)))
    with pytest.raises(UnreadableWorkbookError) as asking:
        is_folder(at(name))

    assert (read, listed, listed) == (reading.value.kind, listing.value.kind, asking.value.kind)


def test_the_way_to_a_file_is_tried_again():
    assert b"flaky.xlsx" == fetched(at("flaky.xlsx"), 100)
    assert ["flaky.xlsx", "flaky.xlsx"] == FaultyStorage.asked


def test_what_is_missing_is_not_asked_for_again():
    with pytest.raises(UnreadableWorkbookError):
        fetched(at("missing.xlsx"), 100)

    assert ["missing.xlsx"] == FaultyStorage.asked


def test_the_texts_of_libraries_which_may_name_passwords_are_not_told():
    with pytest.raises(UnreadableWorkbookError, match=r"\(RuntimeError\)"):
        fetched(at("odd"), 100)


def test_no_more_is_read_than_a_workbook_may_have():
    assert b"123456" == fetched(at("123456"), 6)
    with pytest.raises(UnreadableWorkbookError) as error:
        fetched(at("123456"), 5)

    assert "too-large" == error.value.kind


def test_only_what_stands_in_the_folder_is_listed(monkeypatch):
    found = [
        {"name": "kkg/", "type": "directory"},
        {"name": "kkg/a.xlsx", "type": "file"},
        {"name": "kkg/b/", "type": "directory"},
        {"name": "kkg/c.xlsx", "type": "file", "islink": True},
        {"name": "kkg/b/d.xlsx", "type": "file"},
        {"name": "kkg2/e.xlsx", "type": "file"},
    ]
    monkeypatch.setattr(FaultyStorage, "listing", found)

    expected = [
        Entry("a.xlsx", at("kkg/a.xlsx"), "file"),
        Entry("b", at("kkg/b"), "directory"),
        Entry("c.xlsx", at("kkg/c.xlsx"), "link"),
    ]
    assert expected == list(entries(at("kkg")))
