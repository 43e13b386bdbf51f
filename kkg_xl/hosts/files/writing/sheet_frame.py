"""What stands around the rows of a sheet part, changed while the rows stay as they are written."""

from __future__ import annotations

from typing import Final

from kkg_xl.hosts.files.writing.sheet_places import SheetPlaces
from kkg_xl.hosts.files.writing.xml_edit import XmlEdit, in_utf_8

ORDER: Final = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData"),
    *("sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState"),
    *("dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting"),
    *("dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter"),
    *("rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags"),
    *("drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects"),
    *("controls", "webPublishItems", "tableParts", "extLst"),
)
"""Of the children of `worksheet`: ECMA-376 part 1, 18.3.1.99."""


class SheetFrame:
    """A sheet part without its rows, to be changed through `edit`."""

    def __init__(self, part: str, data: bytes) -> None:
        """Take a sheet apart. Raises `UnreadableWorkbookError` for broken XML."""
        data = in_utf_8(part, data)
        places = SheetPlaces(part, data, ())
        start, end = places.data_tag.start, places.data_end
        if not places.is_closed(places.data_tag):
            end = data.index(b">", end) + 1
        tag = data[start : places.data_tag.end].removesuffix(b">").removesuffix(b"/")
        self._rows, self._stand_in = data[start:end], tag + b"/>"
        self.edit = XmlEdit(part, data[:start] + self._stand_in + data[end:])

    def result(self) -> bytes:
        """Give the part with the changes, and with its rows."""
        return self.edit.result().replace(self._stand_in, self._rows, 1)
