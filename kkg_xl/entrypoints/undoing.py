"""`kkg-xl undo`: a workbook as it was before the last action."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from kkg_xl.domain.text import Text, say
from kkg_xl.entrypoints import console
from kkg_xl.entrypoints.undo_arguments import UndoOptions
from kkg_xl.hosts.files.writing.workbook_file import undo_book
from kkg_xl.usecases.refusals import RefusedError
from kkg_xl.usecases.unreadable import UnreadableWorkbookError

UNDONE: Final = Text(
    id="Dikembalikan: {name} sama persis seperti sebelum kkg-xl terakhir mengubahnya.",
    en="Put back: {name} is exactly what it was before kkg-xl last changed it.",
)


def run(options: UndoOptions) -> int:
    """Undo the last action on a workbook and give the exit code."""
    path = Path(options.book)
    try:
        outcome = undo_book(path)
    except (RefusedError, UnreadableWorkbookError) as error:
        console.remark(error.message, options.language)
        return 1
    for remark in outcome.remarks:
        console.remark(remark, options.language)
    console.remark(outcome.instead or say(UNDONE, name=path.as_posix()), options.language)
    return 0
