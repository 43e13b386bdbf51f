"""On which day a table was signed, as the line above the signatures says: `Jember, 23 Mei 2010`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kkg_xl.domain.days import read_day
from kkg_xl.domain.figures import Place
from kkg_xl.domain.narrative import Signing
from kkg_xl.domain.table import Table
from kkg_xl.layouts.inventory import Inventory
from kkg_xl.layouts.words.vocabulary import is_dated
from kkg_xl.sheets.refs import address, parse_area


def signings(held: Inventory, tables: Sequence[Table]) -> Iterator[Signing]:
    """Give the days on which tables of a sheet were signed, each for the last table above it."""
    ends = sorted((parse_area(table.range).bottom, nth) for nth, table in enumerate(tables))
    for number, column, text in held.texts:
        above = [nth for bottom, nth in ends if bottom < number]
        if not above or not is_dated(text):
            continue
        day = read_day(text.rpartition(",")[2])
        if day is not None:
            table = tables[above[-1]]
            begins = Place(table.sheet, table.range.partition(":")[0])
            at = Place(held.grid.name, address(number, column))
            yield Signing(at, day, table.kind, begins)
