"""Findings for people: by workbook and sheet, the worst first, one line where one is enough.

What many cells of a column have in common is told once, unless an amount is involved: every
wrong amount has a line of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kkg_xl.domain.text import Language
from kkg_xl.reports import words
from kkg_xl.reports.alike import gathered
from kkg_xl.reports.checked import Checked
from kkg_xl.reports.look import painted, runs, wrapped
from kkg_xl.reports.printable import printable
from kkg_xl.reports.table_line import table_line
from kkg_xl.reports.tally import Tally, counted, told, verdict
from kkg_xl.rules.model import Finding, Severity

_CELL = 6
"""Room for an address; a longer label gets a line of its own."""
_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "33", Severity.INFO: "36"}
_BOLD, _DIM, _GREEN = "1", "2", "32"


class TextReport(NamedTuple):
    """A report to read, and how it looks."""

    language: Language = "id"
    width: int = 88
    colour: bool = False

    def workbook(self, checked: Checked) -> str:
        """Tell one workbook: a paragraph with an empty line behind it."""
        return "\n".join((*_workbook(checked, self), "", ""))

    def ending(self, tally: Tally) -> str:
        """Tell the verdict."""
        colour = _COLOURS[Severity.ERROR] if tally.wrong else _BOLD
        return painted(verdict(tally, self.language), colour, self) + "\n"


def _workbook(checked: Checked, look: TextReport) -> Iterator[str]:
    language = look.language
    name = painted(printable(checked.name), _BOLD, look)
    if checked.failure is not None:
        unreadable = told(words.UNREADABLE, language)
        yield f"{name} · {painted(unreadable, _COLOURS[Severity.ERROR], look)}"
        message = printable(checked.failure.message.told(language))
        yield from wrapped(f"{message} [{checked.failure.kind}]", "  ", look)
        return
    yield f"{name} · {_summary(checked, look)}"
    if not checked.tables:
        yield "  " + told(words.NO_TABLE, language)
    for sheet in _sheets(checked):
        yield "  " + painted(printable(sheet) or told(words.WHOLE_WORKBOOK, language), _BOLD, look)
        for table in checked.tables:
            if table.sheet == sheet:
                yield from wrapped(table_line(table, language), "    ", look)
        for alike in gathered([found for found in checked.findings if found.at.sheet == sheet]):
            yield from _finding(alike, look)
    if checked.not_checked:
        yield "  " + painted(told(words.NOT_CHECKED, language), _BOLD, look)
        for reservation in checked.not_checked:
            yield from wrapped("- " + printable(reservation.told(language)), "    ", look)


def _summary(checked: Checked, look: TextReport) -> str:
    if not checked.findings:
        return painted(told(words.NOTHING_FOUND, look.language), _GREEN, look)
    counts = [
        painted(counted(severity.name.lower(), count, look.language), _COLOURS[severity], look)
        for severity in Severity
        if (count := checked.count(severity))
    ]
    if checked.accepted:
        counts.append(painted(counted("accepted", checked.accepted, look.language), _GREEN, look))
    return ", ".join(counts)


def _sheets(checked: Checked) -> tuple[str, ...]:
    """Give the sheets to speak of: the one with the worst finding first, the clean ones last."""
    places = [finding.at.sheet for finding in checked.findings]
    return tuple(dict.fromkeys([*places, *(table.sheet for table in checked.tables)]))


def _finding(alike: Sequence[Finding], look: TextReport) -> Iterator[str]:
    first, language = alike[0], look.language
    severity, colour = told(words.SEVERITIES[first.severity], language), _COLOURS[first.severity]
    if first.accepted is not None:
        severity, colour = told(words.ACCEPTED, language), _GREEN
    message = first.message.told(language)
    label = first.at.cell
    if len(alike) > 1:
        message = told(words.ALIKE, language, message=message)
        cells = runs([finding.at.cell for finding in alike])
        label = f"{cells} ({counted('cell', len(alike), language)})"
    rule = f"[{first.rule}]"
    head = f"    {painted(f'{severity:<10}', colour, look)}  "
    indent = " " * (4 + 10 + 2 + _CELL + 2)
    lines = list(wrapped(f"{printable(message)} {rule}", indent, look, hanging=""))
    lines[-1] = lines[-1].replace(rule, painted(rule, _DIM, look))
    if len(label) > _CELL:
        yield head + label
        yield from lines
    else:
        yield head + f"{label:<{_CELL}}  " + lines[0].lstrip()
        yield from lines[1:]
    if first.accepted is not None:
        reason = told(words.REASON, language, reason=printable(first.accepted))
        yield from wrapped(reason, indent, look)
