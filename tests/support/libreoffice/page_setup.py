"""What of a sheet is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from tests.support.libreoffice.calls import counted

if TYPE_CHECKING:
    from tests.support.libreoffice.sheets import Sheet


@counted
class PageSetup(base_classes.PageSetup):
    """The page of a sheet, as far as xlwings speaks of it."""

    def __init__(self, sheet: Sheet) -> None:
        """Give the sheet."""
        self._sheet = sheet

    @property
    def api(self) -> Any:
        styles = self._sheet.doc.StyleFamilies.getByName("PageStyles")
        return styles.getByName(self._sheet.cells_of.PageStyle)

    @property
    def print_area(self) -> str | None:
        areas = self._sheet.cells_of.getPrintAreas()
        return self._sheet.block(areas[0]).address if areas else None

    @print_area.setter
    def print_area(self, value: str | None) -> None:
        area = [] if value is None else [self._sheet.range(value).cells.RangeAddress]
        self._sheet.cells_of.setPrintAreas(tuple(area))
