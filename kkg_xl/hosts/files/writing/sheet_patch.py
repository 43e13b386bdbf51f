"""Cells of a sheet part changed in place: every byte that says something else stays.

A cell that others share their formula with gives each of them its own before it changes. New rows
and cells are put where their order has them; `dimension` and the spans of rows grow with them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias

from kkg_xl.hosts.files.writing.cell_xml import UnwritableError, calculated, constant, formula
from kkg_xl.hosts.files.writing.sheet_places import CellPlace, RowPlace, SheetPlaces, Span
from kkg_xl.hosts.files.writing.styles_edit import StylesEdit
from kkg_xl.hosts.files.writing.unsharing import OwnFormula, own_formulas
from kkg_xl.hosts.files.writing.xml_edit import Splices, attribute_cut, without_attribute
from kkg_xl.sheets.grid import Grid
from kkg_xl.sheets.plan import CellChange, ResultChange
from kkg_xl.sheets.refs import Area, address, parse_area
from kkg_xl.usecases.refusals import RESULT_OF_NOTHING, RefusedError

_NAMED = re.compile(rb"<(?:\w+:)?c\s+r\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_SIGNS = ("=", "+", "-", "@")
"""What makes Excel take a text for a formula as soon as somebody edits its cell."""

_ATTRIBUTE = re.compile(rb"\s(?:t|cm|vm)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
"""Type, and what richer values are kept elsewhere: none of it is true of another value."""


class LookChange(NamedTuple):
    """One cell that keeps what it holds and gets another style, made of the one that it has."""

    sheet: str
    row: int
    column: int
    look: Callable[[int], int]
    goes_if_blank: bool = False
    """Whether the cell goes if nothing is in it: it was made for its look alone."""
    names_default: bool = True
    """Whether the cell names its style also where that is the one of cells that name none."""


ContentChange: TypeAlias = CellChange | ResultChange
Change: TypeAlias = ContentChange | LookChange


class SheetPatch:
    """One sheet part and the changes to it."""

    def __init__(self, data: bytes, places: SheetPlaces, grid: Grid, styles: StylesEdit) -> None:
        """Take the part, where things stand in it, and what was read of it."""
        self._data, self._places, self._grid = data, places, grid
        self._styles = styles
        self._splices = Splices(data)
        self._own: dict[tuple[int, int], OwnFormula] = {}
        tag = data[places.data_tag.start : places.data_tag.end]
        self._prefix = tag[1 : tag.find(b"sheetData")].decode()

    def apply(self, changes: Mapping[tuple[int, int], Change]) -> bytes:
        """Give the part with the changes, which are keyed by row and column.

        Raises `RefusedError` for a content that no cell can hold.
        """
        changed = {place for place, change in changes.items() if isinstance(change, CellChange)}
        self._own = own_formulas(self._data, self._places, self._grid, changed, self._prefix)
        for place, own in self._own.items():
            if place not in changes:
                self._splices.put(*own.span, own.xml.encode())
        rows: dict[int, dict[int, Change]] = {}
        for (row, column), change in sorted(changes.items()):
            rows.setdefault(row, {})[column] = change
        added: list[tuple[int, int]] = []
        missing: list[tuple[int, bytes]] = []
        for number, cells in rows.items():
            row_place = self._places.rows.get(number)
            if row_place is not None:
                new = self._patch_row(row_place, cells)
            else:
                new = self._new_cells(cells)
                if new:
                    tag = f'<{self._prefix}row r="{number}">'
                    missing.append((number, _enclosed(tag, new, f"</{self._prefix}row>")))
            # A blank cell that is made for its look does not make the sheet larger.
            filled = (column for column in new if not isinstance(cells[column], LookChange))
            added.extend((number, column) for column in filled)
        self._add_rows(missing)
        self._grow_dimension(added)
        return self._splices.result()

    def _patch_row(self, row: RowPlace, cells: Mapping[int, Change]) -> dict[int, bytes]:
        """Change the cells of a row that is there; give those that were not."""
        absent: dict[int, Change] = {}
        for column, change in cells.items():
            place = row.cells.get(column)
            if place is None:
                absent[column] = change
            else:
                self._splices.put(place.tag.start, place.end, self._changed(place, change))
        new = self._new_cells(absent)
        if not new:
            return new
        self._grow_spans(row, new)
        if self._places.is_closed(row.tag):
            whole = _enclosed(">", new, f"</{self._prefix}row>")
            self._splices.put(row.tag.end - 2, row.tag.end, whole)
            return new
        for column, written in new.items():
            later = (cell.tag.start for known, cell in row.cells.items() if known > column)
            at = next(later, row.inside_end)
            self._splices.put(at, at, written)
        return new

    def _changed(self, place: CellPlace, change: Change) -> bytes:
        """Write a cell that is there anew, with all its attributes that stay true."""
        if isinstance(change, LookChange):
            return self._looking_else(place, change)
        if isinstance(change, ResultChange):
            if place.formula is None:
                raise _refused(change, UnwritableError(RESULT_OF_NOTHING))
            own = self._own.get((change.row, change.column))
            kept = self._bytes(place.formula).decode() if own is None else own.xml
        else:
            kept = ""
        kind, inside = self._content(change, kept)
        tag = _ATTRIBUTE.sub(b"", self._bytes(place.tag))
        style = self._style(change)
        if style != self._places.style(change.row, change.column):
            tag = _with(tag, "s", str(style))
        if kind:
            tag = _with(tag, "t", kind)
        bare = tag.removesuffix(b"/>").removesuffix(b">").rstrip()
        if not inside:
            return bare + b"/>"
        return bare + f">{inside}</{self._prefix}c>".encode()

    def _looking_else(self, place: CellPlace, change: LookChange) -> bytes:
        if change.goes_if_blank and self._places.is_closed(place.tag):
            return b""
        tag, inside = self._bytes(place.tag), self._data[place.tag.end : place.end]
        style = change.look(self._places.style(change.row, change.column))
        if not style and not change.names_default:
            return without_attribute(tag, b"s") + inside
        if "s" not in place.attributes:  # behind the reference, where every program writes it
            named = _NAMED.match(tag)
            at = named.end() if named is not None else len(b"<c") + len(self._prefix)
            tag = tag[:at] + b' s=""' + tag[at:]
        return _with(tag, "s", str(style)) + inside

    def _new_cells(self, cells: Mapping[int, Change]) -> dict[int, bytes]:
        """Write cells that are not there; those that are to be blank are there already."""
        written: dict[int, bytes] = {}
        for column, change in cells.items():
            if isinstance(change, ResultChange):
                raise _refused(change, UnwritableError(RESULT_OF_NOTHING))
            place, tag = address(change.row, change.column), f"{self._prefix}c"
            if isinstance(change, LookChange):
                style = change.look(self._places.style(change.row, change.column))
                written[column] = f'<{tag} r="{place}" s="{style}"/>'.encode()
                continue
            kind, inside = self._content(change, "")
            if not inside:
                continue
            style = self._style(change)
            look = f' s="{style}"' if style else ""
            named = f' t="{kind}"' if kind else ""
            written[column] = f'<{tag} r="{place}"{look}{named}>{inside}</{tag}>'.encode()
        return written

    def _content(self, change: ContentChange, kept: str) -> tuple[str, str]:
        """Write type and inside of a cell; `kept` is its formula if that stays."""
        try:
            if isinstance(change, CellChange) and change.formula is not None:
                kept = formula(change.formula, self._prefix)
            made = (calculated if kept else constant)(change.value, self._prefix)
        except UnwritableError as error:
            raise _refused(change, error) from error
        return made.kind, kept + made.inside

    def _style(self, change: ContentChange) -> int:
        """Give the look of a cell after a change: a text stays text, a number is no text."""
        before = self._places.style(change.row, change.column)
        if isinstance(change, ResultChange):
            return before
        quoted: bool | None = None
        if change.formula is not None or not (
            change.value is None or isinstance(change.value, str)
        ):
            quoted = False
        elif isinstance(change.value, str) and change.value.startswith(_SIGNS):
            quoted = True
        return self._styles.adapted(before, change.number_format, quoted=quoted)

    def _add_rows(self, rows: list[tuple[int, bytes]]) -> None:
        """Put rows that were not there, which are in ascending order, where they belong."""
        places = self._places
        if rows and places.is_closed(places.data_tag):
            end = places.data_tag.end
            whole = b"".join(written for _, written in rows)
            closing = f"</{self._prefix}sheetData>".encode()
            self._splices.put(end - 2, end, b">" + whole + closing)
            return
        for number, written in rows:
            later = (start for known, start in places.row_starts if known > number)
            at = next(later, places.data_end)
            self._splices.put(at, at, written)

    def _grow_spans(self, row: RowPlace, columns: Mapping[int, bytes]) -> None:
        """Keep true what a row says of its first and last column, if it says it."""
        first, _, last = row.attributes.get("spans", "").partition(":")
        if first.isdecimal() and last.isdecimal():
            grown = f"{min(int(first), *columns)}:{max(int(last), *columns)}"
            self._set(row.tag, "spans", grown)

    def _grow_dimension(self, added: list[tuple[int, int]]) -> None:
        """Keep true what the sheet says of the area of its cells, if it says it."""
        tag, attributes = self._places.frame.get("dimension", (Span(0, 0), {}))
        if not added or not attributes.get("ref"):
            return
        area = parse_area(attributes["ref"])
        rows, columns = [row for row, _ in added], [column for _, column in added]
        grown = Area(
            min(area.top, *rows),
            min(area.left, *columns),
            max(area.bottom, *rows),
            max(area.right, *columns),
        )
        if grown != area:
            self._set(tag, "ref", str(grown))

    def _set(self, tag: Span, name: str, value: str) -> None:
        start, end, piece = attribute_cut(self._bytes(tag), name, value)
        self._splices.put(tag.start + start, tag.start + end, piece)

    def _bytes(self, span: Span) -> bytes:
        return self._data[span.start : span.end]


def _enclosed(opening: str, cells: Mapping[int, bytes], closing: str) -> bytes:
    return opening.encode() + b"".join(cells.values()) + closing.encode()


def _with(tag: bytes, name: str, value: str) -> bytes:
    start, end, piece = attribute_cut(tag, name, value)
    return tag[:start] + piece + tag[end:]


def _refused(change: Change, error: UnwritableError) -> RefusedError:
    cell = address(change.row, change.column)
    return RefusedError(error.refusal, sheet=change.sheet, cell=cell, **error.fields)
