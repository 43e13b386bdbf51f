"""A range of cells, of one area or of several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from tests.support.libreoffice.areas import (
    address_of,
    fill_down,
    has_hidden_rows,
    hidden,
    rgb,
    shape_of,
)
from tests.support.libreoffice.bridge import constant
from tests.support.libreoffice.calls import also, counted
from tests.support.libreoffice.condition_formats import ConditionalFormats
from tests.support.libreoffice.faults import ComError
from tests.support.libreoffice.formulas import to_excel, to_libreoffice
from tests.support.libreoffice.notes import Note
from tests.support.libreoffice.values import alike, enter, format_key, formulas, spread, values

if TYPE_CHECKING:
    from tests.support.libreoffice.sheets import Sheet


@counted
class Range(base_classes.Range):
    """Cells of one sheet; of several areas most questions are about the first, as in Excel."""

    def __init__(self, sheet: Sheet, *areas: Any) -> None:
        """Give the areas as LibreOffice's cell ranges."""
        self._sheet = sheet
        self.areas = areas

    @property
    def cells(self) -> Any:
        """LibreOffice's range."""
        return self.areas[0]

    @property
    def together(self) -> Any:
        """LibreOffice's ranges, where there are several."""
        if len(self.areas) == 1:
            return self.cells
        ranges = self._sheet.doc.createInstance("com.sun.star.sheet.SheetCellRanges")
        for area in self.areas:
            ranges.addRangeAddress(area.RangeAddress, False)
        return ranges

    @property
    def api(self) -> Any:
        return self.cells

    @property
    def sheet(self) -> Sheet:
        return self._sheet

    @property
    def row(self) -> int:
        return int(self.cells.RangeAddress.StartRow) + 1

    @property
    def column(self) -> int:
        return int(self.cells.RangeAddress.StartColumn) + 1

    @property
    def shape(self) -> tuple[int, int]:
        return shape_of(self.cells)

    @property
    def coords(self) -> tuple[Any, ...]:
        return (self._sheet.name, self.row, self.column, *self.shape)

    def __len__(self) -> int:
        return sum(height * width for height, width in map(shape_of, self.areas))

    def __call__(self, row: int, column: int | None = None) -> Range:
        if column is None:
            row, column = divmod(row - 1, self.shape[1])
            row, column = row + 1, column + 1
        return self._sheet.range((self.row + row - 1, self.column + column - 1))

    @property
    def address(self) -> str:
        return self.get_address(row_absolute=True, col_absolute=True, external=False)

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        shown = ",".join(address_of(area, row_absolute, col_absolute) for area in self.areas)
        if external:
            return f"'[{self._sheet.book.name}]{self._sheet.name}'!{shown}"
        return shown

    @property
    def raw_value(self) -> Any:
        rows = values(self._sheet.doc, self.cells)
        return rows[0][0] if self.shape == (1, 1) else tuple(map(tuple, rows))

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        self._enter(value)

    @property
    def formula(self) -> Any:
        rows = formulas(self._sheet.doc, self.cells)
        return rows[0][0] if self.shape == (1, 1) else tuple(map(tuple, rows))

    @formula.setter
    def formula(self, value: Any) -> None:
        self._enter(value)

    @property
    def formula2(self) -> Any:
        return self.formula

    @formula2.setter
    def formula2(self, value: Any) -> None:
        self._enter(value)

    def _enter(self, value: Any) -> None:
        """Enter what is given; a single formula is filled into all cells, as Excel does."""
        self._sheet.refuse_where_locked(self.cells)
        for area in self.areas:
            rows = spread(value, shape_of(area))
            if isinstance(value, list | tuple) and has_hidden_rows(area):
                rows = [rows[0] for _ in rows]
            if isinstance(value, str) and value.startswith("=") and shape_of(area) != (1, 1):
                first = area.getCellRangeByPosition(0, 0, 0, 0)
                enter(self._sheet.doc, first, [[value]])
                fill_down(area)
            else:
                enter(self._sheet.doc, area, rows)

    @property
    def has_array(self) -> bool:
        return bool(self.cells.getArrayFormula())

    @property
    def formula_array(self) -> str:
        formula = self.cells.getArrayFormula()
        return to_excel(formula[1:-1]) if formula else ""

    @formula_array.setter
    def formula_array(self, value: str) -> None:
        self._sheet.refuse_where_locked(self.cells)
        self.cells.setArrayFormula(to_libreoffice(value))

    @property
    def number_format(self) -> str | None:
        keys = {group.getByIndex(0).NumberFormat for group in alike(self.cells)}
        if len(keys) > 1:
            return None
        return str(self._sheet.doc.NumberFormats.getByKey(keys.pop()).FormatString)

    @number_format.setter
    def number_format(self, value: str) -> None:
        self._sheet.refuse_where_locked(self.cells)
        self.together.NumberFormat = format_key(self._sheet.doc, value)

    @property
    def color(self) -> tuple[int, int, int] | None:
        value = self.together.CellBackColor
        return None if value == -1 else ((value >> 16) & 255, (value >> 8) & 255, value & 255)

    @color.setter
    def color(self, value: Any) -> None:
        self._sheet.refuse_where_locked(self.cells)
        self.together.CellBackColor = -1 if value is None else rgb(value)

    @property
    def row_hidden(self) -> bool | None:
        also("Range.row_hidden", self.shape[0])
        return hidden(self.cells.Rows)

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self.cells.Rows.IsVisible = not value

    @property
    def column_hidden(self) -> bool | None:
        also("Range.column_hidden", self.shape[1])
        return hidden(self.cells.Columns)

    @column_hidden.setter
    def column_hidden(self, value: bool) -> None:
        self.cells.Columns.IsVisible = not value

    @property
    def row_height(self) -> float:
        return float(self.cells.Rows.getByIndex(0).Height) / 2540 * 72

    @row_height.setter
    def row_height(self, value: float) -> None:
        self.cells.Rows.Height = round(value / 72 * 2540)

    @property
    def column_width(self) -> float:
        pixels = float(self.cells.Columns.getByIndex(0).Width) / 2540 * 96
        return round((pixels - 5) / 7, 2)

    @column_width.setter
    def column_width(self, value: float) -> None:
        self.cells.Columns.Width = round((value * 7 + 5) / 96 * 2540)

    @property
    def merge_cells(self) -> bool | None:
        cursor = self._sheet.cells_of.createCursorByRange(self.cells)
        cursor.collapseToMergedArea()
        if self.shape == (1, 1):
            return shape_of(cursor) != (1, 1)
        return True if self.cells.getIsMerged() else None if shape_of(cursor) != (1, 1) else False

    @property
    def merge_area(self) -> Range:
        cursor = self._sheet.cells_of.createCursorByRange(self.cells.getCellByPosition(0, 0))
        cursor.collapseToMergedArea()
        return Range(self._sheet, cursor)

    def merge(self, across: bool) -> None:
        for cells in self._rows_of() if across else [self.cells]:
            cells.merge(True)

    def unmerge(self) -> None:
        self.cells.merge(False)

    def _rows_of(self) -> list[Any]:
        height, width = self.shape
        return [self.cells.getCellRangeByPosition(0, r, width - 1, r) for r in range(height)]

    @property
    def wrap_text(self) -> bool | None:
        wrapped = self.cells.IsTextWrapped
        return None if wrapped is None else bool(wrapped)

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self.cells.IsTextWrapped = value

    @property
    def note(self) -> Note | None:
        found = self.cells.getCellByPosition(0, 0).getAnnotation()
        return Note(self._sheet, found.Position) if found.String else None

    def add_note(self, text: str) -> Note:
        if self.note is not None:
            message = "Application-defined or object-defined error"
            raise ComError(message)
        self._sheet.refuse_where_locked(self.cells)
        where = self.cells.getCellByPosition(0, 0).getCellAddress()
        self._sheet.cells_of.Annotations.insertNew(where, text)
        return Note(self._sheet, where)

    @property
    def conditional_formats(self) -> ConditionalFormats:
        return ConditionalFormats(self._sheet, self.together)

    @property
    def hyperlink(self) -> str:
        fields = self.cells.getCellByPosition(0, 0).getTextFields()
        if not fields.Count:
            message = "The cell doesn't seem to contain a hyperlink!"
            raise ValueError(message)
        return str(fields.getByIndex(0).URL)

    def add_hyperlink(
        self, address: str, text_to_display: str | None = None, screen_tip: str | None = None
    ) -> None:
        del screen_tip  # LibreOffice has none
        field = self._sheet.doc.createInstance("com.sun.star.text.TextField.URL")
        field.URL, field.Representation = address, text_to_display or address
        cell = self.cells.getCellByPosition(0, 0)
        cell.setString("")
        cell.insertTextContent(cell.createTextCursor(), field, False)

    def select(self) -> None:
        if not self._sheet.is_active:
            message = "Select method of Range class failed"
            raise ComError(message)
        self._sheet.doc.CurrentController.select(self.together)

    def clear_contents(self) -> None:
        self._sheet.refuse_where_locked(self.cells)
        self.cells.clearContents(_CONTENTS)

    def clear_formats(self) -> None:
        self.cells.clearContents(constant("sheet.CellFlags.HARDATTR"))

    def clear(self) -> None:
        self._sheet.refuse_where_locked(self.cells)
        self.cells.clearContents(_CONTENTS | _LOOKS)


_CONTENTS = 1 | 2 | 4 | 16
"""Values, dates, texts and formulas: com.sun.star.sheet.CellFlags."""
_LOOKS = 8 | 32 | 64
"""Notes, formats and styles."""
