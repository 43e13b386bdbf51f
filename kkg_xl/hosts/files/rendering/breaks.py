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


def breaks_before(plan: SheetPlan) -> tuple[int, ...]:
    """Give the rows with which a new page must begin; none where no page need be cut short."""
    heights = fitted_heights(plan)
    pages = [_Pages(plan.page, heights, _room(plan) * share) for share in _FILLED]
    breaks: list[int] = []
    for first, last in plan.page.together:
        if any(each.tears(first, last) for each in pages):
            breaks.append(first)
            for each in pages:
                each.begin(first)
    return tuple(breaks)


class _Pages:
    """The pages as they come to be filled, from the first row down."""

    def __init__(self, page: Page, heights: Mapping[int, float], room: float) -> None:
        self._heights = heights
        self._room = room
        self._repeated = sum(self._height(row) for row in _repeated(page))
        self._row = 1 if page.area is None else page.area.top
        self._filled = 0.0

    def tears(self, first: int, last: int) -> bool:
        """Fill pages up to a block, and tell whether a page would end within it."""
        self._fill(first)
        if self._filled + self._height(first) > self._room:
            self.begin(first)
        return self._filled + sum(map(self._height, range(first, last + 1))) > self._room

    def begin(self, row: int) -> None:
        """Begin a new page with a row."""
        self._row, self._filled = row, self._repeated

    def _fill(self, end: int) -> None:
        for row in range(self._row, end):
            if self._filled + self._height(row) > self._room:
                self.begin(row)
            self._filled += self._height(row)
        self._row = end

    def _height(self, row: int) -> float:
        return self._heights.get(row, _ROW)


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
