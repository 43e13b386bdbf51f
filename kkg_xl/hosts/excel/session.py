"""One action on one open workbook: what it is reached with, its copies, and Excel held still."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePath
from typing import Final, NamedTuple

import xlwings as xw

from kkg_xl.domain.text import Language, Text, told
from kkg_xl.hosts.excel.files import Files
from kkg_xl.hosts.excel.native import Native
from kkg_xl.hosts.excel.patience import Gate
from kkg_xl.hosts.excel.settings import held_still
from kkg_xl.sheets.grid import Book
from kkg_xl.usecases.live_refusals import NO_COPY
from kkg_xl.usecases.refusals import RefusedError
from kkg_xl.usecases.unreadable import UnreadableWorkbookError

_ENDINGS: Final = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")


class Copied(NamedTuple):
    """A copy of the workbook as it stood, and what was read of it."""

    path: Path
    book: Book


@dataclass(frozen=True, slots=True)
class Means:
    """What a live workbook is reached with."""

    native: Native
    files: Files
    folder: Path
    """For copies; it goes with the action."""
    journal: Path
    """The folder of the records for undoing, which stay."""
    language: Language = "id"
    gate: Gate = field(default_factory=Gate)


class Session:
    """Reaches one workbook."""

    def __init__(self, book: xw.Book, means: Means) -> None:
        """Take the open workbook and what to reach it with."""
        self.book, self.native, self.files = book, means.native, means.files
        self.folder, self.gate = means.folder, means.gate
        self._language: Language = means.language
        self._copies = 0

    @cached_property
    def name(self) -> str:
        """What the workbook is called in Excel. Raises `RefusedError`."""
        return self.gate(lambda: self.book.name)

    def copy(self) -> Copied:
        """Read the workbook as it stands. Raises `UnreadableWorkbookError`."""
        self._copies += 1
        try:
            ending = PurePath(self.name).suffix.lower()
            made = f"copy{self._copies}{ending if ending in _ENDINGS else '.xlsx'}"
            path = self.folder / made
            self.gate(self.native.save_copy, self.book, path)
        except RefusedError as error:
            raise UnreadableWorkbookError(NO_COPY, why=error.message) from error
        return Copied(path, self.files.read(path, self.name))

    def still(self, progress: Text) -> AbstractContextManager[None]:
        """Hold Excel still meanwhile and say why."""
        return held_still(self.book, self.native, self.gate, told(progress, self._language))
