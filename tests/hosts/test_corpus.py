"""Every workbook from the wild, cell by cell, as openpyxl reads it in its two ways."""

import datetime as dt
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.utils.datetime import to_excel

from kkg_xl.hosts.files.reading.books import read_book
from kkg_xl.sheets.grid import Kind
from kkg_xl.sheets.refs import address
from tests.hosts.corpus import WORKBOOKS

UNESCAPED = (
    "the text has _x0002_, which stands for the character 2 (ECMA-376 part 1, 22.9.2.19); openpyxl"
    " shows the six letters as they are"
)
OPENPYXL_IS_WRONG = {
    ("Book1.xlsx", "project 4"): (
        UNESCAPED,
        {
            f"C{row}"
            for row in (
                36,
                46,
                70,
                92,
                97,
                102,
                108,
                109,
                114,
                115,
                119,
                124,
                128,
                134,
                139,
                149,
                154,
                159,
                164,
                169,
                173,
                183,
                184,
                191,
                192,
                196,
            )
        },
    ),
}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.name)
def test_every_cell_is_as_openpyxl_reads_it(path):
    book = read_book(path)
    formulas, results = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    assert [sheet.title for sheet in formulas.worksheets] == [grid.name for grid in book.grids]
    for grid, sheet in zip(book.grids, formulas.worksheets, strict=True):
        expected = dict(openpyxl_cells(sheet, results[grid.name]))
        read = dict(our_cells(grid))
        _, known = OPENPYXL_IS_WRONG.get((path.name, grid.name), ("", set()))
        different = {
            place for place in {*expected, *read} if expected.get(place) != read.get(place)
        }
        assert known == different
        assert {str(area) for area in sheet.merged_cells.ranges} == {str(a) for a in grid.merged}
        hidden = {row for row, look in sheet.row_dimensions.items() if look.hidden}
        assert hidden == grid.hidden_rows
        assert sheet.sheet_state == grid.visibility


def openpyxl_cells(sheet, results):
    """Give value, formula and number format of every cell with something in it."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is None or cell.value == "":
                continue
            formula = cell.value if cell.data_type == "f" else None
            if formula is not None:
                formula = getattr(formula, "text", formula).removeprefix("=")
            result = results[cell.coordinate].value
            value = number_of(result)
            yield cell.coordinate, (value, formula, cell.number_format)


def number_of(value):
    """Give dates as the serial number that the file has."""
    if isinstance(value, (dt.datetime, dt.date, dt.time, dt.timedelta)):
        return round(float(to_excel(value)), 5)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    return value or (None if value == "" else value)


def our_cells(grid):
    for row, cells in grid.rows.items():
        for column, cell in cells.items():
            value = cell.value
            if cell.kind is Kind.DATE:
                value = round(float(cell.value), 5)
            elif isinstance(value, Decimal):
                value = float(value)
            yield (
                address(row, column),
                (value or (None if value == "" else value), cell.formula, cell.number_format),
            )
