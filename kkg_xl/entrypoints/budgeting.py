"""`kkg-xl budget`: one workbook in, the same one with its budget to print and a receipt out."""

from __future__ import annotations

from functools import partial

from kkg_xl.entrypoints import acting
from kkg_xl.entrypoints.budget_arguments import BudgetOptions
from kkg_xl.usecases.budget import budget_workbook


def run(options: BudgetOptions) -> int:
    """Write what was asked for and give the exit code."""
    return acting.run(options.book, partial(budget_workbook, table=options.table))
