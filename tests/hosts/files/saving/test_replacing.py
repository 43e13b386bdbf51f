"""A save that fails at any call leaves the old file or the new one, whole, and nothing beside it."""

import errno
import os
import stat
from decimal import Decimal

import pytest

from kkg_xl.hosts.files.saving import replacing as saving
from kkg_xl.hosts.files.saving.disk import Disk
from kkg_xl.hosts.files.writing.workbook_file import WorkbookFile
from kkg_xl.sheets.plan import CellChange, Plan
from kkg_xl.usecases.refusals import RefusedError
from tests.hosts.faulty_disk import CALLS, FaultyDisk, raising
from tests.hosts.packages import one_sheet

PLAN = Plan((CellChange("RAB", 1, 1, Decimal(2)),))


@pytest.fixture
def path(tmp_path):
    return one_sheet(tmp_path / "buku.xlsx", '<row r="1"><c r="A1"><v>1</v></c></row>')


@pytest.fixture
def new(path, tmp_path):
    """Give the bytes that the plan makes of the workbook."""
    other = tmp_path / "lain" / path.name
    other.parent.mkdir()
    other.write_bytes(path.read_bytes())
    WorkbookFile(other, backups=tmp_path / "lain" / "undo").write(PLAN)
    return other.read_bytes()


def temporary(tmp_path):
    return [str(each) for each in tmp_path.rglob(".kkg-*")]


@pytest.mark.parametrize("output", [None, "hasil.xlsx"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_a_fault_at_any_call_leaves_the_old_file_or_the_new(path, new, tmp_path, number, output):
    old, failed = path.read_bytes(), []
    target = path if output is None else tmp_path / output

    for call in range(1, 100):
        target.write_bytes(old)
        disk, said = FaultyDisk(call, raising(number)), None
        book = WorkbookFile(path, backups=tmp_path / f"undo{call}", disk=disk)
        try:
            written = book.write(PLAN, None if output is None else target)
        except RefusedError as error:
            said = error
        if not disk.failed:
            break
        failed.append(disk.failed)
        assert [] == temporary(tmp_path)
        if said is not None:
            assert old == target.read_bytes()
            assert said.kind in {"disk-full", "write-failed", "no-permission"}
        else:
            assert new == target.read_bytes()
            assert {"sync_folder"} == {disk.failed}
            of_workbook = failed.count("sync_folder") > 1  # the first one is that of the backup
            assert of_workbook == bool(written.remarks)

    assert set(CALLS) - {"remove", "place"} == set(failed)
    assert new == target.read_bytes()
    assert output is None or old == path.read_bytes()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_an_undo_that_fails_at_any_call_can_be_said_again(path, new, tmp_path, number):
    old, failed = path.read_bytes(), []

    for call in range(1, 100):
        path.write_bytes(old)
        undo = tmp_path / f"undo{call}"
        WorkbookFile(path, backups=undo).write(PLAN)
        disk, said = FaultyDisk(call, raising(number)), None
        try:
            WorkbookFile(path, backups=undo, disk=disk).undo()
        except RefusedError as error:
            said = error
        if not disk.failed:
            break
        failed.append(disk.failed)
        assert [] == temporary(tmp_path)
        assert (old if said is None else new) == path.read_bytes()
        if said is not None:
            WorkbookFile(path, backups=undo).undo()
            assert old == path.read_bytes()

    assert set(CALLS) - {"place"} == set(failed)
    assert old == path.read_bytes()


def test_what_a_killed_save_left_is_removed_a_day_later(path, tmp_path):
    for name, age in ((".kkg-old.tmp", 90_000), (".kkg-young.tmp", 80_000)):
        (tmp_path / name).write_bytes(b"x")
        then = path.stat().st_mtime - age
        os.utime(tmp_path / name, (then, then))

    WorkbookFile(path, backups=tmp_path / "undo").write(PLAN)

    assert [str(tmp_path / ".kkg-young.tmp")] == temporary(tmp_path)


def test_permissions_stay_and_a_link_stays_a_link(path, tmp_path):
    path.chmod(0o640)
    link = tmp_path / "tautan.xlsx"
    link.symlink_to(path.name)

    WorkbookFile(link, backups=tmp_path / "undo").write(PLAN)

    assert link.is_symlink()
    assert 0o640 == stat.S_IMODE(path.stat().st_mode)
    assert 2 == WorkbookFile(path).book.grids[0].cell(1, 1).value


def test_marks_of_the_file_stay_where_the_system_keeps_them(path, tmp_path):
    try:
        os.setxattr(path, "user.asal", b"sekolah")
    except (AttributeError, OSError) as error:
        pytest.skip(f"no marks on files here: {error}")

    WorkbookFile(path, backups=tmp_path / "undo").write(PLAN)

    assert b"sekolah" == os.getxattr(path, "user.asal")


def test_a_read_only_file_is_refused_but_may_be_written_elsewhere(path, tmp_path):
    path.chmod(0o444)
    book = WorkbookFile(path, backups=tmp_path / "undo")

    with pytest.raises(RefusedError) as refused:
        book.write(PLAN)
    assert "no-permission" == refused.value.kind

    book.write(PLAN, tmp_path / "hasil.xlsx")
    assert os.access(tmp_path / "hasil.xlsx", os.W_OK)
    assert (tmp_path / "hasil.xlsx").stat().st_mode & stat.S_IWUSR


def test_an_output_leaves_the_workbook_untouched_and_can_be_undone(path, new, tmp_path):
    old, output, undo = path.read_bytes(), tmp_path / "hasil.xlsx", tmp_path / "undo"

    WorkbookFile(path, backups=undo).write(PLAN, output)
    assert (old, new) == (path.read_bytes(), output.read_bytes())
    assert not undo.exists()

    output.write_bytes(b"yang lama")
    WorkbookFile(path, backups=undo).write(PLAN, output)
    assert new == output.read_bytes()
    WorkbookFile(output, backups=undo).undo()
    assert b"yang lama" == output.read_bytes()


def test_an_output_in_a_folder_that_is_not_there_is_refused(path, tmp_path):
    with pytest.raises(RefusedError) as refused:
        WorkbookFile(path).write(PLAN, tmp_path / "tidak ada" / "hasil.xlsx")

    assert "no-permission" == refused.value.kind
    assert "tidak ada" in refused.value.message.told("id")


def test_an_output_that_is_no_file_is_refused(path, tmp_path):
    (tmp_path / "folder.xlsx").mkdir()
    names = ["folder.xlsx"]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipa.xlsx")
        names.append("pipa.xlsx")

    for name in names:
        with pytest.raises(RefusedError) as refused:
            WorkbookFile(path).write(PLAN, tmp_path / name)
        assert "write-failed" == refused.value.kind
        assert "bukan berkas biasa" in refused.value.message.told("id")


@pytest.mark.parametrize("when", ["before", "at the last moment"])
def test_a_workbook_that_changed_since_it_was_read_is_left_alone(path, tmp_path, when):
    class Racing(Disk):
        def read(self, name):
            if name == path:
                path.write_bytes(b"orang lain")
            return super().read(name)

    book = WorkbookFile(path, backups=tmp_path / "undo", disk=Racing())
    if when == "before":
        path.write_bytes(b"orang lain")

    with pytest.raises(RefusedError) as refused:
        book.write(PLAN)

    assert "changed" == refused.value.kind
    assert b"orang lain" == path.read_bytes()
    assert [] == [each for each in (tmp_path / "undo").rglob("*") if each.is_file()]


def test_a_workbook_that_went_away_is_not_made_anew(path, tmp_path):
    book = WorkbookFile(path, backups=tmp_path / "undo")
    path.unlink()

    with pytest.raises(RefusedError, match="changed"):
        book.write(PLAN)

    assert not path.exists()


def test_what_the_storage_spoils_is_not_taken_for_the_new_file(path, tmp_path):
    class Spoiling(Disk):
        def read(self, name):
            content = super().read(name)
            return content[:-1] + b"x" if name != path else content

    old = path.read_bytes()
    with pytest.raises(RefusedError) as refused:
        WorkbookFile(path, backups=tmp_path / "undo", disk=Spoiling()).write(PLAN)

    assert "unverified" == refused.value.kind
    assert old == path.read_bytes()


def held_open(times):
    """Give a disk on which another program holds the file a number of times, as on Windows."""

    class HeldOpen(Disk):
        left = times

        def replace(self, source, target):
            if self.left:
                self.left -= 1
                error = PermissionError(errno.EACCES, "held open")
                error.winerror = 32
                raise error
            super().replace(source, target)

    return HeldOpen()


def test_a_file_that_is_held_open_for_a_moment_is_waited_for(path, new, tmp_path, monkeypatch):
    monkeypatch.setattr(saving, "_PAUSES", (0.0,) * 6)

    WorkbookFile(path, backups=tmp_path / "undo", disk=held_open(6)).write(PLAN)

    assert new == path.read_bytes()


def test_a_file_that_stays_open_is_refused(path, tmp_path, monkeypatch):
    monkeypatch.setattr(saving, "_PAUSES", (0.0,) * 6)
    old = path.read_bytes()

    with pytest.raises(RefusedError) as refused:
        WorkbookFile(path, backups=tmp_path / "undo", disk=held_open(99)).write(PLAN)

    assert "open-elsewhere" == refused.value.kind
    assert old == path.read_bytes()
    assert [] == temporary(tmp_path)


def test_a_plan_with_nothing_in_it_writes_nothing(path, tmp_path):
    old = path.stat()

    assert () == WorkbookFile(path, backups=tmp_path / "undo").write(Plan()).remarks

    assert old.st_ino == path.stat().st_ino
    assert not (tmp_path / "undo").exists()
