"""What a marked copy of a checked workbook is to show: its findings, each at its cell and listed.

Several findings at one cell have one mark, that of the worst, and one note. A finding about a
whole sheet or workbook stands on the sheet Temuan alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Language, Text
from kkg_xl.layouts.ours import findings_sheet
from kkg_xl.layouts.ours.findings_sheet import Head, Listed
from kkg_xl.reports import words
from kkg_xl.reports.checked import Checked, Failure
from kkg_xl.reports.printable import printable
from kkg_xl.reports.tally import Tally, counted, money, told
from kkg_xl.rules.model import Finding, Severity
from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.plan import CellBefore, CellMark, Plan
from kkg_xl.sheets.refs import parse_address
from kkg_xl.sheets.sheet_plan import Mark
from kkg_xl.usecases.accepting import key
from kkg_xl.usecases.check import own_failure
from kkg_xl.usecases.ports import CopyMarked
from kkg_xl.usecases.refusals import RefusedError
from kkg_xl.usecases.unreadable import UnreadableWorkbookError

NOTED_ALREADY: Final = Text(
    id="{message} (Sel ini sudah punya catatan, yang dibiarkan.)",
    en="{message} (This cell has a note already, which is left alone.)",
)
HIDDEN: Final = Text(
    id="{message} (Lembar ini tersembunyi: klik kanan tab mana pun, Unhide.)",
    en="{message} (This sheet is hidden: right-click any tab, Unhide.)",
)
_UNTOUCHED: Final = CellBefore(noted=False, look="")

MARKS: Final = {
    Severity.ERROR: Mark.WRONG,
    Severity.WARNING: Mark.DOUBTFUL,
    Severity.INFO: Mark.NOTEWORTHY,
}


class Copied(NamedTuple):
    """A marked copy, or why there is none."""

    name: str = ""
    failure: Failure | None = None


def copy_marked(checked: Checked, copy: CopyMarked, language: Language) -> Copied:
    """Make a marked copy of a workbook that was checked; no `Exception` comes out of it."""

    def plan(book: Book, before: Mapping[Place, CellBefore]) -> Plan:
        return annotate(checked, book, before, language)

    try:
        return Copied(copy(marked_places(checked), plan))
    except (RefusedError, UnreadableWorkbookError) as error:
        return Copied(failure=Failure(error.kind, error.message))
    except Exception as error:  # noqa: BLE001 -- one workbook must not end the run for the others
        return Copied(failure=own_failure(error))


def annotate(
    checked: Checked, book: Book, before: Mapping[Place, CellBefore], language: Language
) -> Plan:
    """Plan the marks and the sheet for a workbook that was read and checked.

    `before` tells of every cell that a finding is about what it looks like now.
    """
    name = findings_sheet.free_name(book)
    head = Head(
        workbook=printable(checked.name.rpartition("/")[2]),
        verdict=_verdict(checked, language),
        not_checked=tuple(printable(each.told(language)) for each in checked.not_checked),
        name=name,
    )
    hidden = {grid.name for grid in book.grids if grid.visibility != "visible"}
    listed = [
        _listed(each, before.get(each.at, _UNTOUCHED), language, hidden=each.at.sheet in hidden)
        for each in checked.findings
    ]
    return Plan(
        sheets=(findings_sheet.plan(head, listed, language),),
        marks=tuple(_marks(checked.findings, before, language)),
    )


def marked_places(checked: Checked) -> frozenset[Place]:
    """Give the cells that are marked."""
    return frozenset(finding.at for finding in checked.findings if finding.at.cell)


def _verdict(checked: Checked, language: Language) -> str:
    """Sum up in one line: `1 kesalahan, 5 peringatan; selisih Rp340.000`."""
    tally = Tally().plus(checked)
    counts = [counted(what, count, language) for what, count in tally.counts if count]
    if not counts:
        return told(words.NOTHING_FOUND, language).capitalize()
    parts = [", ".join(counts)]
    if tally.difference:
        amount = money(tally.difference, language, whole=tally.whole)
        parts.append(told(words.DIFFERENCE, language, amount=amount))
    return "; ".join(parts)


def _listed(finding: Finding, before: CellBefore, language: Language, *, hidden: bool) -> Listed:
    message = _message(finding, language)
    if before.noted:
        message = told(NOTED_ALREADY, language, message=message)
    if hidden:
        message = told(HIDDEN, language, message=message)
    return Listed(
        MARKS[finding.severity],
        told(words.SEVERITIES[finding.severity], language).capitalize(),
        finding.at,
        message,
        finding.stated,
        finding.computed,
        key(finding),
        finding.accepted or "",
        before.look,
        linked=not hidden,
    )


def _marks(
    findings: Sequence[Finding], before: Mapping[Place, CellBefore], language: Language
) -> Iterator[CellMark]:
    at = attrgetter("at")
    for place, group in groupby(sorted(findings, key=at), key=at):
        if not place.cell:
            continue
        here = sorted(group, key=attrgetter("severity"))
        noted = before.get(place, _UNTOUCHED).noted
        note = "" if noted else "\n\n".join(_note(finding, language) for finding in here)
        mark = MARKS[min(finding.severity for finding in here)]
        yield CellMark(place.sheet, *parse_address(place.cell), mark, note)


def _note(finding: Finding, language: Language) -> str:
    weight = told(words.SEVERITIES[finding.severity], language).capitalize()
    note = f"{weight}: {_message(finding, language)}"
    if finding.accepted is not None:
        note += "\n" + told(words.REASON, language, reason=printable(finding.accepted))
    return note


def _message(finding: Finding, language: Language) -> str:
    return f"{printable(finding.message.told(language))} [{finding.rule}]"
