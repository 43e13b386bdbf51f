"""See docs/rules/stage-unreported.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.cash_wording import entry_name
from kkg_xl.domain.days import on
from kkg_xl.domain.granted import early
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING
YIELDS_TO = ("date-disordered",)

_EARLY = Text(
    "{row}: dana tahap {stage} diterima {came}, padahal laporan tahap sebelumnya baru diserahkan "
    "{reported} ({place}). Periksa kedua tanggalnya.",
    "{row}: the money of stage {stage} came in on {came}, but the stage before was only reported "
    "on {reported} ({place}). Look at both dates.",
)


def stage_unreported(workbook: Workbook) -> Iterator[Flag]:
    """Money of a stage came in before the stage before it was reported."""
    found = early(workbook)
    if found is not None:
        message = say(
            _EARLY,
            row=entry_name(found.row),
            stage=found.stage,
            came=on(found.came),
            reported=on(found.reported),
            place=str(found.at),
        )
        yield Flag(found.row.day_at or found.row.at, message)
