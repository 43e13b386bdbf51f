import errno
import os
from datetime import UTC, datetime

import pytest

from kkg_xl.hosts.files.reading.books import read_book
from kkg_xl.hosts.files.saving.creating import create_book
from kkg_xl.hosts.files.saving.disk import Disk
from kkg_xl.sheets.sheet_plan import PlannedCell, SheetPlan, Style
from kkg_xl.usecases.refusals import RefusedError
from tests.hosts.faulty_disk import FaultyDisk, raising

CREATED = datetime(2009, 11, 21, tzinfo=UTC)
PLANS = (SheetPlan("RAB", (PlannedCell(1, 1, Style.TITLE, "RAB"),)),)


def names(folder):
    return [path.name for path in folder.iterdir()]


def refusal(path, disk=None):
    with pytest.raises(RefusedError) as caught:
        create_book(path, PLANS, CREATED, disk)
    return caught.value.kind


def failing(number):
    def fail(*_):
        raise OSError(number, os.strerror(number))

    return fail


def test_a_new_workbook_can_be_read_and_nothing_else_is_left_in_the_folder(tmp_path):
    create_book(tmp_path / "baru.xlsx", PLANS, CREATED)

    assert "RAB" == read_book(tmp_path / "baru.xlsx", "baru.xlsx").grids[0].cell(1, 1).value
    assert ["baru.xlsx"] == names(tmp_path)


def test_a_new_workbook_has_the_permissions_of_any_new_file(tmp_path):
    (tmp_path / "lain").touch()

    create_book(tmp_path / "baru.xlsx", PLANS, CREATED)

    assert (tmp_path / "lain").stat().st_mode == (tmp_path / "baru.xlsx").stat().st_mode


def test_a_file_that_is_there_is_never_written_over(tmp_path):
    (tmp_path / "ada.xlsx").write_bytes(b"isi")

    assert "already-there" == refusal(tmp_path / "ada.xlsx")
    assert b"isi" == (tmp_path / "ada.xlsx").read_bytes()


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_appears_at_the_last_moment_is_not_written_over_either(
    tmp_path, monkeypatch, links
):
    target = tmp_path / "ada.xlsx"

    class Racing(Disk):
        def read(self, path):
            target.write_bytes(b"isi")
            return super().read(path)

    if not links:
        monkeypatch.setattr(os, "link", failing(errno.EPERM))

    assert "already-there" == refusal(target, Racing())
    assert b"isi" == target.read_bytes()
    assert ["ada.xlsx"] == names(tmp_path)


def test_a_link_that_leads_nowhere_is_there_too(tmp_path):
    (tmp_path / "ada.xlsx").symlink_to(tmp_path / "hilang.xlsx")

    assert "already-there" == refusal(tmp_path / "ada.xlsx")


@pytest.mark.parametrize("name", ["baru.xls", "baru", "baru.xlsm"])
def test_the_name_must_say_what_it_is(tmp_path, name):
    assert "unsupported" == refusal(tmp_path / name)
    assert [] == names(tmp_path)


def test_the_folder_must_be_there(tmp_path):
    assert "no-permission" == refusal(tmp_path / "tidak ada" / "baru.xlsx")


KINDS = {
    errno.ENOSPC: "disk-full",
    errno.EIO: "write-failed",
    errno.EACCES: "no-permission",
}


@pytest.mark.parametrize("number", KINDS)
def test_a_fault_at_any_call_leaves_nothing_behind(tmp_path, number):
    failed = []

    for call in range(1, 100):
        disk, target = FaultyDisk(call, raising(number)), tmp_path / f"baru{call}.xlsx"
        said = None
        try:
            written = create_book(target, PLANS, CREATED, disk)
        except RefusedError as error:
            said = error
        if said is not None:
            assert KINDS[number] == said.kind
            assert not target.exists()
        else:
            assert "RAB" == read_book(target).grids[0].cell(1, 1).value
            assert bool(written.remarks) is (disk.failed == "sync_folder")
        if not disk.failed:
            break
        failed.append(disk.failed)

    expected = ["create", "write", "sync", "close", "read", "place", "remove", "sync_folder"]
    assert expected == failed
    left = [name for name in names(tmp_path) if name.endswith(".tmp")]
    assert 1 == len(left)  # the one that could not be removed; the next day's save does


def test_a_file_system_without_links_is_written_to_as_well(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "link", failing(errno.EPERM))

    create_book(tmp_path / "baru.xlsx", PLANS, CREATED)

    assert "RAB" == read_book(tmp_path / "baru.xlsx", "baru.xlsx").grids[0].cell(1, 1).value
    assert ["baru.xlsx"] == names(tmp_path)
