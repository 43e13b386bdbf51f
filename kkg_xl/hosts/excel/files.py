"""What the live host is handed of the host of files, which it does not know."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from kkg_xl.domain.figures import Place
from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.plan import CellBefore, Plan
from kkg_xl.sheets.sheet_plan import Mark, SheetPlan


class Files(Protocol):
    """Reads, tries out and renders files; all paths are of the kind `.xlsx` or `.xlsm`."""

    def read(self, path: Path, name: str) -> Book:
        """Read a workbook; `name` is what messages call it. Raises `UnreadableWorkbookError`."""

    def rehearse(self, path: Path, plan: Plan) -> None:
        """Raise `RefusedError` where writing the plan into the file would; nothing is written.

        Raises `UnreadableWorkbookError`, too.
        """

    def render(self, plans: Sequence[SheetPlan], path: Path) -> None:
        """Write a workbook with planned sheets, constants only, without their names."""

    def before(self, path: Path, places: Collection[Place]) -> Mapping[Place, CellBefore]:
        """Tell what cells look like before they are marked."""

    def number_formats(self, path: Path, places: Collection[Place]) -> Mapping[Place, str]:
        """Give the number formats of cells, blank or not, of those on sheets that are there."""

    def protected(self, path: Path, among: Collection[str]) -> frozenset[str]:
        """Name those of some sheets whose protection is on."""

    def fill(self, mark: Mark) -> str:
        """Give the colour of a mark: `#F8D0CC`."""
