"""Number formats of cells as the file says them, of blank ones too, which the reader leaves out."""

from __future__ import annotations

from collections.abc import Collection

from kkg_xl.domain.figures import Place
from kkg_xl.hosts.files.reading.package import Package
from kkg_xl.hosts.files.reading.styles_part import GENERAL, read_styles
from kkg_xl.hosts.files.reading.workbook_part import sheet_parts
from kkg_xl.hosts.files.writing.package_edit import PackageEdit
from kkg_xl.hosts.files.writing.sheet_places import SheetPlaces
from kkg_xl.hosts.files.writing.styles_edit import styles_part
from kkg_xl.hosts.files.writing.xml_edit import in_utf_8
from kkg_xl.sheets.refs import parse_address


def number_formats(data: bytes, places: Collection[Place]) -> dict[Place, str]:
    """Give the number formats of cells, of those on sheets that are there.

    Raises `UnreadableWorkbookError`.
    """
    package = Package(data)
    styles_at = styles_part(PackageEdit(data))
    styles = read_styles(package, styles_at) if styles_at in package else ()
    by_sheet: dict[str, list[Place]] = {}
    for place in places:
        by_sheet.setdefault(place.sheet, []).append(place)
    found: dict[Place, str] = {}
    for sheet, part in sheet_parts(package, by_sheet):
        cells = {place: parse_address(place.cell) for place in by_sheet[sheet]}
        rows = {row for row, _ in cells.values()}
        looked = SheetPlaces(part, in_utf_8(part, package.read(part)), rows)
        for place, at in cells.items():
            style = looked.style(*at)
            found[place] = styles[style].code if style < len(styles) else GENERAL.code
    return found
