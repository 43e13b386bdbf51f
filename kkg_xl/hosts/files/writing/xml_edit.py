"""Changes to the XML of a part, as cuts into its bytes: what is not changed stays as it is written.

Prefixes, order of attributes, white space, comments and elements that nobody here knows stay byte
for byte. The tree only says where things stand. Not for sheets with their many cells; those have
`sheet_places`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from kkg_xl.hosts.files.reading import limits
from kkg_xl.hosts.files.reading.xml_parts import known_name
from kkg_xl.usecases.unreadable import PART_BROKEN, XML_DEPTH, XML_DTD, UnreadableWorkbookError

TAG = re.compile(rb"<[^<>\"']*+(?:\"[^\"]*+\"[^<>\"']*+|'[^']*+'[^<>\"']*+)*+>")
"""A start tag, whole: `>` may stand in the value of an attribute."""

_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
_ESCAPED["\r"] = "&#13;"
_DECLARATION = re.compile(rb"\s*<\?xml[^>]*\?>")
_OTHER_ENCODING = re.compile(
    rb"""^<\?xml[^>]*?\bencoding\s*=\s*["'](?!utf-8["']|us-ascii["'])[^"']*["'][^>]*\?>""",
    re.IGNORECASE,
)


class Splices:
    """Pieces of bytes to be put in place of others, which may be empty."""

    def __init__(self, data: bytes) -> None:
        """Start with nothing to change."""
        self._data = data
        self._cuts: list[tuple[int, int, bytes]] = []

    def put(self, start: int, end: int, piece: bytes) -> None:
        """Put a piece in place of what stands from `start` to `end`.

        What is put at the same place stands there in the order in which it was put.
        """
        self._cuts.append((start, end, piece))

    def result(self) -> bytes:
        """Give the bytes with all pieces in place. Raises `ValueError` if two of them overlap."""
        written: list[bytes] = []
        done = 0
        for start, end, piece in sorted(self._cuts, key=lambda cut: cut[:2]):
            if start < done:
                raise ValueError(start)
            written += (self._data[done:start], piece)
            done = end
        return b"".join((*written, self._data[done:]))


@dataclass(slots=True, eq=False)
class Node:
    """An element and where it stands."""

    name: str
    """Without namespace where `xml_parts` knows it, else `namespace name`."""
    attributes: Mapping[str, str]
    start: int
    inside: int
    """The byte after its start tag."""
    inside_end: int = 0
    """Where its end tag begins; for an empty element the same as `inside`."""
    end: int = 0
    """The byte after its end tag."""
    children: list[Node] = field(default_factory=list)

    @property
    def is_closed(self) -> bool:
        """Tell whether it is written as one tag (`<a/>`)."""
        return self.inside == self.end

    def child(self, name: str) -> Node | None:
        """Give the first child of a name."""
        return next(self.all(name), None)

    def all(self, name: str) -> Iterator[Node]:
        """Give the children of a name in order."""
        return (child for child in self.children if child.name == name)


class XmlEdit:
    """One part and what is to be changed in it. All places are those before the changes."""

    def __init__(self, part: str, data: bytes) -> None:
        """Take a part apart. Raises `UnreadableWorkbookError` for broken XML or a DTD."""
        self.data = in_utf_8(part, data)
        tree = _Tree(part, self.data)
        self.root, self._texts = tree.root, tree.texts
        self._splices = Splices(self.data)

    @property
    def prefix(self) -> str:
        """The prefix of the root, with its colon; empty for none."""
        name = re.split(rb"[\s/>]", self.raw(self.root)[1:], maxsplit=1)[0].decode()
        return name[: name.find(":") + 1]

    def raw(self, node: Node) -> bytes:
        """Give an element as it is written."""
        return self.data[node.start : node.end]

    def text(self, node: Node) -> str:
        """Give the text of an element that has nothing but text."""
        return "".join(self._texts.get(node.start, ()))

    def append(self, parent: Node, xml: str | bytes) -> None:
        """Put XML at the end of an element."""
        self.insert(parent, None, xml)

    def insert(self, parent: Node, before: Node | None, xml: str | bytes) -> None:
        """Put XML before a child of an element, or at its end. Once only if it is empty."""
        piece = xml.encode() if isinstance(xml, str) else xml
        if before is not None:
            self._splices.put(before.start, before.start, piece)
        elif parent.is_closed:
            name = re.split(rb"[\s/]", self.raw(parent)[1:], maxsplit=1)[0]
            self._splices.put(parent.end - 2, parent.end, b">" + piece + b"</" + name + b">")
        else:
            self._splices.put(parent.inside_end, parent.inside_end, piece)

    def insert_in_order(self, order: tuple[str, ...], name: str, xml: str | bytes) -> None:
        """Put XML into the root where the schema, whose order is given, has the element `name`."""
        later = set(order[order.index(name) + 1 :])
        before = next((child for child in self.root.children if child.name in later), None)
        self.insert(self.root, before, xml)

    def replace(self, node: Node, xml: str | bytes) -> None:
        """Put XML in place of an element."""
        self._splices.put(node.start, node.end, xml.encode() if isinstance(xml, str) else xml)

    def remove(self, node: Node) -> None:
        """Take an element out."""
        self._splices.put(node.start, node.end, b"")

    def set_attribute(self, node: Node, name: str, value: str) -> None:
        """Give an attribute without namespace another value, or add it at the end of its tag."""
        tag = self.data[node.start : node.inside]
        start, end, piece = attribute_cut(tag, name, value)
        self._splices.put(node.start + start, node.start + end, piece)

    def result(self) -> bytes:
        """Give the part with all changes in place."""
        return self._splices.result()


def attribute_cut(tag: bytes, name: str, value: str) -> tuple[int, int, bytes]:
    """Tell which bytes of a start tag to put what in place of, so that an attribute has a value."""
    written = escaped(value).encode()
    for match in _ATTRIBUTE.finditer(tag):
        if match[1] == name.encode():
            return match.start(2), match.end(2), b'"' + written + b'"'
    end = len(tag) - (2 if tag.endswith(b"/>") else 1)
    end = len(tag[:end].rstrip())
    return end, end, b" " + name.encode() + b'="' + written + b'"'


def without_attribute(xml: bytes, name: bytes) -> bytes:
    """Give an element whose start tag has no attribute of a name.

    >>> without_attribute(b'<c r="A1" s="0"><v s="2"/></c>', b"s")
    b'<c r="A1"><v s="2"/></c>'
    """
    tag = TAG.match(xml)
    end = tag.end() if tag is not None else 0
    return re.sub(rb"\s" + name + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')", b"", xml[:end]) + xml[end:]


_ATTRIBUTE = re.compile(rb"\s([^\s=<>/\"']+)\s*=\s*(\"[^\"]*\"|'[^']*')")


def escaped(text: str) -> str:
    """Write text as it stands in XML, in an attribute too.

    >>> escaped('"A & B" < C')
    '&quot;A &amp; B&quot; &lt; C'
    """
    return "".join(_ESCAPED.get(letter, letter) for letter in text)


def in_utf_8(part: str, data: bytes) -> bytes:
    """Give a part in UTF-8, in which almost every part is. Raises `UnreadableWorkbookError`."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _again_in_utf_8(part, data, "utf-16")
    match = _OTHER_ENCODING.match(data)
    if match is None:
        return data
    named = re.search(rb"encoding\s*=\s*[\"']([^\"']*)", match[0])
    return _again_in_utf_8(part, data, named[1].decode() if named else "")


def _again_in_utf_8(part: str, data: bytes, encoding: str) -> bytes:
    try:
        body = data.decode(encoding).encode()
    except (LookupError, ValueError) as error:
        raise UnreadableWorkbookError(PART_BROKEN, part=part, what="XML") from error
    return _DECLARATION.sub(
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', body, count=1
    )


class _Tree:
    """Builds the tree of a part."""

    def __init__(self, part: str, data: bytes) -> None:
        self._part, self._data = part, data
        self._open: list[Node] = []
        self._root: Node | None = None
        self.texts: dict[int, list[str]] = {}
        """By the place where the element begins."""
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._refuse_definition
        try:
            parser.Parse(data, True)  # noqa: FBT003 - expat takes it by position only
        except expat.ExpatError as error:
            what = f"XML, {error.lineno}:{error.offset}"
            raise UnreadableWorkbookError(PART_BROKEN, part=part, what=what) from error

    @property
    def root(self) -> Node:
        if self._root is None:
            raise UnreadableWorkbookError(PART_BROKEN, part=self._part, what="XML")
        return self._root

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= limits.XML_DEPTH:
            raise UnreadableWorkbookError(XML_DEPTH, part=self._part, limit=limits.XML_DEPTH)
        start = self._parser.CurrentByteIndex
        tag = TAG.match(self._data, start)
        inside = tag.end() if tag else start
        node = Node(known_name(name), attributes, start, inside)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self._root = node
        self._open.append(node)

    def _end(self, _name: str) -> None:
        node = self._open.pop()
        if self._data[node.inside - 2 : node.inside] == b"/>":
            node.inside_end = node.end = node.inside
            return
        node.inside_end = self._parser.CurrentByteIndex
        node.end = self._data.index(b">", node.inside_end) + 1

    def _text(self, text: str) -> None:
        self.texts.setdefault(self._open[-1].start, []).append(text)

    def _refuse_definition(self, *_: object) -> None:
        raise UnreadableWorkbookError(XML_DTD, part=self._part)
