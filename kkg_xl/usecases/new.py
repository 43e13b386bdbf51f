"""`new`: the workbook that a KKG starts from, empty or with an example, as plans of its sheets."""

from __future__ import annotations

from kkg_xl.layouts.ours import instructions_sheet, profile_sheet
from kkg_xl.layouts.ours.input_sheets import ATTENDANCE, BUDGET, CASH_BOOK, ROSTER, SCHEDULE
from kkg_xl.sheets.planned import calculated
from kkg_xl.sheets.sheet_plan import SheetPlan
from kkg_xl.usecases import example as told


def new_book(*, example: bool = False) -> tuple[SheetPlan, ...]:
    """Plan all sheets of a new workbook, in the order of their tabs."""
    plans: tuple[SheetPlan, ...]
    if example:
        plans = (
            profile_sheet.plan(told.PROFILE, told.GROUPS),
            BUDGET.plan(told.budget()),
            CASH_BOOK.plan(told.cash_book()),
            ROSTER.plan(told.roster()),
            SCHEDULE.plan(told.schedule()),
            ATTENDANCE.plan(told.attendance()),
        )
    else:
        lists = (BUDGET, CASH_BOOK, ROSTER, SCHEDULE, ATTENDANCE)
        plans = (profile_sheet.plan({}, ()), *(sheet.plan() for sheet in lists))
    return calculated((*plans, instructions_sheet.plan()))
