"""How cell styles fill their cells: told in one line, and changed while all else of a style stays.

A filling says whether the style insists on its fill (`1`, `0`, or `-` where it does not say), then
the fill as XML without prefix, or nothing for a style that names none. So it can be carried from
one saving of a workbook to the next.
"""

from __future__ import annotations

import re
from typing import Final

from kkg_xl.hosts.files.writing.styles_edit import StylesEdit, attribute, with_attribute
from kkg_xl.hosts.files.writing.xml_edit import without_attribute

_FILL: Final = "fillId"
_UNSAID: Final = "-"
_APPLY: Final = "applyFill"
_PREFIX: Final = re.compile(rb"(</?)[A-Za-z_][\w.-]*:")
_NAMESPACE: Final = re.compile(rb"\sxmlns(?::[\w.-]+)?=\"[^\"]*\"")


def filling(styles: StylesEdit, style: int) -> str:
    """Tell how a cell style fills its cells."""
    look, fills = styles.cell_look(style), styles.looks("fills")
    number = attribute(look, _FILL)
    known = number.isdecimal() and int(number) < len(fills)
    fill = _bare(fills[int(number)]).decode() if known else ""
    return f"{attribute(look, _APPLY) or _UNSAID} {fill}".rstrip()


def with_filling(styles: StylesEdit, style: int, told: str) -> int:
    """Give the cell style that differs from another in its filling alone; an empty one is none."""
    insists, _, fill = told.partition(" ")
    look = styles.cell_look(style)
    if fill:
        known = [_bare(each).decode() for each in styles.looks("fills")]
        place = known.index(fill) if fill in known else styles.append("fills", [fill.encode()])
        look = with_attribute(look, _FILL, str(place))
    else:
        look = without_attribute(look, _FILL.encode())
    if insists in ("0", "1"):
        look = with_attribute(look, _APPLY, insists)
    else:
        look = without_attribute(look, _APPLY.encode())
    return styles.place_as_written("cellXfs", look)


def _bare(fill: bytes) -> bytes:
    """Give a fill without prefix, as it would stand in another workbook too."""
    return _NAMESPACE.sub(b"", _PREFIX.sub(rb"\1", fill))
