"""Tables that have headings and items and no amount in any line: forms nobody filled in yet."""

from __future__ import annotations

from typing import NamedTuple

from kkg_xl.domain.figures import Place
from kkg_xl.domain.table import Role
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Unplaced
from kkg_xl.layouts.columns.contents import contents
from kkg_xl.layouts.columns.headers import MONEY
from kkg_xl.layouts.columns.purposes import NUMERIC, columns_of
from kkg_xl.layouts.columns.regions import Region, row_texts
from kkg_xl.layouts.words.vocabulary import is_signature, is_total
from kkg_xl.sheets.grid import Cell, Kind
from kkg_xl.sheets.refs import Area, address

TOTAL_OF_NOTHING = Text(
    id=(
        "{cell} menyebut jumlah, tetapi tidak satu pun baris di atasnya berisi angka; yang dicari: "
        "volume, harga, atau jumlah di baris tiap uraian"
    ),
    en=(
        "{cell} states a total, but no line above it has a number; looked for a quantity, a price "
        "or an amount in the row of each item"
    ),
)
_FEWEST = 2
"""Items; one alone may be a title."""
_GAP = 2
"""Rows to the next of a table: one may be left empty."""


class Unfilled(NamedTuple):
    """A table without amounts."""

    at: Place
    """Its range."""
    total: Unplaced | None
    """What is wrong if it states a total all the same."""


def unfilled(region: Region) -> Unfilled | None:
    """Read a region as a form that lacks its numbers; `None` if it is none.

    It has headings for items, amounts and what makes them, and below them items one by one.
    """
    columns = columns_of(region, contents(region))
    told = {column.key: column.role for column in columns if column.heading}
    roles = set(told.values())
    if Role.ITEM not in roles or not roles & MONEY or not roles & {Role.FACTOR, Role.RATE}:
        return None
    item = next(key for key, role in told.items() if role is Role.ITEM)
    numeric = sorted(key for key, role in told.items() if role in NUMERIC)
    items, last, total = 0, region.rows[0] if region.rows else 0, None
    for number in region.rows:
        row = region.grid.rows[number]
        texts = row_texts(row)
        stated = next((key for key in numeric if key in row and _tells(row[key])), None)
        closing = any(is_total(text) for text in texts.values())
        signed = any(is_signature(text) for text in texts.values())
        if number > last + _GAP or signed or not (closing or (item in texts and stated is None)):
            break
        last = number
        if closing:
            total = stated
            break
        items += 1
    if items < _FEWEST:
        return None
    return Unfilled(
        Place(region.grid.name, str(Area(region.top, min(told), last, max(told)))),
        None if total is None else _of_nothing(region.grid.name, address(last, total)),
    )


def _tells(cell: Cell) -> bool:
    """Tell whether a cell holds anything but nothing, zero or words."""
    if cell.kind is Kind.TEXT:
        return any(char.isdigit() for char in str(cell.value))
    return cell.kind is not Kind.BLANK and cell.value != 0


def _of_nothing(sheet: str, at: str) -> Unplaced:
    return Unplaced(Place(sheet, at), say(TOTAL_OF_NOTHING, cell=at))
