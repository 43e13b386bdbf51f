"""Formulas that stay and whose stored result is old or was never there, wherever they stand.

Whoever opens the file with a program that calculates sees these results already.
"""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.figures import NOT_CALCULATED
from kkg_xl.domain.text import Text, say
from kkg_xl.sheets.formulas import same
from kkg_xl.usecases.recalculation.desk import Desk, Step

OLD = Text(
    id="Rumusnya tetap; hasil yang tersimpan sudah lama.",
    en="The formula stays; its stored result was old.",
)
NEVER = Text(
    id="Rumusnya tetap; hasilnya belum pernah dihitung.",
    en="The formula stays; it had never been calculated.",
)


def old_results(desk: Desk) -> Iterator[Step]:
    """Give the formulas that are to be calculated again."""
    for calculation in desk.workbook.calculations:
        at, given = calculation.at, calculation.given
        if given is None or calculation.external:
            continue
        cell = desk.cell(at)
        if cell.formula is None or cell.array is not None:
            continue
        if calculation.stored is NOT_CALCULATED:
            yield Step(at, say(NEVER), cell.formula)
        elif not same(cell.value, given) and not desk.flagged(at, "formula-error"):
            yield Step(at, say(OLD), cell.formula)
