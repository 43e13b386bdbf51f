"""Undo gives the very bytes back, and never what somebody else wrote since."""

import os
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from kkg_xl.hosts.files.saving import backups
from kkg_xl.hosts.files.saving.backups import default_folder
from kkg_xl.hosts.files.saving.disk import Disk
from kkg_xl.hosts.files.writing.workbook_file import WorkbookFile, undo_book, write_book
from kkg_xl.sheets.plan import CellChange, Plan
from kkg_xl.usecases.refusals import RefusedError
from tests.hosts.packages import one_sheet


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "undo"


@pytest.fixture
def path(tmp_path):
    return one_sheet(tmp_path / "buku.xlsx", '<row r="1"><c r="A1"><v>0</v></c></row>')


@pytest.fixture
def act(folder):
    """Write a number into a workbook and give the bytes that it then has."""

    def done(path, number):
        plan = Plan((CellChange("RAB", 1, 1, Decimal(number)),))
        WorkbookFile(path, backups=folder).write(plan)
        return path.read_bytes()

    return done


@pytest.fixture
def undo(folder):
    def done(path):
        WorkbookFile(path, backups=folder).undo()
        return path.read_bytes()

    return done


@pytest.fixture
def refused(undo):
    def told(path):
        before = path.read_bytes()
        with pytest.raises(RefusedError) as refusal:
            undo(path)
        assert before == path.read_bytes()
        return refusal.value

    return told


def kept(folder):
    return sorted(each for each in folder.rglob("*") if each.is_file())


def test_several_actions_are_undone_one_after_the_other(path, act, undo, refused, folder):
    states = [path.read_bytes(), act(path, 1), act(path, 2), act(path, 3)]

    assert states[2::-1] == [undo(path) for _ in range(3)]
    assert "nothing-to-undo" == refused(path).kind
    assert [] == kept(folder)


def test_a_workbook_that_nothing_was_written_to_has_nothing_to_undo(path, refused):
    refusal = refused(path)

    assert "nothing-to-undo" == refusal.kind
    assert "Tidak ada yang dapat dibatalkan" in refusal.message.told("id")


def test_what_somebody_wrote_since_is_not_wiped_out(path, act, refused, folder):
    before = path.read_bytes()
    act(path, 1)
    path.write_bytes(path.read_bytes() + b"\n")

    refusal = refused(path)

    assert "changed" == refusal.kind
    assert str(kept(folder)[-1]) in refusal.message.told("id")
    assert before == kept(folder)[-1].read_bytes()


def test_a_workbook_that_moved_is_undone_where_it_is(path, act, undo, tmp_path):
    before, between = path.read_bytes(), act(path, 1)
    act(path, 2)
    moved = path.rename(tmp_path / "pindah.xlsx")

    assert [between, before] == [undo(moved), undo(moved)]


def test_a_copy_is_undone_and_so_is_the_workbook_itself(path, act, undo, tmp_path):
    before, after = path.read_bytes(), act(path, 1)
    copy = tmp_path / "salinan.xlsx"
    copy.write_bytes(after)

    assert [before, before] == [undo(copy), undo(path)]


def test_after_an_undo_the_next_action_is_undone_alone(path, act, undo, refused):
    first = path.read_bytes()
    act(path, 1)
    undo(path)
    act(path, 2)

    assert first == undo(path)
    assert "nothing-to-undo" == refused(path).kind


def test_an_action_that_never_reached_the_file_is_forgotten(path, act, undo, refused, folder):
    before = path.read_bytes()
    act(path, 1)
    path.write_bytes(before)  # as after a loss of power between the backup and the new file

    assert "nothing-to-undo" == refused(path).kind
    assert [] == kept(folder)


def test_a_backup_that_is_damaged_is_not_used(path, act, refused, folder):
    act(path, 1)
    kept(folder)[0].write_bytes(b"rusak")

    refusal = refused(path)
    assert "nothing-to-undo" == refusal.kind
    assert str(kept(folder)[0]) in refusal.message.told("en")


def test_a_backup_that_cannot_be_read_is_not_used(path, act, folder):
    class NoReading(Disk):
        def read(self, name):
            raise PermissionError(name)

    act(path, 1)
    with pytest.raises(RefusedError) as refused:
        WorkbookFile(path, backups=folder, disk=NoReading()).undo()

    assert "nothing-to-undo" == refused.value.kind


def test_a_folder_that_cannot_hold_backups_stops_the_action(path, tmp_path):
    before = path.read_bytes()
    (tmp_path / "berkas").write_bytes(b"")

    plan = Plan((CellChange("RAB", 1, 1, Decimal(1)),))
    book = WorkbookFile(path, backups=tmp_path / "berkas" / "undo")
    with pytest.raises(RefusedError) as refused:
        book.write(plan)

    assert refused.value.kind in {"no-permission", "write-failed"}
    assert before == path.read_bytes()


def test_only_so_many_actions_are_kept(path, act, folder):
    for number in range(backups.KEPT + 3):
        act(path, number + 1)

    assert backups.KEPT == len(kept(folder))


def test_backups_of_last_year_are_removed(path, act, folder, tmp_path):
    other = one_sheet(tmp_path / "lama.xlsx", '<row r="1"><c r="A1"><v>0</v></c></row>')
    act(other, 1)
    old = kept(folder)[0]
    then = old.stat().st_mtime - 365 * 86_400
    os.utime(old, (then, then))

    act(path, 1)

    assert old not in kept(folder)
    assert 1 == len(kept(folder))


@pytest.mark.skipif(os.name != "posix", reason="permissions are of another kind here")
def test_nobody_else_can_look_into_the_backups(path, act, folder):
    act(path, 1)

    workbook = kept(folder)[0].parent
    assert 0o700 == workbook.stat().st_mode & 0o777


def test_foreign_files_among_the_backups_are_passed_over(path, act, undo, folder):
    before = path.read_bytes()
    act(path, 1)
    (kept(folder)[0].parent / "desktop.ini").write_bytes(b"")
    (folder / "desktop.ini").write_bytes(b"")

    assert before == undo(path)


@pytest.mark.parametrize(
    ("system", "environment", "expected"),
    [
        ("linux", {"XDG_STATE_HOME": "/s"}, "/s/kkg-xl/undo"),
        ("linux", {}, "/h/.local/state/kkg-xl/undo"),
        ("darwin", {}, "/h/Library/Application Support/kkg-xl/undo"),
        ("win32", {"LOCALAPPDATA": "/a"}, "/a/kkg-xl/undo"),
        ("win32", {}, "/h/AppData/Local/kkg-xl/undo"),
    ],
)
def test_each_system_has_its_place_for_backups(monkeypatch, system, environment, expected):
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setenv("HOME", "/h")
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert Path(expected) == default_folder()


def test_without_a_home_there_is_no_place_for_backups(path, monkeypatch, tmp_path):
    def homeless():
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    plan = Plan((CellChange("RAB", 1, 1, Decimal(1)),))
    book = WorkbookFile(path)

    with pytest.raises(RefusedError) as refused:
        book.write(plan)
    assert "no-permission" == refused.value.kind

    book.write(plan, tmp_path / "hasil.xlsx")
    assert (tmp_path / "hasil.xlsx").exists()


def test_backups_go_where_the_system_has_them(path, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))
    before = path.read_bytes()

    write_book(path, Plan((CellChange("RAB", 1, 1, Decimal(1)),)))
    assert before != path.read_bytes()
    undo_book(path)

    assert before == path.read_bytes()
