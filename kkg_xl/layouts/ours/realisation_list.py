"""The payments that a realisation cannot add up by the codes of the books, each with its code here.

The code is for people to mend: the lines above add up what stands under their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from kkg_xl.domain.assigning import Assigned, Way
from kkg_xl.domain.realised import Realised
from kkg_xl.layouts.ours import realisation_formulas as formulas
from kkg_xl.layouts.ours.formula_writing import link
from kkg_xl.sheets.planned import serial
from kkg_xl.sheets.refs import Area
from kkg_xl.sheets.sheet_plan import Condition, Mark, PlannedCell, Style

_CODE, _ITEM, _AMOUNT, _DAY, _RECEIPT, _HOW, _LAST = 1, 2, 3, 4, 5, 6, 8
"""Columns."""
_HEADINGS: Final = (
    *((_CODE, "KODE"), (_ITEM, "URAIAN DI BUKU KAS"), (_AMOUNT, "RUPIAH")),
    *((_DAY, "TANGGAL"), (_RECEIPT, "NO. BUKTI"), (_HOW, "CARA COCOK")),
)
_TITLE: Final = "PENGELUARAN DI LUAR KODE BUKU KAS (kode di sini boleh diisi atau dibetulkan)"
_NOT_SPENT: Final = "bukan belanja"
_UNPLACED: Final = "belum cocok"
_DOUBTFUL: Final = "periksa"
_MOST: Final = 4
"""So many lines are named for a payment that may be for any of them."""


class PaymentList:
    """The list, from the row of its title on; its cells, and the formulas that add it up."""

    def __init__(self, told: Realised, listed: Sequence[Assigned], sheet: str, top: int) -> None:
        """Plan the list of some payments; nothing where there are none."""
        self._codes: Mapping[int, str] = {index: told.codes[at] for at, index in told.index.items()}
        self._sheet = sheet
        self._listed = listed
        self._first = top + 2
        self.last = top + 1 + len(listed) if listed else top - 1
        """The last row of the list."""
        self.cells: tuple[PlannedCell, ...] = tuple(self._planned(top)) if listed else ()
        rows = (top, *range(top + 1, self.last + 1)) if listed else ()
        self.merged: tuple[Area, ...] = tuple(
            Area(row, _CODE if row == top else _HOW, row, _LAST) for row in rows
        )

    def paid(self, code: str, cell: str, window: formulas.Window | None) -> list[str]:
        """Write what the list has under a code, which stands in a cell, on some days."""
        if not self._listed:
            return []
        if formulas.is_unclear(code):
            # Compared as texts: a criterion would take `1.10` for the number 1.1.
            days = "" if window is None else f"*({self._range(_DAY)}{window.sign}{window.day})"
            same = f"({self._range(_CODE)}={cell}){days}"
            return [f"SUMPRODUCT({same}*{self._range(_AMOUNT)})"]
        asked = f"{self._range(_AMOUNT)},{self._range(_CODE)},{cell}"
        if window is not None:
            asked += f",{self._range(_DAY)},{window.criterion}"
        return [f"SUMIFS({asked})"]

    def passed_on(self) -> str:
        """Write what the list has that is no spending."""
        if not self._listed:
            return "0"
        these = f'{self._range(_AMOUNT)},{self._range(_HOW)},"{_NOT_SPENT}*"'
        # One that was given a code after all is in the lines above.
        return f'SUMIFS({these})-SUMIFS({these},{self._range(_CODE)},"?*")'

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Mark what people must look at."""
        if not self._listed:
            return ()
        area = Area(self._first, _CODE, self.last, _LAST)
        how = f"$F{self._first}"
        return (
            Condition(area, f'AND(LEFT({how},11)="{_UNPLACED}",$A{self._first}="")', Mark.WRONG),
            Condition(area, f'ISNUMBER(SEARCH("{_DOUBTFUL}",{how}))', Mark.DOUBTFUL),
        )

    def _range(self, column: int) -> str:
        name = "ABCDEFGH"[column - 1]
        return f"${name}${self._first}:${name}${self.last}"

    def _planned(self, top: int) -> Iterator[PlannedCell]:
        title = (
            "PENGELUARAN YANG TIDAK DIJUMLAHKAN MENURUT KODE DI BUKU KAS (kode di sini boleh diisi)"
        )
        yield PlannedCell(top, _CODE, Style.GROUP, title)
        for column in range(_ITEM, _LAST + 1):
            yield PlannedCell(top, column, Style.GROUP)
        for column, text in _HEADINGS:
            yield PlannedCell(top + 1, column, Style.HEADING, text)
        for column in range(_HOW + 1, _LAST + 1):
            yield PlannedCell(top + 1, column, Style.HEADING)
        for row, payment in enumerate(self._listed, self._first):
            yield from self._payment(row, payment)

    def _payment(self, row: int, payment: Assigned) -> Iterator[PlannedCell]:
        entry, book = payment.row, payment.book
        code = None if payment.line is None else self._codes[payment.line.index]
        yield PlannedCell(row, _CODE, Style.INPUT_CODE, code)
        item = f'{link(entry.at, self._sheet)}&""'
        yield PlannedCell(row, _ITEM, Style.TEXT, formula=item)
        spent = book.spent(entry) or Decimal(0)
        typed = book.paid(entry).typed is not None
        formula = None if typed else formulas.paid(book, entry, self._sheet)
        yield PlannedCell(row, _AMOUNT, Style.MONEY, spent, formula)
        yield PlannedCell(row, _DAY, Style.DATE, None if entry.day is None else serial(entry.day))
        yield PlannedCell(row, _RECEIPT, Style.ORDER, entry.receipt or None)
        yield PlannedCell(row, _HOW, Style.TEXT, self._how(payment))
        for column in range(_HOW + 1, _LAST + 1):
            yield PlannedCell(row, column, Style.TEXT)

    def _how(self, payment: Assigned) -> str:
        near = " atau ".join(self._codes[line.index] for line in payment.candidates[:_MOST])
        return {
            Way.CODE: "kode di buku kas",
            Way.WORDS: "uraian sama",
            Way.ALIKE: f"uraian mirip {payment.likeness} %: {_DOUBTFUL}",
            Way.NONE: f"{_UNPLACED}: mungkin {near}" if near else _UNPLACED,
            Way.PASSED_ON: f"{_NOT_SPENT}: uang berpindah atau pajak titipan",
        }[payment.way]
