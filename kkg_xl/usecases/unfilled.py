"""The budget of a new workbook into which nobody has entered a line yet.

Nothing is wrong there, and nothing was found either: a check says so, and no sheet is written.
"""

from __future__ import annotations

from typing import Final

from kkg_xl.domain.text import Text
from kkg_xl.domain.workbook import Workbook
from kkg_xl.layouts.ours import input_sheets
from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.seals import own_sheet

NO_LINES: Final = Text(
    id="Lembar {sheet}: RAB belum ada barisnya; belum ada yang dapat diperiksa di situ",
    en="Sheet {sheet}: the budget has no lines yet; there was nothing to check",
)


def unfilled_budget(book: Book, workbook: Workbook) -> str | None:
    """Give the name of the input sheet of the budget, if it has no lines; `None` if it has."""
    own = own_sheet(book, input_sheets.BUDGET.mark)
    if own is None:
        return None
    read = {table.sheet for table in workbook.tables} | {
        each.at.sheet for each in workbook.unplaced
    }
    return None if own.name in read else own.name
