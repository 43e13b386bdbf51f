"""Sheets that look like a money table and have no headings to read it by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kkg_xl.domain.figures import Place
from kkg_xl.domain.table import Column, Role
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.words import is_words_label
from kkg_xl.domain.workbook import Unplaced
from kkg_xl.layouts.columns import NUMERIC
from kkg_xl.layouts.receipts import opens_receipt
from kkg_xl.layouts.regions import Region, row_texts
from kkg_xl.layouts.vocabulary import is_total, plain
from kkg_xl.sheets.grid import Grid, Kind
from kkg_xl.sheets.refs import address

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


def unread(grid: Grid) -> Iterator[Unplaced]:
    """Find totals that stand below numbers on a sheet where no table was found.

    Numbers beside which nothing is said are no lines of a table, but data for a chart.
    """
    above: dict[int, int] = {}
    for number, row in grid.rows.items():
        texts = row_texts(row).values()
        if any(opens_receipt(text) for text in texts):
            above.clear()  # what stands on one receipt is no part of the next
        labelled = any(is_total(text) for text in texts)
        is_told = bool(texts) or any(cell.kind is _DATE for cell in row.values())
        for column, cell in row.items():
            if cell.kind is not _NUMBER or not isinstance(cell.value, Decimal):
                continue
            if abs(cell.value) < _MONEY:
                continue
            if labelled and above.get(column, 0) >= _FEWEST:
                at = address(number, column)
                yield Unplaced(Place(grid.name, at), say(NO_HEADINGS, cell=at, count=above[column]))
                return
            above[column] = above.get(column, 0) + is_told
