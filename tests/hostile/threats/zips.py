"""Zips built to harm: bombs, lies, overlaps, and those that came to harm themselves."""

from __future__ import annotations

import struct
import zlib
from functools import partial
from typing import NamedTuple

from tests.hostile.old_formats import ods, zipped
from tests.hostile.threats.threat import Threat, book, plan

_SHEET, _TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


class Entry(NamedTuple):
    """One entry of a zip, as its directory tells it."""

    name: str
    packed: bytes
    size: int
    crc: int = 0
    method: int = 8
    flags: int = 0
    offset: int | None = None
    """Where it is said to stand, if not where it stands."""


def entry(name: str, content: str | bytes) -> Entry:
    """Give an honest entry."""
    data = content.encode() if isinstance(content, str) else content
    deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
    return Entry(name, deflater.compress(data) + deflater.flush(), len(data), zlib.crc32(data))


def raw_zip(entries: list[Entry]) -> bytes:
    """Write a zip of entries as they are told, true or not."""
    data, listed = b"", b""
    for each in entries:
        name, at = each.name.encode(), len(data)
        same = (each.method, 0, 33, each.crc, len(each.packed), each.size, len(name))
        data += struct.pack("<4s5H3L2H", b"PK\3\4", 20, each.flags, *same, 0) + name + each.packed
        listed += struct.pack(
            *("<4s6H3L5H2L", b"PK\1\2", 20, 20, each.flags, *same, 0, 0, 0, 0, 0),
            at if each.offset is None else each.offset,
        )
        listed += name
    count = len(entries)
    ending = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(listed), len(data), 0)
    return data + listed + ending


def bomb(part: str, before: str, block: bytes, mebibytes: int, size: int | None = None) -> bytes:
    """Write a workbook in which one part goes on and on with the same block.

    The block is deflated once and stands there again and again; nobody inflates all of it.
    """
    deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
    head = deflater.compress(before.encode()) + deflater.flush(zlib.Z_FULL_FLUSH)
    whole = block * ((1 << 20) // len(block))
    body = deflater.compress(whole) + deflater.flush(zlib.Z_FULL_FLUSH)
    told = len(before) + mebibytes * len(whole) if size is None else size
    parts = plan()
    parts.pop(part, None)
    big = Entry(part, head + body * mebibytes + b"\3\0", told)
    return raw_zip([big, *(entry(name, content) for name, content in parts.items())])


def _head(root: str = "worksheet") -> str:
    return f'<{root} xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def _overlapping() -> bytes:
    """Let many entries be the same bytes, so that a little is a lot."""
    parts = [entry(name, content) for name, content in plan().items()]
    kernel = Entry("xl/media/a", bytes(60_000), 60_000_000)
    return raw_zip(
        [kernel, *(kernel._replace(name=f"xl/media/{at}", offset=0) for at in range(9)), *parts]
    )


def _changed(old: str, **new: object) -> bytes:
    parts = [entry(name, content) for name, content in plan().items()]
    return raw_zip([each._replace(**new) if each.name == old else each for each in parts])


def _added(name: str, content: str = "x") -> bytes:
    return zipped({**plan(), name: content})


def _twice(name: str) -> bytes:
    parts = [entry(part, content) for part, content in plan().items()]
    return raw_zip([*parts, entry(name, plan({"F7": "><v>999</v>"})[_SHEET])])


def _cut(part: int) -> bytes:
    whole = book()
    return whole[: len(whole) * part // 10]


def _flipped() -> bytes:
    whole = bytearray(book())
    whole[whole.index(b"sheet1.xml") + 200] ^= 0xFF
    return bytes(whole)


_ZEROS, _CELLS = bytes(1024), b'<c r="A1"/>'

THREATS = (
    Threat("a gigabyte in a sheet", partial(bomb, _SHEET, _head(), b" " * 1024, 1024), "unsafe", says="zip bomb"),
    Threat("a gigabyte in an attribute", partial(bomb, _SHEET, _head()[:-1] + ' a="', b"x" * 1024, 1024), "unsafe"),
    Threat("a gigabyte in a comment", partial(bomb, _SHEET, "<!--", b"-x" * 512, 1024), "unsafe"),
    Threat("a gigabyte of one shared text", partial(bomb, _TEXTS, _head("sst") + "<si><t>", b"x" * 1024, 1024), "unsafe"),
    Threat("thirty million cells", partial(bomb, _SHEET, _head() + '<sheetData><row r="1">', _CELLS, 330), "unsafe"),
    Threat("twenty million rows", partial(bomb, _SHEET, _head() + "<sheetData>", b"<row/>", 120), "unsafe"),
    Threat("thirty million texts", partial(bomb, _TEXTS, _head("sst"), b"<si><t/></si>", 400), "unsafe"),
    Threat("a bomb that says it is small", partial(bomb, _SHEET, _head(), b" " * 1024, 64, 999), "unsafe"),
    Threat("a bomb in a part that nobody reads", partial(bomb, "docProps/app.xml", "", _ZEROS, 1024), "read"),
    Threat("entries on top of each other", _overlapping, "unsafe", says="on top of each other"),
    Threat("a name that leads out", partial(_added, "../../jahat.xml"), "unsafe", says="dangerous name"),
    Threat("a name that leads out with backslashes", partial(_added, "..\\..\\jahat.xml"), "unsafe"),
    Threat("a name with a drive", partial(_added, "C:\\jahat.xml"), "unsafe"),
    Threat("a name from the root", partial(_added, "/etc/jahat"), "read"),
    Threat("a sheet twice in the zip", partial(_twice, _SHEET), "unsafe", says="stands twice"),
    Threat("a sheet twice in other letters", partial(_twice, "XL\\Worksheets\\SHEET1.XML"), "unsafe"),
    Threat("cut off early", partial(_cut, 3), "damaged"),
    Threat("cut off late", partial(_cut, 9), "damaged"),
    Threat("one byte changed", _flipped, "damaged"),
    Threat("a wrong checksum", partial(_changed, _SHEET, crc=1), "damaged", says="CRC"),
    Threat("a method nobody has", partial(_changed, _SHEET, method=99), "damaged", says="method 99"),
    Threat("an entry with a password", partial(_changed, _SHEET, flags=1), "encrypted"),
    Threat("an entry beyond the end", partial(_changed, _SHEET, offset=0xFFFFFF), "damaged"),
    Threat("more entries than anybody has", lambda: raw_zip([Entry(f"a{at}", b"", 0) for at in range(2001)]), "unsafe"),
    Threat("no list of content types", lambda: zipped({k: v for k, v in plan().items() if "Types" not in k}), "read"),
    Threat("an OpenDocument that is a bomb", lambda: raw_zip([
        entry("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        Entry("content.xml", zlib.compress(b"<a>" + b" " * (30 << 20), 9)[2:-4], 30 << 20),
    ]), "unsafe", ending="ods"),
    Threat("an OpenDocument cut off", lambda: ods()[:-300], "damaged", ending="ods"),
)  # fmt: skip
