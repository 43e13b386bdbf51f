"""Cells of a package marked, and their marks taken away: a fill and a note each, and no more.

A fill is told from one that a person has chosen by the second colour that a solid fill has and
never shows; Excel keeps it. Protection of a sheet is no obstacle: what is marked is a copy, and
its cells hold what they held.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Final, TypeAlias

from kkg_xl.domain.figures import Place
from kkg_xl.hosts.files.marks.cell_fills import filling, with_filling
from kkg_xl.hosts.files.marks.notes import Notes
from kkg_xl.hosts.files.rendering.styles import MARKS
from kkg_xl.hosts.files.writing.package_edit import PackageEdit
from kkg_xl.hosts.files.writing.plan_writing import sheet_part
from kkg_xl.hosts.files.writing.sheet_patch import LookChange, SheetPatch
from kkg_xl.hosts.files.writing.sheet_places import SheetPlaces
from kkg_xl.hosts.files.writing.styles_edit import StylesEdit
from kkg_xl.hosts.files.writing.xml_edit import in_utf_8
from kkg_xl.sheets.grid import Book, Grid
from kkg_xl.sheets.plan import CellBefore, CellMark, CellUnmark
from kkg_xl.sheets.refs import parse_address
from kkg_xl.sheets.sheet_plan import Mark

_Cell: TypeAlias = tuple[int, int]
_SIGNED: Final = "FF4B4B47"
"""The letters KKG."""
_MADE: Final = "+"
"""Begins what is told of a cell that the file did not have."""
_NAMED: Final = "="
"""Begins what is told of a cell that names its style, were it the default one."""
_NO_FILLING: Final = ""
_RANK: Final = (Mark.WRONG, Mark.DOUBTFUL, Mark.NOTEWORTHY)
"""Marks of findings, the worst first."""

_EMPTY_ROW: Final = re.compile(rb"<(?:\w+:)?row r=\"(\d+)\"></(?:\w+:)?row>")
_STYLED: Final = re.compile(rb"<(?:\w+:)?c\s[^<>]*>")
_STYLE: Final = re.compile(rb"\ss=\"(\d+)\"")
_REFERENCE: Final = re.compile(rb"\sr=\"([A-Za-z]+\d+)\"")


def before(
    package: PackageEdit, book: Book, places: Collection[Place]
) -> Mapping[Place, CellBefore]:
    """Tell how cells look before they are marked."""
    filled = cache(partial(filling, StylesEdit(package)))
    told: dict[Place, CellBefore] = {}
    for name, cells in _by_sheet(places).items():
        grid = book.grid(name)
        part = sheet_part(package, name)
        data = in_utf_8(part, package.read(part))
        anchors = {cell: _anchor(grid, parse_address(cell)) for cell in cells}
        sheet = SheetPlaces(part, data, {row for row, _ in anchors.values()})
        taken = Notes(package, part).taken()
        for cell, at in anchors.items():
            found = sheet.rows.get(at[0])
            known = found.cells.get(at[1]) if found is not None else None
            begins = _MADE if known is None else _NAMED if "s" in known.attributes else ""
            look = begins + filled(sheet.style(*at))
            told[Place(name, cell)] = CellBefore(at in taken, look)
    return told


def mark(package: PackageEdit, styles: StylesEdit, book: Book, marks: Iterable[CellMark]) -> None:
    """Mark cells; one that a merged area covers is marked where that shows. `styles` is not saved.

    Raises `UnreadableWorkbookError`.
    """
    marked = cache(partial(_marked, styles))
    sheets: dict[str, dict[_Cell, list[CellMark]]] = {}
    for each in marks:
        at = _anchor(book.grid(each.sheet), (each.row, each.column))
        sheets.setdefault(each.sheet, {}).setdefault(at, []).append(each)
    for name, cells in sheets.items():
        part = sheet_part(package, name)
        changes = [
            LookChange(name, *at, partial(marked, _worst(found))) for at, found in cells.items()
        ]
        _repaint(package, part, styles, book.grid(name), changes)
        notes = {at: [each.note for each in found if each.note] for at, found in cells.items()}
        Notes(package, part).add({at: "\n\n".join(told) for at, told in notes.items() if told})


def unmark(
    package: PackageEdit, styles: StylesEdit, book: Book, marks: Iterable[CellUnmark]
) -> None:
    """Give marked cells their look again, and take all notes of ours away. `styles` is not saved.

    A cell that has been given another fill since keeps that. One that is marked and not among
    `marks`, because rows were put in or taken out, gets no fill.

    Raises `UnreadableWorkbookError`.
    """
    filled, unmarked = cache(partial(filling, styles)), cache(partial(_unmarked, styles))
    known: dict[str, dict[_Cell, CellUnmark]] = {}
    for each in marks:
        known.setdefault(each.sheet, {})[each.row, each.column] = each
    for grid in book.grids:
        part = sheet_part(package, grid.name)
        told = {_anchor(grid, at): each for at, each in known.get(grid.name, {}).items()}
        looks = {at: each.look for at, each in told.items()}
        changes = [
            LookChange(
                grid.name,
                *at,
                partial(unmarked, looks.get(at, _NO_FILLING).lstrip(_MADE + _NAMED)),
                names_default=looks.get(at, _NO_FILLING).startswith(_NAMED),
                goes_if_blank=looks.get(at, _NO_FILLING).startswith(_MADE),
            )
            for at, found in _filled(package.read(part), filled)
            if is_ours(found) or (at in told and _has_colour(found))
        ]
        _repaint(package, part, styles, grid, changes)
        made = {at[0] for at, look in looks.items() if look.startswith(_MADE)}
        if made:
            package.replace(part, _without_empty(package.read(part), made))
        Notes(package, part).remove({at: each.sign for at, each in told.items() if each.sign})


def _without_empty(data: bytes, rows: Collection[int]) -> bytes:
    """Give a sheet part without those of some rows that say nothing but their number."""

    def left(found: re.Match[bytes]) -> bytes:
        return b"" if int(found[1]) in rows else found[0]

    return _EMPTY_ROW.sub(left, data)


def is_ours(told: str) -> bool:
    """Tell whether a fill is that of a mark; LibreOffice forgets what tells it."""
    return _SIGNED in told and _has_colour(told)


def _filled(data: bytes, filled: Callable[[int], str]) -> Iterator[tuple[_Cell, str]]:
    """Give the cells of a sheet part that name a style, each with its filling."""
    for cell in _STYLED.finditer(data):
        style, place = _STYLE.search(cell[0]), _REFERENCE.search(cell[0])
        if style is not None and place is not None:
            yield parse_address(place[1].decode()), filled(int(style[1]))


def _has_colour(told: str) -> bool:
    return any(_colour(mark) in told for mark in _RANK)


def _repaint(
    package: PackageEdit, part: str, styles: StylesEdit, grid: Grid, changes: Iterable[LookChange]
) -> None:
    wanted = {(change.row, change.column): change for change in changes}
    if wanted:
        data = in_utf_8(part, package.read(part))
        places = SheetPlaces(part, data, {row for row, _ in wanted})
        patch = SheetPatch(data, places, grid, styles)
        package.replace(part, patch.apply(wanted))


def _marked(styles: StylesEdit, mark: Mark, style: int) -> int:
    fill = (
        f'<fill><patternFill patternType="solid"><fgColor rgb="{_colour(mark)}"/>'
        f'<bgColor rgb="{_SIGNED}"/></patternFill></fill>'
    )
    return with_filling(styles, style, f"1 {fill}")


def _unmarked(styles: StylesEdit, told: str, style: int) -> int:
    return with_filling(styles, style, told)


def _colour(mark: Mark) -> str:
    return "FF" + str(MARKS[mark]["bg_color"]).removeprefix("#")


def _worst(marks: Iterable[CellMark]) -> Mark:
    return min((each.mark for each in marks), key=_RANK.index)


def _anchor(grid: Grid, at: _Cell) -> _Cell:
    """Give the cell that is seen where a cell is."""
    row, column = at
    for area in grid.merged:
        if area.top <= row <= area.bottom and area.left <= column <= area.right:
            return area.top, area.left
    return at


def _by_sheet(places: Collection[Place]) -> dict[str, list[str]]:
    sheets: dict[str, list[str]] = {}
    for place in sorted(places):
        sheets.setdefault(place.sheet, []).append(place.cell)
    return sheets
