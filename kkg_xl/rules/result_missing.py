"""See docs/rules/result-missing.md."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.figures import NOT_CALCULATED
from kkg_xl.domain.naming import NAMED, brief, told_exactly
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Calculation, Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING
YIELDS_TO = ("formula-error",)

MISSING = Text(
    id="Rumus {formula} belum pernah dihitung, jadi hasilnya tidak tersimpan. "
    "Buka di Excel, tekan Ctrl+Alt+F9, lalu simpan.",
    en="The formula {formula} was never calculated, so no result is stored. "
    "Open it in Excel, press Ctrl+Alt+F9, and save.",
)
MISSING_EVERYWHERE = Text(
    id="{count} rumus di lembar ini belum pernah dihitung, dari sel ini sampai {last}. "
    "Buka di Excel, tekan Ctrl+Alt+F9, lalu simpan.",
    en="{count} formulas of this sheet were never calculated, from this cell to {last}. "
    "Open it in Excel, press Ctrl+Alt+F9, and save.",
)


def result_missing(workbook: Workbook) -> Iterator[Flag]:
    """A formula was never calculated, so no result is stored."""
    by_sheet: dict[str, list[Calculation]] = defaultdict(list)
    for calculation in workbook.calculations:
        if calculation.stored is NOT_CALCULATED:
            by_sheet[calculation.at.sheet].append(calculation)
    for missing in by_sheet.values():
        if len(missing) > NAMED:
            last = missing[-1].at.cell
            message = say(MISSING_EVERYWHERE, count=len(missing), last=last)
            yield Flag(missing[0].at, message, cause="never calculated")
            continue
        for calculation in missing:
            given = calculation.given
            computed = told_exactly(given) if isinstance(given, Decimal) else None
            message = say(MISSING, formula=brief(calculation.formula))
            yield Flag(calculation.at, message, computed=computed)
