"""See docs/rules/rate-differs.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.naming import named
from kkg_xl.domain.neighbours import rates_by_item
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import heading, line_name, number
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.INFO
YIELDS_TO = ("number-unreadable", "rate-exceeds-standard", "rate-outlying", "scale-differs")

_TWO_RATES = Text(
    "{line}: {heading} {rate}, sedangkan {earlier} di {place} memakai {other}. "
    "Samakan, atau jelaskan bedanya.",
    "{line}: {heading} {rate}, while {earlier} at {place} has {other}. "
    "Make them equal, or explain the difference.",
)


def rate_differs(workbook: Workbook) -> Iterator[Flag]:
    """The same item has another rate than before."""
    for first, *later in rates_by_item(workbook):
        for entry in later:
            if entry.rate != first.rate:
                yield Flag(
                    entry.figure.at,
                    say(
                        _TWO_RATES,
                        line=line_name(entry.line),
                        heading=heading(entry.table, entry.key),
                        rate=number(entry.table, entry.key, entry.rate),
                        earlier=named(first.line),
                        place=str(first.figure.at),
                        other=number(first.table, first.key, first.rate),
                    ),
                    entry.rate,
                    first.rate,
                )
