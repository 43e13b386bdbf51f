"""The styles of a workbook, of which only the number formats of cells are wanted.

The two lists that say them are cut out and scanned: parsing all of a styles part, which may be
larger than the sheets, would cost more than reading those. Whatever the scan does not know goes
through expat.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kkg_xl.hosts.files.reading import limits
from kkg_xl.hosts.files.reading.number_formats import built_in, shows_date
from kkg_xl.hosts.files.reading.package import Package
from kkg_xl.hosts.files.reading.xml_parts import Attributes, parse
from kkg_xl.hosts.files.reading.xml_text import NotPlainError, plain, without_entities
from kkg_xl.usecases.unreadable import TOO_MANY_STYLES, UnreadableWorkbookError


class NumberFormat(NamedTuple):
    """How numbers of a style look."""

    code: str
    is_date: bool


GENERAL = NumberFormat("General", is_date=False)

_FORMAT = re.compile(rb'<numFmt numFmtId="(\d{1,9})" formatCode="([^"<\n\t]*)"')
_STYLE = re.compile(rb'<xf (?:[^<>]*? )??numFmtId="(\d{1,9})"')


def read_styles(package: Package, part: str) -> tuple[NumberFormat, ...]:
    """Read the number format of every cell style, in the order in which cells count them."""
    data = package.read(part)
    try:
        codes, styles = _scanned(data)
    except NotPlainError:
        codes, styles = _parsed(part, data)
    if len(styles) > limits.STYLES:
        raise UnreadableWorkbookError(TOO_MANY_STYLES, limit=limits.STYLES)
    known: dict[int, NumberFormat] = {}
    for number in styles:
        if number not in known:
            code = codes.get(number) or built_in(number)
            known[number] = NumberFormat(code, shows_date(code))
    return tuple([known[number] for number in styles])


def _scanned(data: bytes) -> tuple[dict[int, str], list[int]]:
    """Scan the two lists. Raises `NotPlainError` unless they are as Excel and its likes write."""
    if b"<!" in data:
        raise NotPlainError
    styles, spelled = _list(data, b"cellXfs"), _list(data, b"numFmts")
    numbers, codes = _STYLE.findall(styles), _FORMAT.findall(spelled)
    if len(numbers) != styles.count(b"<xf ") or len(codes) != spelled.count(b"<numFmt "):
        raise NotPlainError
    return (
        {int(number): without_entities(plain(code)) for number, code in codes},
        [int(number) for number in numbers],
    )


def _list(data: bytes, name: bytes) -> bytes:
    """Cut out one list of the part; empty if there is none."""
    start, end = data.find(b"<" + name), data.find(b"</" + name)
    if (start < 0) is not (end < 0) or end < start or data.count(b"<" + name) > 1:
        raise NotPlainError
    if start < 0 and b":" + name in data:  # it is there, with a prefix
        raise NotPlainError
    return data[start:end] if start >= 0 else b""


def _parsed(part: str, data: bytes) -> tuple[dict[int, str], list[int]]:
    codes: dict[int, str] = {}
    styles: list[int] = []
    within = [""]

    def start(name: str, attributes: Attributes) -> None:
        number = attributes.get("numFmtId", "")
        if name == "xf" and within[-1] == "cellXfs":
            styles.append(int(number) if number.isdecimal() else 0)
        elif name == "numFmt" and within[-1] == "numFmts" and number.isdecimal():
            codes[int(number)] = attributes.get("formatCode", "")
        within.append(name)

    def end(_name: str) -> None:
        within.pop()

    parse(part, (data,), start, end)
    return codes, styles
