"""Excel for Windows, in its own words (COM) where xlwings has none."""

from __future__ import annotations

from pathlib import Path

import xlwings as xw


class WindowsNative:
    """Speaks to Excel for Windows. Raises whatever that answers."""

    def save_copy(self, book: xw.Book, path: Path) -> None:
        """Write a copy of an open workbook, as it stands; the workbook itself is not saved."""
        book.api.SaveCopyAs(str(path))

    def new_from(self, app: xw.App, path: Path) -> xw.Book:
        """Open a new workbook made like a file."""
        return app.books[app.api.Workbooks.Add(str(path)).Name]

    def close(self, book: xw.Book) -> None:
        """Close a workbook, unsaved and without a question."""
        book.api.Close(SaveChanges=False)

    def add_hidden_name(self, book: xw.Book, name: str, refers_to: str) -> None:
        """Define a name, anew if it is there, that no list shows; `refers_to` begins with `=`."""
        book.api.Names.Add(Name=name, RefersTo=refers_to, Visible=False)

    def applies_to(self, sheet: xw.Sheet, place: int) -> str:
        """Give the address of a conditional format of a sheet, counted from 1."""
        rule = sheet.api.Cells.FormatConditions(place)
        return str(rule.AppliesTo.GetAddress(RowAbsolute=False, ColumnAbsolute=False))

    def fill_tables(self, app: xw.App, *, wanted: bool) -> bool | None:
        """Set whether a formula fills its column of a table by itself; give what was set before."""
        options = app.api.AutoCorrect
        was = bool(options.AutoFillFormulasInLists)
        if was is not wanted:
            options.AutoFillFormulasInLists = wanted
        return was
