"""Brings a VBA project that pyOpenVBA has edited to the letter of the specifications.

Excel opens it as it comes; stricter readers do not. Two things are put right: the stream `dir` ends
with four bytes too many ([MS-OVBA] 2.3.4.2), and the directory tree of the compound file keeps the
colours of the tree that it was before ([MS-CFB] 2.6.4).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from pyopenvba.cfb import CFB
from pyopenvba.vba import compress, decompress

_STORAGE: Final = "VBA"
_STREAM: Final = "dir"
_END: Final = struct.pack("<HI", 0x10, 0)
"""Terminator and reserved bytes."""

_FIRST_FAT_ENTRIES: Final = 76
"""Where the header lists the sectors of the FAT; 109 of them, more than a project ever needs."""
_FIRST_DIRECTORY_SECTOR: Final = 48
_SECTOR: Final = 512
_ENTRY: Final = 128
_ENTRY_KIND: Final = 66
_ENTRY_COLOUR: Final = 67
_BLACK: Final = 1
_LAST_SECTOR: Final = 0xFFFFFFFA


def conforming(project: bytes) -> bytes:
    """Give the compound file `vbaProject.bin` as the specifications have it."""
    file = CFB.from_bytes(project)
    records = decompress(file.get_stream_in_storage(_STORAGE, _STREAM))
    surplus = len(records) - len(records.rstrip(b"\0"))
    ended = records[: len(records) - surplus].removesuffix(_END[:1]) + _END
    file.write_stream_in_storage(_STORAGE, _STREAM, compress(ended))
    return _blackened(file.to_bytes())


def _blackened(file: bytes) -> bytes:
    """Make every entry of the directory black, which the specification names as the simplest."""
    painted = bytearray(file)
    for sector in _directory(file):
        start = _at(sector)
        for entry in range(start, start + _SECTOR, _ENTRY):
            if painted[entry + _ENTRY_KIND]:
                painted[entry + _ENTRY_COLOUR] = _BLACK
    return bytes(painted)


def _directory(file: bytes) -> Iterator[int]:
    """Give the sectors of the directory."""
    (sector,) = struct.unpack_from("<I", file, _FIRST_DIRECTORY_SECTOR)
    while sector <= _LAST_SECTOR:
        yield sector
        fat, entry = divmod(sector, _SECTOR // 4)
        (at,) = struct.unpack_from("<I", file, _FIRST_FAT_ENTRIES + 4 * fat)
        (sector,) = struct.unpack_from("<I", file, _at(at) + 4 * entry)


def _at(sector: int) -> int:
    """Give where a sector begins; the header takes the place of one."""
    return (sector + 1) * _SECTOR
