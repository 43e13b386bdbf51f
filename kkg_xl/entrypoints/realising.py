"""`kkg-xl realisation`: one workbook in, the same with plan beside spending and a receipt out."""

from __future__ import annotations

from functools import partial

from kkg_xl.entrypoints import acting
from kkg_xl.entrypoints.realisation_arguments import RealisationOptions
from kkg_xl.usecases.realisation import realisation_workbook


def run(options: RealisationOptions) -> int:
    """Write what was asked for and give the exit code."""
    return acting.run(options.book, partial(realisation_workbook, table=options.table))
