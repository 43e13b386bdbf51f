"""`kkg-xl check --annotate DIR`: beside its check, a marked copy of every workbook."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Final

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Language, Text, say
from kkg_xl.entrypoints import console
from kkg_xl.entrypoints.search import Target
from kkg_xl.hosts.files.marks.marked_copies import MarkedCopies
from kkg_xl.hosts.files.reading.books import book_of, file_bytes
from kkg_xl.reports.checked import Checked
from kkg_xl.sheets.grid import Book
from kkg_xl.usecases.annotate import copy_marked
from kkg_xl.usecases.check import check_workbook
from kkg_xl.usecases.ports import PlanMarks

COPIED: Final = Text(id="salinan bertanda: {name}", en="marked copy: {name}")
NOT_COPIED: Final = Text(id="tidak disalin: {name}. {why}", en="not copied: {name}. {why}")


class Annotating:
    """Checks workbooks and copies them; tells on standard error what became of each copy."""

    def __init__(self, folder: Path, language: Language) -> None:
        """Take the folder for the copies and the language that they and the remarks are in."""
        self._copies, self._language = MarkedCopies(folder), language
        self.complete = True
        """Whether every workbook that could be read has a copy."""

    def check(self, target: Target) -> Checked:
        """Check a workbook, and copy it unless it cannot be read."""
        data = b""

        def read() -> Book:
            nonlocal data
            data = file_bytes(target.path)
            return book_of(data, target.path, target.name)

        checked = check_workbook(target.name, read)
        if checked.failure is None:
            self._copy(target, checked, data)
        return checked

    def _copy(self, target: Target, checked: Checked, data: bytes) -> None:
        def copy(places: Collection[Place], plan: PlanMarks) -> str:
            made = self._copies.copy(target.path, data, target.within, places, plan)
            return made.as_posix()

        copied = copy_marked(checked, copy, self._language)
        if copied.failure is None:
            remark = say(COPIED, name=copied.name)
        else:
            self.complete = False
            remark = say(NOT_COPIED, name=target.name, why=copied.failure.message)
        console.remark(remark, self._language)
