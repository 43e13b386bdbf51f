"""The records of a zip: its directory, read with suspicion, and where each entry stands.

Entries are given as the directory states them; `package` checks what they hold, `zip_writing`
copies them as they stand.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from kkg_xl.hosts.files.reading import limits
from kkg_xl.usecases.unreadable import (
    PART_BROKEN,
    ZIP_BROKEN,
    ZIP_TOO_MANY_ENTRIES,
    UnreadableWorkbookError,
)

END = struct.Struct("<4s4H2LH")
ENTRY = struct.Struct("<4s6H3L5H2L")
LOCAL = struct.Struct("<4s5H3L2H")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")
STORED, DEFLATED = 0, 8
UTF_8 = 0x800
"""The flag of an entry whose name is in UTF-8."""
_UNKNOWN = 0xFFFFFFFF


class Entry(NamedTuple):
    """One entry of the directory; `offset` counts from the first byte of the file."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    record: tuple[int, int]
    """Where its record stands in the directory: first byte and the byte after the last."""


class Directory(NamedTuple):
    """The directory of a zip."""

    entries: tuple[Entry, ...]
    start: int
    """Where the directory begins, behind the last entry."""
    comment: bytes


def read_directory(data: bytes) -> Directory:
    """Read the directory. Raises `UnreadableWorkbookError` for one that cannot be."""
    count, size, offset, end = _end_of_directory(data)
    if count > limits.ENTRIES:
        raise UnreadableWorkbookError(ZIP_TOO_MANY_ENTRIES, count=count, limit=limits.ENTRIES)
    start = end - size
    before = start - offset
    """Bytes put in front of the zip; its offsets do not count them."""
    if start < 0 or before < 0:
        raise UnreadableWorkbookError(ZIP_BROKEN, what="zip")
    entries = tuple(_entries(data, count, start, end, before))
    tail = data.rfind(b"PK\x05\x06", max(0, len(data) - 0xFFFF - END.size))
    return Directory(entries, start, data[tail + END.size :])


def packed_bytes(data: bytes, entry: Entry) -> memoryview:
    """Give what an entry holds, still packed. Raises `UnreadableWorkbookError` if cut off."""
    local = data[entry.offset : entry.offset + LOCAL.size]
    if len(local) < LOCAL.size or local[:4] != b"PK\x03\x04":
        raise UnreadableWorkbookError(PART_BROKEN, part=entry.name, what="header")
    fields = LOCAL.unpack(local)
    start = entry.offset + LOCAL.size + fields[9] + fields[10]
    packed = memoryview(data)[start : start + entry.packed]
    if len(packed) < entry.packed:
        raise UnreadableWorkbookError(PART_BROKEN, part=entry.name, what="cut off")
    return packed


def _entries(data: bytes, count: int, position: int, end: int, before: int) -> Iterator[Entry]:
    for _ in range(count):
        entry = _entry(data, position, end)
        position = entry.record[1]
        yield entry._replace(offset=entry.offset + before) if before else entry
    if position != end:
        raise UnreadableWorkbookError(ZIP_BROKEN, what="zip")


def _end_of_directory(data: bytes) -> tuple[int, int, int, int]:
    """Find how many entries there are, their bytes, where they start, and where they end."""
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - 0xFFFF - END.size))
    if at < 0 or at + END.size > len(data):
        raise UnreadableWorkbookError(ZIP_BROKEN, what="zip")
    _, _, _, _, count, size, offset, _ = END.unpack_from(data, at)
    if at < _LOCATOR_64.size or data[at - _LOCATOR_64.size :][:4] != b"PK\x06\x07":
        return count, size, offset, at
    at_64 = at - _LOCATOR_64.size - _END_64.size
    if at_64 < 0 or data[at_64 : at_64 + 4] != b"PK\x06\x06":
        raise UnreadableWorkbookError(ZIP_BROKEN, what="zip64")
    count, size, offset = _END_64.unpack_from(data, at_64)[7:]
    return count, size, offset, at_64


def _entry(data: bytes, position: int, end: int) -> Entry:
    if position + ENTRY.size > end or data[position : position + 4] != b"PK\x01\x02":
        raise UnreadableWorkbookError(ZIP_BROKEN, what="zip")
    fields = ENTRY.unpack_from(data, position)
    _, _, _, flags, method, _, _, crc, packed, size, name_length, extra_length = fields[:12]
    comment_length, offset = fields[12], fields[16]
    start = position + ENTRY.size
    middle = start + name_length
    raw = data[start:middle]
    name = raw.decode("utf-8" if flags & UTF_8 else "cp437", "replace").replace("\\", "/")
    if _UNKNOWN in (packed, size, offset):
        size, packed, offset = _sizes_64(data[middle : middle + extra_length], size, packed, offset)
    record = (position, middle + extra_length + comment_length)
    return Entry(name, flags, method, crc, packed, size, offset, record)


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
