"""What is said of a finding, or of many that say the same: weight, cell, sentence and figures."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.text import Language, Text
from kkg_xl.reports import words as common
from kkg_xl.reports.html import words
from kkg_xl.reports.html.markup import say, text
from kkg_xl.reports.look import runs
from kkg_xl.reports.tally import told
from kkg_xl.rules.model import Finding, Severity


class Note(NamedTuple):
    """Findings that are told once."""

    findings: Sequence[Finding]

    @property
    def first(self) -> Finding:
        """The one whose cell it stands at."""
        return self.findings[0]

    @property
    def level(self) -> str:
        """How it looks: by its severity, or as accepted."""
        if self.first.accepted is not None:
            return "accepted"
        return self.first.severity.name.lower()


def note(each: Note, language: Language) -> str:
    """Write a note."""
    first = each.first
    weight = common.SEVERITIES[first.severity] if first.accepted is None else common.ACCEPTED
    parts = [f'<p><b class="badge b-{each.level}">{say(weight, language)}</b>']
    if first.at.cell:
        parts.append(f'<b class="cell">{text(first.at.cell)}</b>')
    parts.append(f"{text(first.message.told(language))} <code>{text(first.rule)}</code></p>")
    others = [finding.at.cell for finding in each.findings[1:]]
    if others:
        parts.append(f'<p class="also">{say(words.ALSO, language, cells=runs(others))}</p>')
    if first.accepted is not None:
        parts.append(f'<p class="also">{say(common.REASON, language, reason=first.accepted)}</p>')
    return " ".join(parts) + _figures(first, language)


def _figures(finding: Finding, language: Language) -> str:
    stated, computed, difference = finding.stated, finding.computed, finding.difference
    if stated is None or computed is None or not difference or finding.severity is Severity.INFO:
        return ""  # what is merely worth knowing is told by its sentence
    side = told(common.TOO_MUCH if difference > 0 else common.TOO_LITTLE, language)
    figures = (
        (words.STATED, _amount(stated, language)),
        (words.COMPUTED, _amount(computed, language)),
        (words.GAP, f"{_amount(abs(difference), language)} {side}"),
    )
    told_figures = "".join(
        f"<div><dt>{say(label, language)}</dt><dd>{text(value)}</dd></div>"
        for label, value in figures
    )
    return f'<dl class="figures">{told_figures}</dl>'


def _amount(value: Decimal, language: Language) -> str:
    return told(Text("{value}", "{value}"), language, value=value)
