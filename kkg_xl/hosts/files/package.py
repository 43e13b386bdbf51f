"""A zip of parts, read with suspicion: nothing its directory says is believed unchecked.

Not `zipfile`: it accepts overlapping and repeated entries and asks to trust the sizes that the
directory states, and importing and driving it costs more than reading a small workbook does.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from kkg_xl.hosts.files import limits
from kkg_xl.usecases.unreadable import (
    BOMB,
    ENCRYPTED,
    PART_BROKEN,
    PART_MISSING,
    PART_TOO_LARGE,
    ZIP_BROKEN,
    ZIP_DUPLICATE,
    ZIP_NAME,
    ZIP_OVERLAP,
    ZIP_TOO_MANY_ENTRIES,
    UnreadableWorkbookError,
)

_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")
_ENTRY = struct.Struct("<4s4B4HL2L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_STORED, _DEFLATED = 0, 8
_UNKNOWN = 0xFFFFFFFF
_UNSAFE_NAME = re.compile(r"[\x00-\x1f]|^[A-Za-z]:|(?:^|/)\.\.(?:/|$)")
_FIRST_STEP, _STEP = 1 << 16, 1 << 20


class _Entry(NamedTuple):
    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int


class Package:
    """The parts of a zipped workbook, by name; both slashes and upper and lower case are alike."""

    def __init__(self, data: bytes) -> None:
        """Read the directory. Raises `UnreadableWorkbookError` for one that cannot be trusted."""
        self._data = data
        self._inflated = 0
        self._entries: dict[str, _Entry] = {}
        for entry in _directory(data):
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
        for piece in self._pieces(entry):
            size += len(piece)
            self._inflated += len(piece)
            _refuse_bomb(size, self._inflated, entry.packed)
            crc = zlib.crc32(piece, crc)
            yield piece
        if size != entry.size or crc != entry.crc:
            raise UnreadableWorkbookError(PART_BROKEN, part=name, what="CRC")

    def inflate_all(self) -> None:
        """Inflate every part and keep nothing: the check for readers that guard nothing."""
        for name in self._entries:
            for _ in self.chunks(name):
                pass

    def _pieces(self, entry: _Entry) -> Iterator[bytes]:
        packed = self._packed(entry)
        if entry.method == _STORED:
            yield bytes(packed)
            return
        if entry.method != _DEFLATED:
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
                yield piece
                rest, step = inflater.unconsumed_tail, _STEP
        except zlib.error as error:
            raise UnreadableWorkbookError(PART_BROKEN, part=entry.name, what="zlib") from error

    def _packed(self, entry: _Entry) -> memoryview:
        if entry.flags & 1:
            raise UnreadableWorkbookError(ENCRYPTED)
        local = self._data[entry.offset : entry.offset + _LOCAL.size]
        if len(local) < _LOCAL.size or local[:4] != b"PK\x03\x04":
            raise UnreadableWorkbookError(PART_BROKEN, part=entry.name, what="header")
        fields = _LOCAL.unpack(local)
        start = entry.offset + _LOCAL.size + fields[9] + fields[10]
        packed = memoryview(self._data)[start : start + entry.packed]
        if len(packed) < entry.packed:
            raise UnreadableWorkbookError(PART_BROKEN, part=entry.name, what="cut off")
        return packed


def _refuse_bomb(size: int, total: int, packed: int) -> None:
    if size > limits.RATIO_GRACE and size > packed * limits.RATIO:
        raise UnreadableWorkbookError(BOMB)
    if size > limits.PART_BYTES or total > limits.TOTAL_BYTES:
        limit = limits.PART_BYTES if size > limits.PART_BYTES else limits.TOTAL_BYTES
        raise UnreadableWorkbookError(PART_TOO_LARGE, limit=f"{limit >> 20} MiB")


def _refuse_overlap(entries: dict[str, _Entry]) -> None:
    end = 0
    for entry in sorted(entries.values(), key=lambda entry: entry.offset):
        if entry.offset < end:
            raise UnreadableWorkbookError(ZIP_OVERLAP)
        end = entry.offset + _LOCAL.size + entry.packed


def _directory(data: bytes) -> Iterator[_Entry]:
    count, size, offset, end = _end_of_directory(data)
    if count > limits.ENTRIES:
        raise UnreadableWorkbookError(ZIP_TOO_MANY_ENTRIES, count=count, limit=limits.ENTRIES)
    position = end - size
    before = position - offset
    """Bytes put in front of the zip; its offsets do not count them."""
    if position < 0 or before < 0:
        raise UnreadableWorkbookError(ZIP_BROKEN, what="zip")
    for _ in range(count):
        entry, position = _entry(data, position, end)
        yield entry._replace(offset=entry.offset + before) if before else entry
    if position != end:
        raise UnreadableWorkbookError(ZIP_BROKEN, what="zip")


def _end_of_directory(data: bytes) -> tuple[int, int, int, int]:
    """Find how many entries there are, their bytes, where they start, and where they end."""
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - 0xFFFF - _END.size))
    if at < 0 or at + _END.size > len(data):
        raise UnreadableWorkbookError(ZIP_BROKEN, what="zip")
    _, _, _, _, count, size, offset, _ = _END.unpack_from(data, at)
    if at < _LOCATOR_64.size or data[at - _LOCATOR_64.size :][:4] != b"PK\x06\x07":
        return count, size, offset, at
    at_64 = at - _LOCATOR_64.size - _END_64.size
    if at_64 < 0 or data[at_64 : at_64 + 4] != b"PK\x06\x06":
        raise UnreadableWorkbookError(ZIP_BROKEN, what="zip64")
    count, size, offset = _END_64.unpack_from(data, at_64)[7:]
    return count, size, offset, at_64


def _entry(data: bytes, position: int, end: int) -> tuple[_Entry, int]:
    if position + _ENTRY.size > end or data[position : position + 4] != b"PK\x01\x02":
        raise UnreadableWorkbookError(ZIP_BROKEN, what="zip")
    (
        *_,
        flags,
        method,
        _time,
        _date,
        crc,
        packed,
        size,
        name_length,
        extra_length,
        comment_length,
        _disk,
        _internal,
        _external,
        offset,
    ) = _ENTRY.unpack_from(data, position)
    start = position + _ENTRY.size
    middle = start + name_length
    raw = data[start:middle]
    name = raw.decode("utf-8" if flags & 0x800 else "cp437", "replace").replace("\\", "/")
    if _UNKNOWN in (packed, size, offset):
        size, packed, offset = _sizes_64(data[middle : middle + extra_length], size, packed, offset)
    return (
        _Entry(name, flags, method, crc, packed, size, offset),
        middle + extra_length + comment_length,
    )


def _sizes_64(extra: bytes, *sizes: int) -> tuple[int, int, int]:
    """Take the sizes that do not fit into 32 bits from the extra field of an entry."""
    while len(extra) >= 4:  # noqa: PLR2004 - the head of a field: two bytes name, two length
        name, length = struct.unpack_from("<HH", extra)
        if name == 1:
            wide = iter(struct.unpack_from(f"<{min(length, len(extra) - 4) // 8}Q", extra, 4))
            found = [next(wide, -1) if size == _UNKNOWN else size for size in sizes]
            if min(found) >= 0:
                return found[0], found[1], found[2]
            break
        extra = extra[4 + length :]
    raise UnreadableWorkbookError(ZIP_BROKEN, what="zip64")
