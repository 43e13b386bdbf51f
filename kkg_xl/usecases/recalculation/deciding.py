"""Which steps are taken: the workbook is recalculated in memory and checked before it is written.

What only shows once something else is mended is mended in a further pass, so that whoever runs it
again finds nothing to do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Text
from kkg_xl.layouts.understanding import understood
from kkg_xl.rules.model import Severity
from kkg_xl.sheets.dependants import Spot, dependants
from kkg_xl.sheets.formula_tables import with_addresses
from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.refs import address, parse_address
from kkg_xl.usecases.check import find
from kkg_xl.usecases.recalculation.charged import charged
from kkg_xl.usecases.recalculation.derived_totals import derived_totals
from kkg_xl.usecases.recalculation.desk import Desk, Step, distinct
from kkg_xl.usecases.recalculation.lines import line_amounts
from kkg_xl.usecases.recalculation.numbers import booked_numbers, text_numbers
from kkg_xl.usecases.recalculation.old_results import old_results
from kkg_xl.usecases.recalculation.retold import links, remainders, words
from kkg_xl.usecases.recalculation.totals import totals
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

_PASSES = 5
_ROUNDS = 4
RECALCULATED = frozenset(
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


_Reckoning: TypeAlias = Callable[[Desk], Iterator[Step]]


class Decision(NamedTuple):
    """What is to be written into a workbook, and what comes of it."""

    steps: Sequence[Step]
    outcome: Refreshed
    refused: Mapping[Place, Text]
    """Cells that were to be written and are not, and why."""
    after: Desk
    """The workbook as it will read, understood and checked."""


def decided(book: Book) -> Decision:
    """Decide about a workbook."""
    desk = _checked(book)
    taken: dict[Place, Step] = {}
    # What formulas give comes first: whoever opens the file sees that, and not what was stored.
    steps, refused, desk = _passed(desk, old_results)
    taken.update({step.at: step for step in steps})
    for _ in range(_PASSES):
        steps, refused, desk = _passed(desk, _reckoned)
        if not steps:
            break
        taken.update({step.at: step for step in steps})
    outcome = refreshed(book, [step.change() for step in taken.values()])
    return Decision(list(taken.values()), outcome, refused, desk)


def _checked(book: Book) -> Desk:
    understanding = understood(book)
    return Desk(book, understanding, find(understanding.workbook))


def _checked_again(desk: Desk, outcome: Refreshed) -> Desk:
    """Check a workbook after changes; sheets that none of them reaches are as they were."""
    understanding = understood(outcome.book, desk.understanding.sheets, outcome.reached)
    return Desk(outcome.book, understanding, find(understanding.workbook))


def _passed(desk: Desk, reckon: _Reckoning) -> tuple[list[Step], Mapping[Place, Text], Desk]:
    """Take the steps after which the check finds nothing new; give the workbook after them."""
    refused: dict[Place, Text] = {}
    for _ in range(_ROUNDS):
        steps, outcome = _settled(desk, reckon, refused)
        after = _checked_again(desk, outcome) if steps else desk
        worse = _worse(desk, after, steps)
        if not worse:
            return steps, refused, after
        refused.update(dict.fromkeys(worse, NOT_BETTER))
    return [], refused, desk


def _settled(
    desk: Desk, reckon: _Reckoning, refused: dict[Place, Text]
) -> tuple[list[Step], Refreshed]:
    """Take all steps but the refused ones and those of which the result cannot be told."""
    while True:
        steps, outcome = _taken(desk, reckon, refused)
        astray = _first(_astray(steps, outcome), outcome.book)
        if not outcome.failed and not astray:
            return steps, outcome
        refused.update(dict.fromkeys(astray, LINES_FIRST))
        refused.update(dict.fromkeys(_first(outcome.failed, outcome.book), CANNOT_TELL))


def _taken(
    desk: Desk, reckon: _Reckoning, refused: dict[Place, Text]
) -> tuple[list[Step], Refreshed]:
    """Take what is reckoned first, and then what tells it once more: covers, last the words."""
    steps = _allowed(desk, reckon(desk), refused)
    outcome = refreshed(desk.book, [step.change() for step in steps])
    for retelling in (links, links, links, remainders, words):  # a cover repeats a recapitulation
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
    for book in desk.workbook.cash_books:
        yield from booked_numbers(desk, book)
    yield from old_results(desk)


def _allowed(desk: Desk, steps: Iterable[Step], refused: dict[Place, Text]) -> list[Step]:
    """Give the steps that are not refused; of cells that belong to others none is taken."""
    wanted = distinct([step for step in steps if step.at not in refused])
    bound = {step.at for step in wanted if not desk.is_own(step.at)}
    refused.update(dict.fromkeys(bound, PART_OF_MORE))
    return [step for step in wanted if step.at not in bound]


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


def _first(at_fault: Sequence[Place], after: Book) -> list[Place]:
    """Give those cells that none of the others is to blame for: a sub-total before its total."""
    spots = {at: Spot(at.sheet, *parse_address(at.cell)) for at in at_fault}
    if len(spots) > 1:
        blameless = dependants(with_addresses(after), spots.values())
        spots = {at: spot for at, spot in spots.items() if spot not in blameless}
    return list(spots) or list(at_fault)


def _worse(desk: Desk, after: Desk, steps: Sequence[Step]) -> list[Place]:
    """Give the cells of steps that bring about what the check did not find before.

    In the cell itself; where a step lets another cell of its row look wrong, the step as well. A
    formula that only gives its result again is never at fault: what it shows was there.
    """
    known = {(finding.rule, finding.at) for finding in desk.findings}
    chosen = [step.at for step in steps if not _stays(desk, step)]
    by_row: dict[tuple[str, int], list[Place]] = defaultdict(list)
    for at in chosen:
        by_row[_row(at)].append(at)
    worse: list[Place] = []
    for finding in after.findings:
        if finding.severity is Severity.INFO or (finding.rule, finding.at) in known:
            continue
        if finding.at in chosen:
            worse.append(finding.at)
        elif finding.rule in RECALCULATED - {"amount-typed"} and finding.at.cell:
            worse += by_row[_row(finding.at)]
    return worse


def _stays(desk: Desk, step: Step) -> bool:
    return step.formula is not None and step.formula == desk.cell(step.at).formula


def _row(at: Place) -> tuple[str, int]:
    return at.sheet, parse_address(at.cell)[0]
