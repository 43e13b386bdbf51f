"""What all actions have in common: read, decide, write, and a receipt whatever happens."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from kkg_xl.reports.checked import Failure
from kkg_xl.reports.receipt import Receipt
from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.plan import Plan
from kkg_xl.usecases.ports import ReadBook, WriteBook, Written
from kkg_xl.usecases.reckoning import reckoning
from kkg_xl.usecases.refusals import RefusedError
from kkg_xl.usecases.uncollected import uncollected
from kkg_xl.usecases.unreadable import UnreadableWorkbookError


class Decided(NamedTuple):
    """What is to be written, and what people are told of it."""

    plan: Plan
    receipt: Receipt


class Done(NamedTuple):
    """What came of an action on one workbook."""

    receipt: Receipt
    written: Written | None = None
    """`None` where nothing was written."""


Decide: TypeAlias = Callable[[Book], Decided]
"""Tells what an action comes to; raises `RefusedError` where it cannot be done."""


def act(action: str, name: str, read: ReadBook, write: WriteBook | None, decide: Decide) -> Done:
    """Read a workbook through a host and write what was decided; without `write`, only tell.

    Where it cannot be read or must not be written the receipt says so. One that has nothing to
    change is not written.
    """
    try:
        with uncollected(), reckoning():
            plan, receipt = decide(read())
            return Done(receipt, write(plan) if plan and write is not None else None)
    except (UnreadableWorkbookError, RefusedError) as error:
        return Done(Receipt(name, action, failure=Failure(error.kind, error.message)))
