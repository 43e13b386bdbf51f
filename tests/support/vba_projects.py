"""Reads a VBA project as strictly as its specifications are written.

[MS-CFB] says how the directory of a compound file is a tree, [MS-OVBA] what the streams of a
project hold. Written independently of what builds the add-in, over olefile.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import olefile

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it still speaks an older pyparsing
    from oletools.olevba import decompress_stream

_NOTHING = 0xFFFFFFFF
_RED, _STORAGES = 0, (1, 5)
_TERMINATOR = struct.pack("<HI", 0x10, 0)
_INFORMATION = [0x01, 0x02, 0x14, 0x03, 0x04, 0x05, 0x40, 0x06, 0x3D, 0x07, 0x08, 0x09]
"""The records that a project begins with, in their order; 0x4A may stand among them."""


class Entry(NamedTuple):
    """One entry of a directory."""

    name: str
    kind: int
    colour: int
    left: int
    right: int
    child: int

    @property
    def key(self) -> tuple[int, str]:
        """What a tree is ordered by."""
        return len(self.name), self.name.upper()


class Project(NamedTuple):
    """What is read of a project."""

    modules: dict[str, str]
    """By name, the source."""
    faults: list[str]
    """What is against the specifications."""


def read(workbook: Path) -> Project:
    """Read the project of a workbook with macros."""
    with ZipFile(workbook) as package:
        stored = package.read("xl/vbaProject.bin")
    with olefile.OleFileIO(io.BytesIO(stored), raise_defects=olefile.DEFECT_INCORRECT) as file:
        streams = {"/".join(path): file.openstream(path).read() for path in file.listdir()}
        entries = _entries(stored, file.sectorsize, file.first_dir_sector, file.fat)
    records = bytes(decompress_stream(bytearray(streams["VBA/dir"])))
    modules = {
        stream: _text(bytes(decompress_stream(bytearray(streams[f"VBA/{stream}"][offset:]))))
        for stream, offset in _modules(records)
    }
    listed = re.findall(r"(?m)^(?:Module|Class|Document)=([^/\r\n]+)", _text(streams["PROJECT"]))
    faults = [*_tree_faults(entries), *_stream_faults(records, modules)]
    if sorted(listed) != sorted(modules):
        faults.append(f"PROJECT lists {listed}, dir has {sorted(modules)}")
    return Project(modules, faults)


def _text(stream: bytes) -> str:
    return stream.decode("cp1252")


def _entries(file: bytes, size: int, sector: int, fat: list[int]) -> list[Entry | None]:
    directory = b""
    while sector < _NOTHING - 5:
        directory += file[(sector + 1) * size : (sector + 2) * size]
        sector = fat[sector]
    return [_entry(directory[at : at + 128]) for at in range(0, len(directory), 128)]


def _entry(raw: bytes) -> Entry | None:
    if not raw[66]:
        return None
    (length,) = struct.unpack_from("<H", raw, 64)
    name = raw[: length - 2].decode("utf-16-le")
    return Entry(name, raw[66], raw[67], *struct.unpack_from("<III", raw, 68))


def _tree_faults(entries: list[Entry | None]) -> Iterator[str]:
    for entry in entries:
        if entry is not None and entry.kind in _STORAGES:
            yield from _branch_faults(entries, entry.child, (0, ""), (99, ""), under_red=False)


def _branch_faults(
    entries: list[Entry | None],
    at: int,
    least: tuple[int, str],
    most: tuple[int, str],
    *,
    under_red: bool,
) -> Iterator[str]:
    if at == _NOTHING:
        return
    entry = entries[at]
    if entry is None:
        yield f"entry {at} is referred to and not there"
        return
    if not least < entry.key < most:
        yield f"{entry.name} stands at the wrong place of its tree"
    red = entry.colour == _RED
    if red and under_red:
        yield f"{entry.name} is red below a red one"
    yield from _branch_faults(entries, entry.left, least, entry.key, under_red=red)
    yield from _branch_faults(entries, entry.right, entry.key, most, under_red=red)


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 6 <= len(stream):
        kind, size = struct.unpack_from("<HI", stream, at)
        if kind == 0x09:
            size = 6  # the version is longer than it says
        yield kind, stream[at + 6 : at + 6 + size]
        at += 6 + size


def _modules(records: bytes) -> Iterator[tuple[str, int]]:
    """Give the stream of every module and where its source begins."""
    stream, offset = "", 0
    for kind, data in _records(records):
        if kind == 0x1A:
            stream = data.decode("cp1252")
        elif kind == 0x31:
            (offset,) = struct.unpack("<I", data)
        elif kind == 0x2B:
            yield stream, offset


def _stream_faults(records: bytes, modules: dict[str, str]) -> Iterator[str]:
    kinds = [kind for kind, _ in _records(records) if kind != 0x4A]
    if kinds[: len(_INFORMATION)] != _INFORMATION:
        yield f"dir begins with {kinds[: len(_INFORMATION)]}"
    if kinds[-1:] != [0x10] or not records.endswith(_TERMINATOR):
        yield f"dir ends with {records[-12:].hex()}"
    for name, source in modules.items():
        if not source.startswith(f'Attribute VB_Name = "{name}"\r\n'):
            yield f"{name} has another name in its source"
        if max(map(len, source.splitlines())) > 1023:
            yield f"{name} has a line longer than VBA reads"
