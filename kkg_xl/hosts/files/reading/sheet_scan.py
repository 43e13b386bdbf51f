"""A sheet part by a scan, for sheets written as programs write them: three times faster.

One pattern cuts the text into rows and cells and takes all that it does not know as one piece, so
every character is accounted for. Anything else at all, a comment, a prefix, an attribute in
another order, even a fault, raises `NotPlainError`, and `sheet_part` reads the sheet anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

from kkg_xl.hosts.files.reading.cell_values import CellFaultError, CellValues, Maker
from kkg_xl.hosts.files.reading.sheet_content import SheetContent
from kkg_xl.hosts.files.reading.xml_parts import Attributes, is_true, parse
from kkg_xl.hosts.files.reading.xml_text import NotPlainError, plain, without_entities
from kkg_xl.sheets.grid import Cell, Kind
from kkg_xl.sheets.refs import MAX_COLUMN, MAX_ROW, column_number
from kkg_xl.usecases.unreadable import UnreadableWorkbookError

_OPEN, _CLOSE, _ROW_END = b"<sheetData>", b"</sheetData>", b"</row>"
_LONGEST_HEAD = 4 << 20
_LONGEST_ROW = 16 << 20
_KEPT_HEADS = 20_000

_PlainShape: TypeAlias = tuple[Maker, Kind, str, Mapping[str, "Decimal | str"] | None]

_cell = tuple.__new__
"""As in `cell_values`; the usual cells are built here, for a call each would cost as much again."""

_ROW_HEAD = re.compile(
    r"((?: (?:spans|s|ht|customFormat|customHeight|collapsed|outlineLevel|thickBot|thickTop|ph"
    r'|x14ac:dyDescent|hidden)="[^<>&"\n\t]*")*)(/?)>'
)
_COLUMN = re.compile("[A-Z]{1,3}")
_CELL_HEAD = re.compile(r'(?: s="([0-9]{1,9})")?(?: t="([a-zA-Z]{1,9})")?')
_PIECE = re.compile(
    r'<c r="([^0-9"]++)([^"]*+)"([^>]*+)><'  # a cell with a value, and perhaps a formula
    r'(?:f(>[^<]*+</f| t="shared" si="[0-9]++"/)><)?'
    r'(?:v>([^<]*+)</v|is><t(?: xml:space="preserve")?>([^<]++)</t></is)></c>'
    r'|(?:<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?/>)+'  # cells with a look and nothing in them
    r'|(<row r="[0-9]+"[^<>]*>|</row>'  # a row begins or ends
    r'|<c r="[^<>]*>(?:<(?!/c>|c )[^<]*)*</c>|.+)',  # another cell, or all the rest
    re.DOTALL,
)
_ROW = re.compile(r'<row r="([1-9][0-9]{0,6})"([^<>]*>)')
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})([0-9]{1,7})"((?: s="[0-9]{1,9}")?(?: t="[a-zA-Z]{1,9}")?)>'
    r'(?:<f((?: (?:t|ref|si|ca|aca|bx|dt2D|dtr|del1|del2|r1|r2)="[^<>&"\n\t]*")*)'
    r"(?:/>|>([^<]*)</f>))?"
    r'(?:<v(?:(?: xml:space="preserve")?>([^<]*)</v>|( ?/)>)'
    r'|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)?</c>'
)
_ATTRIBUTE = re.compile(r' ([a-zA-Z0-9:]+)="([^"]*)"')
_FRAME = re.compile(
    rb'\s*(?:<\?xml version="1\.0"(?: encoding="(?:utf|UTF)-8")?(?: standalone="(?:yes|no)")? ?\?>'
    rb'\s*)?<worksheet [^<>]*xmlns="'
)


def scan_sheet(part: str, pieces: Iterable[bytes], content: SheetContent) -> None:
    """Read all of a sheet, or raise `NotPlainError` at the first thing out of the ordinary."""
    frame: list[bytes] = []
    scan = _RowScan(content)
    try:
        for rows in _row_blocks(iter(pieces), frame):
            scan.rows(plain(rows))
    except CellFaultError as fault:
        raise NotPlainError from fault
    around = b"".join(frame)
    if scan.row_heads.prefixed and b" xmlns:x14ac=" not in around:
        raise NotPlainError
    _parse_frame(part, around, content)


def _row_blocks(pieces: Iterator[bytes], frame: list[bytes]) -> Iterator[bytes]:
    """Give the rows in blocks of whole ones; what stands around them goes to `frame`."""
    data = b""
    while (start := data.find(_OPEN)) < 0:
        piece = next(pieces, b"")
        if not piece or len(data) > _LONGEST_HEAD:
            raise NotPlainError
        data += piece
    frame.append(data[: start + len(_OPEN)])
    data = data[start + len(_OPEN) :]
    while (end := data.find(_CLOSE)) < 0:
        cut = data.rfind(_ROW_END) + len(_ROW_END)
        if cut >= len(_ROW_END):
            yield data[:cut]
            data = data[cut:]
        piece = next(pieces, b"")
        if not piece or len(data) > _LONGEST_ROW:
            raise NotPlainError
        data += piece
    yield data[:end]
    frame.append(data[end:])
    frame.extend(pieces)


def _parse_frame(part: str, frame: bytes, content: SheetContent) -> None:
    """Parse what stands around the rows, with no row in it."""
    if b"<!" in frame or not _FRAME.match(frame):
        raise NotPlainError
    path: list[str] = []
    places: list[list[str]] = []

    def start(name: str, attributes: Attributes) -> None:
        path.append(name)
        if name == "sheetData":
            places.append(path.copy())
        content.frame(name, attributes)

    def end(_name: str) -> None:
        path.pop()

    try:
        parse(part, (frame,), start, end)
    except UnreadableWorkbookError as error:
        raise NotPlainError from error
    if places != [["worksheet", "sheetData"]]:
        raise NotPlainError


class _RowScan:
    """Scans blocks of rows, one after the other."""

    def __init__(self, content: SheetContent) -> None:
        self._content = content
        self._columns = _Columns()
        self._shapes = _Shapes(content.values)
        self.row_heads = _RowHeads()
        self._last = 0

    # One long loop, as a call for each cell would cost as much as all that it does for it.
    def rows(self, text: str) -> None:  # noqa: C901, PLR0912
        """Scan whole rows."""
        columns, shapes, entities = self._columns, self._shapes, "&" in text
        cells: dict[int, Cell] = {}
        grid, before, digits, count = self._content.rows, 0, "", 0
        for name, place, head, formula, value, inline, other in _PIECE.findall(text):
            if name:
                column = columns[name]
                if column <= before or place != digits:
                    raise NotPlainError
                before = column
                if inline:
                    if not head.endswith(' t="inlineStr"'):
                        raise NotPlainError
                    value = inline  # noqa: PLW2901 - one of the two, and the other empty
                if entities:
                    value = without_entities(value)  # noqa: PLW2901
                if not formula:
                    given = None
                elif entities or formula[0] != ">":
                    given = self._formula(column, formula)
                else:
                    given = formula[1:-3].removeprefix("=") or None
                make, kind, code, known = shapes[head]
                if value and known is not None:
                    cells[column] = _cell(Cell, (kind, known[value], given, code, None))
                elif cell := make(value, given, None):
                    cells[column] = cell
            elif other == "</row>" and digits:
                digits = ""
                if cells:
                    grid[self._last] = cells
                    count += len(cells)
            elif other[:4] == "<row" and not digits:
                before, digits, cells = 0, self._open(other), {}
            elif other:
                before = self._put(other, digits, before, cells)
            elif not digits:
                raise NotPlainError
        if digits:
            raise NotPlainError
        self._content.count(count)
        self._content.values.trim()

    def _open(self, text: str) -> str:
        """Begin a row: give its digits, or nothing if it is closed at once."""
        match = _ROW.fullmatch(text)
        if match is None:
            raise NotPlainError
        digits, head = match.groups()
        if not self._last < int(digits) <= MAX_ROW:
            raise NotPlainError
        self._last = int(digits)
        hidden, closed = self.row_heads[head]
        if hidden:
            self._content.hidden_rows.add(self._last)
        return "" if closed else digits

    def _formula(self, column: int, found: str) -> str | None:
        """Give the formula of `>TEXT</f` or of ` t="shared" si="NUMBER"/`."""
        if found[0] == ">":
            return without_entities(found[1:-3]).removeprefix("=") or None
        return self._content.formulas.moved(found.split('"')[3], self._last, column)

    def _put(self, text: str, digits: str, before: int, cells: dict[int, Cell]) -> int:
        """Put a cell of any other shape and give its column."""
        match = _CELL.fullmatch(text)
        if match is None or match[2] != digits:
            raise NotPlainError
        name, _, head, attributes, formula, value, no_value, inline = match.groups()
        column, array = self._columns[name], None
        if column <= before or (inline is not None and not head.endswith(' t="inlineStr"')):
            raise NotPlainError
        if inline is not None:
            value = inline
        elif no_value:
            value = ""
        if attributes is not None:
            formula, array = self._content.formulas.given(
                self._last, column, without_entities(formula or ""), _attributes(attributes)
            )
        cell = self._shapes[head][0](value and without_entities(value), formula, array)
        if cell is not None:
            cells[column] = cell
        return column


class _Shapes(dict[str, _PlainShape]):
    """Shapes of cells by the attributes of a cell after its address."""

    def __init__(self, values: CellValues) -> None:
        super().__init__()
        self._values = values

    def __missing__(self, head: str) -> _PlainShape:
        match = _CELL_HEAD.fullmatch(head)
        if match is None:
            raise NotPlainError
        make, kind, code, known = self._values[match[2] or "", match[1] or ""]
        shape = self[head] = make, kind, code, known  # a tuple and no more is unpacked faster
        return shape


class _RowHeads(dict[str, tuple[bool, bool]]):
    """Whether a row is hidden and whether it is closed at once, by what follows its number."""

    prefixed = False
    """Whether any row has an attribute with a prefix, which the frame has to declare."""

    def __missing__(self, text: str) -> tuple[bool, bool]:
        match = _ROW_HEAD.fullmatch(text)
        if match is None:
            raise NotPlainError
        self.prefixed = self.prefixed or ":dyDescent" in text
        head = is_true(_attributes(match[1]).get("hidden")), bool(match[2])
        if len(self) < _KEPT_HEADS:
            self[text] = head
        return head


class _Columns(dict[str, int]):
    """Column numbers by their letters."""

    def __missing__(self, name: str) -> int:
        number = column_number(name) if _COLUMN.fullmatch(name) else MAX_COLUMN + 1
        if number > MAX_COLUMN:
            raise NotPlainError
        self[name] = number
        return number


def _attributes(text: str) -> Attributes:
    pairs = _ATTRIBUTE.findall(text)
    attributes = dict(pairs)
    if len(attributes) < len(pairs):
        raise NotPlainError
    return attributes
