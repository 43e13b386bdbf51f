"""See docs/rules/total-row-missing.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

_MISSING = Text(
    "Struktur program ini tidak punya baris JUMLAH; materinya berjumlah {hours} JP.",
    "This programme has no row JUMLAH; its topics come to {hours} JP.",
)


def total_row_missing(workbook: Workbook) -> Iterator[Flag]:
    """A structure of a programme has no row with its JP in all."""
    for programme in workbook.programmes:
        hours = [topic.hours for topic in programme.topics if topic.hours is not None]
        told = [each.amount for each in hours if each.amount is not None]
        if programme.total is None and len(told) > 1:
            yield Flag(hours[-1].at, say(_MISSING, hours=sum(told, Decimal(0))))
