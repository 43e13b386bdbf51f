"""A file saved at one stroke: after any fault the old one or the new one stands there, whole.

The new bytes go into a file beside the old one, are confirmed by the storage, read back and
checked; only then the name changes hands. Nothing is ever written into the old file, and where
there was none there is none or the whole new one.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kkg_xl.domain.text import Message, Text, say
from kkg_xl.hosts.files.saving.disk import Disk
from kkg_xl.usecases.refusals import (
    DISK_FULL,
    FOLDER_READ_ONLY,
    NO_FOLDER,
    NOT_YET_CERTAIN,
    OPEN_ELSEWHERE,
    UNVERIFIED,
    WRITE_FAILED,
    RefusedError,
)
from kkg_xl.usecases.sheet_refusals import ALREADY_THERE

ANOTHER_PROGRAM = Text("program lain", "another program")

_PRIVATE, _AS_ANY_FILE = 0o600, 0o666
_TEMPORARY = ".kkg-{}.tmp"
_STALE_SECONDS = 24 * 60 * 60
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_HELD_OPEN = (5, 32, 33)
"""What Windows answers while Excel, a virus scanner or a synchroniser has the file open."""
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)
"""Seconds; those programs let go in less, Excel does not."""
_MARK_OF_THE_WEB = ":Zone.Identifier"
"""The stream by which Windows knows that a file came from elsewhere; a copy must keep it."""


def save(
    target: Path, data: bytes, like: Path, before_replacing: Callable[[bytes], None], disk: Disk
) -> tuple[Message, ...]:
    """Put bytes into a file; give what people should know although it went well.

    `before_replacing` gets what was read back and may raise to stop the save. Permissions and
    marks are those of `like`, the target itself or what it is made from. Raises `RefusedError` for
    what the disk refuses; the old file, if there is one, is then unchanged.
    """

    def ready(temporary: Path) -> None:
        _remove_stale(temporary, disk)
        _keep_marks(like, temporary, its_own=like == target)
        before_replacing(_read_back(temporary, data, disk))
        _replace(temporary, target, disk)

    return _put(target, data, _PRIVATE, ready, disk)


def save_new(target: Path, data: bytes, disk: Disk) -> tuple[Message, ...]:
    """Put bytes into a new file; give what people should know although it went well.

    Raises `RefusedError` for what the disk refuses, and where there is a file of that name, were
    it made at the last moment; then there is no new file.
    """

    def ready(temporary: Path) -> None:
        _remove_stale(temporary, disk)
        _read_back(temporary, data, disk)
        try:
            disk.place(temporary, target)
        except FileExistsError as error:
            raise RefusedError(ALREADY_THERE, name=target.name) from error
        _forget(temporary, disk)

    return _put(target, data, _AS_ANY_FILE, ready, disk)


def _put(
    target: Path, data: bytes, mode: int, ready: Callable[[Path], None], disk: Disk
) -> tuple[Message, ...]:
    """Write bytes into a file beside the target; `ready` gives it its name."""
    folder = target.parent
    temporary = folder / _TEMPORARY.format(secrets.token_hex(4))
    try:
        _write(temporary, data, mode, disk)
        ready(temporary)
    except OSError as error:
        _forget(temporary, disk)
        raise refusal_of(error, folder) from error
    except BaseException:
        _forget(temporary, disk)
        raise
    try:
        disk.sync_folder(folder)
    except OSError:
        return (say(NOT_YET_CERTAIN),)
    return ()


def held_by(path: Path, disk: Disk) -> bytes | None:
    """Give what a file holds, `None` where there is none; raises `RefusedError` for any other."""
    try:
        return disk.read(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise refusal_of(error, path.parent) from error


def refusal_of(error: OSError, folder: Path) -> RefusedError:
    """Tell people what the disk refused."""
    if error.errno in _FULL:
        return RefusedError(DISK_FULL, folder=str(folder))
    if _is_held_open(error):
        return RefusedError(OPEN_ELSEWHERE, who=ANOTHER_PROGRAM)
    if error.errno in _FORBIDDEN:
        return RefusedError(FOLDER_READ_ONLY, folder=str(folder))
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return RefusedError(NO_FOLDER, folder=str(folder))
    what = os.strerror(error.errno) if error.errno else "?"
    return RefusedError(WRITE_FAILED, folder=str(folder), what=what)


def _write(path: Path, data: bytes, mode: int, disk: Disk) -> None:
    file = disk.create(path, mode)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[disk.write(file, rest) :]
        disk.sync(file)
    finally:
        disk.close(file)


def _read_back(path: Path, data: bytes, disk: Disk) -> bytes:
    written = disk.read(path)
    if written != data:
        raise RefusedError(UNVERIFIED, what="CRC")
    return written


def _replace(source: Path, target: Path, disk: Disk) -> None:
    """Replace, with patience where another program holds the target open for a moment."""
    for pause in _PAUSES:
        try:
            return disk.replace(source, target)
        except OSError as error:
            if not _is_held_open(error):
                raise
        time.sleep(pause)
    return disk.replace(source, target)


def _is_held_open(error: OSError) -> bool:
    return getattr(error, "winerror", None) in _HELD_OPEN


def _keep_marks(like: Path, path: Path, *, its_own: bool) -> None:
    """Give a file the permissions of another, and its marks and, for its own, owner if allowed."""
    if not like.exists():
        return
    status = like.stat()
    with suppress(OSError):  # a memory stick may have no permissions
        path.chmod(stat.S_IMODE(status.st_mode) | (0 if its_own else stat.S_IWUSR))
    if its_own and hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(path, status.st_uid, status.st_gid)
    if hasattr(os, "listxattr"):
        with suppress(OSError):
            for name in os.listxattr(like):
                os.setxattr(path, name, os.getxattr(like, name))
    if os.name == "nt":
        with suppress(OSError):
            marked = Path(f"{like}{_MARK_OF_THE_WEB}").read_bytes()
            Path(f"{path}{_MARK_OF_THE_WEB}").write_bytes(marked)


def _remove_stale(temporary: Path, disk: Disk) -> None:
    """Remove what saves left that were killed a day ago or earlier."""
    with suppress(OSError):
        now = temporary.stat().st_mtime  # by the clock of the storage
        for path in temporary.parent.glob(_TEMPORARY.format("*")):
            if path.stat().st_mtime < now - _STALE_SECONDS:
                disk.remove(path)


def _forget(path: Path, disk: Disk) -> None:
    with suppress(OSError):
        disk.remove(path)
