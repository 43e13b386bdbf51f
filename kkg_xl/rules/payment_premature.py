"""See docs/rules/payment-premature.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.cash_wording import entry_name
from kkg_xl.domain.days import on
from kkg_xl.domain.paid_for import premature
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING
YIELDS_TO = ("date-disordered", "date-unreadable")

_EARLY = Text(
    "{row}: dibayar {paid}, padahal kegiatannya baru {day} ({cell}). Bila uang muka, tuliskan "
    "begitu; bila tidak, betulkan tanggalnya.",
    "{row}: paid on {paid}, but what it is for was not until {day} ({cell}). If it is an advance, "
    "call it so; if not, correct the date.",
)


def payment_premature(workbook: Workbook) -> Iterator[Flag]:
    """A fee or a journey was paid before the day for which it was due."""
    for row, paid, occasion in premature(workbook):
        message = say(
            _EARLY,
            row=entry_name(row),
            paid=on(paid),
            day=on(occasion.day),
            cell=str(occasion.at),
        )
        yield Flag(row.day_at or row.at, message)
