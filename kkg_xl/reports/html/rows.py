"""What the overview knows of each workbook and of each rule: counted in one pass over a run."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

from kkg_xl.domain.text import Message
from kkg_xl.reports.checked import Checked
from kkg_xl.reports.html import words
from kkg_xl.reports.tally import Tally
from kkg_xl.rules.model import Severity

_RANKS = {level: rank for rank, level in enumerate(words.LEVELS)}


class Row(NamedTuple):
    """One workbook in the list."""

    number: int
    """Its place in the run, from 1: the name of its page."""
    name: str
    group: str
    level: str
    """A key of `words.LEVELS`: what is worst about it."""
    tally: Tally
    """Its own counts."""
    rules: tuple[str, ...]
    """What was found in it, each once."""
    why: Message | None
    """Why it could not be read."""

    @property
    def worst_first(self) -> tuple[int, Decimal, int, int, int, int]:
        """Give what workbooks are sorted by."""
        tally = self.tally
        counts = (-tally.errors, -tally.warnings, -tally.infos)
        return (_RANKS[self.level], -tally.difference, *counts, self.number)


@dataclass(slots=True)
class RuleCount:
    """How often a rule found something that nobody accepts."""

    rule: str
    severity: Severity
    """The worst that it was."""
    findings: int = 0
    workbooks: int = 0


@dataclass(slots=True)
class Overview:
    """A whole run, counted."""

    rows: list[Row] = field(default_factory=list)
    """The worst first."""
    rules: list[RuleCount] = field(default_factory=list)
    """The worst first, then the most frequent."""
    folder: str = ""
    """The folder that all workbooks are in, with `/` behind it."""
    pages: dict[str, int] = field(default_factory=dict)
    """Numbers of those workbooks whose names were asked for."""


def overview(run: Iterable[Checked], named: Collection[str]) -> Overview:
    """Count a run, and find the pages of some workbooks."""
    seen, rules = Overview(), dict[str, RuleCount]()
    for number, checked in enumerate(run, 1):
        seen.rows.append(_row(number, checked, rules))
        if checked.name in named:
            seen.pages[checked.name] = number
    seen.folder = _folder([row.name for row in seen.rows])
    seen.rows.sort(key=lambda row: row.worst_first)
    seen.rules = sorted(rules.values(), key=lambda each: (each.severity, -each.findings, each.rule))
    return seen


def _folder(names: Sequence[str]) -> str:
    """Find what all paths begin with, up to a `/`."""
    first, last = (
        name.split("/")[:-1] for name in (min(names, default=""), max(names, default=""))
    )
    shared = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    return "".join(f"{part}/" for part, _ in shared)


def _row(number: int, checked: Checked, rules: dict[str, RuleCount]) -> Row:
    found: dict[str, int] = {}
    for finding in checked.findings:
        if finding.accepted is None:
            count = rules.setdefault(finding.rule, RuleCount(finding.rule, finding.severity))
            count.severity = min(count.severity, finding.severity)
            found[count.rule] = found.get(count.rule, 0) + 1
    for rule, times in found.items():
        rules[rule].findings += times
        rules[rule].workbooks += 1
    tally = Tally().plus(checked)
    failure = checked.failure
    why = None if failure is None else failure.message
    return Row(number, checked.name, checked.group, _level(tally), tally, tuple(found), why)


def _level(tally: Tally) -> str:
    if tally.unreadable:
        return "unreadable"
    return next((kind for kind, count in tally.counts[:3] if count), "clean")
