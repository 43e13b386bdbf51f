"""What workbooks held before each action, kept for `undo` in a folder of this user alone.

One folder per workbook, one file per action: its name says the number of the action and, shortened,
the checksums of the workbook before and after it. So an action is undone only where its result
stands, also after the workbook was renamed, and the one before it after that.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from kkg_xl.hosts.files.saving.disk import Disk
from kkg_xl.hosts.files.saving.replacing import refusal_of, save
from kkg_xl.usecases.refusals import (
    BACKUP_LOST,
    CHANGED_SINCE,
    NO_HOME,
    NOTHING_TO_UNDO,
    RefusedError,
)

KEPT = 20
"""Actions that can be undone, of one workbook."""
_KEPT_SECONDS = 180 * 24 * 60 * 60
_DIGITS = 32
"""Of a checksum, which is enough to tell workbooks apart."""


class Backup(NamedTuple):
    """One action: what the workbook held before it stands in the file."""

    path: Path
    number: int
    before: str
    after: str


class Backups:
    """The backups in one folder."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        """Take the folder, which need not be there yet."""
        self._folder, self._disk = folder, disk
        self._swept = False

    def keep(self, workbook: Path, before: bytes, after: bytes) -> Callable[[], None]:
        """Keep what a workbook holds before an action; give what forgets it again.

        Raises `RefusedError` where it cannot be kept.
        """
        folder = self._folder / _name_of(workbook)
        known = self._of(folder, digest(before))
        number = known[-1].number + 1 if known else 1
        name = f"{number:06}-{digest(before)}-{digest(after)}{workbook.suffix.lower()}"
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise refusal_of(error, folder) from error
        save(folder / name, before, folder / name, lambda _: None, self._disk)
        self._remove_old(folder / name, known)
        return lambda: self._remove(folder / name)

    def last(self, workbook: Path, held: bytes) -> tuple[Backup, bytes]:
        """Give the last action on a workbook that holds these bytes, and what it held before.

        Raises `RefusedError` if there is none, or the workbook was changed since.
        """
        current = digest(held)
        known = self._of(self._folder / _name_of(workbook), current)
        found = next((backup for backup in reversed(known) if backup.after == current), None)
        if found is None:
            found = max(self._anywhere(current), default=None, key=lambda backup: backup.number)
        if found is None and known:
            raise RefusedError(CHANGED_SINCE, backup=str(known[-1].path))
        if found is None:
            raise RefusedError(NOTHING_TO_UNDO)
        try:
            content = self._disk.read(found.path)
        except OSError as error:
            raise RefusedError(BACKUP_LOST, backup=str(found.path)) from error
        if digest(content) != found.before:
            raise RefusedError(BACKUP_LOST, backup=str(found.path))
        return found, content

    def made(self, workbook: Path, held: bytes) -> bool:
        """Tell whether what a workbook holds is what an action left there."""
        current = digest(held)
        return any(known.after == current for known in _listed(self._folder / _name_of(workbook)))

    def forget(self, workbook: Path, backup: Backup) -> None:
        """Forget an action on a workbook that was undone, and those after it.

        What was found among the actions on another workbook, of which this one is a copy, stays
        there.
        """
        if backup.path.parent == self._folder / _name_of(workbook):
            for known in _listed(backup.path.parent):
                if known.number >= backup.number:
                    self._remove(known.path)

    def _of(self, folder: Path, current: str) -> list[Backup]:
        """List the actions on one workbook; one that was never finished is forgotten."""
        known = sorted(_listed(folder), key=lambda backup: backup.number)
        while known and known[-1].before == current != known[-1].after:
            self._remove(known.pop().path)
        return known

    def _anywhere(self, after: str) -> Iterator[Backup]:
        with suppress(OSError):
            for folder in self._folder.iterdir():
                yield from (backup for backup in _listed(folder) if backup.after == after)

    def _remove_old(self, newest: Path, known: list[Backup]) -> None:
        """Remove the oldest of many actions on this workbook, and once what is old of all.

        Not each time: whoever copies thousands of workbooks would look at millions of backups.
        """
        for old in known[: max(0, len(known) + 1 - KEPT)]:
            self._remove(old.path)
        if self._swept:
            return
        self._swept = True
        with suppress(OSError):
            earliest = newest.stat().st_mtime - _KEPT_SECONDS
            for path in self._folder.glob("workbook-*/*"):
                if path.stat().st_mtime < earliest:
                    self._remove(path)

    def _remove(self, path: Path) -> None:
        with suppress(OSError):
            self._disk.remove(path)


def default_folder() -> Path:
    """Give the folder where this system keeps what programs remember for a user.

    Raises `RefusedError` where the system knows no home of this user.
    """
    given = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_STATE_HOME")
    if given and sys.platform != "darwin":
        return Path(given) / "kkg-xl" / "undo"
    try:
        home = Path.home()
    except RuntimeError as error:
        raise RefusedError(NO_HOME) from error
    if sys.platform == "win32":
        base = home / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = home / ".local" / "state"
    return base / "kkg-xl" / "undo"


def digest(data: bytes) -> str:
    """Give the checksum of a workbook, shortened."""
    return hashlib.sha256(data).hexdigest()[:_DIGITS]


def _name_of(workbook: Path) -> str:
    key = hashlib.sha256(os.fsencode(os.path.normcase(workbook))).hexdigest()[:_DIGITS]
    return f"workbook-{key}"


def _listed(folder: Path) -> Iterator[Backup]:
    with suppress(OSError):
        for path in folder.iterdir():
            number, _, digests = path.stem.partition("-")
            before, _, after = digests.partition("-")
            if number.isdecimal() and len(before) == len(after) == _DIGITS:
                yield Backup(path, int(number), before, after)
