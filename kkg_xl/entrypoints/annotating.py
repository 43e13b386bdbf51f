"""`kkg-xl check --annotate DIR`: beside its check, a marked copy of every workbook."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Final

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Language, Message, Text, say
from kkg_xl.entrypoints.batch.examining import COPIED
from kkg_xl.entrypoints.search import Target
from kkg_xl.hosts.files.marks.marked_copies import MarkedCopies
from kkg_xl.reports.checked import Checked
from kkg_xl.usecases.annotate import copy_marked
from kkg_xl.usecases.copy_refusals import COPY_TWICE
from kkg_xl.usecases.ports import PlanMarks
from kkg_xl.usecases.refusals import RefusedError

NOT_COPIED: Final = Text(id="tidak disalin: {name}. {why}", en="not copied: {name}. {why}")


class Annotating:
    """Copies workbooks that were checked, with marks at their findings."""

    def __init__(self, folder: Path, language: Language) -> None:
        """Take the folder for the copies and the language that they are in."""
        self._folder, self._copies, self._language = folder, MarkedCopies(folder), language

    def copy(self, target: Target, checked: Checked, data: bytes) -> tuple[Message, bool]:
        """Copy a workbook that was checked; say what became of it, and whether there is a copy."""

        def copy(places: Collection[Place], plan: PlanMarks) -> str:
            if not target.first:  # whoever else copies cannot know what this run has copied
                raise RefusedError(COPY_TWICE, name=(self._folder / target.within).as_posix())
            file = target.source if isinstance(target.source, Path) else None
            made = self._copies.copy(file, data, target.within, places, plan)
            return made.as_posix()

        copied = copy_marked(checked, copy, self._language)
        if copied.failure is None:
            return say(COPIED, name=copied.name), True
        return say(NOT_COPIED, name=target.name, why=copied.failure.message), False
