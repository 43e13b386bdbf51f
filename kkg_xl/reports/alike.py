"""Findings that say the same of many cells of one column: they are told once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kkg_xl.rules.model import Finding
from kkg_xl.sheets.refs import parse_address

_MANY = 4
"""From so many cells of a column on, the same finding is told once."""


def gathered(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    """Put together what the same rule says in the same words of many cells of one column.

    Unless an amount is involved: every wrong amount stays for itself.
    """
    alike: dict[object, list[Finding]] = {}
    for finding in findings:
        alike.setdefault(_likeness(finding), []).append(finding)
    for finding in findings:
        group = alike[_likeness(finding)]
        if len(group) < _MANY:
            yield [finding]
        elif finding is group[0]:
            yield group


def _likeness(finding: Finding) -> object:
    if finding.difference is not None or not finding.at.cell:
        return finding.at, finding.rule, id(finding)
    _, column = parse_address(finding.at.cell)
    return (
        finding.rule,
        finding.severity,
        finding.message.text,
        finding.at.sheet,
        column,
        finding.accepted,
    )
