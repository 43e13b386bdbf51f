"""Writes a new workbook, and only where there is none: nothing is ever taken the place of.

The file is written beside its place, flushed to the disk, and then given its name in one stroke
that fails if the name is taken, whatever happens in between.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from kkg_xl.hosts.files.rendering.sheets import rendered
from kkg_xl.hosts.files.saving.replacing import refusal_of
from kkg_xl.sheets.sheet_plan import SheetPlan
from kkg_xl.usecases.refusals import (
    NO_FOLDER,
    RefusedError,
)
from kkg_xl.usecases.sheet_refusals import ALREADY_THERE, NEEDS_ENDING

_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EOPNOTSUPP})


def create_book(path: Path, plans: Sequence[SheetPlan], created: datetime) -> None:
    """Write the planned sheets as a new workbook. Raises `RefusedError`; then nothing is written.

    `created` goes into its properties; plans and date alone decide what it holds.
    """
    if path.suffix.lower() != ".xlsx":
        raise RefusedError(NEEDS_ENDING, name=path.name)
    if os.path.lexists(path):
        raise RefusedError(ALREADY_THERE, name=path.name)
    if not path.parent.is_dir():
        raise RefusedError(NO_FOLDER, folder=str(path.parent))
    content = rendered(plans, created)
    try:
        _write(path, content)
    except FileExistsError as error:
        raise RefusedError(ALREADY_THERE, name=path.name) from error
    except OSError as error:
        raise refusal_of(error, path.parent) from error


def _write(path: Path, content: bytes) -> None:
    handle, beside = tempfile.mkstemp(prefix=".kkg-xl-", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(0o666 & ~_umask())
        _name(beside, path)
    finally:
        with suppress(OSError):
            Path(beside).unlink()


def _name(beside: str, path: Path) -> None:
    """Give the file its name, unless the name is taken."""
    try:
        os.link(beside, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # A file system without links (FAT on a stick): claim the name, then take its place.
        with path.open("xb"):
            pass
        Path(beside).replace(path)


def _umask() -> int:
    """Tell which permissions new files go without; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
