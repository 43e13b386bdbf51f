"""Puts the add-in where Excel looks for it, and takes it away again without a trace."""

from __future__ import annotations

import shutil
from pathlib import Path

from kkg_xl.entrypoints.addin.building import SCRIPT_NAME, build, macros
from kkg_xl.entrypoints.addin.places import Places
from kkg_xl.hosts.files.saving.disk import Disk
from kkg_xl.hosts.files.saving.replacing import refusal_of, save


def install(places: Places, interpreter: str) -> None:
    """Write the add-in for one interpreter, in place of an older one.

    Raises `RefusedError` for what the disk refuses; an older add-in is then still there, whole.
    """
    _put(places.addin, build(interpreter))
    if places.script is not None:
        _put(places.script, macros().joinpath(SCRIPT_NAME).read_bytes())


def remove(places: Places, state: Path) -> tuple[Path, ...]:
    """Delete the add-in and what its buttons remember (`state`); give what was there.

    The empty folders stay: they are Excel's. Raises `RefusedError` for what the disk refuses.
    """
    files = [path for path in (places.addin, places.script) if path is not None and path.exists()]
    for path in files:
        try:
            path.unlink()
        except OSError as error:
            raise refusal_of(error, path.parent) from error
    if not state.exists():
        return tuple(files)
    shutil.rmtree(state)
    return (*files, state)


def _put(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refusal_of(error, path.parent) from error
    save(path, data, path, lambda _: None, Disk())
