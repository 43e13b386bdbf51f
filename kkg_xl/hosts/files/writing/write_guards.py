"""What must not be written to: asked of the whole package, and of every cell that is to change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

from kkg_xl.hosts.files.reading.sheet_part import is_picture
from kkg_xl.hosts.files.reading.xml_parts import MAIN, is_true
from kkg_xl.hosts.files.writing.package_edit import PackageEdit
from kkg_xl.hosts.files.writing.sheet_places import SheetPlaces
from kkg_xl.hosts.files.writing.styles_edit import styles_part
from kkg_xl.sheets.grid import Book, Grid, Kind
from kkg_xl.sheets.plan import CellChange
from kkg_xl.sheets.refs import MAX_COLUMN, MAX_ROW, Area, address, parse_area
from kkg_xl.usecases.refusals import (
    BOOK_PROTECTED,
    IN_ARRAY,
    IN_DATA_TABLE,
    IN_HEADING,
    IN_MERGED,
    IN_PICTURE,
    IN_PIVOT,
    NOT_WRITTEN,
    OUTSIDE_SHEET,
    SHEET_PROTECTED,
    SIGNED,
    Refusal,
    RefusedError,
)

_MAIN_TYPES = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": ".xlsx",
    "application/vnd.ms-excel.sheet.macroenabled.main+xml": ".xlsm",
}
"""By the content type of the workbook part, which Excel holds against the name of the file."""
_STRICT = MAIN[1]


def ending_of(package: PackageEdit) -> str:
    """Give the ending that a workbook of its kind has.

    Raises `RefusedError` for one that is not written: strict, a template, an add-in.
    """
    main = package.main_part()
    if _STRICT.encode() in package.read(main)[:4096]:
        raise RefusedError(NOT_WRITTEN, what="Strict Open XML")
    announced = package.content_type(main)
    kind = _MAIN_TYPES.get(announced.lower())
    if kind is None:
        raise RefusedError(NOT_WRITTEN, what=announced or "?")
    return kind


def refuse_signed(package: PackageEdit) -> None:
    """Raise `RefusedError` for a workbook whose signature any change would break.

    The signature of macros alone covers nothing but them.
    """
    if any(link.kind == "origin" for link in package.links("").values()) or any(
        name.lower().startswith("_xmlsignatures/") for name in package.names()
    ):
        raise RefusedError(SIGNED)


def refuse_locked_structure(package: PackageEdit, sheet: str) -> None:
    """Raise `RefusedError` if no sheet may be added."""
    protection = package.xml(package.main_part()).root.child("workbookProtection")
    if protection is not None and is_true(protection.attributes.get("lockStructure")):
        raise RefusedError(BOOK_PROTECTED, sheet=sheet)


class _Reserved(NamedTuple):
    """An area whose cells are not changed one by one."""

    area: Area
    refusal: Refusal
    table: str = ""


class CellGuard:
    """Tells of one sheet which cells must not be changed."""

    def __init__(
        self, package: PackageEdit, part: str, places: SheetPlaces, grid: Grid, book: Book
    ) -> None:
        """Gather what is reserved or locked in a sheet."""
        self._sheet = grid.name
        self._places, self._grid = places, grid
        self._reserved = (
            *_formula_areas(places),
            *_pivot_areas(package, part),
            *_heading_areas(book, grid.name),
        )
        _, protection = places.frame.get("sheetProtection", (None, {}))
        self._unlocked = _unlocked(package) if is_true(protection.get("sheet")) else None

    def refuse(self, changes: Iterable[CellChange]) -> None:
        """Raise `RefusedError` for the first change that must not be."""
        for change in changes:
            place = (change.row, change.column)
            if not (1 <= change.row <= MAX_ROW and 1 <= change.column <= MAX_COLUMN):
                cell = f"R{change.row}C{change.column}"
                raise RefusedError(OUTSIDE_SHEET, sheet=self._sheet, cell=cell)
            cell = address(*place)
            for area, refusal, table in self._reserved:
                if _within(area, place):
                    raise RefusedError(
                        refusal, sheet=self._sheet, cell=cell, area=str(area), table=table
                    )
            for area in self._grid.merged:
                if _within(area, place) and place != area[:2]:
                    raise RefusedError(IN_MERGED, sheet=self._sheet, cell=cell, area=str(area))
            if self._shows_picture(place):
                raise RefusedError(IN_PICTURE, sheet=self._sheet, cell=cell)
            if self._unlocked is not None and self._places.style(*place) not in self._unlocked:
                raise RefusedError(SHEET_PROTECTED, sheet=self._sheet, cell=cell)

    def _shows_picture(self, place: tuple[int, int]) -> bool:
        row = self._places.rows.get(place[0])
        known = row.cells.get(place[1]) if row is not None else None
        blank = self._grid.cell(*place).kind is Kind.BLANK
        return blank and known is not None and is_picture(known.attributes)


def _within(area: Area, place: tuple[int, int]) -> bool:
    return area.top <= place[0] <= area.bottom and area.left <= place[1] <= area.right


def _formula_areas(places: SheetPlaces) -> Iterator[_Reserved]:
    """Give the areas that one formula fills; one of a single cell may be replaced whole."""
    for formula in places.reaching:
        kind, reference = formula.attributes.get("t"), formula.attributes.get("ref", "")
        if kind == "shared" or not reference:
            continue
        area = parse_area(reference)
        if kind == "dataTable":
            yield _Reserved(area, IN_DATA_TABLE)
        elif area[:2] != area[2:]:
            yield _Reserved(area, IN_ARRAY)


def _pivot_areas(package: PackageEdit, part: str) -> Iterator[_Reserved]:
    for link in package.links(part).values():
        if link.kind == "pivotTable" and link.target in package:
            location = package.xml(link.target).root.child("location")
            if location is not None:
                with suppress(ValueError):
                    yield _Reserved(parse_area(location.attributes.get("ref", "")), IN_PIVOT)


def _heading_areas(book: Book, sheet: str) -> Iterator[_Reserved]:
    """Give the headings of tables: each stands in the table's own part too."""
    for table in book.tables:
        if table.sheet == sheet and table.headers:
            yield _Reserved(table.area._replace(bottom=table.area.top), IN_HEADING, table.name)


def _unlocked(package: PackageEdit) -> frozenset[int]:
    """Give the styles, as cells name them, whose cells may be changed in a protected sheet."""
    part = styles_part(package)
    if part not in package:
        return frozenset()
    looks = package.xml(part).root.child("cellXfs")
    unlocked: set[int] = set()
    for place, look in enumerate(looks.children if looks is not None else ()):
        protection = look.child("protection")
        if protection is not None and not is_true(protection.attributes.get("locked", "1")):
            unlocked.add(place)
    return frozenset(unlocked)
