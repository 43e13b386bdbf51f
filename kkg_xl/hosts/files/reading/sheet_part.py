"""A sheet part through expat: the reference, which reads whatever XML may say.

Rows and cells without an address stand after the one before them. Only what counts is kept: a
cell with neither value nor formula is nothing, whatever its style.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NoReturn

from kkg_xl.hosts.files.reading.sheet_content import RawCell, SheetContent
from kkg_xl.hosts.files.reading.xml_parts import Attributes, is_true, parse
from kkg_xl.sheets.refs import MAX_COLUMN, MAX_ROW, parse_address
from kkg_xl.usecases.unreadable import CELL_OUTSIDE, UnreadableWorkbookError

_NO_ATTRIBUTES: Attributes = {}


def parse_sheet(part: str, pieces: Iterable[bytes], content: SheetContent) -> None:
    """Read all of a sheet. Raises `UnreadableWorkbookError`."""
    reader = _SheetReader(content)
    parse(part, pieces, reader.start, reader.end, reader.text)
    content.sort()


class _SheetReader:
    def __init__(self, content: SheetContent) -> None:
        self._content = content
        self._row = self._column = 0
        self._cell: Attributes | None = None
        self._formula: Attributes = _NO_ATTRIBUTES
        self._texts: dict[str, list[str]] = {}
        self._taking: list[str] | None = None
        self._phonetic = 0
        self._misplaced = ""
        self._starts: dict[str, Callable[[Attributes], None]] = {
            "row": self._start_row,
            "c": self._start_cell,
            "f": self._start_formula,
            "v": self._start_value,
            "is": self._start_inline,
            "t": self._start_run,
            "rPh": self._start_phonetic,
        }

    def start(self, name: str, attributes: Attributes) -> None:
        starting = self._starts.get(name)
        if starting is None:
            self._content.frame(name, attributes)
        elif name == "row" or self._row:
            starting(attributes)

    def end(self, name: str) -> None:
        if name in ("v", "f", "t"):
            self._taking = None
        elif name == "rPh":
            self._phonetic -= 1
        elif name == "c" and self._cell is not None:
            self._end_cell(self._cell)
        elif name == "sheetData":
            self._row = 0

    def text(self, text: str) -> None:
        if self._taking is not None:
            self._taking.append(text)

    def _start_row(self, attributes: Attributes) -> None:
        given = attributes.get("r")
        if given is None:
            self._row += 1
        elif given.isascii() and given.isdecimal() and len(given) < 10:  # noqa: PLR2004
            self._row = int(given)
        else:
            self._row = 0
        if not 1 <= self._row <= MAX_ROW:
            self._refuse(given or str(self._row))
        self._column = 0
        if is_true(attributes.get("hidden")):
            self._content.hidden_rows.add(self._row)

    def _start_cell(self, attributes: Attributes) -> None:
        self._cell = attributes
        self._formula = _NO_ATTRIBUTES
        self._texts = {}
        self._misplaced = ""
        given = attributes.get("r")
        try:
            if given is None:
                self._column += 1
            else:
                self._row, self._column = parse_address(given)
        except ValueError:
            self._misplaced = given or ""
        if self._column > MAX_COLUMN:
            self._misplaced = str(self._column)

    def _start_formula(self, attributes: Attributes) -> None:
        if self._cell is not None:
            self._formula = attributes
            self._taking = self._texts["f"] = []

    def _start_value(self, _attributes: Attributes) -> None:
        if self._cell is not None:
            self._taking = self._texts["v"] = []

    def _start_inline(self, _attributes: Attributes) -> None:
        self._texts["is"] = []

    def _start_run(self, _attributes: Attributes) -> None:
        if not self._phonetic:
            self._taking = self._texts.get("is")

    def _start_phonetic(self, _attributes: Attributes) -> None:
        self._phonetic += 1

    def _end_cell(self, attributes: Attributes) -> None:
        texts, kind = self._texts, attributes.get("t", "")
        value = texts.get("is") if kind == "inlineStr" and "is" in texts else texts.get("v")
        self._cell = self._taking = None
        if "f" not in texts and (value is None or is_picture(attributes)):
            return
        if self._misplaced:  # of cells with nothing in them the place does not matter
            self._refuse(self._misplaced)
        self._content.put(
            self._row,
            self._column,
            RawCell(
                kind,
                attributes.get("s", ""),
                None if value is None else "".join(value),
                "".join(texts["f"]) if "f" in texts else None,
                self._formula,
            ),
        )

    def _refuse(self, place: str) -> NoReturn:
        raise UnreadableWorkbookError(CELL_OUTSIDE, sheet=self._content.name, what=repr(place[:40]))


def is_picture(attributes: Attributes) -> bool:
    """Tell whether a cell that calculates nothing shows a picture, or what a data service told.

    Excel puts `#VALUE!` there for programs that do not know such values.
    """
    return attributes.get("t") == "e" and "vm" in attributes
