"""The notes of a sheet: those of ours are added and taken away, all others stay as they are.

A cell has at most one note. One that has a note or a conversation already gets no other, so who
calls asks first (`taken`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from kkg_xl.hosts.files.marks.note_shapes import NoteShapes
from kkg_xl.hosts.files.reading.xml_parts import MAIN
from kkg_xl.hosts.files.writing.package_edit import PackageEdit
from kkg_xl.hosts.files.writing.sheet_frame import ORDER, SheetFrame
from kkg_xl.hosts.files.writing.xml_edit import Node, XmlEdit, escaped
from kkg_xl.sheets.refs import address, parse_address

AUTHOR: Final = "kkg_xl"

_KIND: Final = "comments"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_NAME: Final = "xl/comments{}.xml"
_DRAWING: Final = "vmlDrawing"
_DRAWING_TYPE: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_DRAWING_NAME: Final = "xl/drawings/vmlDrawing{}.vml"
_EMPTY: Final = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="{MAIN[0]}">'
    f"<authors><author>{AUTHOR}</author></authors><commentList></commentList></comments>"
).encode()
_LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FONT: Final = '<{0}rPr><{0}sz val="9"/><{0}color indexed="81"/><{0}rFont val="Tahoma"/></{0}rPr>'
_LOOKS_ESCAPED: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class Notes:
    """The notes of one sheet part."""

    def __init__(self, package: PackageEdit, sheet: str) -> None:
        """Take the package and the name of the sheet's part."""
        self._package, self._sheet = package, sheet

    def taken(self) -> frozenset[tuple[int, int]]:
        """Give the cells, by row and column, that have a note or a conversation."""
        return frozenset(
            place
            for part in (self._part(_KIND), self._part("threadedComment"))
            if part
            for place in _places(self._package.xml(part).root)
        )

    def add(self, notes: Mapping[tuple[int, int], str]) -> None:
        """Add notes at cells that have none, by row and column."""
        if not notes:
            return
        part = self._part(_KIND)
        if not part:
            part = self._package.free_name(_NAME)
            self._package.add(part, _EMPTY, _TYPE)
            self._package.link(self._sheet, _KIND, part)
        edit = self._package.xml(part)
        author = _author(edit)
        listed = edit.root.child("commentList")
        written = "".join(
            _note(address(*place), text, author, edit.prefix)
            for place, text in sorted(notes.items())
        )
        if listed is None:
            tag = f"{edit.prefix}commentList"
            edit.append(edit.root, f"<{tag}>{written}</{tag}>")
        else:
            edit.append(listed, written)
        self._package.replace(part, edit.result())
        self._draw(notes)

    def remove(self, signs: Mapping[tuple[int, int], str]) -> None:
        """Take away the notes that are ours.

        `signs` are pieces of what our notes say, by row and column: LibreOffice forgets authors.
        """
        part = self._part(_KIND)
        if not part:
            return
        edit = self._package.xml(part)
        listed, names = edit.root.child("commentList"), edit.root.child("authors")
        authors = [edit.text(name) for name in names.children] if names is not None else []
        notes = listed.children if listed is not None else []
        ours = [
            note
            for note in notes
            if _author_of(note, authors) == AUTHOR
            or _is_signed(_text(edit, note), signs.get(_place(note), ""))
        ]
        if not ours:
            return
        for note in ours:
            edit.remove(note)
        if names is not None and authors[-1] == AUTHOR and len(authors) > 1:
            edit.remove(names.children[-1])
        self._package.replace(part, edit.result())
        self._erase([_place(note) for note in ours])
        if len(ours) == len(notes):
            self._drop(_KIND)

    def _draw(self, notes: Mapping[tuple[int, int], str]) -> None:
        """Draw the boxes that the notes are shown in; without one Excel repairs the file."""
        frame = SheetFrame(self._sheet, self._package.read(self._sheet))
        part = self._drawing(frame)
        if not part:
            part = self._package.free_name(_DRAWING_NAME)
            content = NoteShapes.empty(self._block())
            self._package.add(part, content, _DRAWING_TYPE)
            identifier = self._package.link(self._sheet, _DRAWING, part)
            xml = f'<{frame.edit.prefix}legacyDrawing xmlns:r="{_LINKS}" r:id="{identifier}"/>'
            frame.edit.insert_in_order(ORDER, "legacyDrawing", xml)
            self._package.replace(self._sheet, frame.result())
        self._package.replace(part, NoteShapes(self._package.read(part)).with_notes(notes))

    def _erase(self, places: list[tuple[int, int]]) -> None:
        frame = SheetFrame(self._sheet, self._package.read(self._sheet))
        part = self._drawing(frame)
        if not part:
            return
        left = NoteShapes(self._package.read(part)).without(places)
        self._package.replace(part, left.data)
        drawing = frame.edit.root.child("legacyDrawing")
        if left.is_empty and drawing is not None:
            frame.edit.remove(drawing)
            self._package.replace(self._sheet, frame.result())
            self._drop(_DRAWING, part)

    def _drawing(self, frame: SheetFrame) -> str:
        """Give the part of the drawing that the sheet shows; another may be that of its header."""
        shown = frame.edit.root.child("legacyDrawing")
        if shown is None:
            return ""
        named = next((told for key, told in shown.attributes.items() if key.endswith(" id")), "")
        link = self._package.links(self._sheet).get(named)
        return link.target if link is not None and link.target in self._package else ""

    def _block(self) -> int:
        """Give a block of numbers of shapes that no drawing of the workbook has."""
        drawings = (name for name in self._package.names() if name.lower().endswith(".vml"))
        return max((NoteShapes(self._package.read(name)).block for name in drawings), default=0) + 1

    def _part(self, kind: str) -> str:
        links = self._package.links(self._sheet).values()
        found = (link.target for link in links if link.kind == kind and not link.external)
        return next((target for target in found if target in self._package), "")

    def _drop(self, kind: str, part: str = "") -> None:
        for identifier, link in self._package.links(self._sheet).items():
            if link.kind == kind and part in ("", link.target):
                self._package.unlink(self._sheet, identifier)
                self._package.drop(link.target)


def _places(root: Node) -> list[tuple[int, int]]:
    listed = root.child("commentList")
    return [_place(each) for each in (listed or root).children]


def _place(note: Node) -> tuple[int, int]:
    """Give the cell of a note; no cell at all for a note that names none."""
    try:
        return parse_address(note.attributes.get("ref", ""))
    except ValueError:
        return 0, 0


def _text(edit: XmlEdit, node: Node) -> str:
    """Give what a note says, in however many pieces."""
    return edit.text(node) + "".join(_text(edit, child) for child in node.children)


def _author(edit: XmlEdit) -> int:
    """Give the number of our name among the authors, which is added unless it is there."""
    listed = edit.root.child("authors")
    names = [edit.text(name) for name in listed.children] if listed is not None else []
    if AUTHOR in names:
        return names.index(AUTHOR)
    author = f"<{edit.prefix}author>{AUTHOR}</{edit.prefix}author>"
    if listed is None:
        whole = f"<{edit.prefix}authors>{author}</{edit.prefix}authors>"
        first = edit.root.children[0] if edit.root.children else None
        edit.insert(edit.root, first, whole)
    else:
        edit.append(listed, author)
    return len(names)


def _author_of(note: Node, authors: list[str]) -> str:
    number = note.attributes.get("authorId", "")
    return authors[int(number)] if number.isdecimal() and int(number) < len(authors) else ""


def _note(cell: str, text: str, author: int, prefix: str) -> str:
    told = escaped(_LOOKS_ESCAPED.sub("_x005F_", text))
    run = f'{_FONT.format(prefix)}<{prefix}t xml:space="preserve">{told}</{prefix}t>'
    return (
        f'<{prefix}comment ref="{cell}" authorId="{author}"><{prefix}text><{prefix}r>{run}'
        f"</{prefix}r></{prefix}text></{prefix}comment>"
    )


def _is_signed(text: str, sign: str) -> bool:
    return bool(sign) and sign in text
