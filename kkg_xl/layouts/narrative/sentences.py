"""Sentences of a sheet: texts of several words that stand outside of its tables of money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kkg_xl.domain.figures import Place
from kkg_xl.domain.narrative import Statement
from kkg_xl.layouts.inventory import Inventory
from kkg_xl.sheets.refs import Area, address

_FEWEST_BLANKS = 2
"""So many blanks make a text of three words."""


def statements(held: Inventory, taken: Sequence[Area]) -> Iterator[Statement]:
    """Give the sentences of a sheet, in the order of its rows; `taken` are its tables."""
    for number, column, text in held.texts:
        if text.count(" ") + text.count("\n") < _FEWEST_BLANKS:
            continue
        if any(
            area.top <= number <= area.bottom and area.left <= column <= area.right
            for area in taken
        ):
            continue
        yield Statement(Place(held.grid.name, address(number, column)), text)
