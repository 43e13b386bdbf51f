"""Writes a new workbook, and only where there is none: nothing is ever taken the place of."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from kkg_xl.hosts.files.rendering.sheets import rendered
from kkg_xl.hosts.files.saving.disk import Disk
from kkg_xl.hosts.files.saving.replacing import save_new
from kkg_xl.sheets.sheet_plan import SheetPlan
from kkg_xl.usecases.ports import Written
from kkg_xl.usecases.refusals import NO_FOLDER, RefusedError
from kkg_xl.usecases.sheet_refusals import ALREADY_THERE, NEEDS_ENDING


def create_book(
    path: Path, plans: Sequence[SheetPlan], created: datetime, disk: Disk | None = None
) -> Written:
    """Write the planned sheets as a new workbook. Raises `RefusedError`; then nothing is written.

    `created` goes into its properties; plans and date alone decide what it holds.
    """
    if path.suffix.lower() != ".xlsx":
        raise RefusedError(NEEDS_ENDING, name=path.name)
    if os.path.lexists(path):
        raise RefusedError(ALREADY_THERE, name=path.name)
    if not path.parent.is_dir():
        raise RefusedError(NO_FOLDER, folder=str(path.parent))
    return Written(save_new(path, rendered(plans, created), disk or Disk()))
