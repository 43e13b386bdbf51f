"""A report on a run as a workbook, written row by row: thousands of workbooks fit.

Text is written as text, whatever it looks like; the only links are those that the report makes to
the workbooks themselves.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from textwrap import wrap
from typing import BinaryIO, Final

from xlsxwriter import Workbook
from xlsxwriter.url import Url
from xlsxwriter.worksheet import Worksheet

from kkg_xl.domain.text import Language, Text, say
from kkg_xl.hosts.files.rendering.breaks import MARGINS
from kkg_xl.hosts.files.rendering.styles import FONT
from kkg_xl.hosts.files.reporting.links import link
from kkg_xl.hosts.files.reporting.looks import HEIGHT, Looks, shade
from kkg_xl.reports.printable import printable
from kkg_xl.reports.run import Run
from kkg_xl.reports.tabular import details
from kkg_xl.reports.tabular import overview as overview_sheet
from kkg_xl.reports.tabular.mark import MARK
from kkg_xl.reports.tabular.model import Bars, Content, Figure, Leading, Look, Sheet, Word
from kkg_xl.sheets.planned import marked

CREATED: Final = datetime(2010, 1, 1)  # noqa: DTZ001 -- the same run gives the same bytes
_MOST_ROWS: Final = 1_000_000
_MOST_LINKS: Final = 65_000
"""On one sheet; a program takes no more of either."""
_LONGEST: Final = 32_000
"""Characters of a cell; a program takes 32,767."""
_LINE_HEIGHT: Final = 12.5
_LETTERS: Final = 1.1
"""Letters of our size that a column holds, in its digits."""
_SHORT: Final = tuple(
    f'[>=1000000]#,##0.0,,"{million}";[>=1000]#,##0,"{thousand}";#,##0'
    for thousand, million in ((" rb", " jt"), ("k", "m"))
)
"""How amounts stand above bars, where one that is large makes all others look like nothing."""
CUT: Final = Text(
    id="Lembar ini penuh: {more} baris lagi tidak dimuat. Periksa dengan --format csv.",
    en="This sheet is full: {more} more rows are left out. Check with --format csv.",
)


class SpreadsheetReport:
    """Tells a run as a workbook of four sheets."""

    def __init__(self, language: Language, folder: Path) -> None:
        """Take the language, and the folder in which the report will lie."""
        self._language, self._folder = language, folder

    def write(self, run: Run, file: BinaryIO) -> None:
        """Write it; raises `OSError` where the file takes no more."""
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        with warnings.catch_warnings(), Workbook(file, options) as target:
            warnings.simplefilter("error")  # XlsxWriter warns and leaves out what it cannot write
            target.set_properties({"created": CREATED})
            target.define_name(MARK, f"={marked(overview_sheet.NAME[self._language == 'en'])}")
            looks = Looks(target)
            for make in (
                overview_sheet.overview,
                details.findings,
                details.shared,
                details.unchecked,
            ):
                _Written(target, make(run, self._language), looks, self._language, self._folder)


class _Written:
    """One sheet, from its first row to its last."""

    def __init__(
        self, target: Workbook, plan: Sheet, looks: Looks, language: Language, folder: Path
    ) -> None:
        self._plan, self._looks, self._folder = plan, looks, folder
        self._english, self._links = language == "en", 0
        self._sheet: Worksheet = target.add_worksheet(self._told(plan.name))
        self._top = self._heading()
        last = self._table()
        self._page(last)
        if plan.chart is not None:
            self._draw(target, plan.chart)

    def _told(self, text: Text) -> str:
        return text[self._english]

    def _heading(self) -> int:
        """Write what stands above the table; give the row of its headings, which counts from 0."""
        sheet, plan, looks = self._sheet, self._plan, self._looks
        sheet.hide_gridlines(2)
        for number, column in enumerate(plan.columns):
            sheet.set_column(number, number, column.width)
        sheet.set_row(0, 24)
        sheet.write_string(0, 0, self._told(plan.title), looks.title)
        sheet.write_string(1, 0, plan.caption, looks.caption)
        for row, figure in enumerate(plan.figures, 3):
            self._figure(row, figure)
        top = 3 + len(plan.figures) + bool(plan.figures)
        sheet.set_row(top, 30)
        for number, column in enumerate(plan.columns):
            sheet.write_string(top, number, self._told(column.heading), looks.heading)
        sheet.freeze_panes(top + 1, 0)
        return top

    def _figure(self, row: int, figure: Figure) -> None:
        look = self._looks.figure(figure)
        self._sheet.write_string(row, 1, self._told(figure.label).capitalize(), self._looks.label)
        self._sheet.write_number(row, 2, _number(Decimal(figure.value)), look)

    def _table(self) -> int:
        """Write the rows; give the last one."""
        plan, row = self._plan, self._top
        rows = plan.rows()
        for cells in islice(rows, _MOST_ROWS):
            row += 1
            self._row(row, cells)
        if row == self._top:
            self._sheet.write_string(row + 1, 0, self._told(plan.empty), self._looks.caption)
            return row + 1
        self._sheet.autofilter(self._top, 0, row, len(plan.columns) - 1)
        for number, column in enumerate(plan.columns):
            if column.bars:
                self._sheet.conditional_format(self._top + 1, number, row, number, shade())
        more = sum(1 for _ in rows)
        if more:
            told = say(CUT, more=more).told("en" if self._english else "id")
            self._sheet.write_string(row + 1, 0, told, self._looks.title)
        return row

    def _row(self, row: int, cells: Iterable[Content]) -> None:
        lines = 1
        for number, content in enumerate(cells):
            column = self._plan.columns[number]
            self._cell(row, number, content, column.look)
            if column.look is Look.TEXT and content is not None:
                shown = content.text if isinstance(content, Leading) else str(content)
                lines = max(lines, len(wrap(shown, round(column.width * _LETTERS))))
        if lines > 1:
            self._sheet.set_row(row, min(400, lines * _LINE_HEIGHT + 3))

    def _cell(self, row: int, column: int, content: Content, kind: Look) -> None:
        sheet, look = self._sheet, self._looks.of(kind)
        match content:
            case None:
                sheet.write_blank(row, column, None, look)
            case Decimal() | int():
                amount = Decimal(content)
                if kind is Look.MONEY and amount != amount.to_integral_value():
                    look = self._looks.fraction
                sheet.write_number(row, column, _number(amount), look)
            case Leading():
                self._lead(row, column, content)
            case Word():
                sheet.write_string(row, column, content.text, self._looks.word(content.weight))
            case _:
                sheet.write_string(row, column, _text(content), look)

    def _lead(self, row: int, column: int, leading: Leading) -> None:
        target = link(leading, self._folder) if self._links < _MOST_LINKS else None
        if target is None:
            self._sheet.write_string(row, column, _text(leading.text), self._looks.of(Look.TEXT))
            return
        self._links += 1
        path, place = target
        # XlsxWriter would turn the slashes of a path round, which only one program understands.
        url = Url(f"external:book#{place}" if place else "external:book")
        url._relationship_link = path  # noqa: SLF001 -- as said
        url.text = _text(leading.text)
        self._sheet.write_url(row, column, url, self._looks.link)

    def _page(self, last: int) -> None:
        sheet = self._sheet
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.set_margins(**MARGINS)
        sheet.fit_to_pages(1, 0)
        sheet.print_area(0, 0, last, len(self._plan.columns) - 1)
        sheet.repeat_rows(self._top)
        font = f'&"{FONT["font_name"]},Regular"&8'
        page = "Page &P of &N" if self._english else "Halaman &P dari &N"
        sheet.set_footer(f"&L{font} kkg_xl · {self._told(self._plan.title)}&R{font} {page}")

    def _draw(self, target: Workbook, bars: Bars) -> None:
        first = self._top + 1 + bars.first
        last = first + bars.rows - 1
        font = {"name": FONT["font_name"], "size": 8}
        name = self._told(self._plan.name)
        drawn = target.add_chart({"type": "column"})
        drawn.add_series(
            {
                "categories": [name, first, 0, last, 0],
                "values": [name, first, bars.column, last, bars.column],
                "fill": {"color": "#B23A32"},
                "gap": 60,
                "data_labels": {
                    "value": True,
                    "num_format": _SHORT[self._english],
                    "font": font,
                },
            }
        )
        drawn.set_title(
            {"name": self._told(bars.title), "name_font": {**font, "size": 10, "bold": True}}
        )
        drawn.set_legend({"none": True})
        drawn.set_x_axis({"num_font": font})
        drawn.set_y_axis(
            {
                "num_font": font,
                "num_format": "#,##0",
                "major_gridlines": {"visible": True, "line": {"color": "#E3E8EE"}},
                "line": {"none": True},
            }
        )
        across = range(3, len(self._plan.columns))
        width = sum(self._plan.columns[number].width * 7 + 5 for number in across)
        drawn.set_size({"width": width - 8, "height": HEIGHT * len(self._plan.figures)})
        self._sheet.insert_chart(3, 3, drawn, {"x_offset": 8, "object_position": 1})


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _text(text: str) -> str:
    """Give a text that a cell can hold."""
    shown = printable(text)
    return shown if len(shown) <= _LONGEST else shown[:_LONGEST] + "…"
