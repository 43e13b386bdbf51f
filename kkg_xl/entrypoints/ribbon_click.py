"""One click: which Excel, which workbook, and the one message that answers it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, TypeAlias

import xlwings as xw

import kkg_xl
from kkg_xl.domain.text import Language, Message, Text, say
from kkg_xl.entrypoints import ribbon_words as words
from kkg_xl.entrypoints.live_files import LiveFiles
from kkg_xl.entrypoints.ribbon_arguments import Call
from kkg_xl.entrypoints.ribbon_outcome import remark_lines
from kkg_xl.hosts.excel.live_book import LiveBook
from kkg_xl.hosts.excel.native import Native
from kkg_xl.usecases.refusals import Refusal, RefusedError

Attach: TypeAlias = "Callable[[str], tuple[xw.App, Native]]"
"""Finds the Excel that was clicked."""

_RUNNING: Final = Refusal("no-answer", words.STILL_RUNNING)
_NOT_FOUND: Final = Refusal("no-answer", words.BOOK_NOT_FOUND)
_WITH_REMARKS: Final = Text("{message}{remarks}", "{message}{remarks}")
_LOCK: Final = "click.lock"
_MAC_EXCEL: Final = Path("Library", "Containers", "com.microsoft.Excel", "Data")
"""Below a person's home: the one place where Excel for Mac reads and writes without asking."""


@dataclass(frozen=True)
class Click:
    """What a button has to work with."""

    call: Call
    app: xw.App
    native: Native
    folder: Path
    """For copies and files that go with the click."""
    state: Path
    """For what is kept: the records for undoing."""

    @property
    def language(self) -> Language:
        """What the person reads."""
        return self.call.language

    @cached_property
    def opened(self) -> xw.Book:
        """The workbook that was active. Raises `RefusedError` where Excel does not give it."""
        wanted = self.call.book.casefold()
        for book in self.app.books:
            if book.name.casefold() == wanted:
                return book
        raise RefusedError(_NOT_FOUND, name=self.call.book)

    @cached_property
    def live(self) -> LiveBook:
        """The workbook as the actions read and write it."""
        return LiveBook(
            self.opened,
            self.native,
            LiveFiles(),
            folder=self.folder,
            journal=self.state / "journal",
            language=self.language,
        )

    def with_remarks(self, message: Message, remarks: Sequence[Message]) -> Message:
        """Add what people should know although all went well, a line each."""
        if not remarks:
            return message
        return say(_WITH_REMARKS, message=message, remarks=remark_lines(remarks, self.language))

    def tell(self, message: Message | None, *, wrong: bool = False) -> None:
        """Show a message in Excel, and below it whether the add-in is of another version."""
        addin, version = self.call.addin, kkg_xl.__version__
        lines = [] if message is None else [message.told(self.language)]
        if addin and addin != version:
            old = say(words.OLD_ADDIN, addin=addin, version=version)
            lines.append(old.told(self.language))
        if lines:
            mode = "critical" if wrong else "info"
            self.app.alert("\n\n".join(lines), words.TITLE, mode=mode)


def folder_for_copies(platform: str, home: Path) -> Path | None:
    """Give the folder in which Excel may write copies; `None` for wherever the system puts them.

    Excel for Mac is shut in: into another folder it writes only after asking the person each time.
    """
    own = home / _MAC_EXCEL
    if platform != "darwin" or not own.is_dir():
        return None
    return own / "tmp" if (own / "tmp").is_dir() else own


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold the lock of this user's clicks; the system lets go of it whatever becomes of the click.

    Raises `RefusedError` while another click holds it.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / _LOCK).open("a+b") as file:
        try:
            _lock(file.fileno())
        except OSError as error:
            raise RefusedError(_RUNNING) from error
        yield


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 -- only Windows has it

        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 -- every other system has it

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def attach(app: str) -> tuple[xw.App, Native]:
    """Find the Excel that was clicked, by the handle of its window or, on a Mac, its path.

    Raises whatever xlwings does where there is none.
    """
    from kkg_xl.hosts.excel.patience import ask_once_only  # noqa: PLC0415

    ask_once_only()
    if sys.platform == "win32":
        from xlwings._xlwindows import App  # noqa: PLC0415

        from kkg_xl.hosts.excel.native_windows import WindowsNative  # noqa: PLC0415

        return xw.App(impl=App(xl=int(app))), WindowsNative()
    from kkg_xl.hosts.excel.native_mac import MacNative  # noqa: PLC0415

    active = xw.apps.active
    if active is None:
        raise LookupError(app)
    return active, MacNative()
