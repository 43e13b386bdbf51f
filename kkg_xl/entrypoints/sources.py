"""Where a workbook is read from: a path of this machine, or an address somewhere else."""

from __future__ import annotations

import os
from pathlib import Path, PurePath, PurePosixPath
from typing import Final, TypeAlias

from kkg_xl.hosts.files.reading import limits
from kkg_xl.hosts.files.reading.books import file_bytes
from kkg_xl.hosts.remote.addresses import Address, shown
from kkg_xl.hosts.remote.files import entries, fetched, is_folder
from kkg_xl.usecases.unfound import FOLDER_CLOSED
from kkg_xl.usecases.unreadable import UnreadableWorkbookError

Source: TypeAlias = Path | Address
Plain: TypeAlias = "str | list[str]"
"""A source as JSON has it."""

FOLDER: Final = "folder"
LINK: Final = "link"


def bytes_of(source: Source) -> bytes:
    """Read what stands there whole; raises `UnreadableWorkbookError`."""
    if isinstance(source, Address):
        return fetched(source, limits.FILE_BYTES)
    return file_bytes(source)


def called(source: Source) -> PurePath:
    """Give the path that tells what a source is called: its name and ending."""
    return PurePosixPath(source.path) if isinstance(source, Address) else source


def identity(source: Source) -> str:
    """Give what two sources share if they are the same file."""
    if isinstance(source, Address):
        return f"{shown(source.base).partition('://')[0]}://{source.path}"
    return os.path.normcase(os.path.realpath(source))


def leads_to_folder(source: Source) -> bool:
    """Tell whether a folder stands there; raises `UnreadableWorkbookError` if nobody can say."""
    return is_folder(source) if isinstance(source, Address) else source.is_dir()


def listed(folder: Source) -> list[tuple[str, Source, str]]:
    """List a folder: own name, source, and kind, which is `folder`, `link` or another.

    Raises `UnreadableWorkbookError`.
    """
    if isinstance(folder, Address):
        kinds = {"directory": FOLDER}
        return [(name, at, kinds.get(kind, kind)) for name, at, kind in entries(folder)]
    try:
        with os.scandir(folder) as found:
            return [(each.name, folder / each.name, _kind(each)) for each in found]
    except OSError as error:
        raise UnreadableWorkbookError(FOLDER_CLOSED) from error


def _kind(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return LINK
    return FOLDER if entry.is_dir(follow_symlinks=False) else "file"


def to_plain(source: Source) -> Plain:
    """Write a source so that JSON takes it to another process, which may stand elsewhere."""
    if isinstance(source, Address):
        return [source.base, source.path]
    return str(source)


def from_plain(plain: Plain) -> Source:
    """Read what `to_plain` wrote."""
    return Path(plain) if isinstance(plain, str) else Address(*plain)
