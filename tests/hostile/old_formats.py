"""Writes small `.xls`, `.xlsb` and `.ods` workbooks, to the byte the same each time.

Records and parts as [MS-XLS], [MS-CFB], [MS-XLSB] and OpenDocument 1.2 have them, no more of each
than readers ask for. Cells are texts, numbers, truth values, or bytes for the code of an error.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence
from typing import TypeAlias
from xml.sax.saxutils import escape

from tests.hosts.packages import content_types

Value: TypeAlias = "str | float | bool | bytes | None"
Rows: TypeAlias = Sequence[Sequence[Value]]

BUDGET: Rows = (
    ("RENCANA ANGGARAN BIAYA", None, None, None, None, None),
    (None, None, None, None, None, None),
    ("No", "Uraian", "Volume", "Satuan", "Harga Satuan", "Jumlah"),
    (1, "Konsumsi peserta", 20, "OH", 35_000, 700_000),
    (2, "Fotokopi bahan", 400, "lembar", 250, 100_000),
    (3, "Honor narasumber", 4, "OJ", 150_000, 600_000),
    (None, "Jumlah", None, None, None, 1_400_000),
)
"""A small plan that is right."""

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def xls(rows: Rows = BUDGET, sheet: str = "RAB", more: bytes = b"") -> bytes:
    """Write Excel 97; `more` are records that stand in the sheet, behind its cells."""
    return compound(biff(rows, sheet, more))


def biff(rows: Rows = BUDGET, sheet: str = "RAB", more: bytes = b"") -> bytes:
    """Write the stream `Workbook` of Excel 97."""
    font = record(
        0x31, struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + _short("Arial")
    )
    style, look = (record(0xE0, struct.pack("<HHH14x", 0, 0, kind)) for kind in (0xFFF5, 0x0001))
    before = _bof(5) + record(0x42, b"\xb0\x04") + font * 5 + style * 15 + look
    before += record(0x293, b"\x00\x80\x00\xff")
    name = _short(sheet)
    at = len(before) + len(record(0x85, bytes(6) + name)) + len(record(0x0A, b""))
    return (
        before
        + record(0x85, struct.pack("<IBB", at, 0, 0) + name)
        + record(0x0A, b"")
        + _bof(0x10)
        + record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows), default=0), 0))
        + b"".join(
            _xls_cell(at, column, value)
            for at, row in enumerate(rows)
            for column, value in enumerate(row)
            if value is not None
        )
        + more
        + record(0x0A, b"")
    )


def record(number: int, data: bytes) -> bytes:
    """Write one record of Excel 97."""
    return struct.pack("<HH", number, len(data)) + data


def _bof(kind: int) -> bytes:
    return record(0x809, struct.pack("<HHHHII", 0x600, kind, 0xDBB, 0x7CC, 0, 6))


def _short(text: str) -> bytes:
    return struct.pack("<BB", len(text), 1) + text.encode("utf-16-le")


def _xls_cell(row: int, column: int, value: Value) -> bytes:
    place = struct.pack("<HHH", row, column, 15)
    match value:
        case bool():
            return record(0x205, place + struct.pack("<BB", value, 0))
        case bytes():
            return record(0x205, place + value + b"\1")
        case str():
            text = value.encode("utf-16-le")
            return record(0x204, place + struct.pack("<HB", len(value), 1) + text)
    return record(0x203, place + struct.pack("<d", value))


def compound(stream: bytes, name: str = "Workbook") -> bytes:
    """Put a stream into a container of old Office files: directory, stream and then the table."""
    sectors = max(8, -(-len(stream) // _SECTOR))  # what is shorter would stand elsewhere
    chain = [_END, *range(2, sectors + 1), _END]
    tables = -(-(len(chain) + 1) // 127)
    table = chain + [_FAT] * tables
    table += [_FREE] * (tables * 128 - len(table))
    places = [sectors + 1 + number for number in range(tables)]
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, tables, 0, 0, 4096, _END, 0, _END, 0),
    )
    header += struct.pack("<109I", *places, *[_FREE] * (109 - tables))
    entries = _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _FREE, 1, sectors * _SECTOR)
    return (
        header
        + entries.ljust(_SECTOR, b"\0")
        + stream.ljust(sectors * _SECTOR, b"\0")
        + struct.pack(f"<{len(table)}I", *table)
    )


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    around = struct.pack("<HBBIII36xIQ", len(text), kind, 1, _FREE, _FREE, child, start, size)
    return text.ljust(64, b"\0") + around


_RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def xlsb(rows: Rows = BUDGET, sheet: str = "RAB") -> bytes:
    """Write a binary workbook of Excel 2007."""
    listed = struct.pack("<II", 0, 1) + _wide("rId1") + _wide(sheet)
    book = _brt(131) + _brt(143) + _brt(156, listed) + _brt(144) + _brt(132)
    width = max(map(len, rows), default=1)
    cells = b"".join(
        _brt(0, struct.pack("<IIHBBBI", at, 0, 300, 0, 0, 0, 0))
        + b"".join(_xlsb_cell(column, value) for column, value in enumerate(row))
        for at, row in enumerate(rows)
    )
    page = _brt(129) + _brt(148, struct.pack("<IIII", 0, len(rows) - 1, 0, width - 1))
    page += _brt(145) + cells + _brt(146) + _brt(130)
    return zipped(
        {
            "[Content_Types].xml": content_types(1),
            "_rels/.rels": _related("officeDocument", "xl/workbook.bin"),
            "xl/_rels/workbook.bin.rels": _related("worksheet", "worksheets/sheet1.bin"),
            "xl/workbook.bin": book,
            "xl/worksheets/sheet1.bin": page,
        }
    )


def _related(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_RELATED}"><Relationship Id="rId1" Type="{_OFFICE}/{kind}" '
        f'Target="{target}"/></Relationships>'
    )


def _brt(number: int, data: bytes = b"") -> bytes:
    kind = bytes([number]) if number < 128 else bytes([number & 127 | 128, number >> 7])
    size, length = len(data), b""
    while size > 127:
        length, size = length + bytes([size & 127 | 128]), size >> 7
    return kind + length + bytes([size]) + data


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _xlsb_cell(column: int, value: Value) -> bytes:
    place = struct.pack("<II", column, 0)
    match value:
        case None:
            return b""
        case bool():
            return _brt(4, place + bytes([value]))
        case bytes():
            return _brt(3, place + value)
        case str():
            return _brt(6, place + _wide(value))
    return _brt(5, place + struct.pack("<d", value))


_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def ods(rows: Rows = BUDGET, sheet: str = "RAB", more: str = "") -> bytes:
    """Write an OpenDocument spreadsheet; `more` stands behind its rows."""
    lines = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<office:document-content xmlns:office="{_ODF}:office:1.0" '
        f'xmlns:table="{_ODF}:table:1.0" xmlns:text="{_ODF}:text:1.0" office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="{escape(sheet)}">'
        f"{lines}{more}</table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    return zipped({"mimetype": _ODS, "content.xml": content, "META-INF/manifest.xml": manifest})


def _ods_cell(value: Value) -> str:
    match value:
        case None:
            return "<table:table-cell/>"
        case bool():
            kind, told = "boolean", f'office:boolean-value="{str(value).lower()}"'
        case str() | bytes():
            kind, told = "string", ""
        case _:
            kind, told = "float", f'office:value="{value}"'
    shown = escape(str(value))
    return (
        f'<table:table-cell office:value-type="{kind}" {told}><text:p>{shown}</text:p>'
        "</table:table-cell>"
    )


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Zip parts, to the byte the same each time."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(entry, content)
    return file.getvalue()
