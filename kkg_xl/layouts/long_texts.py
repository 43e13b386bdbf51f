"""Texts longer than anybody writes into a cell, of which only the beginning is looked at.

Patterns that look for words, dates and amounts may need a time that grows with the square of a
text. A cell holds up to 32,767 characters; a paragraph of a report has some hundreds.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from kkg_xl.domain.text import Message, Text, say
from kkg_xl.layouts.inventory import Inventory, inventory
from kkg_xl.sheets.grid import Cell
from kkg_xl.sheets.refs import address

LONGEST = 2_000
_NAMED = 5

CUT = Text(
    id="Lembar {sheet}: dari teks yang lebih panjang dari {limit} huruf hanya awalnya yang "
    "diperiksa ({count} sel): {cells}",
    en="Sheet {sheet}: of texts with more than {limit} characters only the beginning was looked "
    "at ({count} cells): {cells}",
)


class Shortened(NamedTuple):
    """What a sheet holds, with no text too long, and what must be said of that."""

    held: Inventory
    not_checked: tuple[Message, ...] = ()


def shortened(held: Inventory) -> Shortened:
    """Cut the texts that are too long; formulas keep what is stored of them."""
    cut: dict[int, dict[int, Cell]] = {}
    for number, column, text in held.texts:
        if len(text) > LONGEST:
            cell = held.grid.cell(number, column)._replace(value=text[:LONGEST])
            cut.setdefault(number, {})[column] = cell
    if not cut:
        return Shortened(held)
    rows = {number: {**row, **cut.get(number, {})} for number, row in held.grid.rows.items()}
    places = [address(number, column) for number, row in cut.items() for column in row]
    message = say(
        CUT,
        sheet=held.grid.name,
        limit=LONGEST,
        count=len(places),
        cells=tuple(places[:_NAMED]),
    )
    grid = replace(held.grid, rows=rows)
    return Shortened(replace(inventory(grid), formulas=held.formulas), (message,))
