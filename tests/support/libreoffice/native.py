"""What the add-in asks of Excel for which xlwings has no word, in LibreOffice."""

from __future__ import annotations

from pathlib import Path

import xlwings

from tests.support.libreoffice.books import FILTERS
from tests.support.libreoffice.bridge import properties, url


class LibreOfficeNative:
    """Saves copies and makes workbooks of templates."""

    def save_copy(self, book: xlwings.Book, path: Path) -> None:
        """Save a copy as a file; the workbook stays what it is."""
        chosen = properties(FilterName=FILTERS[path.suffix.lower()], Overwrite=True)
        book.api.storeToURL(url(path), chosen)

    def new_from(self, app: xlwings.App, path: Path) -> xlwings.Book:
        """Open a workbook made of a file, never saved."""
        return xlwings.Book(impl=app.impl.books.from_template(path))
