"""What the add-in asks of Excel for which xlwings has no word, in LibreOffice."""

from __future__ import annotations

from pathlib import Path

import xlwings

from tests.support.libreoffice.books import FILTERS
from tests.support.libreoffice.bridge import properties, url
from tests.support.libreoffice.condition_formats import ConditionalFormat


class LibreOfficeNative:
    """Speaks to LibreOffice itself."""

    def save_copy(self, book: xlwings.Book, path: Path) -> None:
        """Save a copy as a file; the workbook stays what it is."""
        chosen = properties(FilterName=FILTERS[path.suffix.lower()], Overwrite=True)
        book.api.storeToURL(url(path), chosen)

    def new_from(self, app: xlwings.App, path: Path) -> xlwings.Book:
        """Open a workbook made of a file, never saved."""
        return xlwings.Book(impl=app.impl.books.from_template(path))

    def close(self, book: xlwings.Book) -> None:
        """Close a workbook, unsaved and without a question."""
        book.impl.close()

    def add_hidden_name(self, book: xlwings.Book, name: str, refers_to: str) -> None:
        """Define a name, anew if it is there; LibreOffice writes none as hidden."""
        book.names.add(name, refers_to)

    def applies_to(self, sheet: xlwings.Sheet, place: int) -> str:
        """Give the address of a conditional format of a sheet, counted from 1."""
        rule: ConditionalFormat = sheet.cells.conditional_formats.impl(place)
        return rule.where

    def fill_tables(self, app: xlwings.App, *, wanted: bool) -> bool | None:
        """Set nothing: LibreOffice fills no column of a table by itself."""
        del app, wanted
        return None
