"""A workbook that another program has open: whose lock file it is, and when that stops a save."""

import errno
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from kkg_xl.hosts.files.marks.marked_copies import MarkedCopies
from kkg_xl.hosts.files.saving import lock_files
from kkg_xl.hosts.files.saving.lock_files import lock_file, refuse_unless_free
from kkg_xl.hosts.files.writing.workbook_file import WorkbookFile
from kkg_xl.sheets.plan import CellChange, Plan
from kkg_xl.usecases.refusals import RefusedError
from tests.hosts.packages import one_sheet

PLAN = Plan((CellChange("RAB", 1, 1, Decimal(2)),))


@pytest.fixture
def path(tmp_path):
    return one_sheet(tmp_path / "buku.xlsx", '<row r="1"><c r="A1"><v>1</v></c></row>')


def lock_of_excel(name):
    narrow = name.encode("cp1252", "replace")
    wide = name.encode("utf-16-le")
    length = len(name).to_bytes(2, "little")
    return bytes([len(narrow)]) + narrow.ljust(54) + length + wide.ljust(108, b"\0")


@pytest.mark.parametrize("name", ["Peserta 01", "Ketua KKG Ñ", "Бendahara"])
def test_excel_tells_who_has_a_workbook_open(path, name):
    (path.parent / f"~${path.name}").write_bytes(lock_of_excel(name))

    assert name == lock_file(path).who


def test_libreoffice_tells_who_has_a_workbook_open(path):
    lock = path.parent / f".~lock.{path.name}#"
    lock.write_text(",peserta01,sekolah,19.10.2009 09:30,file:///home;", "utf-8")
    assert "peserta01" == lock_file(path).who

    lock.write_text("Peserta 01,p01,sekolah,19.10.2009 09:30,file:///home;", "utf-8")
    assert "Peserta 01" == lock_file(path).who


@pytest.mark.parametrize("content", [b"", b"\x00", b"\x05", bytes(165), b"\x03\x01\x02\x03"])
def test_a_lock_file_that_names_nobody_is_of_another_program(path, content):
    (path.parent / f"~${path.name}").write_bytes(content)

    assert lock_files.ANOTHER_PROGRAM == lock_file(path).who


def test_a_young_lock_file_stops_a_save_where_the_system_cannot_tell(path, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    (path.parent / f"~${path.name}").write_bytes(lock_of_excel("Peserta 01"))
    old = path.read_bytes()

    with pytest.raises(RefusedError) as refused:
        WorkbookFile(path, backups=tmp_path / "undo").write(PLAN)

    assert "open-elsewhere" == refused.value.kind
    assert "Peserta 01" in refused.value.message.told("id")
    assert "~$buku.xlsx" in refused.value.message.told("en")
    assert old == path.read_bytes()


def test_an_undo_and_a_marked_copy_wait_for_whoever_has_the_file_open_too(path, tmp_path):
    WorkbookFile(path, backups=tmp_path / "undo").write(PLAN)
    written = path.read_bytes()
    (path.parent / f"~${path.name}").write_bytes(lock_of_excel("Peserta 01"))
    copies = MarkedCopies(path.parent, backups=tmp_path / "undo")
    other = one_sheet(tmp_path / "lain.xlsx", "")

    with pytest.raises(RefusedError, match="lock file"):
        WorkbookFile(path, backups=tmp_path / "undo").undo()
    with pytest.raises(RefusedError, match="lock file"):
        copies.copy(other, other.read_bytes(), Path(path.name), (), lambda *_: Plan())

    assert written == path.read_bytes()


def test_a_lock_file_says_nothing_of_a_result_that_goes_elsewhere(path, tmp_path):
    (path.parent / f"~${path.name}").write_bytes(lock_of_excel("Peserta 01"))

    assert () == WorkbookFile(path).write(PLAN, tmp_path / "hasil.xlsx").remarks


@pytest.mark.parametrize(("system", "days"), [("linux", 2), ("darwin", 2), ("win32", 0)])
def test_a_lock_file_that_a_crash_left_is_a_remark(path, tmp_path, monkeypatch, system, days):
    """On Windows the workbook could be opened for writing, so the lock file is wrong."""
    lock = path.parent / f"~${path.name}"
    lock.write_bytes(lock_of_excel("Peserta 01"))
    made = lock.stat().st_mtime - days * 24 * 60 * 60
    os.utime(lock, (made, made))
    monkeypatch.setattr(sys, "platform", system)

    written = WorkbookFile(path, backups=tmp_path / "undo").write(PLAN)

    undone = WorkbookFile(path, backups=tmp_path / "undo").undo()

    for told in (written, undone):
        assert ["Peserta 01"] == [remark.fields["who"] for remark in told.remarks]
    assert 1 == WorkbookFile(path).book.grids[0].cell(1, 1).value


@pytest.mark.skipif(os.name != "posix", reason="locks are of another kind here")
def test_a_workbook_that_another_program_locks_is_left_alone(path, tmp_path):
    holding = (
        "import fcntl, sys; file = open(sys.argv[1], 'r+b'); fcntl.lockf(file, fcntl.LOCK_EX);"
        "print(flush=True); sys.stdin.read()"
    )
    (path.parent / f".~lock.{path.name}#").write_text("Peserta 01,;")
    command = [sys.executable, "-c", holding, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        program.stdout.readline()
        old = path.read_bytes()

        with pytest.raises(RefusedError) as refused:
            WorkbookFile(path, backups=tmp_path / "undo").write(PLAN)
        program.communicate(b"")

    assert "open-elsewhere" == refused.value.kind
    assert "Peserta 01" in refused.value.message.told("id")
    assert old == path.read_bytes()


@pytest.mark.parametrize(
    ("error", "lock", "kind"),
    [
        (PermissionError(errno.EACCES, "no"), False, "no-permission"),
        (PermissionError(errno.EACCES, "no"), True, "open-elsewhere"),
        (OSError(errno.EROFS, "no"), False, "no-permission"),
        (OSError(errno.EIO, "no"), False, "write-failed"),
    ],
)
def test_what_the_system_refuses_is_told_with_its_reason(path, monkeypatch, error, lock, kind):
    def refuse(*_):
        raise error

    if lock:
        (path.parent / f"~${path.name}").write_bytes(lock_of_excel("Peserta 01"))
    monkeypatch.setattr(lock_files.os, "open", refuse)

    with pytest.raises(RefusedError) as refused:
        refuse_unless_free(path)

    assert kind == refused.value.kind


def test_a_sharing_violation_means_that_the_workbook_is_open(path, monkeypatch):
    error = PermissionError(errno.EACCES, "held open")
    error.winerror = 32

    def refuse(*_):
        raise error

    monkeypatch.setattr(lock_files.os, "open", refuse)

    with pytest.raises(RefusedError, match="another program"):
        refuse_unless_free(path)


@pytest.mark.skipif(os.name != "posix", reason="locks are of another kind here")
def test_a_storage_without_locks_does_not_stop_a_save(path, monkeypatch):
    import fcntl

    def refuse(*_):
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(fcntl, "lockf", refuse)

    refuse_unless_free(path)


def test_where_an_open_file_is_the_proof_no_lock_is_asked_for(path, monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")

    refuse_unless_free(path)
