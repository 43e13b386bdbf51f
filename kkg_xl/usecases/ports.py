"""What a use case needs of a host."""

from __future__ import annotations

from typing import Protocol

from kkg_xl.sheets.grid import Book


class ReadBook(Protocol):
    """Gives one workbook as it stands, whatever program or file holds it."""

    def __call__(self) -> Book:
        """Read it; raises `UnreadableWorkbookError` where that cannot be done."""
