"""Areas of cells as LibreOffice has them: their shape, address and colours."""

from __future__ import annotations

from typing import Any


def rgb(color: Any) -> int:
    """Give a colour as LibreOffice counts it, from any form that xlwings passes on."""
    if isinstance(color, int):  # as Excel counts: blue first
        return ((color & 255) << 16) | (color & 0xFF00) | (color >> 16)
    if isinstance(color, str):
        return int(color.removeprefix("#"), 16)
    red, green, blue = color
    return int((red << 16) | (green << 8) | blue)


def shape_of(cells: Any) -> tuple[int, int]:
    """Tell how many rows and columns an area has."""
    at = cells.RangeAddress
    return at.EndRow - at.StartRow + 1, at.EndColumn - at.StartColumn + 1


def hidden(lines: Any) -> bool | None:
    """Tell whether rows or columns are hidden; `None` where only some are."""
    seen = {lines.getByIndex(index).IsVisible for index in range(lines.Count)}
    return None if len(seen) > 1 else not seen.pop()


def address_of(cells: Any, row_absolute: bool, col_absolute: bool) -> str:
    """Write the address of an area."""
    at, shape = cells.RangeAddress, shape_of(cells)
    row, column = "$" * row_absolute, "$" * col_absolute
    first = f"{column}{letters(at.StartColumn)}{row}{at.StartRow + 1}"
    last = f"{column}{letters(at.EndColumn)}{row}{at.EndRow + 1}"
    return first if shape == (1, 1) else f"{first}:{last}"


def letters(column: int) -> str:
    """Give the letters of a column, counted from zero."""
    front, last = divmod(column, 26)
    return (letters(front - 1) if front else "") + chr(ord("A") + last)


def fill_down(cells: Any) -> None:
    """Fill the first cell's formula into all."""
    height, width = shape_of(cells)
    first = cells.getCellByPosition(0, 0).getCellRangeByPosition(0, 0, 0, 0).RangeAddress
    sheet = cells.Spreadsheet
    for r in range(height):
        for c in range(width):
            if r or c:
                sheet.copyRange(cells.getCellByPosition(c, r).getCellAddress(), first)


def has_hidden_rows(cells: Any) -> bool:
    """Tell whether Excel would put an array's values into wrong rows (xlwings issue 2619)."""
    at, last = cells.RangeAddress, cells.Spreadsheet.RangeAddress.EndColumn
    rows = cells.Spreadsheet.getCellRangeByPosition(0, at.StartRow, last, at.EndRow)
    # Of whole rows, for in hidden columns nothing is visible.
    visible = rows.queryVisibleCells().RangeAddresses
    shown = {row for each in visible for row in range(each.StartRow, each.EndRow + 1)}
    return len(shown) < shape_of(cells)[0]
