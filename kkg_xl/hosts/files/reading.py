"""Reads a workbook from a file: by what it holds, whatever its name says."""

from __future__ import annotations

import gc
import os
import stat
from pathlib import Path

from kkg_xl.domain.text import Text
from kkg_xl.hosts.files import limits
from kkg_xl.hosts.files.open_xml import read_open_xml
from kkg_xl.hosts.files.package import Package
from kkg_xl.hosts.files.sniffing import ZIP, sniff
from kkg_xl.sheets.grid import Book
from kkg_xl.usecases.unreadable import (
    FILE_TOO_LARGE,
    MISSING,
    NO_PERMISSION,
    NOT_A_FILE,
    NOT_READ,
    OUT_OF_MEMORY,
    UnreadableWorkbookError,
)

_FOLDER = Text("folder", "a folder")
_DEVICE = Text("pipa atau perangkat", "a pipe or device")


def read_book(path: Path, name: str | None = None) -> Book:
    """Read a workbook; `name` is what messages call it, the path unless given.

    Raises `UnreadableWorkbookError`, and nothing else, for whatever cannot be read.
    """
    name = str(path) if name is None else name
    collecting = gc.isenabled()
    # A book is a great many small values and no cycles; looking for some would double the time.
    gc.disable()
    try:
        data = _bytes(path)
        container = sniff(data)
        if container != ZIP:
            raise NotImplementedError
        return read_open_xml(Package(data), name)
    except MemoryError as error:
        raise UnreadableWorkbookError(OUT_OF_MEMORY) from error
    finally:
        if collecting:
            gc.enable()


def _bytes(path: Path) -> bytes:
    """Read a regular file whole, refusing what would block or never end."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            what = _FOLDER if stat.S_ISDIR(status.st_mode) else _DEVICE
            raise UnreadableWorkbookError(NOT_A_FILE, what=what)
        if status.st_size > limits.FILE_BYTES:
            raise UnreadableWorkbookError(
                FILE_TOO_LARGE, limit=f"{limits.FILE_BYTES >> 20} MiB"
            )
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UnreadableWorkbookError(MISSING) from error
    except PermissionError as error:
        raise UnreadableWorkbookError(NO_PERMISSION) from error
    except (OSError, ValueError) as error:
        what = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else "path"
        raise UnreadableWorkbookError(NOT_READ, what=what) from error
