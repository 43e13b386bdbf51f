"""Notes at cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from tests.support.libreoffice.calls import counted
from tests.support.libreoffice.faults import ComError

if TYPE_CHECKING:
    from tests.support.libreoffice.ranges import Range
    from tests.support.libreoffice.sheets import Sheet


@counted
class Note(base_classes.Note):
    """A note, known by its cell."""

    def __init__(self, sheet: Sheet, where: Any) -> None:
        """Give the address of the cell."""
        self._sheet = sheet
        self._where = where

    @property
    def api(self) -> Any:
        return self._cell().getAnnotation()

    @property
    def text(self) -> str:
        return str(self._cell().getAnnotation().String)

    @text.setter
    def text(self, value: str) -> None:
        self._cell().getAnnotation().setString(value)

    @property
    def author(self) -> str:
        return str(self._cell().getAnnotation().Author)

    @property
    def location(self) -> Range:
        return self._sheet.range((self._where.Row + 1, self._where.Column + 1))

    def delete(self) -> None:
        notes = self._sheet.cells_of.Annotations
        for index in range(notes.Count):
            position = notes.getByIndex(index).Position
            if (position.Row, position.Column) == (self._where.Row, self._where.Column):
                notes.removeByIndex(index)
                return
        message = "Object required"
        raise ComError(message)

    def _cell(self) -> Any:
        return self._sheet.cells_of.getCellByPosition(self._where.Column, self._where.Row)
