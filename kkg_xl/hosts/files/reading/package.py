"""A zip of parts, read with suspicion: nothing its directory says is believed unchecked.

Not `zipfile`: it accepts overlapping and repeated entries and asks to trust the sizes that the
directory states, and importing and driving it costs more than reading a small workbook does.
"""

from __future__ import annotations

import re
import zlib
from collections import deque
from collections.abc import Iterator
from typing import Protocol

from kkg_xl.hosts.files.reading import limits
from kkg_xl.hosts.files.reading.xml_parts import Attributes, parse
from kkg_xl.hosts.files.reading.zip_records import (
    DEFLATED,
    LOCAL,
    STORED,
    Entry,
    packed_bytes,
    read_directory,
)
from kkg_xl.usecases.unreadable import (
    BOMB,
    ENCRYPTED,
    PART_BROKEN,
    PART_MISSING,
    PART_TOO_LARGE,
    ZIP_DUPLICATE,
    ZIP_NAME,
    ZIP_OVERLAP,
    UnreadableWorkbookError,
)

_UNSAFE_NAME = re.compile(r"[\x00-\x1f]|^[A-Za-z]:|(?:^|/)\.\.(?:/|$)")
_FIRST_STEP, _STEP = 1 << 16, 1 << 20
_NO_MEMORY = "Error -4 "
"""How zlib begins to say it (`Z_MEM_ERROR`); it tells no number."""


class Parts(Protocol):
    """Parts by name, wherever they stand: in a file, or on their way into one."""

    def __contains__(self, name: str) -> bool:
        """Tell whether there is such a part."""

    def read(self, name: str) -> bytes:
        """Give one part whole. Raises `UnreadableWorkbookError`."""

    def chunks(self, name: str) -> Iterator[bytes]:
        """Give one part piece by piece. Raises `UnreadableWorkbookError`."""


class Package:
    """The parts of a zipped workbook, by name; both slashes and upper and lower case are alike."""

    def __init__(self, data: bytes) -> None:
        """Read the directory. Raises `UnreadableWorkbookError` for one that cannot be trusted."""
        self._data = data
        self._inflated = 0
        self._entries: dict[str, Entry] = {}
        for entry in read_directory(data).entries:
            if entry.name.endswith("/"):
                continue
            key = entry.name.lstrip("/").lower()
            if _UNSAFE_NAME.search(entry.name):
                raise UnreadableWorkbookError(ZIP_NAME, part=repr(entry.name))
            if key in self._entries:
                raise UnreadableWorkbookError(ZIP_DUPLICATE, part=entry.name)
            self._entries[key] = entry
        _refuse_overlap(self._entries)

    def __contains__(self, name: str) -> bool:
        """Tell whether there is such a part."""
        return name.lstrip("/").lower() in self._entries

    def read(self, name: str) -> bytes:
        """Inflate one part whole. Raises `UnreadableWorkbookError` as `chunks` does."""
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """Inflate one part piece by piece, checking ratio, sizes and, at the end, the CRC.

        Raises `UnreadableWorkbookError` for a part that is missing, damaged or a bomb.
        """
        entry = self._entries.get(name.lstrip("/").lower())
        if entry is None:
            raise UnreadableWorkbookError(PART_MISSING, part=name)
        size = crc = 0
        for piece, taken in self._pieces(entry):
            size += len(piece)
            self._inflated += len(piece)
            _refuse_bomb(size, self._inflated, taken)
            crc = zlib.crc32(piece, crc)
            yield piece
        if size != entry.size or crc != entry.crc:
            raise UnreadableWorkbookError(PART_BROKEN, part=name, what="CRC")

    def inflate_all(self) -> int:
        """Inflate every part and keep nothing: the check for readers that guard nothing.

        XML is parsed, too, and refused if it is broken. Gives the bytes of all parts.

        Raises `UnreadableWorkbookError` as `chunks` and `parse` do.
        """
        for name in self._entries:
            if name.endswith((".xml", ".rels")):
                parse(name, self.chunks(name), _nothing)
            else:
                deque(self.chunks(name), maxlen=0)
        return self._inflated

    def _pieces(self, entry: Entry) -> Iterator[tuple[bytes, int]]:
        """Give what is inflated, with the packed bytes that it and all before it took."""
        packed = self._packed(entry)
        if not (entry.packed or entry.size):  # some programs say "deflated" of nothing at all
            return
        if entry.method == STORED:
            yield bytes(packed), entry.packed
            return
        if entry.method != DEFLATED:
            raise UnreadableWorkbookError(
                PART_BROKEN, part=entry.name, what=f"method {entry.method}"
            )
        inflater, step = zlib.decompressobj(-15), _FIRST_STEP
        rest: bytes | memoryview = packed
        try:
            while not inflater.eof:
                piece = inflater.decompress(rest, step)
                if not piece and not inflater.eof:
                    raise UnreadableWorkbookError(PART_BROKEN, part=entry.name, what="cut off")
                rest, step = inflater.unconsumed_tail, _STEP
                yield piece, entry.packed - len(rest)
        except zlib.error as error:
            if str(error).startswith(_NO_MEMORY):
                raise MemoryError from error
            raise UnreadableWorkbookError(PART_BROKEN, part=entry.name, what="zlib") from error

    def _packed(self, entry: Entry) -> memoryview:
        if entry.flags & 1:
            raise UnreadableWorkbookError(ENCRYPTED)
        return packed_bytes(self._data, entry)


def _nothing(_name: str, _attributes: Attributes) -> None:
    """Take no note of an element."""


def _refuse_bomb(size: int, total: int, taken: int) -> None:
    if size > limits.RATIO_GRACE and size > taken * limits.RATIO:
        raise UnreadableWorkbookError(BOMB)
    if size > limits.PART_BYTES or total > limits.TOTAL_BYTES:
        limit = limits.PART_BYTES if size > limits.PART_BYTES else limits.TOTAL_BYTES
        raise UnreadableWorkbookError(PART_TOO_LARGE, limit=f"{limit >> 20} MiB")


def _refuse_overlap(entries: dict[str, Entry]) -> None:
    end = 0
    for entry in sorted(entries.values(), key=lambda entry: entry.offset):
        if entry.offset < end:
            raise UnreadableWorkbookError(ZIP_OVERLAP)
        end = entry.offset + LOCAL.size + entry.packed
