"""Reads `.xls`, `.xlsb` and `.ods` for `legacy`, in a process of its own, because calamine may die.

The workbook comes on standard input; each reader that applies answers with one line of JSON on
standard output, xlrd first: if calamine dies after it, its answer is already out. The file is run
by its path and imports nothing of this package, so that it starts fast and wherever that stands.
"""

from __future__ import annotations

import io
import json
import math
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import xlrd

CellAnswer: TypeAlias = tuple[int, int, str, str | bool, str]
"""Row and column from 1, kind (`n`umber, `d`ate, `t`ext, `b`oolean, `e`rror), value, format."""
Answer: TypeAlias = dict[str, Any]  # JSON, checked by nobody: both ends are this package

_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001 - days of a spreadsheet have no zone
_EXACT = 2**53
"""Whole numbers below it are exact in a double."""
_DATE, _TIME = "yyyy-mm-dd", "[h]:mm:ss"


def main(
    kind: str, limit_bytes: int, limit_seconds: int, limit_cells: int, limit_answer: int
) -> None:
    """Answer for one workbook of a kind: `xls`, `xlsb` or `ods`."""
    _limit(limit_bytes, limit_seconds)
    data = sys.stdin.buffer.read()
    for reader in (_xlrd, _calamine) if kind == "xls" else (_calamine,):
        name = reader.__name__.strip("_")
        try:
            told = json.dumps({**reader(data, limit_cells), "reader": name})
        except MemoryError:
            told = json.dumps({"fault": "memory", "reader": name})
        except BaseException as error:  # noqa: BLE001 - calamine's panics are no `Exception`
            locked = "encrypt" in str(error).lower() or "Password" in type(error).__name__
            told = json.dumps({"fault": "encrypted" if locked else "broken", "reader": name})
        if len(told) > limit_answer:  # more than the parent should have to hold
            told = json.dumps({"fault": "memory", "reader": name})
        sys.stdout.write(told + "\n")
        sys.stdout.flush()


def _limit(limit_bytes: int, limit_seconds: int) -> None:
    """Bound memory and time where the platform can; the parent bounds time everywhere."""
    with suppress(ImportError):
        import resource  # noqa: PLC0415 - not on Windows

        for what, limit in (
            (resource.RLIMIT_AS, limit_bytes),
            (resource.RLIMIT_CPU, limit_seconds),
            (resource.RLIMIT_CORE, 0),
        ):
            most = resource.getrlimit(what)[1]  # who started us may allow less than that
            least = limit if most == resource.RLIM_INFINITY else min(limit, most)
            resource.setrlimit(what, (least, most))


def _xlrd(data: bytes, limit_cells: int) -> Answer:
    import xlrd  # noqa: PLC0415 - only where it is needed

    book = xlrd.open_workbook(
        file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
    )
    sheets = []
    for sheet in book.sheets():
        cells = list(_xlrd_cells(book, sheet))
        limit_cells -= len(cells)
        if limit_cells < 0:
            return {"fault": "cells"}
        sheets.append(
            {
                "name": sheet.name,
                "visibility": ("visible", "hidden", "veryHidden")[sheet.visibility],
                "cells": cells,
                "merged": [
                    (top + 1, left + 1, bottom, right)
                    for top, bottom, left, right in sheet.merged_cells
                ],
                "hidden_rows": [row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden],
                "hidden_columns": [
                    column + 1 for column, info in sheet.colinfo_map.items() if info.hidden
                ],
            }
        )
    return {"sheets": sheets, "date1904": book.datemode == 1, "others": []}


def _xlrd_cells(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> Iterator[CellAnswer]:
    import xlrd  # noqa: PLC0415

    kinds = {
        xlrd.XL_CELL_NUMBER: "n",
        xlrd.XL_CELL_DATE: "d",
        xlrd.XL_CELL_TEXT: "t",
        xlrd.XL_CELL_BOOLEAN: "b",
        xlrd.XL_CELL_ERROR: "e",
    }
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            kind = kinds.get(cell.ctype)
            if kind is None or cell.value == "":
                continue
            value: str | bool = str(cell.value)
            if kind == "b":
                value = bool(cell.value)
            elif kind == "e":
                value = xlrd.error_text_from_code.get(cell.value, "#ERR!")
            elif kind != "t":
                kind, value = _finite(kind, cell.value)
            style = book.xf_list[cell.xf_index] if cell.xf_index is not None else None
            form = book.format_map.get(style.format_key) if style else None
            yield row + 1, column + 1, kind, value, form.format_str if form else "General"


def _calamine(data: bytes, limit_cells: int) -> Answer:
    import python_calamine  # noqa: PLC0415

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets, others = [], []
    for index, about in enumerate(book.sheets_metadata):
        kind = str(about.typ).rpartition(".")[2]
        if kind != "WorkSheet":
            others.append((about.name, kind))
            continue
        sheet = book.get_sheet_by_index(index)
        cells = list(_calamine_cells(sheet))
        limit_cells -= len(cells)
        if limit_cells < 0:
            return {"fault": "cells"}
        visibility = str(about.visible).rpartition(".")[2]
        sheets.append(
            {
                "name": about.name,
                "visibility": visibility[:1].lower() + visibility[1:],
                "cells": cells,
                "merged": [
                    (first[0] + 1, first[1] + 1, last[0] + 1, last[1] + 1)
                    for first, last in sheet.merged_cell_ranges or ()
                ],
                "hidden_rows": [],
                "hidden_columns": [],
            }
        )
    return {"sheets": sheets, "date1904": False, "others": others}


def _calamine_cells(sheet: Any) -> Iterator[CellAnswer]:  # noqa: ANN401 - calamine is not typed
    top, left = sheet.start or (0, 0)
    for row, values in enumerate(sheet.to_python(skip_empty_area=True), start=top + 1):
        for column, value in enumerate(values, start=left + 1):
            if value != "":
                kind, written, form = _written(value)
                yield row, column, kind, written, form


def _written(value: object) -> tuple[str, str | bool, str]:
    """Write a value of calamine; of dates it gives no serial number, so that is counted again."""
    match value:
        case bool():
            return "b", value, "General"
        case int() | float():
            return *_finite("n", value), "General"
        case date() | time() | timedelta():
            form = _DATE if isinstance(value, date) else _TIME
            return "d", _number(_span(value) / timedelta(days=1)), form
    return "t", str(value), "General"


def _span(value: date | time | timedelta) -> timedelta:
    """Count from midnight for times, from the first day for dates."""
    match value:
        case timedelta():
            return value
        case time():
            return datetime.combine(_FIRST_DAY, value) - _FIRST_DAY
        case datetime():
            return value - _FIRST_DAY
    return datetime.combine(value, time()) - _FIRST_DAY


def _finite(kind: str, value: float) -> tuple[str, str]:
    """Write a number as that; what no sheet can show as one is an error."""
    return (kind, _number(value)) if math.isfinite(value) else ("e", "#NUM!")


def _number(value: float) -> str:
    """Write a double so that it is read as the same, a whole one without `.0`."""
    whole = value == value // 1 and abs(value) < _EXACT
    return str(int(value)) if whole else repr(float(value))


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
