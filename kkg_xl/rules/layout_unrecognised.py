"""See docs/rules/layout-unrecognised.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

UNRECOGNISED = Text(
    id="Tampaknya tabel keuangan, tetapi tidak dapat dibaca: {why}.",
    en="This looks like a money table, but it cannot be read: {why}.",
)


def layout_unrecognised(workbook: Workbook) -> Iterator[Flag]:
    """Something looks like a money table and cannot be read as one."""
    for unplaced in workbook.unplaced:
        yield Flag(unplaced.at, say(UNRECOGNISED, why=unplaced.why))
