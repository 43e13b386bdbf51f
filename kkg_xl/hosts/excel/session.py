"""One action on one open workbook: what it is reached with, its copies, and Excel held still."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path, PurePath
from typing import Final, NamedTuple

import xlwings as xw

from kkg_xl.domain.text import Language, Text, told
from kkg_xl.hosts.excel.files import Files
from kkg_xl.hosts.excel.native import Native
from kkg_xl.hosts.excel.patience import Gate
from kkg_xl.hosts.excel.reaching import Reach
from kkg_xl.hosts.excel.settings import Stillness, held_still
from kkg_xl.sheets.grid import Book
from kkg_xl.usecases.live_refusals import NO_COPY
from kkg_xl.usecases.refusals import RefusedError
from kkg_xl.usecases.unreadable import UnreadableWorkbookError

_ENDINGS: Final = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")


class Copied(NamedTuple):
    """A copy of the workbook as it stood, and what was read of it."""

    path: Path
    book: Book


class Means(NamedTuple):
    """What a live workbook is reached with."""

    native: Native
    files: Files
    folder: Path
    """For copies; it goes with the action."""
    language: Language


class Session:
    """Reaches one workbook."""

    def __init__(self, book: xw.Book, means: Means, gate: Gate) -> None:
        """Take the open workbook and what to reach it with."""
        self.native, self.files, self.folder = means.native, means.files, means.folder
        self.gate, self.reach = gate, Reach(book, gate)
        self._language: Language = means.language
        self._copies = 0

    @cached_property
    def name(self) -> str:
        """What the workbook is called in Excel. Raises `RefusedError`."""
        return self.gate(lambda: self.reach.book.name)

    @cached_property
    def app(self) -> xw.App:
        """The program that has it open. Raises `RefusedError`."""
        return self.gate(lambda: self.reach.book.app)

    def copy(self) -> Copied:
        """Read the workbook as it stands. Raises `UnreadableWorkbookError`."""
        self._copies += 1
        try:
            ending = PurePath(self.name).suffix.lower()
            made = f"copy{self._copies}{ending if ending in _ENDINGS else '.xlsx'}"
            path = self.folder / made
            self.gate(self.native.save_copy, self.reach.book, path)
        except RefusedError as error:
            raise UnreadableWorkbookError(NO_COPY, why=error.message) from error
        return Copied(path, self.files.read(path, self.name))

    def still(
        self, progress: Text, *, cells: bool = True, sheets: bool = True
    ) -> AbstractContextManager[None]:
        """Hold Excel still meanwhile and say why; see `Stillness` for what is written."""
        stillness = Stillness(told(progress, self._language), cells, sheets)
        return held_still(self.reach, self.app, self.native, stillness)
