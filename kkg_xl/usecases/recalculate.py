"""Recalculate a workbook: every line its product, every total its sum, the words their amount.

What is to be written is looked at with the eyes of the check before anybody writes it: a step that
would raise a new finding is not taken. What the check still says afterwards was left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kkg_xl.domain.text import say
from kkg_xl.reports.receipt import Left, Receipt
from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.plan import CellChange, Plan, ResultChange
from kkg_xl.usecases.acting import Decided, Done, act
from kkg_xl.usecases.ports import ReadBook, WriteBook
from kkg_xl.usecases.recalculation.deciding import RECALCULATED, Decision, decided
from kkg_xl.usecases.receipts import following_results, written_cells
from kkg_xl.usecases.refreshing import Refreshed


class Recalculation(NamedTuple):
    """What is to be written, and what people are told of it."""

    plan: Plan
    receipt: Receipt
    after: Book
    """The workbook as it will read."""


def recalculate_workbook(name: str, read: ReadBook, write: WriteBook | None) -> Done:
    """Read a workbook through a host, recalculate it and write it; without `write`, only tell."""
    return act("recalculate", name, read, write, lambda book: Decided(*recalculate(book)[:2]))


def recalculate(book: Book) -> Recalculation:
    """Tell what recalculating a workbook comes to; nothing is written."""
    decision = decided(book)
    changes, results = decision.outcome.changes, decision.outcome.results
    receipt = Receipt(
        book.name,
        "recalculate",
        written_cells(book, changes, {step.at: step.why for step in decision.steps}),
        following_results(book, results),
        tuple(_left(decision)),
        decision.outcome.untold,
    )
    return Recalculation(_plan(book, decision.outcome), receipt, decision.outcome.book)


def _plan(book: Book, outcome: Refreshed) -> Plan:
    """Write what changes; of a formula that stays its result alone, also where it is locked."""
    changes: list[CellChange] = []
    results: list[ResultChange] = []
    for change in outcome.changes:
        cell = book.grid(change.sheet).cell(change.row, change.column)
        if change.formula is not None and change.formula == cell.formula:
            results.append(ResultChange(change.sheet, change.row, change.column, change.value))
        else:
            changes.append(change)
    return Plan(tuple(changes), (*results, *outcome.results))


def _left(decision: Decision) -> Iterator[Left]:
    """Give what the check still says; of a cell that was refused, its reason tells more."""
    for finding in decision.after.findings:
        is_told = finding.rule == "amount-typed" and finding.at in decision.refused
        if finding.rule in RECALCULATED and not is_told:
            yield Left(finding.at, finding.message, finding.rule)
    for at, why in decision.refused.items():
        yield Left(at, say(why))
