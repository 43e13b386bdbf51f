"""Amounts in words (terbilang), and the totals that they may repeat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kkg_xl.domain.figures import Figure, Place
from kkg_xl.domain.numerals import Manner, read_number
from kkg_xl.domain.table import Table
from kkg_xl.domain.words import (
    from_words,
    is_words_label,
    looks_like_words,
    may_tell_words,
)
from kkg_xl.domain.workbook import Restated, Words
from kkg_xl.layouts.inventory import Inventory
from kkg_xl.layouts.totals.repeated import final_figures
from kkg_xl.sheets.grid import EMPTY_ROW, Grid, Kind, Row
from kkg_xl.sheets.refs import address, parse_address, parse_area


def spelled_amounts(
    stock: Sequence[Inventory], tables: Sequence[Table], restated: Sequence[Restated]
) -> Iterator[Words]:
    """Find every amount in words, and every label that promises one."""
    for held in stock:
        grid = held.grid
        if not may_tell_words(held.words):
            continue  # most sheets
        for number, column, text in held.texts:
            if len(text) < _SHORTEST:
                continue
            if "(" in text and (both := _with_figure(grid, number, column, text)) is not None:
                yield both
            elif looks_like_words(text):
                yield _words(grid, number, column, text, tables, restated)
            elif is_words_label(text) and not _answered(grid, number, column, grid.rows[number]):
                yield _words(grid, number, column, "", tables, restated)


def _with_figure(grid: Grid, number: int, column: int, text: str) -> Words | None:
    """Read a figure with its words behind it: `Rp 6.600.000,- (enam juta … rupiah)`."""
    found = _BOTH.search(text)
    if found is None or not looks_like_words(found["words"]):
        return None
    numeral = read_number(found["figure"].strip(" :="), Manner.INDONESIAN)
    if numeral is None:
        return None
    at = Place(grid.name, address(number, column))
    return Words(at, found["words"], from_words(found["words"]), (Figure(at, numeral.value),))


_BOTH = re.compile(r"(?P<figure>Rp[^()]*\d[^()]*)\((?P<words>[^()]+)\)", re.IGNORECASE)

_SHORTEST = 4
"""Letters of the shortest label, *Says*."""


def _answered(grid: Grid, number: int, column: int, row: Row) -> bool:
    """Tell whether words, or a formula that is to give them, stand behind a label or below it."""
    below = grid.rows.get(number + 1, {})
    for other, cell in (*row.items(), *below.items()):
        if cell is row.get(column):
            continue
        if cell.kind is Kind.NOT_CALCULATED or cell.kind is Kind.ERROR:
            return True
        if cell.kind is Kind.TEXT and looks_like_words(str(cell.value)):
            return True
        if (
            cell.kind is Kind.TEXT
            and other > column
            and str(cell.value).strip(" :\u00a0")
            and cell in row.values()
        ):
            return False
    return False


def _words(  # noqa: PLR0913, PLR0917 -- where the words stand and all that they may repeat
    grid: Grid,
    number: int,
    column: int,
    text: str,
    tables: Sequence[Table],
    restated: Sequence[Restated],
) -> Words:
    at = Place(grid.name, address(number, column))
    beside = tuple(_beside(grid, number, tables, restated))
    return Words(at, text, from_words(text) if text else None, beside)


def _beside(
    grid: Grid, number: int, tables: Sequence[Table], restated: Sequence[Restated]
) -> Iterator[Figure]:
    """Give the totals that words in a row may repeat: of the table above, the last one first.

    On a cover, the figure that repeats a total, and then that total.
    """
    own = [table for table in tables if table.sheet == grid.name]
    above = [table for table in own if parse_area(table.range).top < number]
    covers = [told for told in restated if told.figure.at.sheet == grid.name]
    if not above and covers:
        nearest = min(covers, key=lambda told: abs(parse_address(told.figure.at.cell)[0] - number))
        yield nearest.figure
        yield nearest.refers_to
        return
    if not above:
        others = [table for table in tables if final_figures(table)]
        # Of several tables on other sheets none is nearer than the rest.
        above = own[:1] or (others if len(others) == 1 else [])
    for table in reversed(above):
        if (balance := _between(grid, parse_area(table.range).bottom, number)) is not None:
            yield balance
            return
        final = final_figures(table)
        if final:
            yield from final
            return


def _between(grid: Grid, bottom: int, number: int) -> Figure | None:
    """Give a number that stands right above words and below the table: what is left of it."""
    for row in range(number - 1, max(bottom, number - 3), -1):
        for column, cell in reversed([*grid.rows.get(row, EMPTY_ROW).items()]):
            if cell.kind is Kind.NUMBER and isinstance(cell.value, Decimal):
                return Figure(Place(grid.name, address(row, column)), cell.value)
    return None
