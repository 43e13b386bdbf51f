"""The values of cells as Excel gives and takes them through COM, made from LibreOffice's.

Excel gives numbers as floats, errors as whole numbers, dates as dates, nothing as `None`; it takes
a text as if it were typed, so "00123" becomes a number unless the cell's format is that of text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from tests.support.libreoffice.bridge import constant, struct
from tests.support.libreoffice.faults import ComError
from tests.support.libreoffice.formulas import to_excel, to_libreoffice

Rows: TypeAlias = list[list[Any]]

ERRORS: Mapping[str, int] = {
    "#DIV/0!": -2146826281,
    "#N/A": -2146826246,
    "#NAME?": -2146826259,
    "#NULL!": -2146826288,
    "#NUM!": -2146826252,
    "#REF!": -2146826265,
    "#VALUE!": -2146826273,
}
ERROR_NAMES = {code: name for name, code in ERRORS.items()}

_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001  (Excel's days have no time zone)
_DAY = dt.timedelta(days=1)
_ROWS = 500
"""That LibreOffice is handed at once."""
_MISTAKES = {*range(501, 519), 520}
"""The errors of a formula that LibreOffice could not read; others are results."""


def values(doc: Any, cells: Any) -> Rows:
    """Read a range's values."""
    rows: Rows = [[None if value == "" else value for value in row] for row in cells.getDataArray()]
    kinds = _formats(doc, cells)
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if isinstance(value, float) and (kind := kinds.get((r, c))):
                row[c] = _as_formatted(value, kind)
    for r, c in _positions(cells, cells.queryFormulaCells(constant("sheet.FormulaResult.ERROR"))):
        name = cells.getCellByPosition(c, r).String
        rows[r][c] = ERRORS.get(name, ERRORS["#VALUE!"])
    return rows


def formulas(doc: Any, cells: Any) -> Rows:
    """Read a range's formulas, and the constants where there are none as somebody types them."""
    entered = cells.getFormulaArray()
    shown: Rows = [[_typed(value) for value in row] for row in values(doc, cells)]
    written = cells.queryContentCells(constant("sheet.CellFlags.FORMULA"))
    for r, c in _positions(cells, written):
        formula = entered[r][c]
        if formula.startswith("{="):  # an array formula
            formula = formula[1:-1]
        shown[r][c] = formula[1:] if formula[1:] in ERRORS else to_excel(formula)
    return shown


def enter(doc: Any, cells: Any, rows: Rows) -> None:
    """Enter values or formulas as if they were typed, all in one go.

    Raises `ComError` for a formula that cannot be read, with what was entered undone.
    """
    before = cells.getFormulaArray()
    kinds = _formats(doc, cells)
    texts = [
        tuple(
            _entered(value, is_text=bool(kinds.get((r, c), 0) & _TEXT))
            for c, value in enumerate(row)
        )
        for r, row in enumerate(rows)
    ]
    _set(cells, texts)
    for r, c in _positions(cells, cells.queryFormulaCells(constant("sheet.FormulaResult.ERROR"))):
        if cells.getCellByPosition(c, r).getError() in _MISTAKES:
            _set(cells, before)
            message = f"There's a problem with this formula: {rows[r][c]}"
            raise ComError(message)
    _format_what_was_typed(doc, cells, rows, kinds)


def _set(cells: Any, texts: Sequence[tuple[str, ...]]) -> None:
    """Set contents, the lowest rows first: like formulas one below another take quadratic time."""
    last = len(texts[0]) - 1
    for top in range((len(texts) - 1) // _ROWS * _ROWS, -1, -_ROWS):
        rows = tuple(texts[top : top + _ROWS])
        cells.getCellRangeByPosition(0, top, last, top + len(rows) - 1).setFormulaArray(rows)


def format_key(doc: Any, code: str) -> int:
    """Give LibreOffice's number for a number format.

    It is one of the language that the workbook is in, which is English here: of a language that is
    named, LibreOffice would write the name into the file.
    """
    own = struct("lang.Locale", "", "", "")
    key = doc.NumberFormats.queryKey(code, own, False)
    return int(doc.NumberFormats.addNew(code, own) if key == -1 else key)


def spread(value: Any, shape: tuple[int, int]) -> Rows:
    """Give what Excel is given for a range as rows; a single value goes into every cell."""
    height, width = shape
    if not isinstance(value, list | tuple):
        return [[value] * width for _ in range(height)]
    if value and not isinstance(value[0], list | tuple):
        return [list(value) for _ in range(height)]
    return [list(row) for row in value]


def _as_formatted(value: float, kind: int) -> bool | float | dt.datetime:
    if kind & _LOGICAL:
        return bool(value)
    return _EPOCH + value * _DAY if kind & (_DATE | _TIME) else value


def _typed(value: Any) -> str:
    """Write a constant as a person would type it in English."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, dt.datetime):
        value = (value - _EPOCH) / _DAY
    if isinstance(value, int):
        return ERROR_NAMES[value]
    return f"{value:.15g}".upper() if isinstance(value, float) else str(value)


def _entered(value: Any, *, is_text: bool) -> str:
    """Write what LibreOffice shall take as if it were typed in English."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, dt.datetime):
        return repr((value.replace(tzinfo=None) - _EPOCH) / _DAY)
    if not isinstance(value, str):
        return repr(float(value))
    if is_text:
        return f"'{value}"
    if value in ERRORS:
        return f"={value}"
    return to_libreoffice(value) if value.startswith("=") else value


def _format_what_was_typed(doc: Any, cells: Any, rows: Rows, kinds: Mapping[_At, int]) -> None:
    """Give dates and truth values the format that they have of themselves."""
    wanted = {dt.datetime: "M/D/YYYY", bool: "BOOLEAN"}
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if type(value) in wanted and not kinds.get((r, c)):
                key = format_key(doc, wanted[type(value)])
                cells.getCellByPosition(c, r).NumberFormat = key


_At: TypeAlias = tuple[int, int]
_DATE, _TIME, _TEXT, _LOGICAL = 2, 4, 0x100, 0x400
"""The bits of com.sun.star.util.NumberFormat that matter."""


def _formats(doc: Any, cells: Any) -> dict[_At, int]:
    """Tell which cells of a range have formats of dates, texts or truth values."""
    found: dict[_At, int] = {}
    for group in alike(cells):
        kind = doc.NumberFormats.getByKey(group.getByIndex(0).NumberFormat).Type
        if kind & (_DATE | _TIME | _LOGICAL | _TEXT):
            found |= dict.fromkeys(_positions(cells, group), kind)
    return found


def alike(cells: Any) -> list[Any]:
    """Give the parts of a range that look alike, each of one area or of several."""
    groups = cells.getUniqueCellFormatRanges()
    return [groups.getByIndex(index) for index in range(groups.Count)]


def _positions(cells: Any, within: Any) -> Iterator[_At]:
    """Give the cells of some ranges by their place in a range, from zero.

    Asked about a single cell LibreOffice answers for the whole sheet.
    """
    bounds = cells.RangeAddress
    for area in within.RangeAddresses:
        top, bottom = max(area.StartRow, bounds.StartRow), min(area.EndRow, bounds.EndRow)
        for r in range(top, bottom + 1):
            left = max(area.StartColumn, bounds.StartColumn)
            for c in range(left, min(area.EndColumn, bounds.EndColumn) + 1):
                yield r - bounds.StartRow, c - bounds.StartColumn
