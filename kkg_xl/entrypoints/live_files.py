"""What the live host needs of the host of files: the two are wired here and know not each other."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from kkg_xl.domain.figures import Place
from kkg_xl.hosts.files.marks import annotating
from kkg_xl.hosts.files.reading.books import read_book
from kkg_xl.hosts.files.rendering.sheets import rendered
from kkg_xl.hosts.files.rendering.styles import MARKS
from kkg_xl.hosts.files.writing.cell_formats import number_formats
from kkg_xl.hosts.files.writing.protection import protected_sheets
from kkg_xl.hosts.files.writing.workbook_file import WorkbookFile
from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.plan import CellBefore, Plan
from kkg_xl.sheets.sheet_plan import Mark, SheetPlan

_ANY_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in properties that stay behind."""


class LiveFiles:
    """Reads, tries out and renders files, as `kkg_xl.hosts.excel.files.Files` says."""

    def read(self, path: Path, name: str) -> Book:
        """Read a workbook. Raises `UnreadableWorkbookError`."""
        return read_book(path, name)

    def rehearse(self, path: Path, plan: Plan) -> None:
        """Raise `RefusedError` where writing the plan would, `UnreadableWorkbookError` as well."""
        WorkbookFile(path).rehearse(plan)

    def render(self, plans: Sequence[SheetPlan], path: Path) -> None:
        """Write a workbook that holds the planned sheets and nothing else."""
        path.write_bytes(rendered(plans, _ANY_DAY))

    def before(self, path: Path, places: Collection[Place]) -> Mapping[Place, CellBefore]:
        """Tell what cells look like before they are marked."""
        return annotating.looks(path.read_bytes(), path.name, places)

    def number_formats(self, path: Path, places: Collection[Place]) -> Mapping[Place, str]:
        """Give the number formats of cells, blank or not, of those on sheets that are there."""
        return number_formats(path.read_bytes(), places)

    def protected(self, path: Path, among: Collection[str]) -> frozenset[str]:
        """Name those of some sheets whose protection is on."""
        return protected_sheets(path.read_bytes(), among)

    def fill(self, mark: Mark) -> str:
        """Give the colour of a mark: `#F8D0CC`."""
        return str(MARKS[mark]["bg_color"])
