"""What a use case needs of a host."""

from __future__ import annotations

from typing import Protocol

from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.plan import Plan


class ReadBook(Protocol):
    """Gives one workbook as it stands, whatever program or file holds it."""

    def __call__(self) -> Book:
        """Read it; raises `UnreadableWorkbookError` where that cannot be done."""


class WriteBook(Protocol):
    """Carries out a plan on one workbook, whole or not at all."""

    def __call__(self, plan: Plan) -> None:
        """Write it; raises `RefusedError` before anything is written where that is not safe."""
