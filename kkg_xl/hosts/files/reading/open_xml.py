"""Puts together a workbook from the parts of an Office Open XML package."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial

from kkg_xl.hosts.files.reading import limits
from kkg_xl.hosts.files.reading.cell_values import CellValues
from kkg_xl.hosts.files.reading.package import Package
from kkg_xl.hosts.files.reading.shared_strings import read_shared_strings
from kkg_xl.hosts.files.reading.sheet_content import SheetContent
from kkg_xl.hosts.files.reading.sheet_part import parse_sheet
from kkg_xl.hosts.files.reading.sheet_scan import scan_sheet
from kkg_xl.hosts.files.reading.sniffing import ANOTHER, POWERPOINT, WORD
from kkg_xl.hosts.files.reading.styles_part import NumberFormat, read_styles
from kkg_xl.hosts.files.reading.table_part import read_tables
from kkg_xl.hosts.files.reading.workbook_part import (
    Relationship,
    inside,
    link_target,
    main_part,
    read_workbook_part,
    relationships,
)
from kkg_xl.hosts.files.reading.xml_text import NotPlainError
from kkg_xl.sheets.grid import Book, Grid, ListTable, Reservation
from kkg_xl.sheets.refs import address
from kkg_xl.usecases.unreadable import NOT_A_WORKBOOK, TEXTS_TOO_LONG, UnreadableWorkbookError

_OTHER_DOCUMENTS = {"document": WORD, "presentation": POWERPOINT}


def read_open_xml(
    package: Package, name: str, *, scan: bool = True, only: Collection[str] | None = None
) -> Book:
    """Read the workbook of a package; without `scan`, every sheet through expat.

    If `only` names sheets, all others are left out.

    Raises `UnreadableWorkbookError`.
    """
    part = main_part(package)
    if not part:
        raise UnreadableWorkbookError(NOT_A_WORKBOOK, what=ANOTHER)
    found = read_workbook_part(package, part)
    if found.root != "workbook":
        what = _OTHER_DOCUMENTS.get(found.root.rpartition(" ")[2], ANOTHER)
        raise UnreadableWorkbookError(NOT_A_WORKBOOK, what=what)
    targets = relationships(package, part)
    styles, texts = _styles_and_texts(package, targets)
    values = CellValues(styles, texts, date1904=found.date1904)
    reservations = list(_repeated(tab.name for tab in found.tabs))
    grids: list[Grid] = []
    tables: list[ListTable] = []
    cells = 0
    for tab in found.tabs:
        if only is not None and tab.name not in only:
            continue
        target = targets.get(tab.relationship)
        if target is not None and target.kind != "worksheet":
            reservations.append(Reservation("sheet-not-cells", tab.name, detail=target.kind))
            continue
        sheet_part = inside(target, tab.name)
        empty = partial(SheetContent, tab.name, values, others=cells)
        content = _sheet(package, sheet_part, empty, scan=scan)
        cells += content.cells
        tables.extend(read_tables(package, sheet_part, tab.name))
        grids.append(content.grid(tab.visibility))
        reservations.extend(
            Reservation("shared-formula-lost", tab.name, address(row, column))
            for row, column in content.formulas.lost
        )
    if cells * max(map(len, texts), default=0) > limits.CHARACTERS:
        _refuse_long_texts(grids)
    external = tuple(link_target(package, targets.get(link)) for link in found.links)
    return Book(
        name,
        tuple(grids),
        found.date1904,
        found.names,
        external,
        tuple(reservations),
        tuple(tables),
    )


def _sheet(
    package: Package, part: str, empty: Callable[[], SheetContent], *, scan: bool
) -> SheetContent:
    if scan:
        content = empty()
        try:
            scan_sheet(part, package.chunks(part), content)
        except NotPlainError:
            pass
        else:
            return content
    content = empty()
    parse_sheet(part, package.chunks(part), content)
    return content


def _refuse_long_texts(grids: Iterable[Grid]) -> None:
    characters = sum(
        len(cell.value)
        for grid in grids
        for row in grid.rows.values()
        for cell in row.values()
        if isinstance(cell.value, str)
    )
    if characters > limits.CHARACTERS:
        limit = f"{limits.CHARACTERS >> 20} Mi"
        raise UnreadableWorkbookError(TEXTS_TOO_LONG, limit=limit)


def _styles_and_texts(
    package: Package, targets: dict[str, Relationship]
) -> tuple[tuple[NumberFormat, ...], tuple[str, ...]]:
    """Read the parts that all sheets refer to; a workbook may do without either."""
    styles: tuple[NumberFormat, ...] = ()
    texts: tuple[str, ...] = ()
    for relationship in targets.values():
        if relationship.external or relationship.target not in package:
            continue
        if relationship.kind == "styles":
            styles = read_styles(package, relationship.target)
        elif relationship.kind == "sharedStrings":
            texts = read_shared_strings(package, relationship.target)
    return styles, texts


def _repeated(names: Iterator[str]) -> Iterator[Reservation]:
    counts = Counter(name.casefold() for name in names)
    for name, count in counts.items():
        if count > 1:
            yield Reservation("sheet-names-repeated", name)
