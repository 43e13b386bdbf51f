"""Recalculate a workbook: every line its product, every total its sum, the words their amount.

What is to be written is looked at with the eyes of the check before anybody writes it: a step that
would raise a new finding is not taken. What the check still says afterwards was left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Text, say
from kkg_xl.layouts.understanding import understand
from kkg_xl.reports.receipt import Left, Receipt
from kkg_xl.rules.model import Finding, Severity
from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.plan import Plan
from kkg_xl.sheets.refs import address, parse_address
from kkg_xl.usecases.acting import Decided, Done, act
from kkg_xl.usecases.check import find
from kkg_xl.usecases.ports import ReadBook, WriteBook
from kkg_xl.usecases.recalculation.charged import charged
from kkg_xl.usecases.recalculation.derived_totals import derived_totals
from kkg_xl.usecases.recalculation.desk import Desk, Step, distinct
from kkg_xl.usecases.recalculation.lines import line_amounts
from kkg_xl.usecases.recalculation.numbers import text_numbers
from kkg_xl.usecases.recalculation.old_results import old_results
from kkg_xl.usecases.recalculation.retold import links, words
from kkg_xl.usecases.recalculation.totals import totals
from kkg_xl.usecases.receipts import following_results, written_cells
from kkg_xl.usecases.refreshing import Refreshed, refreshed

CANNOT_TELL = Text(
    id="Hasilnya tidak dapat dihitung di sini: bergantung pada sel yang galat atau bukan angka, "
    "atau pada rumus yang tidak dikenal.",
    en="What it gives cannot be told here: it depends on a cell in error or no number, or on a "
    "formula that is not known.",
)
NOT_BETTER = Text(
    id="Dengan rumus, angkanya tidak akan cocok dengan yang lain; periksa dulu barisnya.",
    en="With a formula the number would not agree with the others; look at its lines first.",
)

LINES_FIRST = Text(
    id="Jumlahnya benar, tetapi salah satu barisnya belum; perbaiki dulu barisnya.",
    en="The total is right, but one of its lines is not yet; mend that line first.",
)
PART_OF_MORE = Text(
    id="Selnya bagian dari rumus larik atau sel gabungan; ubahlah di Excel.",
    en="The cell is part of an array formula or of a merged cell; change it in Excel.",
)

_ROUNDS = 4
_RECALCULATED = frozenset(
    {
        "amount-negative",
        "amount-typed",
        "formula-differs",
        "formula-error",
        "grand-total-differs",
        "group-total-differs",
        "layout-unrecognised",
        "line-incomplete",
        "line-product-differs",
        "lump-sum",
        "number-as-text",
        "number-unreadable",
        "result-missing",
        "result-stale",
        "scale-differs",
        "total-counts-twice",
        "total-omits-lines",
        "totals-disagree",
        "words-differ",
        "words-missing",
    }
)
"""Rules about what this action is for; the others are no business of it."""


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
    workbook = understand(book)
    findings = find(workbook)
    desk = Desk(book, workbook, findings)
    refused: dict[Place, Text] = {}
    steps, outcome, still = _settled(desk, refused)
    for _ in range(_ROUNDS):
        worse = _worse(findings, still, steps)
        if not worse:
            break
        refused.update(dict.fromkeys(worse, NOT_BETTER))
        steps, outcome, still = _settled(desk, refused)
    plan = Plan(outcome.changes, outcome.results)
    left = [
        *_left(still, refused),
        *(Left(at, say(why)) for at, why in refused.items()),
    ]
    receipt = Receipt(
        book.name,
        "recalculate",
        written_cells(book, outcome.changes, {step.at: step.why for step in steps}),
        following_results(book, outcome.results),
        tuple(left),
        outcome.untold,
    )
    return Recalculation(plan, receipt, outcome.book)


def _settled(
    desk: Desk, refused: dict[Place, Text]
) -> tuple[list[Step], Refreshed, tuple[Finding, ...]]:
    """Take all steps but the refused ones and those that cannot be calculated; check the result."""
    while True:
        steps, outcome = _taken(desk, refused)
        astray = _astray(steps, outcome)
        if not outcome.failed and not astray:
            break
        refused.update(dict.fromkeys(astray, LINES_FIRST))
        refused.update(dict.fromkeys(outcome.failed, CANNOT_TELL))
    still = find(understand(outcome.book)) if steps else find(desk.workbook)
    return steps, outcome, still


def _astray(steps: Sequence[Step], outcome: Refreshed) -> list[Place]:
    """Give the cells whose right amount a formula would change, because a line is not mended."""
    promised = {step.at: step.keeps for step in steps if step.keeps is not None}
    return [
        at
        for entry in outcome.changes
        if (at := Place(entry.sheet, address(entry.row, entry.column))) in promised
        and isinstance(entry.value, Decimal)
        and abs(entry.value - promised[at]) >= 1
    ]


def _taken(desk: Desk, refused: dict[Place, Text]) -> tuple[list[Step], Refreshed]:
    """Take what is reckoned first, and then what tells it once more: covers, last the words."""
    steps = _allowed(desk, _reckoned(desk), refused)
    outcome = refreshed(desk.book, [step.change() for step in steps])
    for retelling in (links, links, links, words):  # a cover repeats a recapitulation
        further = _allowed(desk, retelling(desk, outcome.book), refused)
        if further:
            steps = distinct([*further, *steps])
            outcome = refreshed(desk.book, [step.change() for step in steps])
    return steps, outcome


def _reckoned(desk: Desk) -> Iterator[Step]:
    tables = desk.workbook.money_tables
    for table in tables:
        yield from line_amounts(desk, table)
        yield from charged(desk, table)
    yield from totals(desk)
    yield from derived_totals(desk)
    for table in tables:
        yield from text_numbers(desk, table)
    yield from old_results(desk)


def _allowed(desk: Desk, steps: Iterable[Step], refused: dict[Place, Text]) -> list[Step]:
    """Give the steps that are not refused; of cells that belong to others none is taken."""
    wanted = distinct([step for step in steps if step.at not in refused])
    bound = {step.at for step in wanted if not desk.is_own(step.at)}
    refused.update(dict.fromkeys(bound, PART_OF_MORE))
    return [step for step in wanted if step.at not in bound]


def _worse(
    before: Sequence[Finding], after: Sequence[Finding], steps: Sequence[Step]
) -> list[Place]:
    """Give the cells of steps that bring about what the check did not find before.

    In the cell itself; where a step lets another cell of its row look wrong, the step as well.
    """
    known = {(finding.rule, finding.at) for finding in before}
    written = {step.at for step in steps}
    by_row: dict[tuple[str, int], list[Place]] = defaultdict(list)
    for step in steps:
        by_row[_row(step.at)].append(step.at)
    worse: list[Place] = []
    for finding in after:
        if finding.severity is Severity.INFO or (finding.rule, finding.at) in known:
            continue
        if finding.at in written:
            worse.append(finding.at)
        elif finding.rule in _RECALCULATED - {"amount-typed"} and finding.at.cell:
            worse += by_row[_row(finding.at)]
    return worse


def _row(at: Place) -> tuple[str, int]:
    return at.sheet, parse_address(at.cell)[0]


def _left(still: Sequence[Finding], refused: dict[Place, Text]) -> Iterator[Left]:
    """Give what the check still says; of a cell that was refused, its reason tells more."""
    for finding in still:
        is_told = finding.rule == "amount-typed" and finding.at in refused
        if finding.rule in _RECALCULATED and not is_told:
            yield Left(finding.at, finding.message, finding.rule)
