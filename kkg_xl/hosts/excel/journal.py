"""The record of what was done to live workbooks: written before anything is changed.

One folder per action: the copy that was read, and `entry.json`, which lists what was about to be
written. So an action can be undone after Excel, the computer or this program stopped in its midst.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from kkg_xl.sheets.formula_values import Fault
from kkg_xl.sheets.plan import CellChange, Result
from kkg_xl.usecases.refusals import WRITE_FAILED, RefusedError

KEPT: Final = 10
"""Actions that can be undone, of one workbook."""
_KEPT_SECONDS: Final = 180 * 24 * 60 * 60
_VERSION: Final = 1
_FILE: Final = "entry.json"
_COPY: Final = "before"
_DONE: Final = "done"
_DIGITS: Final = 32


Change: TypeAlias = Literal["added", "replaced", "removed"]


class SheetRecord(NamedTuple):
    """A sheet of ours that was about to be written, or taken away."""

    name: str
    change: Change
    seal: str
    """Tells whether somebody has worked on it since; empty for one that is removed."""
    names: tuple[str, ...]
    """Defined names of the workbook that came with it."""


class MarkRecord(NamedTuple):
    """Cells that were marked before an action, or a note that they had."""

    sheet: str
    cells: str
    """Their address on the sheet."""
    mark: str = ""
    """The name of the mark; empty for a note."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One action on one workbook."""

    workbook: str
    """Its name; never its path, which OneDrive tells differently."""
    cells: tuple[CellChange, ...] = ()
    sheets: tuple[SheetRecord, ...] = ()
    marks: bool = False
    """Whether it was about to mark cells, or to take marks away."""
    earlier: tuple[MarkRecord, ...] = ()
    """The marks that were there before."""
    folder: Path = Path()
    copy: str = ""
    """The name of the copy in that folder."""
    done: bool = False
    """Whether it came to its end; one that did not may have left anything half done."""

    @property
    def before(self) -> Path:
        """The copy of the workbook as it was."""
        return self.folder / self.copy


class Journal:
    """The records in one folder of this user alone."""

    def __init__(self, folder: Path) -> None:
        """Take the folder, which need not be there yet."""
        self._folder = folder

    def begin(self, entry: Entry, copy: Path) -> Entry:
        """Keep an entry and the copy that was read; give it with its place.

        Raises `RefusedError` where it cannot be kept: nothing may be changed then.
        """
        home = self._folder / _key(entry.workbook)
        number = max((_number(path) for path in _listed(home)), default=0) + 1
        folder = home / f"{number:06}"
        name = f"{_COPY}{copy.suffix}"
        try:
            folder.mkdir(parents=True, mode=0o700)
            shutil.copyfile(copy, folder / name)
            _sync(folder / name)
            _write(folder / _FILE, json.dumps(_told(entry, name), ensure_ascii=False))
            self._remove_old(home, folder)
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            what = os.strerror(error.errno) if error.errno else "?"
            raise RefusedError(WRITE_FAILED, folder=str(home), what=what) from error
        return replace(entry, folder=folder, copy=name)

    def finish(self, entry: Entry) -> None:
        """Say of an action that it came to its end; where that cannot be kept it is undone too."""
        with suppress(OSError):
            (entry.folder / _DONE).touch()

    def entries(self, workbook: str) -> Iterator[Entry]:
        """Give the actions, the newest first: those on a workbook of a name, then all others.

        A workbook may have got another name since.
        """
        home = self._folder / _key(workbook)
        others = [path for path in _folders(self._folder) if path != home]
        elsewhere = [path for other in others for path in _listed(other)]
        for path in (
            *sorted(_listed(home), key=_number, reverse=True),
            *sorted(elsewhere, key=_age, reverse=True),
        ):
            with suppress(OSError, ValueError, KeyError, TypeError):  # a record cut short
                yield _read(path)

    def reopen(self, entry: Entry) -> None:
        """Say of an action that is undone that it is no more at its end, until it is forgotten.

        Raises `RefusedError`.
        """
        try:
            (entry.folder / _DONE).unlink(missing_ok=True)
        except OSError as error:
            what = os.strerror(error.errno) if error.errno else "?"
            raise RefusedError(WRITE_FAILED, folder=str(entry.folder), what=what) from error

    def forget(self, entry: Entry) -> None:
        """Forget an action, and those on the same workbook that came after it."""
        for path in _listed(entry.folder.parent):
            if _number(path) >= _number(entry.folder):
                shutil.rmtree(path, ignore_errors=True)

    def _remove_old(self, home: Path, newest: Path) -> None:
        for path in sorted(_listed(home), key=_number)[:-KEPT]:
            shutil.rmtree(path, ignore_errors=True)
        earliest = time.time() - _KEPT_SECONDS
        for path in (path for each in _folders(self._folder) for path in _listed(each)):
            if path != newest and path.stat().st_mtime < earliest:
                shutil.rmtree(path, ignore_errors=True)


def _key(workbook: str) -> str:
    digest = hashlib.sha256(workbook.casefold().encode("utf-8", "surrogatepass")).hexdigest()
    return f"book-{digest[:_DIGITS]}"


def _folders(folder: Path) -> list[Path]:
    return sorted(folder.glob("book-*"))


def _listed(home: Path) -> list[Path]:
    return [path for path in home.glob("*") if path.name.isdecimal()]


def _number(path: Path) -> int:
    return int(path.name)


def _age(path: Path) -> float:
    return path.stat().st_mtime


def _write(path: Path, text: str) -> None:
    temporary = path.with_suffix(".tmp")
    temporary.write_text(text, encoding="utf-8", errors="surrogatepass")
    _sync(temporary)
    temporary.replace(path)


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _told(entry: Entry, copy: str) -> dict[str, Any]:
    return {
        "version": _VERSION,
        "workbook": entry.workbook,
        "copy": copy,
        "cells": [[*each[:3], *_value(each.value), *each[4:]] for each in entry.cells],
        "sheets": entry.sheets,
        "marks": entry.marks,
        "earlier": entry.earlier,
    }


def _read(folder: Path) -> Entry:
    """Read an entry. Raises `OSError`, and `ValueError` or the like for what is none."""
    told = json.loads((folder / _FILE).read_text(encoding="utf-8", errors="surrogatepass"))
    if told["version"] != _VERSION:
        raise ValueError(told["version"])
    return Entry(
        told["workbook"],
        tuple(_changes(told["cells"])),
        tuple(
            SheetRecord(name, change, seal, tuple(names))
            for name, change, seal, names in told["sheets"]
        ),
        told["marks"],
        tuple(MarkRecord(*each) for each in told["earlier"]),
        folder,
        told["copy"],
        (folder / _DONE).exists(),
    )


def _changes(told: Iterable[list[Any]]) -> Iterator[CellChange]:
    for sheet, row, column, kind, value, formula, number_format in told:
        yield CellChange(sheet, row, column, _result(kind, value), formula, number_format)


def _value(value: Result) -> tuple[str, str | bool | None]:
    if isinstance(value, Decimal):
        return "number", str(value)
    if isinstance(value, Fault):
        return "error", value.code
    return "plain", value


def _result(kind: str, value: str | bool | None) -> Result:  # noqa: FBT001 -- a cell's value
    if kind == "number":
        return Decimal(str(value))
    return Fault(str(value)) if kind == "error" else value
