"""A package while parts of it are changed: what nobody touches goes into the new file as it stands.

Every part that is added is announced in `[Content_Types].xml`, and every link between parts stands
in the relationships of the part that it starts from; both are changed as `xml_edit` does it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from itertools import count

from kkg_xl.hosts.files.reading.package import Package
from kkg_xl.hosts.files.reading.workbook_part import (
    Relationship,
    links_of,
    main_part,
    relationships,
)
from kkg_xl.hosts.files.reading.zip_records import read_directory
from kkg_xl.hosts.files.writing.xml_edit import XmlEdit, escaped
from kkg_xl.hosts.files.writing.zip_writing import rewrite_zip
from kkg_xl.usecases.unreadable import PART_MISSING, UnreadableWorkbookError

CONTENT_TYPES = "[Content_Types].xml"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""What the types of relationships begin with: `LINKS + "/worksheet"`."""

_NO_LINKS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)
_LINKS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


class PackageEdit:
    """Parts by name, to be read as they will be, replaced, added and dropped.

    Names are alike in upper and lower case, as in `Package`; none begins with a slash.
    """

    def __init__(self, data: bytes) -> None:
        """Take the bytes of a file. Raises `UnreadableWorkbookError` for a zip that cannot be."""
        self._data = data
        self._package = Package(data)
        self._entries = {
            _key(entry.name): entry.name
            for entry in read_directory(data).entries
            if not entry.name.endswith("/")
        }
        self._contents: dict[str, bytes | None] = {}
        self._added: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        """Tell whether there will be such a part."""
        return self._stays(name) or self._added_name(name) is not None

    def names(self) -> Iterator[str]:
        """Give the names of all parts as they are written, those of the file first."""
        yield from (name for name in self._entries.values() if self._stays(name))
        yield from self._added

    def read(self, name: str) -> bytes:
        """Give a part as it will be. Raises `UnreadableWorkbookError`."""
        added = self._added_name(name)
        if added is not None:
            return self._added[added]
        entry = self._entries.get(_key(name))
        if entry is None or not self._stays(name):
            raise UnreadableWorkbookError(PART_MISSING, part=name)
        changed = self._contents.get(entry)
        return self._package.read(name) if changed is None else changed

    def chunks(self, name: str) -> Iterator[bytes]:
        """Give a part as it will be, in one piece. Raises `UnreadableWorkbookError`."""
        yield self.read(name)

    def changed(self) -> Iterator[str]:
        """Give the names of the parts that are new or have another content."""
        yield from (name for name, content in self._contents.items() if content is not None)
        yield from self._added

    def xml(self, name: str) -> XmlEdit:
        """Begin to change a part; `replace` with its result ends it."""
        return XmlEdit(name, self.read(name))

    def replace(self, name: str, content: bytes) -> None:
        """Give a part another content. Raises `UnreadableWorkbookError` if there is none."""
        added = self._added_name(name)
        if added is not None:
            self._added[added] = content
        elif self._stays(name):
            self._contents[self._entries[_key(name)]] = content
        else:
            raise UnreadableWorkbookError(PART_MISSING, part=name)

    def add(self, name: str, content: bytes, content_type: str) -> None:
        """Add a part and announce its type. Raises `ValueError` if there is one of that name."""
        if name in self:
            raise ValueError(name)
        self._put(name, content)
        self._announce(name, content_type)

    def drop(self, name: str) -> None:
        """Drop a part with its type and its own relationships; links to it are the caller's."""
        self._unannounce(name)
        for part in (name, links_of(name)):
            self._remove(part)

    def free_name(self, pattern: str) -> str:
        """Give the first name that no part has; `{}` of the pattern becomes 1, 2, and so on."""
        return next(name for name in map(pattern.format, count(1)) if name not in self)

    def main_part(self) -> str:
        """Give the name of the workbook part; empty if the package has none."""
        return main_part(self)

    def links(self, source: str) -> dict[str, Relationship]:
        """Give where a part (the package itself is `""`) points to, by id."""
        return relationships(self, source)

    def link(self, source: str, kind: str, target: str, *, external: bool = False) -> str:
        """Let a part point to another, or to an address outside, and give the id of that.

        `kind` is the whole type; one that does not begin with `http` stands below `LINKS`.
        """
        listing = links_of(source)
        if listing not in self:
            self._put(listing, _NO_LINKS)
            self._announce_ending("rels", _LINKS_TYPE)
        taken = self.links(source)
        identifier = next(name for name in map("rId{}".format, count(1)) if name not in taken)
        whole = kind if kind.startswith("http") else f"{LINKS}/{kind}"
        mode = ' TargetMode="External"' if external else ""
        address = target if external else _relative(source, target)
        edit = self.xml(listing)
        edit.append(
            edit.root,
            f'<{edit.prefix}Relationship Id="{identifier}" Type="{escaped(whole)}"'
            f' Target="{escaped(address)}"{mode}/>',
        )
        self.replace(listing, edit.result())
        return identifier

    def unlink(self, source: str, identifier: str) -> None:
        """Take a link out of the relationships of a part; one that is not there is no fault.

        The part of the relationships goes with the last of them.
        """
        listing = links_of(source)
        if listing not in self:
            return
        edit = self.xml(listing)
        links = list(edit.root.all("Relationship"))
        gone = [node for node in links if node.attributes.get("Id") == identifier]
        if gone and len(gone) == len(links):
            self._remove(listing)
            return
        for node in gone:
            edit.remove(node)
        self.replace(listing, edit.result())

    def content_type(self, name: str) -> str:
        """Give the type of a part; empty if none is announced."""
        root, ending = self.xml(CONTENT_TYPES).root, posixpath.splitext(name)[1][1:].lower()
        for node in root.all("Override"):
            if _key(node.attributes.get("PartName", "")) == _key(name):
                return node.attributes.get("ContentType", "")
        for node in root.all("Default"):
            if node.attributes.get("Extension", "").lower() == ending:
                return node.attributes.get("ContentType", "")
        return ""

    def result(self) -> bytes:
        """Give the bytes of the new file."""
        return rewrite_zip(self._data, self._contents, self._added)

    def _put(self, name: str, content: bytes) -> None:
        """Put a part that is not there, into its old place if it was dropped before."""
        entry = self._entries.get(_key(name))
        if entry is None:
            self._added[name] = content
        else:
            self._contents[entry] = content

    def _remove(self, name: str) -> None:
        added = self._added_name(name)
        if added is not None:
            del self._added[added]
        elif _key(name) in self._entries:
            self._contents[self._entries[_key(name)]] = None

    def _stays(self, name: str) -> bool:
        entry = self._entries.get(_key(name))
        return entry is not None and self._contents.get(entry, b"") is not None

    def _added_name(self, name: str) -> str | None:
        return next((added for added in self._added if _key(added) == _key(name)), None)

    def _announce(self, name: str, content_type: str) -> None:
        if self.content_type(name) == content_type:
            return
        edit = self.xml(CONTENT_TYPES)
        edit.append(
            edit.root,
            f'<{edit.prefix}Override PartName="/{escaped(name)}"'
            f' ContentType="{escaped(content_type)}"/>',
        )
        self.replace(CONTENT_TYPES, edit.result())

    def _announce_ending(self, ending: str, content_type: str) -> None:
        if not self.content_type(f"_.{ending}"):
            edit = self.xml(CONTENT_TYPES)
            first = edit.root.children[0] if edit.root.children else None
            new = f'<{edit.prefix}Default Extension="{ending}" ContentType="{content_type}"/>'
            edit.insert(edit.root, first, new)
            self.replace(CONTENT_TYPES, edit.result())

    def _unannounce(self, name: str) -> None:
        edit = self.xml(CONTENT_TYPES)
        for node in edit.root.all("Override"):
            if _key(node.attributes.get("PartName", "")) == _key(name):
                edit.remove(node)
        self.replace(CONTENT_TYPES, edit.result())


def _relative(source: str, target: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(source) or ".")


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
