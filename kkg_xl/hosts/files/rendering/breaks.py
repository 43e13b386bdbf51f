"""Where a page must end so that rows which belong together stand on one page.

Spreadsheet programs keep no rows together, and where they break depends on printer and fonts. What
is told here is an estimate on the safe side: rather a break too many than signatures torn apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kkg_xl.hosts.files.rendering.heights import fitted_heights
from kkg_xl.sheets.sheet_plan import Page, Paper, SheetPlan

MARGINS: Final = {"left": 0.6, "right": 0.5, "top": 0.6, "bottom": 0.7}
"""In inches; a little more at the left, where pages are bound."""

_SIZES: Final = {Paper.A4: (595.3, 841.9), Paper.F4: (612.0, 936.0)}
"""Width and height in points."""
_INCH: Final = 72.0
_ROW: Final = 15.0
"""Height in points of a row of which nothing else is told."""
_DIGIT, _PADDING, _PER_PIXEL = 7, 5, 0.75
"""Pixels of a digit, pixels that a column has beyond its digits, points of a pixel."""
_FILLED: Final = (0.96, 1.0)
"""How full a page may come to be: programs differ a little in the heights of rows."""


def break_before(plan: SheetPlan) -> int | None:
    """Give the row with which a new page must begin, `None` where no page need be cut short."""
    page = plan.page
    if page.together is None:
        return None
    first, last = page.together
    heights = fitted_heights(plan)
    room = _room(plan)
    torn = any(first < _page_of(last, page, heights, room * share) for share in _FILLED)
    return first if torn else None


def _page_of(last: int, page: Page, heights: Mapping[int, float], room: float) -> int:
    """Give the row with which the page of a row begins."""
    repeated = sum(heights.get(row, _ROW) for row in _repeated(page))
    begun = 1 if page.area is None else page.area.top
    filled = 0.0
    for row in range(begun, last + 1):
        height = heights.get(row, _ROW)
        if filled + height > room:
            filled, begun = repeated, row
        filled += height
    return begun


def _room(plan: SheetPlan) -> float:
    """Give the height in points of what fits on a page, at the scale that its width asks for."""
    across, down = _SIZES[plan.page.paper]
    if plan.page.landscape:
        across, down = down, across
    across -= (MARGINS["left"] + MARGINS["right"]) * _INCH
    down -= (MARGINS["top"] + MARGINS["bottom"]) * _INCH
    pixels = sum(width * _DIGIT + _PADDING for width in plan.widths.values())
    scale = min(1.0, across / (pixels * _PER_PIXEL)) if pixels else 1.0
    return down / scale


def _repeated(page: Page) -> range:
    return range(0) if page.repeated is None else range(page.repeated[0], page.repeated[1] + 1)
