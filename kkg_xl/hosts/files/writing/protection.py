"""Which sheets of a workbook are protected."""

from __future__ import annotations

from collections.abc import Collection

from kkg_xl.hosts.files.reading.package import Package
from kkg_xl.hosts.files.reading.workbook_part import sheet_parts
from kkg_xl.hosts.files.reading.xml_parts import Attributes, is_true, parse


def protected_sheets(data: bytes, among: Collection[str]) -> frozenset[str]:
    """Name those of some sheets whose protection is on. Raises `UnreadableWorkbookError`."""
    package, found = Package(data), set[str]()
    for sheet, part in sheet_parts(package, among):

        def start(name: str, attributes: Attributes, sheet: str = sheet) -> None:
            if name == "sheetProtection" and is_true(attributes.get("sheet")):
                found.add(sheet)

        parse(part, package.chunks(part), start)
    return frozenset(found)
