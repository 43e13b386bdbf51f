"""Ways to read a workbook that are not ours: what the others would have written.

(a) is the script of a colleague, (b) the fastest there is, which gives values only: no formulas,
no errors, no telling a blank from a formula that was never calculated.
"""

from __future__ import annotations

from pathlib import Path


def openpyxl_twice(path: Path) -> None:
    """Read formulas and results, each in a load of its own: (a)."""
    import openpyxl

    for results in (False, True):
        workbook = openpyxl.load_workbook(path, data_only=results)
        for sheet in workbook.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    _ = cell.value
        workbook.close()


def pandas_and_openpyxl(path: Path) -> None:
    """Read results as data frames, and formulas with openpyxl: (a)."""
    import openpyxl
    import pandas as pd

    pd.read_excel(path, sheet_name=None, header=None, engine="openpyxl")
    workbook = openpyxl.load_workbook(path)
    for sheet in workbook.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                _ = cell.value
    workbook.close()


def bare_calamine(path: Path) -> None:
    """Read values: (b)."""
    import python_calamine

    workbook = python_calamine.CalamineWorkbook.from_path(path)
    for name in workbook.sheet_names:
        workbook.get_sheet_by_name(name).to_python()
    workbook.close()


def openpyxl_sums(path: Path) -> None:
    """Read results and add up whatever is a number: the script that a reviewer would write."""
    import openpyxl

    workbook = openpyxl.load_workbook(path, data_only=True)
    for sheet in workbook.worksheets:
        sum(
            value
            for row in sheet.iter_rows(values_only=True)
            for value in row
            if isinstance(value, int | float)
        )
    workbook.close()
