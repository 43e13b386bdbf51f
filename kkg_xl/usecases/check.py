"""Check a workbook: gather, decide, return.

A workbook that cannot be read, or on which the program itself fails, is a result and not the end
of the run: the others are still checked.
"""

from __future__ import annotations

import traceback
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from kkg_xl.domain.copies import copies
from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.layouts.ours import findings_sheet
from kkg_xl.layouts.understanding import understand
from kkg_xl.reports.checked import Checked, Failure
from kkg_xl.reports.summaries import summary
from kkg_xl.reports.tabular.mark import MARK
from kkg_xl.rules.model import Finding, Severity
from kkg_xl.rules.registry import all_rules
from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.refs import parse_address
from kkg_xl.usecases.accepting import accept
from kkg_xl.usecases.comparable import facts_of
from kkg_xl.usecases.excerpts import excerpts_of
from kkg_xl.usecases.folding import folded
from kkg_xl.usecases.ports import ReadBook
from kkg_xl.usecases.reckoning import reckoning
from kkg_xl.usecases.reservations import reserved
from kkg_xl.usecases.uncheckable import uncheckable
from kkg_xl.usecases.uncollected import uncollected
from kkg_xl.usecases.unfilled import NO_LINES, unfilled_budget
from kkg_xl.usecases.unreadable import FAILED, OUT_OF_MEMORY, UnreadableWorkbookError

OWN_REPORT: Final = Text(
    id="Ini laporan pemeriksaan kkg_xl, bukan buku kerja kelompok",
    en="This is a report of kkg_xl, not the workbook of a group",
)


def check_workbook(name: str, read: ReadBook, *, excerpts: bool = False) -> Checked:
    """Read a workbook through a host and check it; no `Exception` comes out of it."""
    try:
        with uncollected(), reckoning():
            return check(read(), excerpts=excerpts)
    except UnreadableWorkbookError as error:
        return Checked(name, failure=Failure(error.kind, error.message))
    except MemoryError:
        return Checked(name, failure=Failure(OUT_OF_MEMORY.kind, say(OUT_OF_MEMORY.text)))
    except Exception as error:  # noqa: BLE001 -- one workbook must not end the run for the others
        return Checked(name, failure=own_failure(error))


def check(book: Book, *, excerpts: bool = False) -> Checked:
    """Check a workbook that was read; a report of ours is none to check.

    `excerpts` asks for what its sheets show, too.
    """
    if MARK in book.names:
        return Checked(book.name, not_checked=(say(OWN_REPORT),))
    reasons = findings_sheet.read(book)
    workbook = understand(book)
    sheets = tuple(grid.name for grid in findings_sheet.without(book).grids)
    unfilled = unfilled_budget(book, workbook)
    findings, lapsed = accept(folded(find(workbook, sheets)), reasons)
    return Checked(
        name=book.name,
        sheets=sheets,
        tables=tuple(map(summary, workbook.tables)),
        findings=findings,
        not_checked=(
            *lapsed,
            *map(reserved, book.reservations),
            *workbook.not_checked,
            *([] if unfilled is None else [say(NO_LINES, sheet=unfilled)]),
            *uncheckable(workbook),
        ),
        group=workbook.owner.group,
        excerpts=excerpts_of(book, workbook.tables, findings) if excerpts else (),
        facts=facts_of(workbook),
    )


def find(workbook: Workbook, sheets: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Let every rule look at a workbook; the worst first, then by sheet, row and column.

    `sheets` is the order of the tabs. A rule gives way where one that it yields to has flagged
    the same cell, so that a wrong cell is reported once; what a line says that only repeats
    another one through links is told there, where it was typed.
    """
    raised = [*_raised(workbook)]
    findings = list({(each.rule, each.at): each for each in reversed(raised)}.values())
    spoken = {(finding.rule, finding.at) for finding in findings}
    yields = {rule.name: rule.yields_to for rule in all_rules()}
    sources = copies(workbook)
    left = (
        finding
        for finding in findings
        if not any((other, finding.at) in spoken for other in yields[finding.rule])
        and not _is_copy(finding, sources, spoken)
    )
    return in_order(left, sheets)


def in_order(findings: Iterable[Finding], sheets: Sequence[str]) -> tuple[Finding, ...]:
    """Put findings in order: the worst first, then by sheet (`sheets` are the tabs) and cell."""
    order = {sheet: position for position, sheet in enumerate(sheets)}
    return tuple(sorted(findings, key=lambda finding: _rank(finding, order)))


def _raised(workbook: Workbook) -> Iterator[Finding]:
    for rule in all_rules():
        for flag in rule.check(workbook):
            severity = rule.severity if flag.severity is None else flag.severity
            yield Finding(
                rule.name,
                severity,
                flag.at,
                flag.message,
                flag.stated,
                flag.computed,
                cause=flag.cause,
            )


def _is_copy(
    finding: Finding, sources: Mapping[Place, Place], spoken: Collection[tuple[str, Place]]
) -> bool:
    """Tell whether a finding is one of the line that its own repeats.

    What is merely worth knowing is known there already, in words that say more.
    """
    source = sources.get(finding.at)
    knows = finding.severity is Severity.INFO or (finding.rule, source) in spoken
    return source is not None and knows


def _rank(finding: Finding, order: dict[str, int]) -> tuple[int, int, str, int, int, str]:
    sheet, cell = finding.at
    row, column = parse_address(cell) if cell else (0, 0)
    return finding.severity, order.get(sheet, len(order)), sheet, row, column, finding.rule


def own_failure(error: Exception) -> Failure:
    """Name a fault of this program and where it arose; its text may quote cells and is left out."""
    frames = traceback.extract_tb(error.__traceback__)
    at = f", {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return Failure(FAILED.kind, say(FAILED.text, where=type(error).__name__ + at))
