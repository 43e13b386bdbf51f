"""Looks added to the styles of a workbook, always at the end of their lists.

Cells, tables and conditional formats name a look by its place in a list, so nothing is ever
renumbered or taken out; a look that is there already is used again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from kkg_xl.hosts.files.reading.number_formats import BUILT_IN
from kkg_xl.hosts.files.reading.xml_parts import MAIN, is_true
from kkg_xl.hosts.files.writing.package_edit import PackageEdit
from kkg_xl.hosts.files.writing.xml_edit import TAG, Node, XmlEdit, attribute_cut, escaped

StyleList: TypeAlias = Literal[
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "dxfs"
]

_ORDER = (
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
)
"""Of the children of `styleSheet`: ECMA-376 part 1, 18.8.39."""

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_NO_STYLES = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="{MAIN[0]}">'
    "<fonts><font/></fonts>"
    '<fills><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    "<borders><border/></borders>"
    '<cellStyleXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    "</styleSheet>"
).encode()
_PLAIN = b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
_FIRST_OWN_FORMAT = 164
"""Numbers of formats below are those that every workbook has."""


class StylesEdit:
    """The styles of one workbook and what is added to them; `save` puts them into the package."""

    def __init__(self, package: PackageEdit) -> None:
        """Take the styles of the workbook, or plain ones if it has none."""
        self._package = package
        self._part = styles_part(package)
        data = package.read(self._part) if self._part in package else _NO_STYLES
        self._edit = XmlEdit(self._part, data)
        self._lists = {node.name: node for node in self._edit.root.children if node.name in _ORDER}
        self._new: dict[str, list[bytes]] = {}
        self._adapted: dict[tuple[int, str | None, bool | None], int] = {}

    def append(self, name: StyleList, looks: Iterable[bytes]) -> int:
        """Put looks, as XML without prefix, at the end of a list; give the place of the first."""
        pending = self._new.setdefault(name, [])
        first = len(self._items(name)) + len(pending)
        pending.extend(map(self._in_namespace, looks))
        return first

    def place(self, name: StyleList, look: bytes) -> int:
        """Give the place of a look, as XML without prefix; it is added unless it is there."""
        return self.place_as_written(name, self._in_namespace(look))

    def place_as_written(self, name: StyleList, look: bytes) -> int:
        """Give the place of a look that was made of one of `looks`; it is added as `place` does."""
        known = self.looks(name)
        if look in known:
            return known.index(look)
        self._new.setdefault(name, []).append(look)
        return len(known)

    def looks(self, name: StyleList) -> list[bytes]:
        """Give a list as it will be, each look as it is written."""
        return [*map(self._edit.raw, self._items(name)), *self._new.get(name, [])]

    def cell_look(self, style: int) -> bytes:
        """Give the look of a cell style as it is written; a plain one where there is no such."""
        known = self.looks("cellXfs")
        return known[style] if style < len(known) else self._in_namespace(_PLAIN)

    def number_format(self, code: str) -> int:
        """Give the number of a number format, which is added unless the workbook has it."""
        for number, known in BUILT_IN.items():
            if code == known:
                return number
        taken = [_FIRST_OWN_FORMAT - 1]
        for node in self._items("numFmts"):
            written = node.attributes.get("numFmtId", "")
            number = int(written) if written.isdecimal() else 0
            if number and node.attributes.get("formatCode") == code:
                return number
            taken.append(number)
        pending = self._new.setdefault("numFmts", [])
        new = f'formatCode="{escaped(code)}"/>'.encode()
        for place, look in enumerate(pending):
            if look.endswith(new):
                return max(taken) + 1 + place
        number = max(taken) + 1 + len(pending)
        self.append("numFmts", [f'<numFmt numFmtId="{number}" '.encode() + new])
        return number

    def adapted(self, style: int, code: str | None, *, quoted: bool | None) -> int:
        """Give the cell style that differs from another in what is asked for alone.

        `code` is a number format. `quoted` tells whether what stands there is text even where it
        looks like something else, as if an apostrophe stood before it. `None` leaves it as it is.
        """
        asked = style, code, quoted
        if asked not in self._adapted:
            self._adapted[asked] = self._adapt(*asked)
        return self._adapted[asked]

    def _adapt(self, style: int, code: str | None, quoted: bool | None) -> int:  # noqa: FBT001
        look = before = self.cell_look(style)
        if code is not None:
            look = with_attribute(look, "numFmtId", str(self.number_format(code)))
            look = with_attribute(look, "applyNumberFormat", "1")
        if quoted is not None and is_true(attribute(look, "quotePrefix")) is not quoted:
            look = with_attribute(look, "quotePrefix", str(int(quoted)))
        return style if look == before else self.place_as_written("cellXfs", look)

    def save(self) -> None:
        """Put the styles into the package if anything was added."""
        new = {name: looks for name, looks in self._new.items() if looks}
        if not new:
            return
        edit = self._edit
        for name in _ORDER:
            if name in new:
                self._write(name, b"".join(new[name]), len(new[name]))
        if self._part in self._package:
            self._package.replace(self._part, edit.result())
        else:
            self._package.add(self._part, edit.result(), _TYPE)
            self._package.link(self._package.main_part(), "styles", self._part)

    def _write(self, name: str, looks: bytes, count: int) -> None:
        edit, listed = self._edit, self._lists.get(name)
        if listed is None:
            tag = f"{edit.prefix}{name}"
            opened = f'<{tag} count="{count}">'.encode()
            edit.insert_in_order(_ORDER, name, opened + looks + f"</{tag}>".encode())
            return
        if "count" in listed.attributes:
            edit.set_attribute(listed, "count", str(len(listed.children) + count))
        edit.append(listed, looks)

    def _items(self, name: str) -> list[Node]:
        listed = self._lists.get(name)
        return listed.children if listed is not None else []

    def _in_namespace(self, look: bytes) -> bytes:
        return with_attribute(look, "xmlns", MAIN[0]) if self._edit.prefix else look


def styles_part(package: PackageEdit) -> str:
    """Give the name of the part of styles, where it is to be if there is none yet."""
    main = package.main_part()
    for link in package.links(main).values():
        if link.kind == "styles" and not link.external and link.target in package:
            return link.target
    return package.free_name("xl/styles{}.xml") if "xl/styles.xml" in package else "xl/styles.xml"


def attribute(xml: bytes, name: str) -> str:
    """Give an attribute of the start tag of an element as it is written; empty if it has none."""
    tag = _tag(xml)
    start, end, _ = attribute_cut(tag, name, "")
    return tag[start + 1 : end - 1].decode()


def with_attribute(xml: bytes, name: str, value: str) -> bytes:
    """Give an element whose start tag has an attribute, whatever it had before."""
    start, end, piece = attribute_cut(_tag(xml), name, value)
    return xml[:start] + piece + xml[end:]


def _tag(xml: bytes) -> bytes:
    tag = TAG.match(xml)
    if tag is None:
        raise ValueError(xml[:80])
    return tag[0]
