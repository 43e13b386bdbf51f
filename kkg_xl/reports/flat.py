"""A run as one flat table: a row for each finding, and one for each workbook that has none.

So every workbook that went in has a row, and a program that counts workbooks loses none.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.text import Language
from kkg_xl.reports.checked import Checked
from kkg_xl.reports.run import Run


class Row(NamedTuple):
    """One row; `None` is a value that is not there. Amounts are in rupiah, exact."""

    workbook: str
    group: str | None
    status: str
    """`clean`, `findings` or `unreadable`."""
    error: str | None
    """Why it is unreadable: a kind of the closed list."""
    rule: str | None
    severity: str | None
    """`error`, `warning` or `info`."""
    sheet: str | None
    cell: str | None
    stated: Decimal | None
    computed: Decimal | None
    difference: Decimal | None
    """Stated − computed."""
    message: str | None
    accepted: str | None
    """The reason for which somebody accepts the finding."""


def rows(run: Run, language: Language) -> Iterator[Row]:
    """Give the rows, in the order of the workbooks and of the findings in each."""
    for checked in run:
        yield from _rows(checked, language)


def _rows(checked: Checked, language: Language) -> Iterator[Row]:
    failure = checked.failure
    about = (checked.name, checked.group or None, checked.status, failure and failure.kind)
    for found in checked.findings:
        yield Row(
            *about,
            found.rule,
            found.severity.name.lower(),
            found.at.sheet or None,
            found.at.cell or None,
            found.stated,
            found.computed,
            found.difference,
            found.message.told(language),
            found.accepted,
        )
    if not checked.findings:
        message = None if failure is None else failure.message.told(language)
        yield Row(*about, *(None,) * 7, message, None)
