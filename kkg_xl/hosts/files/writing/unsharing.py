"""Formulas that cells share, written out for each cell when the one that has it changes."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import NamedTuple, TypeAlias

from kkg_xl.hosts.files.writing.sheet_places import Reaching, SheetPlaces, Span
from kkg_xl.hosts.files.writing.xml_edit import TAG, escaped
from kkg_xl.sheets.grid import Grid

Place: TypeAlias = tuple[int, int]


class OwnFormula(NamedTuple):
    """The element `f` of one cell: where it stands, and what is to stand there."""

    span: Span
    xml: str


def own_formulas(
    data: bytes, places: SheetPlaces, grid: Grid, changed: AbstractSet[Place], prefix: str
) -> dict[Place, OwnFormula]:
    """Give every cell its own formula that shares one with a cell that is to lose it.

    `changed` are the cells, by row and column, that get another content; what was read of the
    sheet, `grid`, knows the formula of each cell.
    """
    shared = [cell for cell in places.reaching if cell.attributes.get("t") == "shared"]
    lost = _lost(shared, changed)
    found: dict[Place, OwnFormula] = {}
    for cell in shared:
        place = (cell.row, cell.column)
        formula = grid.cell(*place).formula
        if cell.attributes.get("si") in lost and place not in changed and formula is not None:
            kept = "".join(
                f' {name}="{escaped(value)}"'
                for name, value in cell.attributes.items()
                if name not in ("t", "si", "ref")
            )
            xml = f"<{prefix}f{kept}>{escaped(formula)}</{prefix}f>"
            found[place] = OwnFormula(_span(data, cell.start), xml)
    return found


def _lost(shared: list[Reaching], changed: AbstractSet[Place]) -> set[str | None]:
    """Give the numbers of the shared formulas that stand in a cell that changes."""
    defined: set[str | None] = set()
    lost: set[str | None] = set()
    for cell in shared:
        number = cell.attributes.get("si")
        defines = "ref" in cell.attributes or number not in defined
        if defines and (cell.row, cell.column) in changed:
            lost.add(number)
        defined.add(number)
    return lost


def _span(data: bytes, start: int) -> Span:
    tag = TAG.match(data, start)
    if tag is not None and tag[0].endswith(b"/>"):
        return Span(start, tag.end())
    return Span(start, data.index(b">", data.index(b"</", start)) + 1)
