"""Files of other kinds, and old workbooks that are hurt."""

from __future__ import annotations

import struct
from functools import partial
from random import Random

from tests.hostile.old_formats import biff, compound, ods, record, xls, xlsb, zipped
from tests.hostile.threats.threat import Threat, book, plan

_LOCKED = record(0x2F, b"\1\0\1\0\1\0" + bytes(48))
_VEILED = record(0x2F, bytes(6))
"""FILEPASS: from here on the stream is encrypted, or only veiled as in Excel 95."""


def _entries(*names: str) -> bytes:
    """Make the container of old Office files with these names in its directory."""
    listed = (name.encode("utf-16-le").ljust(64, b"\0") + bytes(64) for name in names)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + b"".join(listed)


def _locked_xls(lock: bytes) -> bytes:
    stream = biff()
    first = 4 + int.from_bytes(stream[2:4], "little")
    return compound(stream[:first] + lock + stream[first:])


def _record_beyond(stream: bytes) -> bytes:
    """Let the last record say that it is longer than what follows."""
    return compound(stream[:-4] + struct.pack("<HH", 0x203, 60_000) + bytes(14))


def _round_and_round() -> bytes:
    """Let the chain of sectors come back to its start."""
    data = bytearray(xls())
    table = data.rindex(struct.pack("<II", 0xFFFFFFFE, 2))
    data[table + 8 : table + 12] = struct.pack("<I", 1)
    return bytes(data)


def _office(root: str) -> bytes:
    return zipped({**plan(), "xl/workbook.xml": f'<w:{root} xmlns:w="urn:w"/>'})


_FAR = record(0x203, struct.pack("<HHHd", 65_535, 20, 15, 1.0))
_WIDE = record(0x203, struct.pack("<HHHd", 9, 40_000, 15, 1.0))
_MERGED = record(0xE5, struct.pack("<HHHHH", 1, 0, 65_535, 0, 65_535))
_ODD = 'table:number-rows-repeated="1048576"'
THREATS = (
    Threat("nothing", lambda: b"", "empty"),
    Threat("zeros", lambda: bytes(9000), "empty"),
    Threat("noise", lambda: b"\xee" + Random(1).randbytes(9000), "not-a-workbook"),
    Threat("a web page", lambda: b"<html><table><tr><td>5</td></tr></table></html>", "not-a-workbook", says="HTML", ending="xls"),
    Threat("a web archive", lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "not-a-workbook", says="HTML", ending="xls"),
    Threat("XML of 2003", lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "unsupported", ending="xls"),
    Threat("tabs and lines", lambda: b"No\tUraian\r\n1\tAir\r\n", "not-a-workbook", says="CSV", ending="xls"),
    Threat("commas and lines", lambda: b"No,Uraian\n1,Air\n", "not-a-workbook", says="CSV"),
    Threat("a PDF", lambda: b"%PDF-1.7\n", "not-a-workbook", says="PDF"),
    Threat("a picture", lambda: b"\x89PNG\r\n\x1a\n", "not-a-workbook", says="PNG"),
    Threat("a RAR archive", lambda: b"Rar!\x1a\x07\x00", "not-a-workbook", says="RAR"),
    Threat("a shortcut", lambda: b"L\0\0\0\x01\x14\x02" + bytes(90), "not-a-workbook", says="shortcut"),
    Threat("a letter", partial(_office, "document"), "not-a-workbook", says="Word"),
    Threat("slides", partial(_office, "presentation"), "not-a-workbook", says="PowerPoint"),
    Threat("a zip of pictures", lambda: zipped({"a.png": b"x"}), "not-a-workbook"),
    Threat("a zip of nothing", lambda: b"PK\5\6" + bytes(18), "not-a-workbook"),
    Threat("an OpenDocument letter", lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "not-a-workbook"),
    Threat("an OpenDocument with a password", lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml": "<m><encryption-data/></m>"}), "encrypted", ending="ods"),
    Threat("a workbook with a password", lambda: _entries("Root Entry", "EncryptionInfo", "EncryptedPackage"), "encrypted"),
    Threat("an old workbook with a password", partial(_locked_xls, _LOCKED), "encrypted", ending="xls"),
    Threat("an old workbook with a weak password", partial(_locked_xls, _VEILED), "encrypted", ending="xls"),
    Threat("an old letter", lambda: _entries("Root Entry", "WordDocument"), "not-a-workbook", says="Word", ending="xls"),
    Threat("an old workbook", xls, "read", ending="xls"),
    Threat("a binary workbook", xlsb, "read", ending="xlsb"),
    Threat("an OpenDocument workbook", ods, "read", ending="ods"),
    Threat("an old workbook that calls itself new", xls, "read", says="ends .xlsx"),
    Threat("a new workbook that calls itself old", book, "read", says="ends .xls", ending="xls"),
    Threat("an old workbook without a container", biff, "read", ending="xls"),
    Threat("an old workbook cut off", lambda: xls()[:1500], "damaged", ending="xls"),
    Threat("an old workbook whose last record is too long", lambda: _record_beyond(biff()), "damaged", ending="xls"),
    Threat("an old workbook whose sectors go round", _round_and_round, "damaged", ending="xls"),
    Threat("an old workbook with a cell far below", lambda: xls(more=_FAR), "read", ending="xls"),
    Threat("an old workbook with a cell off its sheet", lambda: xls(more=_WIDE), "damaged", ending="xls"),
    Threat("an old workbook that merges everything", lambda: xls(more=_MERGED), "damaged", ending="xls"),
    Threat("a binary workbook cut off inside", lambda: zipped({"[Content_Types].xml": "<a/>", "xl/workbook.bin": b"\x83\x01"}), "damaged", ending="xlsb"),
    Threat("an OpenDocument with a million rows", lambda: ods(more=f"<table:table-row {_ODD}><table:table-cell/></table:table-row>"), "read", ending="ods"),
    Threat("an OpenDocument with a billion cells", lambda: ods(more=f'<table:table-row {_ODD}><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>'), "damaged", ending="ods"),
)  # fmt: skip
