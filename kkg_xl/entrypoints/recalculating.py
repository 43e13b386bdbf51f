"""`kkg-xl recalculate`: one workbook in, the same one recalculated and a receipt out."""

from __future__ import annotations

from kkg_xl.entrypoints import acting
from kkg_xl.entrypoints.one_book import BookOptions
from kkg_xl.usecases.recalculate import recalculate_workbook


def run(options: BookOptions) -> int:
    """Recalculate what was asked for and give the exit code."""
    return acting.run(options, recalculate_workbook)
