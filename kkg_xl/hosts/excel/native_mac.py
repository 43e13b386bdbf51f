"""Excel for Mac: what AppleScript has no word for is asked of one-line functions of the add-in."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import xlwings as xw

_MODULE: Final = "'kkg_xl.xlam'!KkgNative."


class MacNative:
    """Speaks to Excel for Mac. Raises whatever that answers."""

    def save_copy(self, book: xw.Book, path: Path) -> None:
        """Write a copy of an open workbook, as it stands; the workbook itself is not saved."""
        book.app.macro(f"{_MODULE}KkgSaveCopy")(book.name, str(path))

    def new_from(self, app: xw.App, path: Path) -> xw.Book:
        """Open a new workbook made like a file."""
        return app.books[str(app.macro(f"{_MODULE}KkgNewFrom")(str(path)))]

    def close(self, book: xw.Book) -> None:
        """Close a workbook, unsaved and without a question."""
        book.app.macro(f"{_MODULE}KkgClose")(book.name)

    def add_hidden_name(self, book: xw.Book, name: str, refers_to: str) -> None:
        """Define a name, anew if it is there, that no list shows; `refers_to` begins with `=`."""
        book.app.macro(f"{_MODULE}KkgHiddenName")(book.name, name, refers_to)

    def applies_to(self, sheet: xw.Sheet, place: int) -> str:
        """Give the address of a conditional format of a sheet, counted from 1."""
        book = sheet.book
        told = book.app.macro(f"{_MODULE}KkgAppliesTo")
        return str(told(book.name, sheet.name, place))

    def fill_tables(self, app: xw.App, *, wanted: bool) -> bool | None:
        """Set whether a formula fills its column of a table by itself; give what was set before."""
        return bool(app.macro(f"{_MODULE}KkgFillTables")(wanted))
