"""See docs/rules/rate-exceeds-standard.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.naming import apart
from kkg_xl.domain.standards import dearer
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import heading, line_name, rupiah
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING
YIELDS_TO = ("formula-error", "number-unreadable", "result-stale", "scale-differs")

_DEARER = Text(
    "{line}: {heading} {rate}, padahal standar biayanya paling tinggi {standard} ({place}); "
    "{apart}. Turunkan, atau jelaskan dasarnya.",
    "{line}: {heading} {rate}, but its standard cost is at most {standard} ({place}); {apart}. "
    "Lower it, or explain what it is based on.",
)


def rate_exceeds_standard(workbook: Workbook) -> Iterator[Flag]:
    """A rate is higher than the standard cost that the workbook states."""
    for each in dearer(workbook):
        message = say(
            _DEARER,
            line=line_name(each.line),
            heading=heading(each.table, each.key),
            rate=rupiah(each.rate),
            standard=rupiah(each.standard),
            place=str(each.at),
            apart=apart(each.rate, each.standard, rupiah=True),
        )
        yield Flag(each.figure.at, message, each.rate, each.standard)
