"""XML of a part through expat, guarded: no DTD, no entities, no depth without end.

Elements of spreadsheets come without namespace whatever their prefix (`c`, for transitional and
strict files alike); elements of other namespaces keep theirs and so match nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from xml.parsers import expat

from kkg_xl.hosts.files import limits
from kkg_xl.usecases.unreadable import (
    PART_BROKEN,
    TOO_MANY_ELEMENTS,
    XML_DEPTH,
    XML_DTD,
    UnreadableWorkbookError,
)

Attributes = Mapping[str, str]

MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
"""Namespaces of spreadsheets: transitional and strict."""
_BARE = (*MAIN, "http://schemas.openxmlformats.org/package/2006/relationships")


def parse(
    part: str,
    pieces: Iterable[bytes],
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Feed a part to the handlers.

    Raises `UnreadableWorkbookError` for XML that is broken, nested too deep or has a DTD.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = elements = 0
    names = _Names()

    def open_element(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, elements
        depth += 1
        elements += 1
        if depth > limits.XML_DEPTH:
            raise UnreadableWorkbookError(XML_DEPTH, part=part, limit=limits.XML_DEPTH)
        if elements > limits.XML_ELEMENTS:
            raise UnreadableWorkbookError(TOO_MANY_ELEMENTS, part=part, limit=limits.XML_ELEMENTS)
        start(names[name], attributes)

    def close_element(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(names[name])

    def refuse_definition(*_: object) -> None:
        raise UnreadableWorkbookError(XML_DTD, part=part)

    parser.StartElementHandler = open_element
    parser.EndElementHandler = close_element
    parser.StartDoctypeDeclHandler = refuse_definition
    parser.EntityDeclHandler = refuse_definition
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        for piece in pieces:
            parser.Parse(piece, False)  # noqa: FBT003 - expat takes it by position only
        parser.Parse(b"", True)  # noqa: FBT003
    except expat.ExpatError as error:
        what = f"XML, {error.lineno}:{error.offset}"
        raise UnreadableWorkbookError(PART_BROKEN, part=part, what=what) from error
    except (LookupError, ValueError) as error:  # an encoding that expat and Python do not know
        raise UnreadableWorkbookError(PART_BROKEN, part=part, what="XML") from error


class _Names(dict[str, str]):
    """Names as expat gives them (`namespace name`) to names as the handlers know them."""

    def __missing__(self, name: str) -> str:
        namespace, _, local = name.rpartition(" ")
        known = local if not namespace or namespace in _BARE else name
        self[name] = known
        return known


def relationship_id(attributes: Attributes) -> str:
    """Give the `r:id` among attributes, whatever its prefix and edition; empty if none."""
    for name, value in attributes.items():
        if name.endswith("/relationships id"):
            return value
    return ""


def is_true(value: str | None) -> bool:
    """Tell whether an attribute such as `hidden` says yes."""
    return value in ("1", "true", "on")
