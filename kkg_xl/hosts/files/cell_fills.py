"""How cell styles fill their cells: told in one line, and changed while all else of a style stays.

A filling says whether the style insists on its fill (`1`, `0`, or `-` where it does not say), then
the fill as XML without prefix, so that it can be carried from one saving of a workbook to the next.
"""

from __future__ import annotations

import re
from typing import Final

from kkg_xl.hosts.files.styles_edit import StylesEdit, attribute, with_attribute
from kkg_xl.hosts.files.xml_edit import without_attribute

_NO_FILL: Final = b'<fill><patternFill patternType="none"/></fill>'
_UNSAID: Final = "-"
_APPLY: Final = "applyFill"
_PREFIX: Final = re.compile(rb"(</?)[A-Za-z_][\w.-]*:")
_NAMESPACE: Final = re.compile(rb"\sxmlns(?::[\w.-]+)?=\"[^\"]*\"")


def filling(styles: StylesEdit, style: int) -> str:
    """Tell how a cell style fills its cells."""
    look, fills = styles.cell_look(style), styles.looks("fills")
    number = attribute(look, "fillId")
    place = int(number) if number.isdecimal() else 0
    fill = fills[place] if place < len(fills) else _NO_FILL
    return f"{attribute(look, _APPLY) or _UNSAID} {_bare(fill).decode()}"


def with_filling(styles: StylesEdit, style: int, told: str) -> int:
    """Give the cell style that differs from another in its filling alone; an empty one is none."""
    insists, _, fill = told.partition(" ")
    wanted = fill.encode() or _NO_FILL
    known = [_bare(each) for each in styles.looks("fills")]
    place = known.index(wanted) if wanted in known else styles.append("fills", [wanted])
    look = with_attribute(styles.cell_look(style), "fillId", str(place))
    if insists in ("0", "1"):
        look = with_attribute(look, _APPLY, insists)
    else:
        look = without_attribute(look, _APPLY.encode())
    return styles.place_as_written("cellXfs", look)


def _bare(fill: bytes) -> bytes:
    """Give a fill without prefix, as it would stand in another workbook too."""
    return _NAMESPACE.sub(b"", _PREFIX.sub(rb"\1", fill))
