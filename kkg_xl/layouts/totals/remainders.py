"""What is left of receipts after spending, where a sheet says all three in rows of their own.

Only labels that can mean nothing else are read: `Jumlah Penerimaan`, `Jumlah Pengeluaran`,
`SALDO (A - B)`. What was left from before may or may not be among the receipts: where it stands
between them nothing is compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kkg_xl.domain.cash_book import CashBook
from kkg_xl.domain.figures import Figure
from kkg_xl.domain.workbook import Remainder
from kkg_xl.layouts.inventory import Inventory
from kkg_xl.layouts.lines.numbers import Figures
from kkg_xl.layouts.words.vocabulary import plain
from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.grid import Kind, Row

_LETTERED = r"(?:(?:[A-Z]|[IVX]+|\d) )?"
_SUMMED = r"(?:(?:TOTAL|JUMLAH|JML) )?"
_BEHIND = r"(?: (?:DANA|KAS|KEGIATAN))?(?: (?:[A-Z]|[IVX]+|\d))?"
_SPENDING = r"(?:PENGELUARAN|BELANJA|PENGGUNAAN DANA|EXPENDITURES?|EXPENSES)"
_INCOME = r"(?:PENERIMAAN|PENDAPATAN|PEMASUKAN|INCOME|RECEIPTS)"
_LESS = r"(?: \S{1,3} ?[-–] ?\S{1,3})?"
_RECEIVED = re.compile(f"{_LETTERED}{_SUMMED}{_INCOME}{_BEHIND}")
_SPENT = re.compile(f"{_LETTERED}{_SUMMED}{_SPENDING}{_BEHIND}")
_LEFT = re.compile(
    f"{_LETTERED}{_SUMMED}(?:SALDO|SISA|SURPLUS|DEFISIT|BALANCE)(?: ?/ ?(?:DEFISIT|SURPLUS))?"
    f"(?: (?:DANA|KAS|AKHIR|ANGGARAN|KEGIATAN)){{0,2}}(?:{_LESS}| {_INCOME} ?[-–] ?{_SPENDING})"
)
_BEFORE = re.compile(r"\b(?:AWAL|LALU|SEBELUMNYA|SILPA|PEMBIAYAAN|OPENING|PREVIOUS)\b")
_SIGNS = ("saldo", "sisa", "surplus", "defisit", "balance")


def remainders(
    stock: Sequence[Inventory], books: Sequence[CashBook], calculator: Calculator
) -> Iterator[Remainder]:
    """Find what is left of receipts after spending; in cash books the entries tell that."""
    booked = {book.sheet for book in books}
    for held in stock:
        if held.grid.name not in booked and held.says(_SIGNS):
            yield from _on_sheet(held, Figures(held.grid, calculator, {}))


def _on_sheet(held: Inventory, figures: Figures) -> Iterator[Remainder]:
    received: list[dict[int, Figure]] = []
    spent: list[dict[int, Figure]] = []
    is_clear = True
    for number, column, text in held.texts:
        words = plain(text)
        row = held.grid.rows[number]
        if _RECEIVED.fullmatch(words):
            received.extend(_beside(row, number, column, figures))
        elif _SPENT.fullmatch(words):
            spent.extend(_beside(row, number, column, figures))
        elif _LEFT.fullmatch(words):
            left = next(_beside(row, number, column, figures), None)
            if left is None:
                continue
            if is_clear and len(received) == len(spent) == 1:
                yield from _compared(text, left, received[0], spent[0])
            received, spent, is_clear = [], [], True
        elif _BEFORE.search(words):
            is_clear = False


def _beside(row: Row, number: int, label: int, figures: Figures) -> Iterator[dict[int, Figure]]:
    """Give the figures behind a label by column; none for the heading of a group."""
    own = {
        column: figure
        for column, cell in row.items()
        if column > label
        and cell.kind in {Kind.NUMBER, Kind.TEXT}
        and (figure := figures.figure(number, column, cell)).amount is not None
    }
    if own:
        yield own


def _compared(
    label: str, left: dict[int, Figure], received: dict[int, Figure], spent: dict[int, Figure]
) -> Iterator[Remainder]:
    """Compare in the first column that says all three: others may be shares or differences."""
    column = next((key for key in left if key in received and key in spent), None)
    if column is not None:
        yield Remainder(label, left[column], received[column], spent[column])
