"""Reads a workbook from a file: by what it holds, whatever its name says."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path, PurePath

from kkg_xl.domain.text import Text
from kkg_xl.hosts.files.reading import limits
from kkg_xl.hosts.files.reading.compound import refuse_unless_workbook
from kkg_xl.hosts.files.reading.open_xml import read_open_xml
from kkg_xl.hosts.files.reading.package import Package
from kkg_xl.hosts.files.reading.sniffing import ANOTHER, COMPOUND, ZIP, sniff
from kkg_xl.sheets.grid import Book, Reservation
from kkg_xl.usecases.uncollected import uncollected
from kkg_xl.usecases.unreadable import (
    ENCRYPTED,
    FILE_TOO_LARGE,
    FOLDER,
    MISSING,
    NO_PERMISSION,
    NOT_A_FILE,
    NOT_A_WORKBOOK,
    NOT_READ,
    OUT_OF_MEMORY,
    UnreadableWorkbookError,
)

_DEVICE = Text("pipa atau perangkat", "a pipe or device")
_BINARY = "xl/workbook.bin"
_MANIFEST = "META-INF/manifest.xml"

_ENDINGS = {
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlam"),
    "xls": (".xls", ".xlt"),
    "xlsb": (".xlsb",),
    "ods": (".ods", ".ots"),
}
_ALL_ENDINGS = frozenset(ending for endings in _ENDINGS.values() for ending in endings)


def read_book(path: Path, name: str | None = None) -> Book:
    """Read a workbook; `name` is what messages call it, the path unless given.

    Raises `UnreadableWorkbookError`, and nothing else, for whatever cannot be read.
    """
    return book_of(file_bytes(path), path, name)


def book_of(data: bytes, path: PurePath, name: str | None = None) -> Book:
    """Read a workbook whose bytes were read already, as `read_book` does."""
    try:
        with uncollected():
            kind, package = kind_of(data)
            book = _book(data, kind, package, str(path) if name is None else name)
    except MemoryError as error:
        raise UnreadableWorkbookError(OUT_OF_MEMORY) from error
    ending = path.suffix.lower()
    if ending in _ENDINGS[kind] or ending not in _ALL_ENDINGS:
        return book
    misleading = Reservation("name-misleads", detail=path.suffix)
    return replace(book, reservations=(*book.reservations, misleading))


def open_xml_book(data: bytes, name: str, only: Collection[str] | None = None) -> Book:
    """Read a workbook of the kind `xlsx` that is in memory, all of it or only some sheets.

    Raises `UnreadableWorkbookError`.
    """
    try:
        with uncollected():
            return read_open_xml(Package(data), name, only=only)
    except MemoryError as error:
        raise UnreadableWorkbookError(OUT_OF_MEMORY) from error


def _book(data: bytes, kind: str, package: Package | None, name: str) -> Book:
    if kind == "xlsx" and package is not None:
        return read_open_xml(package, name)
    # calamine guards against no bomb, and in broken XML it may look for an end for ever.
    size = len(data) if package is None else package.inflate_all()
    from kkg_xl.hosts.files.reading.legacy import read_legacy  # noqa: PLC0415 - subprocess is slow to load

    return read_legacy(data, kind, name, size)


def kind_of(data: bytes) -> tuple[str, Package | None]:
    """Tell what a file is: `xlsx`, `xls`, `xlsb` or `ods`, and give its parts if it is a zip.

    Raises `UnreadableWorkbookError` for all but workbooks.
    """
    container = sniff(data)
    if container == COMPOUND:
        refuse_unless_workbook(data)
    if container != ZIP:
        return "xls", None
    package = Package(data)
    if "mimetype" in package:
        _refuse_unless_spreadsheet(package)
        return "ods", package
    return "xlsb" if _BINARY in package else "xlsx", package


def _refuse_unless_spreadsheet(package: Package) -> None:
    """Raise `UnreadableWorkbookError` for an OpenDocument text, or one that is locked."""
    if not package.read("mimetype").startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        raise UnreadableWorkbookError(NOT_A_WORKBOOK, what=ANOTHER)
    if _MANIFEST in package and b"encryption-data" in package.read(_MANIFEST):
        raise UnreadableWorkbookError(ENCRYPTED)


def file_bytes(path: Path) -> bytes:
    """Read a regular file whole, refusing what would block or never end.

    Raises `UnreadableWorkbookError`.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            what = FOLDER if stat.S_ISDIR(status.st_mode) else _DEVICE
            raise UnreadableWorkbookError(NOT_A_FILE, what=what)
        if status.st_size > limits.FILE_BYTES:
            raise UnreadableWorkbookError(FILE_TOO_LARGE, limit=f"{limits.FILE_BYTES >> 20} MiB")
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UnreadableWorkbookError(MISSING) from error
    except PermissionError as error:
        raise UnreadableWorkbookError(NO_PERMISSION) from error
    except (OSError, ValueError) as error:
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else "path"
        raise UnreadableWorkbookError(NOT_READ, what=reason) from error
