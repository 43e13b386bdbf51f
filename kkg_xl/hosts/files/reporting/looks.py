"""How the sheets of a report look: the looks of our other sheets, closer together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from kkg_xl.hosts.files.rendering.styles import FONT, FRACTION, LOOKS, MARKS, MONEY
from kkg_xl.reports.tabular.model import Figure, Look, Weight
from kkg_xl.sheets.sheet_plan import Mark, Style

HEIGHT: Final = 20
"""Of a row of which nothing else is told, in pixels."""

_LINE: Final = {"bottom": 1, "bottom_color": "#D9DEE5", "valign": "top", "font_size": 9}
_INK: Final = "#1F2A37"
_WEIGHTS: Final[Mapping[Weight, Mapping[str, Any]]] = {
    Weight.WRONG: MARKS[Mark.WRONG],
    Weight.DOUBTFUL: MARKS[Mark.DOUBTFUL],
    Weight.NOTEWORTHY: MARKS[Mark.NOTEWORTHY],
    Weight.GOOD: {"bg_color": "#DCEFE0", "font_color": "#1E5B31"},
}
_COLUMNS: Final[Mapping[Look, Mapping[str, Any]]] = {
    Look.ORDER: {"align": "center", "font_color": "#5F6B7A"},
    Look.TEXT: {"align": "left", "text_wrap": True, "indent": 1},
    Look.WORD: {"align": "center"},
    Look.COUNT: {"align": "center", "num_format": "#,##0;-#,##0;"},
    Look.MONEY: {"align": "right", "num_format": MONEY, "indent": 1},
}


class Looks:
    """The formats of one workbook."""

    def __init__(self, target: Workbook) -> None:
        """Make them."""

        def made(*parts: Mapping[str, Any]) -> Format:
            together = {key: value for part in (FONT, *parts) for key, value in part.items()}
            return target.add_format(together)

        self.title = made({"bold": True, "font_size": 14, "font_color": _INK})
        self.caption = made({"font_color": "#5F6B7A"})
        self.label = made({"font_color": _INK, "indent": 1})
        self.heading = made(LOOKS[Style.HEADING], {"font_size": 9})
        self.link = made(_LINE, {"font_color": "#1155CC", "underline": 1}, _COLUMNS[Look.TEXT])
        self.fraction = made(_LINE, _COLUMNS[Look.MONEY], {"num_format": FRACTION})
        self._columns = {look: made(_LINE, parts) for look, parts in _COLUMNS.items()}
        self._words = {
            weight: made(_LINE, {"align": "center"}, parts) for weight, parts in _WEIGHTS.items()
        }
        figure = {"bold": True, "align": "right", "num_format": MONEY, "indent": 1}
        self._figures = {weight: made(figure, parts) for weight, parts in _WEIGHTS.items()}
        self._figure = made(figure)

    def of(self, look: Look) -> Format:
        """Give that of a column."""
        return self._columns[look]

    def word(self, weight: Weight) -> Format:
        """Give that of a word."""
        return self._words[weight]

    def figure(self, figure: Figure) -> Format:
        """Give that of a figure on top."""
        return self._figure if figure.weight is None else self._figures[figure.weight]


def shade() -> dict[str, Any]:
    """Give the bars in the cells of a column."""
    return {
        "type": "data_bar",
        "bar_color": "#F0B4AE",
        "bar_solid": True,
        "min_type": "num",
        "min_value": 0,
        "data_bar_2010": True,
    }
