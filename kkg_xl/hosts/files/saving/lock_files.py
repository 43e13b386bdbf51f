"""Whether another program has a workbook open, and whose it is.

Windows does not let a file be written that Excel has open, so there the system is asked. Elsewhere
hardly a program locks what it opens, Excel on a Mac as little as LibreOffice on Linux, and nobody
sees through a network share; all there is then is the lock file, `~$name` or `.~lock.name#`. A
young one stops a save. One that is older than a day is taken for what a crash has left: it must not
stop saves for ever.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from kkg_xl.domain.text import Field, Message, Text, say
from kkg_xl.hosts.files.saving.replacing import ANOTHER_PROGRAM, refusal_of
from kkg_xl.usecases.refusals import (
    FILE_READ_ONLY,
    LOCK_FILE,
    LOCK_FILE_LEFT,
    OPEN_ELSEWHERE,
    WRITE_FAILED,
    RefusedError,
)

_NO_FILE = Text("bukan berkas biasa", "not a regular file")
_SHARING = (32, 33)
"""What Windows answers where another program does not share the file."""
_LONGEST = 4096
_YOUNG_SECONDS = 24 * 60 * 60
_UTF_16_NAME = 55
"""Where Excel puts the name again, in UTF-16 behind its length."""


class LockFile(NamedTuple):
    """What a program puts beside a workbook while it has it open."""

    name: str
    who: Field
    modified: float
    """When it was made, in seconds of the epoch."""


def refuse_unless_free(path: Path) -> None:
    """Raise `RefusedError` if the file is there and may not be written, or is held by another."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise RefusedError(WRITE_FAILED, folder=str(path.parent), what=_NO_FILE)
        if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
            raise RefusedError(FILE_READ_ONLY)
        file = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        return
    except OSError as error:
        raise _refusal(path, error) from error
    try:
        if not _lockable(file):
            raise RefusedError(OPEN_ELSEWHERE, who=_owner(path) or ANOTHER_PROGRAM)
    finally:
        os.close(file)
    lock = lock_file(path)
    if lock is not None and _counts(lock):
        raise RefusedError(LOCK_FILE, who=lock.who, lock=lock.name)


def remarks_on(path: Path) -> tuple[Message, ...]:
    """Tell of a lock file that does not stop a save."""
    lock = lock_file(path)
    return () if lock is None else (say(LOCK_FILE_LEFT, who=lock.who, lock=lock.name),)


def lock_file(path: Path) -> LockFile | None:
    """Give the lock file that stands beside a workbook; `None` if there is none."""
    for name, read in ((f"~${path.name}", _excel_name), (f".~lock.{path.name}#", _office_name)):
        with suppress(OSError):
            lock = path.parent / name
            who = read(lock.read_bytes()[:_LONGEST]) or ANOTHER_PROGRAM
            return LockFile(name, who, lock.stat().st_mtime)
    return None


def _owner(path: Path) -> Field | None:
    lock = lock_file(path)
    return None if lock is None else lock.who


def _counts(lock: LockFile) -> bool:
    """Tell whether a lock file says something that the system has not said already."""
    if sys.platform == "win32":  # there, to have opened the workbook for writing is the proof
        return False
    return lock.modified > time.time() - _YOUNG_SECONDS


def _refusal(path: Path, error: OSError) -> RefusedError:
    """Tell why a file could not be opened for writing."""
    who = _owner(path)
    held = who is not None or getattr(error, "winerror", None) in _SHARING
    if isinstance(error, PermissionError) and held:
        return RefusedError(OPEN_ELSEWHERE, who=who or ANOTHER_PROGRAM)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return RefusedError(FILE_READ_ONLY)
    return refusal_of(error, path.parent)


def _lockable(file: int) -> bool:
    """Tell whether the whole file can be locked, where programs that open it lock it."""
    if sys.platform == "win32":  # there, to have opened it is the proof
        return True
    import fcntl  # noqa: PLC0415 - Windows has none

    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:  # a storage that has no locks
        return True
    return True


def _excel_name(data: bytes) -> str:
    start = _UTF_16_NAME + 2
    wide = data[start : start + 2 * int.from_bytes(data[_UTF_16_NAME:start], "little")]
    narrow = data[1 : 1 + int.from_bytes(data[:1], "little")]
    return _printable(wide.decode("utf-16-le", "ignore") or narrow.decode("cp1252", "ignore"))


def _office_name(data: bytes) -> str:
    return _printable(data.decode("utf-8", "ignore").strip(",;").partition(",")[0])


def _printable(name: str) -> str:
    return "".join(letter for letter in name if letter.isprintable()).strip()
