"""How high the rows of a rendered sheet are where a text takes several lines.

Spreadsheet programs find that out for themselves, but not for merged cells and not all of them on
opening a file. What is told here is an estimate on the safe side: a line too many, none too few.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Mapping
from typing import Final

from kkg_xl.hosts.files.rendering.styles import FONT, LOOKS
from kkg_xl.sheets.sheet_plan import PlannedCell, SheetPlan

_DEFAULT_WIDTH: Final = 8.43
_LINE: Final = 1.3
"""Height of a line, in sizes of its font."""
_PADDING: Final = 2.0
"""Points that a row has beyond its lines."""
_WIDER: Final = 1.08
"""Room that bold letters and capitals take beyond the digits by which widths are measured."""


def fitted_heights(plan: SheetPlan) -> Mapping[int, float]:
    """Give the heights, in points, of the rows whose texts take more than one line."""
    across = {(area.top, area.left): range(area.left, area.right + 1) for area in plan.merged}
    heights: dict[int, float] = {}
    for cell in plan.cells:
        look = LOOKS[cell.style]
        if not isinstance(cell.value, str) or not look.get("text_wrap") or "rotation" in look:
            continue
        columns = across.get((cell.row, cell.column), range(cell.column, cell.column + 1))
        width = sum(plan.widths.get(column, _DEFAULT_WIDTH) for column in columns)
        height = _height(cell, width)
        if height is not None:
            heights[cell.row] = max(heights.get(cell.row, 0.0), height)
    return {**heights, **plan.heights}


def _height(cell: PlannedCell, width: float) -> float | None:
    size = LOOKS[cell.style].get("font_size", FONT["font_size"])
    points = float(size)
    bold = _WIDER if LOOKS[cell.style].get("bold") else 1.0
    # A column is measured in digits of 11 points.
    letters = max(1, math.floor((width - 1) * 11 / points / bold))
    lines = sum(max(1, len(textwrap.wrap(part, letters))) for part in str(cell.value).split("\n"))
    return None if lines == 1 else math.ceil(lines * points * _LINE + _PADDING)
