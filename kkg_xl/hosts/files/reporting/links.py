"""Where a cell of a report leads: into a workbook, from the folder in which the report lies."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final
from urllib.parse import quote

from kkg_xl.domain.figures import Place
from kkg_xl.reports.tabular.model import Leading

_LONGEST: Final = 2_000
"""Characters that a link may have; Excel takes 2,079."""


def link(leading: Leading, folder: Path) -> tuple[str, str] | None:
    """Give the path, as a link writes it, and the place in the workbook; empty where none is told.

    `None` where a link cannot lead there: no such file, another drive, a path too long.
    """
    try:
        path = Path(os.path.relpath(Path(leading.workbook).resolve(), folder.resolve()))
        if not Path(leading.workbook).is_file():
            return None
        written = quote(path.as_posix().encode("utf-8"), safe="/!$&'()+,;=@~._-")
    except (OSError, ValueError):
        return None
    place = _place(leading.at)
    return (written, place) if len(written) + len(place) <= _LONGEST else None


def _place(at: Place | None) -> str:
    if at is None or not at.sheet:
        return ""
    sheet = at.sheet.replace("'", "''")
    return f"'{sheet}'!{at.cell or 'A1'}"
