"""Number formats that a cell must have in the end: Excel gives a formula that of what it adds up.

What is meant is told by the file that was read before; what came of it by the one read after.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kkg_xl.domain.figures import Place
from kkg_xl.hosts.excel.addresses import addresses
from kkg_xl.hosts.excel.reaching import Reach, set_number_format
from kkg_xl.sheets.plan import CellChange
from kkg_xl.sheets.refs import address, parse_address


def place_of(change: CellChange) -> Place:
    """Give the place of a change."""
    return Place(change.sheet, address(change.row, change.column))


def meant_formats(was: Mapping[Place, str], changes: Iterable[CellChange]) -> dict[Place, str]:
    """Give the number format that each cell is meant to have: its own, or that of its change."""
    return {
        place: change.number_format or was[place]
        for change in changes
        if (place := place_of(change)) in was
    }


def undressed(meant: Mapping[Place, str], found: Mapping[Place, str]) -> dict[Place, str]:
    """Give what is meant and is not so."""
    return {place: code for place, code in meant.items() if found.get(place, code) != code}


def dress(reach: Reach, meant: Mapping[Place, str]) -> None:
    """Set number formats, all cells of one in as few calls as there can be."""
    alike: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for place, code in meant.items():
        alike.setdefault((place.sheet, code), []).append(parse_address(place.cell))
    for (sheet, code), places in alike.items():
        for each in addresses(places):
            reach.gate(set_number_format, reach.cells(sheet, each), code)
