"""What xlwings has no word for: one small protocol, with an implementation for each platform."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import xlwings as xw


class Native(Protocol):
    """Speaks to the spreadsheet program itself. Raises whatever that answers."""

    def save_copy(self, book: xw.Book, path: Path) -> None:
        """Write a copy of an open workbook, as it stands; the workbook itself is not saved."""

    def new_from(self, app: xw.App, path: Path) -> xw.Book:
        """Open a new workbook that is made like a file and has nothing to do with it."""

    def close(self, book: xw.Book) -> None:
        """Close a workbook that `new_from` gave, unsaved and without a question."""

    def add_hidden_name(self, book: xw.Book, name: str, refers_to: str) -> None:
        """Define a name, anew if it is there, that no list shows; `refers_to` begins with `=`."""

    def applies_to(self, sheet: xw.Sheet, place: int) -> str:
        """Give the address of a conditional format of a sheet, counted from 1: `F5:F9,F12`."""

    def fill_tables(self, app: xw.App, *, wanted: bool) -> bool | None:
        """Set whether a formula fills its column of a table by itself; give what was set before.

        `None` stands for a program that does no such thing.
        """
