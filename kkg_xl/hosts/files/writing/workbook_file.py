"""Writes a plan into a workbook file, and undoes it: all of it or nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from kkg_xl.domain.text import say
from kkg_xl.hosts.files.marks.annotating import without_marks
from kkg_xl.hosts.files.reading.books import file_bytes, kind_of, open_xml_book
from kkg_xl.hosts.files.reading.package import Package
from kkg_xl.hosts.files.saving.backups import Backups, default_folder
from kkg_xl.hosts.files.saving.disk import Disk
from kkg_xl.hosts.files.saving.lock_files import refuse_unless_free, remarks_on
from kkg_xl.hosts.files.saving.replacing import held_by, save
from kkg_xl.hosts.files.writing.package_edit import PackageEdit
from kkg_xl.hosts.files.writing.plan_writing import apply_plan
from kkg_xl.hosts.files.writing.verifying import verify
from kkg_xl.hosts.files.writing.write_guards import ending_of, refuse_signed
from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.plan import Plan
from kkg_xl.usecases.copy_refusals import MARKS_REMOVED
from kkg_xl.usecases.ports import Written
from kkg_xl.usecases.refusals import (
    CHANGED_MEANWHILE,
    ENDING_MISLEADS,
    NOT_WRITTEN,
    RefusedError,
)
from kkg_xl.usecases.unreadable import UnreadableWorkbookError


class WorkbookFile:
    """One workbook file, read once: what is written is made of the bytes that were read."""

    def __init__(
        self, path: Path, *, backups: Path | None = None, disk: Disk | None = None
    ) -> None:
        """Read the bytes; `backups` is the folder for undoing, that of the user unless given.

        Raises `UnreadableWorkbookError`.
        """
        self._path = path
        self._disk = disk or Disk()
        self._folder = backups
        self._data = file_bytes(path)

    @cached_property
    def _backups(self) -> Backups:
        return Backups(self._folder or default_folder(), self._disk)

    @cached_property
    def book(self) -> Book:
        """What the file holds.

        Raises `UnreadableWorkbookError`, and `RefusedError` for a kind that is not written.
        """
        kind, _ = kind_of(self._data)
        if kind != "xlsx":
            raise RefusedError(NOT_WRITTEN, what=f".{kind}")
        return open_xml_book(self._data, str(self._path))

    def write(self, plan: Plan, output: Path | None = None) -> Written:
        """Write the workbook with a plan carried out, into another file if `output` names one.

        A plan with nothing in it writes nothing. Raises `UnreadableWorkbookError`, and
        `RefusedError`; no file is changed then.
        """
        book = self.book
        if not plan:
            return Written()
        package = PackageEdit(self._data)
        ending = ending_of(package)
        target = _real(self._path if output is None else output)
        if output is not None and target.suffix.lower() != ending:
            raise RefusedError(ENDING_MISLEADS, kind=ending, ending=target.suffix or "?")
        refuse_unless_free(target)
        self._apply(package, plan)

        def check(written: bytes) -> None:
            verify(written, tuple(package.changed()), book, plan)

        return self._save(target, package.result(), check)

    def rehearse(self, plan: Plan) -> None:
        """Carry out a plan in memory, and see whether that can be done.

        Raises `UnreadableWorkbookError`, and `RefusedError` where `write` would for what the
        workbook holds.
        """
        book, package = self.book, PackageEdit(self._data)
        ending_of(package)
        self._apply(package, plan)
        verify(package.result(), tuple(package.changed()), book, plan)

    def _apply(self, package: PackageEdit, plan: Plan) -> None:
        refuse_signed(package)
        Package(self._data).inflate_all()  # a part that is damaged already would be ours then
        apply_plan(package, self.book, plan)

    def undo(self) -> Written:
        """Put back, byte for byte, what the workbook held before the last action.

        A marked copy that was changed since, or came from elsewhere, loses its marks instead.

        Raises `RefusedError` where there is none, or the workbook was changed since.
        """
        target = _real(self._path)
        refuse_unless_free(target)
        try:
            backup, content = self._backups.last(target, self._data)
        except RefusedError:
            left = self._unmarked()
            if left is None:
                raise
            written = self._save(target, left, lambda _: None)
            return written._replace(instead=say(MARKS_REMOVED, name=self._path.as_posix()))
        remarks = remarks_on(target)

        def unchanged(_: bytes) -> None:
            self._refuse_if_changed(target, self._data)

        remarks += save(target, content, target, unchanged, self._disk)
        self._backups.forget(target, backup)
        return Written(remarks)

    def _unmarked(self) -> bytes | None:
        """Give the workbook without the marks of a check; `None` if it has none."""
        try:
            left = without_marks(self._data, self._path.name)
        except UnreadableWorkbookError:
            return None
        return None if left == self._data else left

    def _save(self, target: Path, data: bytes, check: Callable[[bytes], None]) -> Written:
        """Save, with a backup of what the file held, if it was there."""
        held = self._held(target)
        remarks = remarks_on(target)
        forget: list[Callable[[], None]] = []

        def keep(written: bytes) -> None:
            check(written)
            if held is not None:
                forget.append(self._backups.keep(target, held, data))
            self._refuse_if_changed(target, held)

        try:
            like = target if held is not None else self._path
            remarks += save(target, data, like, keep, self._disk)
        except BaseException:
            for each in forget:
                each()
            raise
        return Written(remarks)

    def _held(self, target: Path) -> bytes | None:
        """Give what a file holds now, or what was read of it if it is the workbook itself."""
        if target == _real(self._path):
            return self._data
        return held_by(target, self._disk)

    def _refuse_if_changed(self, target: Path, held: bytes | None) -> None:
        try:
            found: bytes | None = self._disk.read(target)
        except FileNotFoundError:
            found = None
        if found != held:
            raise RefusedError(CHANGED_MEANWHILE)


def write_book(path: Path, plan: Plan, output: Path | None = None) -> Written:
    """Write a plan as `WorkbookFile.write` does, into a workbook that is read for it."""
    return WorkbookFile(path).write(plan, output)


def undo_book(path: Path) -> Written:
    """Undo the last action as `WorkbookFile.undo` does."""
    return WorkbookFile(path).undo()


def _real(path: Path) -> Path:
    """Give the file itself where the path is a link to it, which then stays a link."""
    return Path(os.path.realpath(path))
