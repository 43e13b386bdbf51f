"""Whatever saves, killed at any call to the disk: the old file or the new one, and it can go on."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from kkg_xl.domain.figures import Place
from kkg_xl.hosts.files.marks.marked_copies import MarkedCopies
from kkg_xl.hosts.files.saving.creating import create_book
from kkg_xl.hosts.files.saving.disk import Disk
from kkg_xl.hosts.files.writing.workbook_file import WorkbookFile
from kkg_xl.layouts.ours import findings_sheet
from kkg_xl.sheets.plan import CellChange, CellMark, Plan
from kkg_xl.sheets.sheet_plan import Mark, PlannedCell, SheetPlan, Style
from kkg_xl.usecases.refusals import RefusedError
from tests.hosts.faulty_disk import FaultyDisk, killed
from tests.hosts.packages import one_sheet

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no processes that fork here")

DAY = 24 * 60 * 60
BOOK, COPY, NEW = "buku.xlsx", "bertanda/buku.xlsx", "baru.xlsx"


def write(folder, disk):
    change = CellChange("RAB", 1, 1, Decimal(2))
    WorkbookFile(folder / BOOK, backups=folder / "undo", disk=disk).write(Plan((change,)))


def write_again(folder, disk):
    change = CellChange("RAB", 1, 1, Decimal(3))
    WorkbookFile(folder / BOOK, backups=folder / "undo", disk=disk).write(Plan((change,)))


def undo(folder, disk):
    WorkbookFile(folder / BOOK, backups=folder / "undo", disk=disk).undo()


def annotate(folder, disk):
    """Mark a copy."""

    def marks(_, before):
        cell = CellMark("RAB", 1, 1, Mark.WRONG, "catatan")
        sheet = SheetPlan(
            findings_sheet.NAME,
            (PlannedCell(1, 1, Style.TITLE, "Temuan"),),
            mark=findings_sheet.MARK,
        )
        return Plan(marks=(cell,), sheets=(sheet,))

    source = folder / BOOK
    copies = MarkedCopies(folder / "bertanda", backups=folder / "undo", disk=disk)
    copies.copy(source, source.read_bytes(), Path(BOOK), (Place("RAB", "A1"),), marks)


def new(folder, disk):
    plan = SheetPlan("RAB", (PlannedCell(1, 1, Style.TITLE, "RAB"),))
    create_book(folder / NEW, (plan,), datetime(2009, 11, 21, tzinfo=UTC), disk)


class Saving(NamedTuple):
    """Something that saves a file, and what was done in the folder before it."""

    act: Callable[[Path, Disk], None]
    target: str
    before: tuple[Callable[[Path, Disk], None], ...] = ()


SAVINGS = {
    "write": Saving(write, BOOK),
    "write again": Saving(write_again, BOOK, (write,)),
    "undo": Saving(undo, BOOK, (write,)),
    "annotate": Saving(annotate, COPY),
    "annotate again": Saving(annotate, COPY, (annotate, write)),
    "undo annotate": Saving(
        lambda folder, disk: WorkbookFile(folder / COPY, backups=folder / "undo", disk=disk).undo(),
        COPY,
        (annotate,),
    ),
    "new": Saving(new, NEW),
}


@pytest.fixture(params=SAVINGS)
def saving(request):
    return SAVINGS[request.param]


@pytest.fixture
def folder(saving, tmp_path):
    """Give a folder that is as it was before, however often it is asked for."""
    kept, folder = tmp_path / "sebelum", tmp_path / "kkg"
    folder.mkdir()
    one_sheet(folder / BOOK, '<row r="1"><c r="A1"><v>1</v></c></row>')
    for act in saving.before:
        act(folder, Disk())
    folder.rename(kept)

    def again():
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(kept, folder)
        return folder

    return again


def held(path):
    return path.read_bytes() if path.exists() else None


def left_over(folder):
    return [path for path in folder.rglob(".*") if path.is_file()]


def run_killed(act, folder, call):
    """Tell whether a process came to its end although it was to be killed at a call."""
    child = os.fork()
    if not child:
        act(folder, FaultyDisk(call, killed))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFEXITED(status)


def test_killed_at_any_call_the_old_file_or_the_new_stands_there_and_work_goes_on(saving, folder):
    whole = folder()
    old = held(whole / saving.target)
    saving.act(whole, Disk())
    made, seen = held(whole / saving.target), []

    for call in range(1, 100):
        killed_in = folder()
        if run_killed(saving.act, killed_in, call):
            break
        seen.append(held(killed_in / saving.target))
        assert seen[-1] in {old, made}
        go_on(saving, killed_in, made)
    else:
        raise AssertionError("never came to its end")

    assert {old, made} == set(seen)
    assert sorted(seen, key=lambda each: each == made) == seen


def go_on(saving, folder, made):
    """Do it again where it was killed, a day later."""
    for path in left_over(folder):
        os.utime(path, (path.stat().st_atime, path.stat().st_mtime - DAY - 1))
    if held(folder / saving.target) != made:
        saving.act(folder, Disk())
    assert made == held(folder / saving.target)
    if saving.target == NEW:
        with pytest.raises(RefusedError, match="already"):
            new(folder, Disk())
        return
    if saving.act in (write, write_again, annotate):
        WorkbookFile(folder / saving.target, backups=folder / "undo").undo()
    write(folder, Disk())
    undo(folder, Disk())
    assert [] == left_over(folder)
