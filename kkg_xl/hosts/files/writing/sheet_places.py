"""Where things stand in a sheet part: the rows and cells that are to change, and what is around.

One pass of expat; of rows in which nothing changes only the formulas that reach beyond their cell
(shared, array, data table) are noted.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from kkg_xl.hosts.files.reading.xml_parts import MAIN, Attributes, is_true
from kkg_xl.hosts.files.writing.xml_edit import TAG
from kkg_xl.sheets.refs import address, parse_address
from kkg_xl.usecases.unreadable import PART_BROKEN, XML_DTD, UnreadableWorkbookError

_IN = f"{MAIN[0]} "
_ROW, _CELL, _FORMULA, _DATA = f"{_IN}row", f"{_IN}c", f"{_IN}f", f"{_IN}sheetData"
_REACHING = ("shared", "array", "dataTable")


class Span(NamedTuple):
    """A stretch of bytes."""

    start: int
    end: int


@dataclass(slots=True)
class CellPlace:
    """A cell in the file."""

    attributes: Attributes
    tag: Span
    end: int = 0
    formula: Span | None = None
    """The element `f`, if there is one."""


@dataclass(slots=True)
class RowPlace:
    """A row in the file."""

    attributes: Attributes
    tag: Span
    inside_end: int = 0
    """Where its end tag begins; for a row of one tag the end of that."""
    cells: dict[int, CellPlace] = field(default_factory=dict)
    """By column, in the order of the file."""


class Reaching(NamedTuple):
    """A formula that reaches beyond its cell."""

    row: int
    column: int
    attributes: Attributes
    start: int


class SheetPlaces:
    """What `find` found in a part."""

    def __init__(self, part: str, data: bytes, wanted: Collection[int]) -> None:
        """Look through a part for rows. Raises `UnreadableWorkbookError` for broken XML."""
        self.data_tag = Span(0, 0)
        """The start tag of `sheetData`."""
        self.data_end = 0
        """Where its end tag begins; if it is one tag, the end of that."""
        self.rows: dict[int, RowPlace] = {}
        """The wanted rows that are there."""
        self.row_starts: list[tuple[int, int]] = []
        """Of every row its number and where it begins, in the order of the file."""
        self.reaching: list[Reaching] = []
        self.frame: dict[str, tuple[Span, Attributes]] = {}
        """Elements beside the rows, by name: the first of each."""
        self.columns: list[Attributes] = []
        self._data, self._wanted = data, frozenset(wanted)
        self._number, self._place = 0, ""
        self._row: RowPlace | None = None
        self._cell: CellPlace | None = None
        self._within = False
        self._parse(part)

    def style(self, row: int, column: int) -> int:
        """Give the look of a wanted cell; of one that is not there that of its row or column."""
        place = self.rows.get(row)
        if place is not None and column in place.cells:
            return number_in(place.cells[column].attributes, "s")
        if place is not None and is_true(place.attributes.get("customFormat")):
            return number_in(place.attributes, "s")
        for each in self.columns:
            if number_in(each, "min") <= column <= number_in(each, "max"):
                return number_in(each, "style")
        return 0

    def is_closed(self, tag: Span) -> bool:
        """Tell whether an element is written as one tag (`<c/>`)."""
        return self._data[tag.end - 2 : tag.end] == b"/>"

    def _parse(self, part: str) -> None:
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end

        def refuse(*_: object) -> None:
            raise UnreadableWorkbookError(XML_DTD, part=part)

        parser.StartDoctypeDeclHandler = refuse
        try:
            parser.Parse(self._data, True)  # noqa: FBT003 - expat takes it by position only
        except expat.ExpatError as error:
            what = f"XML, {error.lineno}:{error.offset}"
            raise UnreadableWorkbookError(PART_BROKEN, part=part, what=what) from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == _CELL and self._within:
            self._place = attributes.get("r") or self._next_place()
            if self._row is not None:
                _, column = parse_address(self._place)
                self._cell = self._row.cells[column] = CellPlace(attributes, self._tag())
        elif name == _FORMULA and self._within:
            self._start_formula(attributes)
        elif name == _ROW and self._within:
            self._start_row(attributes)
        elif name == _DATA:
            self._within, self.data_tag = True, self._tag()
        elif not self._within:
            self._start_frame(name, attributes)

    def _start_row(self, attributes: Attributes) -> None:
        given = attributes.get("r", "")
        self._number = int(given) if given.isdecimal() else self._number + 1
        self._place = ""
        self.row_starts.append((self._number, self._parser.CurrentByteIndex))
        if self._number in self._wanted:
            self._row = self.rows[self._number] = RowPlace(attributes, self._tag())

    def _start_formula(self, attributes: Attributes) -> None:
        if attributes.get("t") in _REACHING:
            row, column = parse_address(self._place)
            start = self._parser.CurrentByteIndex
            self.reaching.append(Reaching(row, column, attributes, start))
        if self._cell is not None:
            self._cell.formula = self._tag()

    def _start_frame(self, name: str, attributes: Attributes) -> None:
        if name.startswith(_IN):
            bare = name.removeprefix(_IN)
            self.frame.setdefault(bare, (self._tag(), attributes))
            if bare == "col":
                self.columns.append(attributes)

    def _end(self, name: str) -> None:
        if name == _FORMULA and self._cell is not None and self._cell.formula is not None:
            tag = self._cell.formula
            self._cell.formula = Span(tag.start, self._after(tag))
        elif name == _CELL and self._cell is not None:
            self._cell.end, self._cell = self._after(self._cell.tag), None
        elif name == _ROW and self._row is not None:
            self._row.inside_end = self._before(self._row.tag)
            self._row = None
        elif name == _DATA:
            self._within, self.data_end = False, self._before(self.data_tag)

    def _tag(self) -> Span:
        """Give the start tag that is just read."""
        start = self._parser.CurrentByteIndex
        found = TAG.match(self._data, start)
        return Span(start, found.end() if found else start)

    def _before(self, tag: Span) -> int:
        """Give where the end tag begins that is just read; of one tag its end."""
        return tag.end if self.is_closed(tag) else self._parser.CurrentByteIndex

    def _after(self, tag: Span) -> int:
        """Give the byte after the element that just ends."""
        if self.is_closed(tag):
            return tag.end
        return self._data.index(b">", self._parser.CurrentByteIndex) + 1

    def _next_place(self) -> str:
        if not self._place:
            return address(self._number, 1)
        row, column = parse_address(self._place)
        return address(row, column + 1)


def number_in(attributes: Attributes, name: str) -> int:
    """Give an attribute that is a count; 0 if it is not there, or is none."""
    written = attributes.get(name, "")
    return int(written) if written.isdecimal() else 0
