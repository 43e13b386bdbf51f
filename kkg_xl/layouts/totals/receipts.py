"""Receipts (kuitansi): each is for one payment, with its own figure and its own words.

The words of a receipt repeat its own figure, and that figure repeats no total of the budget
unless its label says so: a budget is paid in many receipts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from kkg_xl.domain.figures import Figure, Place
from kkg_xl.domain.numerals import Manner, read_number
from kkg_xl.domain.table import Table
from kkg_xl.domain.workbook import Restated, Words
from kkg_xl.layouts.inventory import Inventory
from kkg_xl.layouts.lines.numbers import Figures
from kkg_xl.layouts.words.vocabulary import plain
from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.grid import Cell, Grid, Kind, Row
from kkg_xl.sheets.refs import MAX_COLUMN, MAX_ROW, Area, parse_address, parse_area

_TITLE = re.compile(
    r"(?:BUKTI )?(?:KUITANSI|KWITANSI|RECEIPT)(?: PEMBAYARAN| DINAS)?(?: (?:NO )?\d+)?"
)
_PAYER = re.compile(r"(?:(?:SUDAH|TELAH) )?(?:DI)?TERIMA (?:UANG )?DARI\b.*|RECEIVED FROM\b.*")
_SIGNS = ("itansi", "i t a n s i", "terima dari", "terima uang dari", "receipt", "received from")
_OWN = re.compile(r"\bRP\b|\b(?:JUMLAH|TERBILANG|SEBESAR|SEJUMLAH|UANG|DITERIMA|AMOUNT)\b")
_OTHER = re.compile(r"\b(?:TAHUN|NO|NOMOR|NIP|NUPTK|NIK|TELP|HP|KODE|REKENING|TANGGAL|TGL)\b")
_OF_BUDGET = re.compile(r"\b(?:RAB|RENCANA ANGGARAN)\b")
_WHOLE = re.compile(
    r"\b(?:DANA (?:KEGIATAN|BANTUAN|HIBAH)|BANTUAN (?:DANA|OPERASIONAL|LANGSUNG|SOSIAL)|"
    r"BLOCK ?GRANT|DBL|RAB|RENCANA ANGGARAN)\b"
)
"""What the receipt of a whole grant is for."""

_PART = re.compile(r"\b(?:TAHAP|TERMIN|TRIWULAN|SISA|UANG MUKA|TRANSPORT\w*|KONSUMSI|HONOR\w*)\b")
_INITIALS = frozenset("BDKRST")
"""With which titles and payers begin."""

_LEAST, _MOST = Decimal(1000), Decimal(10) ** 12
_TALLEST_TITLE = 8


class Receipt(NamedTuple):
    """One receipt on a sheet."""

    sheet: str
    area: Area
    amounts: tuple[Figure, ...]
    """What it is for, the likeliest first."""
    told: str
    """All that it says."""

    def holds(self, at: Place) -> bool:
        """Tell whether a cell belongs to the receipt."""
        if at.sheet != self.sheet:
            return False
        return _within(self.area, *parse_address(at.cell))

    @property
    def for_all(self) -> bool:
        """Whether it says that it is for a whole grant, and not for a part or one purpose of it."""
        return bool(_WHOLE.search(self.told)) and not _PART.search(self.told)


def receipts_of(
    held: Inventory, tables: Sequence[Table], calculator: Calculator
) -> Iterator[Receipt]:
    """Find the receipts of a sheet; one whose only figures are those of a table is left to it."""
    if not held.says(_SIGNS):
        return  # most sheets
    grid = held.grid
    own = [parse_area(table.range) for table in tables if table.sheet == grid.name]
    figures = Figures(grid, calculator, {})
    for area in _areas(grid, _starts(held, own), own):
        amounts = tuple(_amounts(grid, area, figures))
        if amounts or not any(area.bottom + 1 == table.top for table in own):
            words = (text for row, column, text in held.texts if _within(area, row, column))
            yield Receipt(grid.name, area, amounts, plain(" ".join(words)))


def without_receipts(
    restated: Iterable[Restated], receipts: Sequence[Receipt]
) -> Iterator[Restated]:
    """Leave out the figures of receipts, unless they say that they are for the whole budget.

    The one receipt of a workbook may be that of the whole grant.
    """
    for told in restated:
        receipt = next((each for each in receipts if each.holds(told.figure.at)), None)
        if (
            receipt is None
            or _OF_BUDGET.search(plain(told.label))
            or (len(receipts) == 1 and receipt.for_all)
        ):
            yield told


def beside_receipts(words: Iterable[Words], receipts: Sequence[Receipt]) -> Iterator[Words]:
    """Set the words of a receipt beside its own figure."""
    for told in words:
        receipt = next((each for each in receipts if each.holds(told.at)), None)
        if receipt is None or any(figure.at == told.at for figure in told.beside):
            yield told
        elif told.text or not receipt.amounts:
            yield replace(told, beside=receipt.amounts)


def opens_receipt(text: str) -> bool:
    """Tell whether a text begins a receipt: its title, or who paid."""
    words = plain(text) if len(text) <= _LONGEST else ""
    if words[:1] not in _INITIALS:
        return False
    return _TITLE.fullmatch(words) is not None or _PAYER.fullmatch(words) is not None


def _within(area: Area, row: int, column: int) -> bool:
    return area.top <= row <= area.bottom and area.left <= column <= area.right


def _starts(held: Inventory, tables: Sequence[Area]) -> dict[int, list[int]]:
    """Give the rows where receipts begin, each with the columns of their titles."""
    starts: dict[int, list[int]] = {}
    paid: set[int] = set()
    for row, column, text in held.texts:
        if len(text) > _LONGEST or any(_within(area, row, column) for area in tables):
            continue
        words = plain(text)
        last = max(starts, default=-_TALLEST_TITLE)
        if _TITLE.fullmatch(words):
            starts.setdefault(row, []).append(column)
        elif _PAYER.fullmatch(words) and (row - last > _TALLEST_TITLE or last in paid):
            starts[row] = [column]
            paid.add(row)
        elif _PAYER.fullmatch(words):
            paid.add(last)
    return starts


_LONGEST = 60


def _areas(grid: Grid, starts: dict[int, list[int]], tables: Sequence[Area]) -> Iterator[Area]:
    for top, following in pairwise((*starts, MAX_ROW + 1)):
        below = min((area.top for area in tables if area.top > top), default=MAX_ROW + 1)
        bottom = min(following, below) - 1
        filled = {c for number, row in grid.rows.items() if top <= number <= bottom for c in row}
        columns = starts[top]
        cuts = [
            max({c for c in range(one + 1, other) if c not in filled}, default=other)
            for one, other in pairwise(columns)
        ]
        for left, right in pairwise((1, *cuts, MAX_COLUMN + 1)):
            yield Area(top, left, bottom, right - 1)


def _amounts(grid: Grid, area: Area, figures: Figures) -> Iterator[Figure]:
    """Give the figures of a receipt: those that are labelled as its amount first."""
    found: list[tuple[int, Figure]] = []
    for number, row in grid.rows.items():
        if not area.top <= number <= area.bottom:
            continue
        for column, cell in row.items():
            if not area.left <= column <= area.right:
                continue
            label = _label(row, column, area.left)
            figure = _figure(figures, number, column, cell, label)
            if figure is None or not _LEAST <= abs(figure.amount or Decimal(0)) < _MOST:
                continue
            if _OWN.search(label):
                found.append((0, figure))
            elif not label or not _OTHER.search(label):
                found.append((1 if not label else 2, figure))
    yield from (figure for _, figure in sorted(found, key=lambda told: told[0]))


def _label(row: Row, column: int, left: int) -> str:
    texts = [
        str(row[other].value)
        for other in sorted(row)
        if left <= other < column and row[other].kind is Kind.TEXT
    ]
    return " ".join(" ".join(texts).upper().replace(".", " ").replace(":", " ").split())


def _figure(figures: Figures, number: int, column: int, cell: Cell, label: str) -> Figure | None:
    if cell.kind in (Kind.NUMBER, Kind.NOT_CALCULATED):
        return figures.figure(number, column, cell)
    if cell.kind is not Kind.TEXT:
        return None
    text = " ".join(str(cell.value).strip(" :=\u00a0").split())
    if not text.upper().startswith("RP") and not label.endswith("RP"):
        return None
    numeral = read_number(text, Manner.INDONESIAN)
    return None if numeral is None else Figure(figures.place(number, column), numeral.value, text)
