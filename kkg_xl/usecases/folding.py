"""What one cause made is told once: at its first cell, with how many more there are and where.

Hundreds of results of a column that nobody recalculated are one thing to do. A rule says of its
flags what they have in common (`Flag.cause`); faults that each need an act of their own have no
common cause, however many they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kkg_xl.domain.naming import listed
from kkg_xl.domain.text import Text, say
from kkg_xl.rules.model import Finding

SAME_CAUSE = Text(
    id="{message} Sebab yang sama di {count} sel lain: {cells}.",
    en="{message} The same cause in {count} other cells: {cells}.",
)
_MOST = 5
"""So many findings of one cause are still told one by one."""


def folded(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Put findings of one rule and one cause together where they are many, in their order."""
    told: list[Finding] = []
    alike: dict[tuple[str, int, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        told.append(finding)
        if finding.cause:
            alike[finding.rule, finding.severity, finding.cause].append(finding)
    first = {id(group[0]): group for group in alike.values() if len(group) > _MOST}
    others = {id(each) for group in first.values() for each in group[1:]}
    return tuple(
        _together(first[id(each)]) if id(each) in first else each
        for each in told
        if id(each) not in others
    )


def _together(group: Sequence[Finding]) -> Finding:
    first, *others = group
    is_near = all(each.at.sheet == first.at.sheet for each in others)
    cells = [each.at.cell if is_near else str(each.at) for each in others]
    message = say(SAME_CAUSE, message=first.message, count=len(others), cells=listed(cells))
    return first._replace(message=message)
