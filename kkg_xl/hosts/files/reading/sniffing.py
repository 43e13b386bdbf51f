"""What a file is, told from its first bytes; its name is not asked."""

from __future__ import annotations

from kkg_xl.domain.text import Text
from kkg_xl.usecases.unreadable import (
    EMPTY,
    NOT_A_WORKBOOK,
    ONLY_ZEROS,
    UNSUPPORTED,
    UnreadableWorkbookError,
)

ZIP = "zip"
COMPOUND = "compound"
"""The container of Excel 97 to 2003, and of encrypted workbooks of any age."""
RECORDS = "records"
"""Excel 2 to 4, whose records stand in the file without a container."""

_HEAD = 8192
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

WORD = Text("dokumen Word", "a Word document")
POWERPOINT = Text("presentasi PowerPoint", "a PowerPoint presentation")
ANOTHER = Text("berkas jenis lain", "a file of another kind")
_WEB_PAGE = Text("halaman web (HTML)", "a web page (HTML)")
_XML_2003 = Text("Spreadsheet XML 2003", "XML Spreadsheet 2003")
_PLAIN_TEXT = Text("teks biasa", "plain text")
_CSV = Text("teks CSV", "CSV text")

_OTHERS = (
    (b"%PDF", Text("dokumen PDF", "a PDF document")),
    (b"\x89PNG", Text("gambar PNG", "a PNG picture")),
    (b"\xff\xd8\xff", Text("foto JPEG", "a JPEG photo")),
    (b"Rar!", Text("arsip RAR", "a RAR archive")),
    (b"7z\xbc\xaf", Text("arsip 7-Zip", "a 7-Zip archive")),
    (b"\x1f\x8b", Text("arsip gzip", "a gzip archive")),
    (b"{\\rtf", Text("dokumen RTF", "an RTF document")),
    (b"L\0\0\0\x01\x14\x02", Text("pintasan Windows", "a Windows shortcut")),
    (b"MIME-Version", _WEB_PAGE),
)
_WEB_MARKS = (b"<!doctype html", b"<html", b"<table", b"<meta", b"<head", b"<body", b"<div")


def sniff(data: bytes) -> str:
    """Tell the container of a workbook.

    Raises `UnreadableWorkbookError` that names what it is instead.
    """
    if data.startswith(b"PK\x03\x04"):
        return ZIP
    if data.startswith(_COMPOUND):
        return COMPOUND
    if data[:2] in (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08"):
        return RECORDS
    if not data:
        raise UnreadableWorkbookError(EMPTY)
    if not data.strip(b"\0"):
        raise UnreadableWorkbookError(ONLY_ZEROS)
    for mark, what in _OTHERS:
        if data.startswith(mark):
            raise UnreadableWorkbookError(NOT_A_WORKBOOK, what=what)
    text = _as_text(data[:_HEAD])
    if b"urn:schemas-microsoft-com:office:spreadsheet" in text:
        raise UnreadableWorkbookError(UNSUPPORTED, what=_XML_2003)
    raise UnreadableWorkbookError(NOT_A_WORKBOOK, what=_kind_of_text(text))


def _as_text(head: bytes) -> bytes:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", "ignore").encode()
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()


def _kind_of_text(text: bytes) -> Text:
    if text.startswith(_WEB_MARKS) or (text.startswith(b"<") and b"<table" in text):
        return _WEB_PAGE
    if not text.isascii() and b"\0" in text:
        return ANOTHER
    if any(byte < 9 or 13 < byte < 32 for byte in text):  # noqa: PLR2004 - control characters
        return ANOTHER
    lines = text.splitlines()[:3]
    separated = all(any(mark in line for mark in b",;\t") for line in lines)
    return _CSV if len(lines) > 1 and separated else _PLAIN_TEXT
