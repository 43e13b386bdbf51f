"""A zip made of another one: entries that stay are copied as they stand, still packed.

Local headers, data descriptors, order, dates and the comment of the zip stay byte for byte; what is
new has the date 1 January 1980, so the same changes always give the same bytes.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from kkg_xl.hosts.files.reading.zip_records import (
    DEFLATED,
    END,
    ENTRY,
    LOCAL,
    UTF_8,
    Directory,
    Entry,
    read_directory,
)

_VERSION = 20
"""Of the zip format: the one that has folders and deflated entries."""
_NEW_YEAR_1980 = (0, 0x21)
_UNKNOWN = 0xFFFFFFFF
_ZIP_64 = 1
_LEVEL = 6

_NEEDED, _FLAGS, _METHOD = 1, 2, 3
_CRC, _PACKED, _SIZE = 6, 7, 8
_LENGTHS, _OFFSET = 9, 15
"""Places in a record of the directory, counted behind its signature."""


class _Packed(NamedTuple):
    data: bytes
    crc: int
    size: int


def rewrite_zip(
    data: bytes, contents: Mapping[str, bytes | None], added: Mapping[str, bytes]
) -> bytes:
    """Give the zip with some entries replaced (`None` drops one) and others added at its end.

    Keys are names of entries as `read_directory` gives them. Raises `UnreadableWorkbookError` for
    a directory that cannot be.
    """
    directory = read_directory(data)
    body = _Body(data, directory)
    for entry in sorted(directory.entries, key=lambda entry: entry.offset):
        if entry.name not in contents:
            body.copy(entry)
        elif (content := contents[entry.name]) is not None:
            body.replace(entry, _pack(content))
    records = [
        body.records[entry.record] for entry in directory.entries if entry.record in body.records
    ]
    records.extend(body.add(name, _pack(content)) for name, content in added.items())
    start, listing = body.length, b"".join(records)
    count = len(records)
    ending = END.pack(
        b"PK\x05\x06", 0, 0, count, count, len(listing), start, len(directory.comment)
    )
    return b"".join((*body.pieces, listing, ending, directory.comment))


class _Record(NamedTuple):
    """A record of the directory, cut into its pieces."""

    numbers: list[int]
    """All behind the signature, in the order of the format."""
    name: bytes
    extra: bytes
    comment: bytes

    def packed(self) -> bytes:
        """Give the record as it stands in the file, its lengths being those of its pieces."""
        lengths = len(self.name), len(self.extra), len(self.comment)
        self.numbers[_LENGTHS : _LENGTHS + 3] = lengths
        return ENTRY.pack(b"PK\x01\x02", *self.numbers) + self.name + self.extra + self.comment


class _Body:
    """The entries of the new zip one after the other, and for each its record in the directory."""

    def __init__(self, data: bytes, directory: Directory) -> None:
        self._data = data
        starts = sorted(entry.offset for entry in directory.entries)
        self._ends = dict(zip(starts, [*starts[1:], directory.start], strict=True))
        self.pieces = [data[: starts[0]]] if starts else []
        self.length = sum(map(len, self.pieces))
        self.records: dict[tuple[int, int], bytes] = {}

    def copy(self, entry: Entry) -> None:
        record = self._record(entry)
        numbers, extra = record.numbers, record.extra
        if _UNKNOWN in (numbers[_PACKED], numbers[_SIZE], numbers[_OFFSET]):
            numbers[_PACKED], numbers[_SIZE] = entry.packed, entry.size
            extra = _without_zip_64(extra)
        self._record_as(entry, record._replace(extra=extra))
        self._put(self._data[entry.offset : self._ends[entry.offset]])

    def replace(self, entry: Entry, packed: _Packed) -> None:
        record = self._record(entry)._replace(extra=b"")
        numbers = record.numbers
        numbers[_NEEDED], numbers[_METHOD] = _VERSION, DEFLATED
        numbers[_FLAGS] &= UTF_8
        numbers[_CRC : _SIZE + 1] = packed.crc, len(packed.data), packed.size
        self._record_as(entry, record)
        self._put(_local(numbers, record.name), packed.data)

    def add(self, name: str, packed: _Packed) -> bytes:
        flags = 0 if name.isascii() else UTF_8
        numbers = [_VERSION, _VERSION, flags, DEFLATED, *_NEW_YEAR_1980]
        numbers += [packed.crc, len(packed.data), packed.size, 0, 0, 0, 0, 0, 0, self.length]
        record = _Record(numbers, name.encode(), b"", b"")
        self._put(_local(numbers, record.name), packed.data)
        return record.packed()

    def _record(self, entry: Entry) -> _Record:
        start, end = entry.record
        numbers = list(ENTRY.unpack_from(self._data, start)[1:])
        name = start + ENTRY.size + numbers[_LENGTHS]
        extra = name + numbers[_LENGTHS + 1]
        return _Record(
            numbers,
            self._data[start + ENTRY.size : name],
            self._data[name:extra],
            self._data[extra:end],
        )

    def _record_as(self, entry: Entry, record: _Record) -> None:
        record.numbers[_OFFSET] = self.length
        self.records[entry.record] = record.packed()

    def _put(self, *pieces: bytes) -> None:
        self.pieces.extend(pieces)
        self.length += sum(map(len, pieces))


def _local(numbers: list[int], name: bytes) -> bytes:
    """Write the header that stands before an entry, of the numbers of its record."""
    return LOCAL.pack(b"PK\x03\x04", *numbers[_NEEDED : _SIZE + 1], len(name), 0) + name


def _pack(content: bytes) -> _Packed:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    return _Packed(packer.compress(content) + packer.flush(), zlib.crc32(content), len(content))


def _without_zip_64(extra: bytes) -> bytes:
    """Leave out the sizes of 64 bits, which say nothing once the others say it."""
    kept = b""
    while len(extra) >= 4:  # noqa: PLR2004 - the head of a field: two bytes name, two length
        name, length = struct.unpack_from("<HH", extra)
        if name != _ZIP_64:
            kept += extra[: 4 + length]
        extra = extra[4 + length :]
    return kept + extra
