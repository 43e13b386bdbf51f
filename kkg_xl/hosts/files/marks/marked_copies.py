"""Writes marked copies of workbooks into a folder; the workbooks themselves stay as they are.

A file that is there already is replaced only if it is such a copy and nobody has changed it: what
people have written into one, a reason or a correction, is theirs.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path

from kkg_xl.domain.figures import Place
from kkg_xl.hosts.files.marks.annotating import annotated
from kkg_xl.hosts.files.saving.backups import Backups, default_folder
from kkg_xl.hosts.files.saving.disk import Disk
from kkg_xl.hosts.files.saving.lock_files import refuse_unless_free
from kkg_xl.hosts.files.saving.replacing import held_by, refusal_of, save
from kkg_xl.usecases.copy_refusals import COPY_CHANGED, COPY_OVER_SOURCE, COPY_TWICE
from kkg_xl.usecases.ports import PlanMarks
from kkg_xl.usecases.refusals import CHANGED_MEANWHILE, RefusedError


class MarkedCopies:
    """The copies that one run makes."""

    def __init__(
        self, folder: Path, *, backups: Path | None = None, disk: Disk | None = None
    ) -> None:
        """Take the folder for the copies, which need not be there, and that for undoing."""
        self._folder, self._disk = folder, disk or Disk()
        self._backups = Backups(backups or default_folder(), self._disk)
        self._written: set[Path] = set()

    def copy(
        self,
        source: Path | None,
        data: bytes,
        within: Path,
        places: Collection[Place],
        plan: PlanMarks,
    ) -> Path:
        """Copy a workbook, of which the bytes were read, with marks; give the path of the copy.

        `source` is its file, if it has one on this machine; `within` is the path of the copy below
        the folder, with the name of the workbook.

        Raises `UnreadableWorkbookError`, and `RefusedError` where no copy is written.
        """
        named = self._folder / within
        target = Path(os.path.realpath(named))
        if source is not None and target == Path(os.path.realpath(source)):
            raise RefusedError(COPY_OVER_SOURCE)
        if target in self._written:
            raise RefusedError(COPY_TWICE, name=named.as_posix())
        held = held_by(target, self._disk)
        if held is not None and held != data and not self._backups.made(target, held):
            raise RefusedError(COPY_CHANGED, name=named.as_posix())
        made = annotated(data, within.name, places, plan)
        if made != held:
            self._save(source or target, data, target, held, made)
        self._written.add(target)
        return named

    def _save(self, like: Path, data: bytes, target: Path, held: bytes | None, made: bytes) -> None:
        refuse_unless_free(target)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise refusal_of(error, target.parent) from error
        forget: list[Callable[[], None]] = []

        def keep(_: bytes) -> None:
            with suppress(RefusedError):  # marks can be taken out of the copy without a backup too
                forget.append(self._backups.keep(target, data, made))
            if held_by(target, self._disk) != held:
                raise RefusedError(CHANGED_MEANWHILE)

        try:
            save(target, made, like, keep, self._disk)
        except BaseException:
            for each in forget:
                each()
            raise
