"""The looks of a rendered workbook, brought into the styles of another one as they are needed."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from kkg_xl.hosts.files.writing.package_edit import PackageEdit
from kkg_xl.hosts.files.writing.styles_edit import StyleList, StylesEdit, with_attribute
from kkg_xl.hosts.files.writing.xml_edit import Node

_FIRST_OWN_FORMAT: Final = 164
"""Numbers of formats below are the same in every workbook."""

_CELL: Final = re.compile(rb'(<c r="[A-Z]+\d+" s=")(\d+)(")')
_CONDITION: Final = re.compile(rb'(<cfRule\b[^>]*\bdxfId=")(\d+)(")')
_PARTS_OF_LOOK: Final[tuple[tuple[str, StyleList], ...]] = (
    ("fontId", "fonts"),
    ("fillId", "fills"),
    ("borderId", "borders"),
)


class RenderedLooks:
    """Tells places in the lists of the rendered styles over into those of a workbook's own."""

    def __init__(self, made: PackageEdit, styles: StylesEdit) -> None:
        """Take the rendered workbook and the styles that are added to."""
        self._edit = made.xml("xl/styles.xml")
        self._styles = styles
        formats = self._edit.root.child("numFmts")
        self._formats = {
            node.attributes["numFmtId"]: node.attributes["formatCode"]
            for node in (formats.children if formats is not None else ())
        }
        self._cell = cache(self._added_cell_look)
        self._condition = cache(self._added_condition_look)

    def told_over(self, sheet: bytes) -> bytes:
        """Give a rendered sheet with its cells and conditions in the looks of the workbook."""
        sheet = _CELL.sub(lambda found: _told(found, self._cell), sheet)
        return _CONDITION.sub(lambda found: _told(found, self._condition), sheet)

    def _added_cell_look(self, place: int) -> int:
        node = self._nodes("cellXfs")[place]
        look = self._edit.raw(node)
        for attribute, listed in _PARTS_OF_LOOK:
            own = self._added(listed, int(node.attributes[attribute]))
            look = with_attribute(look, attribute, str(own))
        number = node.attributes["numFmtId"]
        if int(number) >= _FIRST_OWN_FORMAT:
            own = self._styles.number_format(self._formats[number])
            look = with_attribute(look, "numFmtId", str(own))
        return self._styles.place("cellXfs", look)

    def _added_condition_look(self, place: int) -> int:
        return self._added("dxfs", place)

    def _added(self, listed: StyleList, place: int) -> int:
        return self._styles.place(listed, self._edit.raw(self._nodes(listed)[place]))

    def _nodes(self, listed: StyleList) -> list[Node]:
        found = self._edit.root.child(listed)
        return found.children if found is not None else []


def _told(found: re.Match[bytes], tell: Callable[[int], int]) -> bytes:
    return found[1] + b"%d" % tell(int(found[2])) + found[3]
