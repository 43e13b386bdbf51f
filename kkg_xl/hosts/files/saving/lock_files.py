"""Who has a workbook open: lock files are a hint, what the system answers decides.

Excel leaves `~$name` beside an open workbook and LibreOffice `.~lock.name#`; both may be left
over from a crash, so neither stops a save.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from kkg_xl.domain.text import Field, Text
from kkg_xl.hosts.files.saving.replacing import ANOTHER_PROGRAM, refusal_of
from kkg_xl.usecases.refusals import (
    FILE_READ_ONLY,
    OPEN_ELSEWHERE,
    WRITE_FAILED,
    RefusedError,
)

_NO_FILE = Text("bukan berkas biasa", "not a regular file")
_SHARING = (32, 33)
"""What Windows answers where another program does not share the file."""
_LONGEST = 4096
_UTF_16_NAME = 55
"""Where Excel puts the name again, in UTF-16 behind its length."""


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
            raise RefusedError(OPEN_ELSEWHERE, who=owner(path) or ANOTHER_PROGRAM)
    finally:
        os.close(file)


def _refusal(path: Path, error: OSError) -> RefusedError:
    """Tell why a file could not be opened for writing."""
    who = owner(path)
    held = who is not None or getattr(error, "winerror", None) in _SHARING
    if isinstance(error, PermissionError) and held:
        return RefusedError(OPEN_ELSEWHERE, who=who or ANOTHER_PROGRAM)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return RefusedError(FILE_READ_ONLY)
    return refusal_of(error, path.parent)


def owner(path: Path) -> Field | None:
    """Tell whose lock file stands beside a workbook; `None` if there is none."""
    for name, read in ((f"~${path.name}", _excel_name), (f".~lock.{path.name}#", _office_name)):
        with suppress(OSError):
            return read((path.parent / name).read_bytes()[:_LONGEST]) or ANOTHER_PROGRAM
    return None


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
