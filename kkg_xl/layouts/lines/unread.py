"""What looks like a money table and has no headings to read it by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from kkg_xl.domain.figures import Place
from kkg_xl.domain.table import Column, Role, Table
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.words import is_words_label
from kkg_xl.domain.workbook import Unplaced
from kkg_xl.layouts.columns.purposes import NUMERIC
from kkg_xl.layouts.columns.regions import Region, row_texts
from kkg_xl.layouts.inventory import Inventory
from kkg_xl.layouts.totals.receipts import opens_receipt
from kkg_xl.layouts.words.vocabulary import is_signature, is_total, plain
from kkg_xl.sheets.grid import EMPTY_ROW, Grid, Kind, Row
from kkg_xl.sheets.refs import Area, address, parse_area

# A name of the module is found fifteen times as fast as a member of an enum.
_DATE, _NUMBER, _TEXT = Kind.DATE, Kind.NUMBER, Kind.TEXT

NO_HEADINGS = Text(
    id=(
        "{cell} menyebut jumlah dari {count} angka di atasnya, tetapi baris judul kolom tidak "
        "ditemukan; yang dicari: judul uraian (URAIAN, KEGIATAN, …) dan judul jumlah (JUMLAH, "
        "TOTAL, BIAYA, …)"
    ),
    en=(
        "{cell} states a total of the {count} numbers above it, but no row of headings was found; "
        "looked for an item heading (URAIAN, ITEM, …) and an amount heading (JUMLAH, AMOUNT, …)"
    ),
)
STACKED = Text(
    id=(
        "{cell} berisi beberapa angka dalam satu sel; yang dicari: satu baris untuk tiap uraian, "
        "dengan volume, harga, dan jumlahnya sendiri. Pisahkan menjadi beberapa baris"
    ),
    en=(
        "{cell} holds several numbers in one cell; looked for one row for each item with its own "
        "quantity, price and amount. Part it into several rows"
    ),
)
SIDEWAYS = Text(
    id=(
        "{cell} dan sel di bawahnya berisi judul kolom; tabel ini tampaknya mendatar, dengan "
        "uraian sebagai judul kolom; yang dicari: satu baris untuk tiap uraian"
    ),
    en=(
        "{cell} and the cells below it hold headings; the table seems to lie on its side, with "
        "items as headings; looked for one row for each item"
    ),
)
_FEWEST = 3
_MONEY = Decimal(1000)


def unfit(region: Region, columns: Sequence[Column]) -> Unplaced | None:
    """Tell why a region with headings is no table of lines: cells stacked, or lying on its side."""
    numeric = {column.key for column in columns if column.role in NUMERIC}
    item = next((column.key for column in columns if column.role is Role.ITEM), 0)
    grid = region.grid
    labels: list[tuple[int, int]] = []
    for number in region.rows:
        for column, cell in grid.rows[number].items():
            if cell.kind is not _TEXT or not isinstance(cell.value, str):
                continue
            if column in numeric and "\n" in cell.value and _stacked(cell.value):
                at = address(number, column)
                return Unplaced(Place(grid.name, at), say(STACKED, cell=at))
            if column == item and not is_words_label(cell.value):
                labels.extend(
                    (number, n) for n, told in enumerate(_LYING) if told.match(plain(cell.value))
                )
    if len(labels) * 2 > len(region.rows) and len({told for _, told in labels}) == len(_LYING):
        at = address(labels[0][0], item)
        return Unplaced(Place(grid.name, at), say(SIDEWAYS, cell=at))
    return None


_LYING = (
    re.compile(r"VOL|QTY|QUANTITY|BANYAK|KUANTITAS"),
    re.compile(r"HARGA SAT|BIAYA SAT|SATUAN BIAYA|UNIT|TARIF|RATE|PRICE"),
    re.compile(r"JUMLAH|TOTAL|AMOUNT|JML"),
)


def _stacked(text: str) -> bool:
    parts = [part.strip() for part in text.splitlines() if part.strip()]
    return len(parts) > 1 and all(part[0].isdigit() or part.startswith("Rp") for part in parts)


def unread(held: Inventory, tables: Sequence[Table]) -> Iterator[Unplaced]:
    """Find totals that stand below numbers in no table that was read.

    Numbers beside which nothing is said are no lines of a table, but data for a chart. A list
    beside the tables of a sheet, whose total adds it up and which multiplies nothing, is in order.
    """
    closing = {number for number, _, text in held.texts if is_total(text)}
    if not closing:
        return
    grid = held.grid
    taken = [_own(table) for table in tables]
    above: dict[int, list[_Entry]] = {}
    for number, row in _apart(grid, taken):
        amounts = {
            column: cell.value
            for column, cell in row.items()
            if cell.kind is _NUMBER
            and isinstance(cell.value, Decimal)
            and abs(cell.value) >= _MONEY
        }
        if not amounts and not above:
            continue
        texts = row_texts(row)
        if any(opens_receipt(text) or is_signature(text) for text in texts.values()):
            above.clear()  # what stands on one receipt is no part of the next
        labelled = number in closing and any(is_total(text) for text in texts.values())
        is_told = bool(texts) or any(cell.kind is _DATE for cell in row.values())
        for column, amount in amounts.items():
            entries = above.setdefault(column, [])
            if labelled and len(entries) >= _FEWEST:
                if not taken or not _adds_up(entries, amount):
                    yield _without_headings(grid, column, entries, number)
                    if not taken:
                        return
                above.clear()
                break
            if is_told:
                factors = any(
                    own.kind is _NUMBER and key != column and key > min(texts, default=key)
                    for key, own in row.items()
                )
                entries.append(_Entry(number, amount, factors))


class _Entry(NamedTuple):
    """An amount in no table."""

    row: int
    amount: Decimal
    among_others: bool
    """Whether other numbers stand behind what is said of it."""


def _own(table: Table) -> Area:
    """Give the cells of a table, without the columns beside it that nothing is known of."""
    area = parse_area(table.range)
    known = [column.key for column in table.columns if column.role is not Role.OTHER]
    return area._replace(right=max(known, default=area.right))


def _apart(grid: Grid, taken: Sequence[Area]) -> Iterator[tuple[int, Row]]:
    """Give what stands outside some areas, by row; rows with nothing else are left out."""
    below = sorted(taken, key=lambda area: area.top, reverse=True)
    own: list[Area] = []
    for number, row in grid.rows.items():
        while below and below[-1].top <= number:
            own.append(below.pop())
        own = [area for area in own if number <= area.bottom]
        if not row or any(area.left <= min(row) and max(row) <= area.right for area in own):
            continue
        if own:
            row = {  # noqa: PLW2901
                column: cell
                for column, cell in row.items()
                if not any(area.left <= column <= area.right for area in own)
            }
        yield number, row


def _adds_up(entries: Sequence[_Entry], total: Decimal) -> bool:
    """Tell whether a total is the sum of the amounts right above it, and of nothing but amounts."""
    if any(entry.among_others for entry in entries):
        return False
    return total in accumulate(entry.amount for entry in reversed(entries))


def _without_headings(grid: Grid, column: int, entries: Sequence[_Entry], number: int) -> Unplaced:
    """Ask for headings: at what stands in their place, else at the total."""
    at = address(number, column)
    heading = row_texts(grid.rows.get(entries[0].row - 1, EMPTY_ROW)).get(column)
    where = at if heading is None else address(entries[0].row - 1, column)
    return Unplaced(Place(grid.name, where), say(NO_HEADINGS, cell=at, count=len(entries)))
