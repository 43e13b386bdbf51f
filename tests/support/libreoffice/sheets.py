"""A sheet, and the sheets of a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from tests.support.libreoffice.calls import counted
from tests.support.libreoffice.copying import complete
from tests.support.libreoffice.drawings import Charts, Tables
from tests.support.libreoffice.faults import ComError
from tests.support.libreoffice.names import Names
from tests.support.libreoffice.notes import Note
from tests.support.libreoffice.page_setup import PageSetup
from tests.support.libreoffice.ranges import Range

if TYPE_CHECKING:
    from tests.support.libreoffice.books import Book

_VISIBLE, _HIDDEN = -1, 0


@counted
class Sheet(base_classes.Sheet):
    """A sheet."""

    def __init__(self, book: Book, cells: Any) -> None:
        """Give LibreOffice's sheet."""
        self._book = book
        self._cells = cells

    @property
    def cells_of(self) -> Any:
        """LibreOffice's sheet."""
        return self._cells

    @property
    def doc(self) -> Any:
        """LibreOffice's document."""
        return self._book.doc

    @property
    def api(self) -> Any:
        return self._cells

    @property
    def name(self) -> str:
        return str(self._cells.Name)

    @name.setter
    def name(self, value: str) -> None:
        self._book.refuse_where_structure_is_locked()
        taken = value.lower() in {name.lower() for name in self.doc.Sheets.ElementNames}
        if taken and value.lower() != self.name.lower():
            message = "That name is already taken. Try a different one."
            raise ComError(message)
        self._cells.setName(value)

    @property
    def names(self) -> Names:
        return Names(self._book, [self])

    @property
    def book(self) -> Book:
        return self._book

    @property
    def notes(self) -> list[Note]:
        found = self._cells.Annotations
        return [Note(self, found.getByIndex(index).Position) for index in range(found.Count)]

    @property
    def index(self) -> int:
        return int(self._cells.RangeAddress.Sheet) + 1

    @property
    def visible(self) -> int:
        return _VISIBLE if self._cells.IsVisible else _HIDDEN

    @visible.setter
    def visible(self, value: int) -> None:
        self._book.refuse_where_structure_is_locked()
        self._cells.IsVisible = bool(value)

    @property
    def cells(self) -> Range:
        return Range(self, self._cells)

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        if isinstance(arg1, int):
            return self._block((arg1, arg2), (arg1, arg2))
        if isinstance(arg1, tuple) and len(arg1) == 4:
            row, column, height, width = arg1
            return self._block((row, column), (row + height - 1, column + width - 1))
        if arg2 is not None:
            return self._block(*map(self._corners, (arg1, arg2)))
        if isinstance(arg1, Range):
            return arg1
        if isinstance(arg1, tuple):
            return self._block(arg1, arg1)
        return Range(self, *map(self._area, str(arg1).split(",")))

    def _area(self, address: str) -> Any:
        try:
            return self._cells.getCellRangeByName(address.strip())
        except Exception as error:  # UNO's exceptions have no class of their own in Python
            message = f"Application-defined or object-defined error: {address}"
            raise ComError(message) from error

    def _corners(self, arg: Any) -> tuple[int, int, int, int]:
        """Give the first and the last row and column of a cell or range."""
        if isinstance(arg, tuple):
            return (*arg, *arg)
        at = (arg.cells if isinstance(arg, Range) else self._area(arg)).RangeAddress
        return at.StartRow + 1, at.StartColumn + 1, at.EndRow + 1, at.EndColumn + 1

    def _block(self, one: tuple[int, ...], other: tuple[int, ...]) -> Range:
        if 0 in (*one, *other):
            message = "Attempted to access 0-based Range. xlwings/Excel Ranges are 1-based."
            raise IndexError(message)
        rows = [*one[::2], *other[::2]]
        columns = [*one[1::2], *other[1::2]]
        corners = min(columns) - 1, min(rows) - 1, max(columns) - 1, max(rows) - 1
        return Range(self, self._cells.getCellRangeByPosition(*corners))

    def block(self, area: Any) -> Range:
        """Give the range at one of LibreOffice's addresses."""
        corners = area.StartColumn, area.StartRow, area.EndColumn, area.EndRow
        return Range(self, self._cells.getCellRangeByPosition(*corners))

    @property
    def used_range(self) -> Range:
        cursor = self._cells.createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        return Range(self, cursor)

    @property
    def charts(self) -> Charts:
        return Charts(self)

    @property
    def tables(self) -> Tables:
        return Tables(self)

    @property
    def page_setup(self) -> PageSetup:
        return PageSetup(self)

    @property
    def is_active(self) -> bool:
        """Whether it is the sheet that is seen."""
        return bool(self.doc.CurrentController.ActiveSheet.Name == self.name)

    def activate(self) -> None:
        if not self._cells.IsVisible:
            message = "Activate method of Worksheet class failed"
            raise ComError(message)
        self.doc.CurrentController.setActiveSheet(self._cells)

    def select(self) -> None:
        self.activate()

    def delete(self) -> None:
        self._book.refuse_where_structure_is_locked()
        shown = [sheet for sheet in self._book.sheets if sheet.visible]
        if [sheet.name for sheet in shown] == [self.name]:
            message = "A workbook must contain at least one visible worksheet."
            raise ComError(message)
        self.doc.Sheets.removeByName(self.name)

    def copy(self, before: Sheet | None, after: Sheet | None) -> None:
        beside = before or after
        if beside is None:
            message = "copying into a workbook of its own is not done here"
            raise NotImplementedError(message)
        target = beside.book
        target.refuse_where_structure_is_locked()
        sheets, at = target.doc.Sheets, beside.index - (1 if before else 0)
        name = _free_name(self.name, sheets.ElementNames)
        if target.doc == self.doc:
            sheets.copyByName(self.name, name, at)
            return
        copy = sheets.getByIndex(sheets.importSheet(self.doc, self.name, at))
        copy.setName(name)
        complete(copy, target.doc, self._cells, self.doc)

    def move(self, before: Sheet | None, after: Sheet | None) -> None:
        self._book.refuse_where_structure_is_locked()
        at = before.index - 1 if before else after.index if after else 0
        self.doc.Sheets.moveByName(self.name, at)

    def clear_contents(self) -> None:
        self.cells.clear_contents()

    def clear(self) -> None:
        self.cells.clear()

    def refuse_where_locked(self, cells: Any) -> None:
        """Raise what Excel raises where a cell of a protected sheet would be changed."""
        if self._cells.isProtected():
            protection = cells.CellProtection
            if protection is None or protection.IsLocked:
                message = "The cell or chart you're trying to change is on a protected sheet."
                raise ComError(message)


@counted
class Sheets(base_classes.Sheets):
    """The sheets of a workbook."""

    def __init__(self, book: Book) -> None:
        """Give the workbook."""
        self._book = book

    @property
    def api(self) -> Any:
        return self._book.doc.Sheets

    @property
    def active(self) -> Sheet:
        return Sheet(self._book, self._book.doc.CurrentController.ActiveSheet)

    def __len__(self) -> int:
        return int(self._book.doc.Sheets.Count)

    def __iter__(self) -> Iterator[Sheet]:
        return iter([self(index + 1) for index in range(self._book.doc.Sheets.Count)])

    def __call__(self, name_or_index: str | int) -> Sheet:
        sheets = self._book.doc.Sheets
        if isinstance(name_or_index, int):
            if not 1 <= name_or_index <= sheets.Count:
                message = "Subscript out of range"
                raise ComError(message)
            return Sheet(self._book, sheets.getByIndex(name_or_index - 1))
        for name in sheets.ElementNames:
            if name.lower() == name_or_index.lower():
                return Sheet(self._book, sheets.getByName(name))
        message = "Subscript out of range"
        raise ComError(message)

    def __contains__(self, name: object) -> bool:
        return str(name).lower() in {each.lower() for each in self._book.doc.Sheets.ElementNames}

    def add(
        self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None
    ) -> Sheet:
        self._book.refuse_where_structure_is_locked()
        at = before.index - 1 if before else after.index if after else self.active.index - 1
        free = name or _free_number(self._book.doc.Sheets.ElementNames)
        self._book.doc.Sheets.insertNewByName(free, at)
        sheet = self(free)
        sheet.activate()
        return sheet


def _free_name(name: str, taken: tuple[str, ...]) -> str:
    """Name a copy as Excel does, `RAB (2)`."""
    used = {each.lower() for each in taken}
    if name.lower() not in used:
        return name
    number = 2
    while f"{name} ({number})".lower() in used:
        number += 1
    return f"{name} ({number})"


def _free_number(taken: tuple[str, ...]) -> str:
    number = 1
    while f"Sheet{number}" in taken:
        number += 1
    return f"Sheet{number}"
