"""XML of a part through expat, guarded: no DTD, no entities, no depth without end.

Elements of spreadsheets come without namespace whatever their prefix (`c`, for transitional and
strict files alike); elements of other namespaces keep theirs and so match nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from xml.parsers import expat

from kkg_xl.hosts.files.reading import limits
from kkg_xl.usecases.unreadable import (
    PART_BROKEN,
    TAG_TOO_LONG,
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
_PIECE = 1 << 20
_NO_MEMORY = expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_BARE = (*MAIN, f"{_PACKAGE}/relationships", f"{_PACKAGE}/content-types")


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
    guard = _Guard(part, start, end)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = guard.start
    parser.EndElementHandler = guard.end
    parser.StartDoctypeDeclHandler = guard.refuse_definition
    parser.EntityDeclHandler = guard.refuse_definition
    if text is not None:
        parser.CharacterDataHandler = text
    fed = 0
    try:
        for piece in _small(pieces):
            parser.Parse(piece, False)  # noqa: FBT003 - expat takes it by position only
            fed += len(piece)
            if fed - parser.CurrentByteIndex > limits.XML_TOKEN_BYTES + len(piece):
                limit = f"{limits.XML_TOKEN_BYTES >> 20} MiB"
                raise UnreadableWorkbookError(TAG_TOO_LONG, part=part, limit=limit)
        parser.Parse(b"", True)  # noqa: FBT003
    except expat.ExpatError as error:
        if error.code == _NO_MEMORY:
            raise MemoryError from error
        what = f"XML, {error.lineno}:{error.offset}"
        raise UnreadableWorkbookError(PART_BROKEN, part=part, what=what) from error
    except (LookupError, ValueError) as error:  # an encoding that expat and Python do not know
        raise UnreadableWorkbookError(PART_BROKEN, part=part, what="XML") from error


class _Guard:
    """Stands between expat and the handlers, and refuses what is built to harm."""

    def __init__(
        self, part: str, start: Callable[[str, Attributes], None], end: Callable[[str], None] | None
    ) -> None:
        self._part, self._start, self._end = part, start, end
        self._names = _Names()
        self._depth = self._elements = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > limits.XML_DEPTH:
            raise UnreadableWorkbookError(XML_DEPTH, part=self._part, limit=limits.XML_DEPTH)
        if self._elements > limits.XML_ELEMENTS:
            limit = limits.XML_ELEMENTS
            raise UnreadableWorkbookError(TOO_MANY_ELEMENTS, part=self._part, limit=limit)
        self._start(self._names[name], attributes)

    def end(self, name: str) -> None:
        self._depth -= 1
        if self._end is not None:
            self._end(self._names[name])

    def refuse_definition(self, *_: object) -> None:
        raise UnreadableWorkbookError(XML_DTD, part=self._part)


def _small(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Cut pieces that are large, so that what is too long is seen before all of it was fed."""
    for piece in pieces:
        for start in range(0, len(piece), _PIECE):
            yield piece[start : start + _PIECE]


class _Names(dict[str, str]):
    """Names as expat gives them to names as the handlers know them."""

    def __missing__(self, name: str) -> str:
        known = self[name] = known_name(name)
        return known


def known_name(name: str) -> str:
    """Give the name of an element (`namespace name`) as the handlers know it."""
    namespace, _, local = name.rpartition(" ")
    return local if not namespace or namespace in _BARE else name


def relationship_id(attributes: Attributes) -> str:
    """Give the `r:id` among attributes, whatever its prefix and edition; empty if none."""
    for name, value in attributes.items():
        if name.endswith("/relationships id"):
            return value
    return ""


def is_true(value: str | None) -> bool:
    """Tell whether an attribute such as `hidden` says yes."""
    return value in ("1", "true", "on")
