"""The boxes in which notes are shown, found and put by their bytes; whatever else is drawn stays.

They are VML, which Excel itself writes in ways that no XML parser takes.
"""

from __future__ import annotations

import math
import re
import textwrap
from collections.abc import Collection, Iterator, Mapping
from typing import Final

_SPACES: Final = {
    b"v": b"urn:schemas-microsoft-com:vml",
    b"o": b"urn:schemas-microsoft-com:office:office",
    b"x": b"urn:schemas-microsoft-com:office:excel",
}
_KIND: Final = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
    ' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE: Final = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;'
    'width:{width}pt;height:{height}pt;z-index:{order};visibility:hidden" fillcolor="#ffffe1"'
    ' o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
    '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">'
    "<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>"
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)
_NUMBERS: Final = 1024
"""Of shapes in one block."""
_LETTERS: Final = 46
"""In a line of a note."""
_LINE, _COLUMN, _ROW = 12, 48, 15
"""Points, of a line of a note and of a usual column and row."""
_COLUMNS: Final = 5
_MOST_LINES: Final = 24

_NUMBER = re.compile(rb"_x0000_s(\d+)")
_BLOCK = re.compile(rb"<o:idmap\b[^>]*\bdata=\"([\d,]+)\"")
_ONE = re.compile(rb"<v:shape\s(?:(?!<v:shape\s).)*?</v:shape>", re.DOTALL)
_DRAWN = re.compile(
    rb"<v:(?:shape\s|shape>|group|rect|roundrect|line|polyline|curve|arc|oval|image)"
)
_AT = (re.compile(rb"<x:Row>\s*(\d+)\s*<"), re.compile(rb"<x:Column>\s*(\d+)\s*<"))
_END = re.compile(rb"</(?:\w+:)?xml\s*>\s*\Z")


class NoteShapes:
    """One drawing part."""

    def __init__(self, data: bytes) -> None:
        """Take the part as it is written."""
        self.data = data

    @classmethod
    def empty(cls, block: int) -> bytes:
        """Give a drawing with nothing in it, whose shapes have the numbers of a block."""
        spaces = "".join(f' xmlns:{name.decode()}="{told.decode()}"' for name, told in _spaces())
        return (
            f'<xml{spaces}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{block}"/>'
            f"</o:shapelayout>{_KIND}</xml>"
        ).encode()

    @property
    def block(self) -> int:
        """The highest block of numbers that it has; 0 for none."""
        listed = [number for found in _BLOCK.findall(self.data) for number in found.split(b",")]
        return max(map(int, filter(None, listed)), default=0)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is drawn."""
        return b"xmlns:v=" in self.data and _DRAWN.search(self.data) is None

    def with_notes(self, notes: Mapping[tuple[int, int], str]) -> bytes:
        """Give the part with boxes for notes, by row and column."""
        numbers = [int(number) for number in _NUMBER.findall(self.data)]
        first = max([*numbers, max(1, self.block) * _NUMBERS]) + 1
        shapes = "".join(
            _shape(place, text, first + at)
            for at, (place, text) in enumerate(sorted(notes.items()))
        )
        kind = "" if b'"_x0000_t202"' in self.data else _KIND
        end = _END.search(self.data)
        at = end.start() if end is not None else len(self.data)
        return self.data[:at] + self._named(kind + shapes) + self.data[at:]

    def without(self, places: Collection[tuple[int, int]]) -> NoteShapes:
        """Give the part without the boxes of the notes at some cells."""
        gone = {(row - 1, column - 1) for row, column in places}

        def left(found: re.Match[bytes]) -> bytes:
            return b"" if _place(found[0]) in gone else found[0]

        data = _ONE.sub(left, self.data)
        if b'"#_x0000_t202"' not in data:
            data = data.replace(_KIND.encode(), b"")
        return NoteShapes(data)

    def _named(self, shapes: str) -> bytes:
        """Give shapes that name the namespaces which the part itself does not."""
        lacking = "".join(
            f' xmlns:{name.decode()}="{told.decode()}"'
            for name, told in _spaces()
            if b"xmlns:" + name + b"=" not in self.data
        )
        for tag in ("<v:shape ", "<v:shapetype ") if lacking else ():
            shapes = shapes.replace(tag, f"{tag[:-1]}{lacking} ")
        return shapes.encode()


def _spaces() -> Iterator[tuple[bytes, bytes]]:
    yield from _SPACES.items()


def _place(shape: bytes) -> tuple[int, int] | None:
    """Give row and column, from 0, of the cell whose note a shape is."""
    row, column = (
        re.search(rb"<x:%s>\s*(\d+)\s*</x:%s>" % (name, name), shape)
        for name in (b"Row", b"Column")
    )
    if b'ObjectType="Note"' not in shape or row is None or column is None:
        return None
    return int(row[1]), int(column[1])


def _shape(place: tuple[int, int], text: str, number: int) -> str:
    lines = sum(max(1, len(textwrap.wrap(part, _LETTERS))) for part in text.split("\n"))
    height = (min(lines, _MOST_LINES) + 1) * _LINE
    row, column = place[0] - 1, place[1] - 1
    top, rows = max(0, row - 1), math.ceil(height / _ROW)
    anchor = f"{column + 1}, 12, {top}, 6, {column + 1 + _COLUMNS}, 12, {top + rows}, 6"
    return _SHAPE.format(
        number=number,
        width=_COLUMNS * _COLUMN,
        height=height,
        order=number % _NUMBERS,
        anchor=anchor,
        row=row,
        column=column,
    )
