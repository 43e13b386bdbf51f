"""Turns sheet plans into a workbook of their own, through XlsxWriter.

The workbook is the file itself for `new`; for a workbook that exists its parts are moved over.
The same plans and the same date give the same parts, to the byte.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kkg_xl.hosts.files.rendering.charts import add_chart
from kkg_xl.hosts.files.rendering.heights import fitted_heights
from kkg_xl.hosts.files.rendering.input import add_conditions, add_validations
from kkg_xl.hosts.files.rendering.page import set_page
from kkg_xl.hosts.files.rendering.styles import FONT, LOOKS, MARKS, TABS
from kkg_xl.sheets.planned import marked
from kkg_xl.sheets.refs import Area, address
from kkg_xl.sheets.sheet_plan import Link, Mark, PlannedCell, PlannedTable, SheetPlan, Style

_DAY_OF_ZIP: Final = (1980, 1, 1, 0, 0, 0)
_EMPTY_RESULT: Final = re.compile(rb'(<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?)(><f>[^<]*</f><v></v>)')


def rendered(plans: Iterable[SheetPlan], created: datetime) -> bytes:
    """Give a workbook that holds the planned sheets and nothing else."""
    made = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with warnings.catch_warnings(), Workbook(made, options) as target:
        warnings.simplefilter("error")  # XlsxWriter warns and leaves out what it cannot write
        target.set_properties({"created": created})
        target.set_calc_mode("auto")
        looks = {style: target.add_format({**FONT, **look}) for style, look in LOOKS.items()}
        marks = {mark: target.add_format(dict(look)) for mark, look in MARKS.items()}
        for plan in plans:
            _write_sheet(target, plan, looks, marks)
    return _mended(made.getvalue())


def _mended(made: bytes) -> bytes:
    """Say of empty results that they are texts; XlsxWriter leaves them without a type."""
    packed = BytesIO()
    with ZipFile(BytesIO(made)) as source, ZipFile(packed, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename.startswith("xl/worksheets/sheet"):
                content = _EMPTY_RESULT.sub(rb'\1 t="str"\2', content)
            target.writestr(ZipInfo(entry.filename, _DAY_OF_ZIP), content, ZIP_DEFLATED)
    return packed.getvalue()


def _write_sheet(
    target: Workbook, plan: SheetPlan, looks: Mapping[Style, Format], marks: Mapping[Mark, Format]
) -> None:
    sheet = target.add_worksheet(plan.name)
    sheet.set_tab_color(TABS[plan.purpose])
    _size(sheet, plan)
    for table in plan.tables:
        _add_table(sheet, table, plan)
    for area in plan.merged:
        sheet.merge_range(*_corners(area), "", looks[_style_at(plan, area)])
    _write_cells(sheet, plan, looks)
    if plan.filtered is not None:
        sheet.autofilter(*_corners(plan.filtered))
    if plan.frozen is not None:
        row, column = plan.frozen
        sheet.freeze_panes(row - 1, column - 1)
    set_page(sheet, plan)
    add_validations(sheet, plan.validations)
    add_conditions(sheet, plan.conditions, marks)
    for chart in plan.charts:
        add_chart(target, sheet, plan.name, chart)
    for name, refers_to, hidden in plan.names:
        _define(target, name, refers_to, hidden=hidden)
    if plan.mark:
        _define(target, plan.mark, marked(plan.name), hidden=True)


def _size(sheet: Worksheet, plan: SheetPlan) -> None:
    sheet.hide_gridlines(2)
    for column, width in plan.widths.items():
        sheet.set_column(column - 1, column - 1, width)
    for row, height in fitted_heights(plan).items():
        sheet.set_row(row - 1, height)
    for column in plan.hidden_columns:
        sheet.set_column(column - 1, column - 1, plan.widths.get(column), None, {"hidden": True})


def _write_cells(sheet: Worksheet, plan: SheetPlan, looks: Mapping[Style, Format]) -> None:
    linked = {(link.row, link.column): link for link in plan.links}
    for cell in plan.cells:
        link = linked.get((cell.row, cell.column))
        if link is None:
            _write_cell(sheet, cell, looks[cell.style])
        else:
            _write_link(sheet, cell, link, looks[cell.style])


def _write_cell(sheet: Worksheet, cell: PlannedCell, look: Format) -> None:
    at = (cell.row - 1, cell.column - 1)
    value = cell.value
    if isinstance(value, Decimal):
        number = int(value) if value == value.to_integral_value() else float(value)
        if cell.formula is None:
            sheet.write_number(*at, number, look)
        else:
            sheet.write_formula(*at, f"={cell.formula}", look, number)
    elif cell.formula is not None:
        sheet.write_formula(*at, f"={cell.formula}", look, "" if value is None else value)
    elif isinstance(value, bool):
        sheet.write_boolean(*at, value, look)
    elif value is None:
        sheet.write_blank(*at, None, look)
    else:
        sheet.write_string(*at, value, look)


def _write_link(sheet: Worksheet, cell: PlannedCell, link: Link, look: Format) -> None:
    quoted = link.sheet.replace("'", "''")
    target = f"internal:'{quoted}'!{address(link.to_row, link.to_column)}"
    sheet.write_url(cell.row - 1, cell.column - 1, target, look, str(cell.value))


def _style_at(plan: SheetPlan, area: Area) -> Style:
    """Give the style of the cell that a merged area shows."""
    corner = (area.top, area.left)
    return next(cell.style for cell in plan.cells if (cell.row, cell.column) == corner)


def _add_table(sheet: Worksheet, table: PlannedTable, plan: SheetPlan) -> None:
    headings = {cell.column: str(cell.value) for cell in plan.cells if cell.row == table.area.top}
    columns = []
    for column in range(table.area.left, table.area.right + 1):
        told = {"header": headings[column]}
        if column in table.formulas:
            told["formula"] = f"={table.formulas[column]}"
        columns.append(told)
    options = {"name": table.name, "columns": columns, "style": None, "autofilter": False}
    sheet.add_table(*_corners(table.area), options)


def _define(target: Workbook, name: str, refers_to: str, *, hidden: bool) -> None:
    target.define_name(name, f"={refers_to}")
    if hidden:
        # XlsxWriter hides only the names that it makes itself (for filters).
        target.defined_names[-1][3] = 1


def _corners(area: Area) -> tuple[int, int, int, int]:
    return area.top - 1, area.left - 1, area.bottom - 1, area.right - 1
