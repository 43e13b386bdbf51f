"""The charts of a rendered sheet: native ones that follow the cells, in print as on the screen."""

from __future__ import annotations

from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from kkg_xl.hosts.files.rendering.styles import FONT, MONEY
from kkg_xl.sheets.refs import Area
from kkg_xl.sheets.sheet_plan import Chart

_COLOURS: Final = ("#9DB2C9", "#2F5D8A", "#E0B93B", "#7F7F7F")
"""Apart in grey too: plan light, realised dark."""

_PIXELS_PER_ROW: Final = 20


def add_chart(target: Workbook, sheet: Worksheet, name: str, chart: Chart) -> None:
    """Add a chart over the cells that the plan names; its size is that of those cells."""
    drawn = target.add_chart({"type": "column"})
    for number, (heading, values) in enumerate(chart.series):
        row, column = heading
        drawn.add_series(
            {
                "name": [name, row - 1, column - 1],
                "categories": [name, *_corners(chart.categories)],
                "values": [name, *_corners(values)],
                "fill": {"color": _COLOURS[number % len(_COLOURS)]},
                "gap": 80,
            }
        )
    font = {"name": FONT["font_name"], "size": 9}
    drawn.set_title({"name": chart.title, "name_font": {**font, "size": 11, "bold": True}})
    drawn.set_legend({"position": "bottom", "font": font})
    drawn.set_x_axis({"num_font": font})
    drawn.set_y_axis(
        {
            "num_font": font,
            "num_format": MONEY if chart.money else "General",
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
            "line": {"none": True},
        }
    )
    top, left, bottom, right = chart.covers
    width = sum(
        sheet._size_col(column - 1)  # noqa: SLF001 -- XlsxWriter tells it to nobody else
        for column in range(left, right + 1)
    )
    drawn.set_size({"width": width, "height": (bottom - top + 1) * _PIXELS_PER_ROW})
    sheet.insert_chart(top - 1, left - 1, drawn, {"object_position": 1})


def _corners(area: Area) -> list[int]:
    return [area.top - 1, area.left - 1, area.bottom - 1, area.right - 1]
