"""The payments that a realisation cannot add up by the codes of the books, each with its code here.

The code is for people to mend: the lines above add up what stands under their own. Beside it stands
what the program found, so that it can tell next time which codes people gave.
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

CODE, ITEM, AMOUNT, DAY, RECEIPT, HOW, LAST = 1, 2, 3, 4, 5, 6, 8
"""Columns."""
_HEADINGS: Final = (
    *((CODE, "KODE"), (ITEM, "URAIAN DI BUKU KAS"), (AMOUNT, "RUPIAH")),
    *((DAY, "TANGGAL"), (RECEIPT, "NO. BUKTI"), (HOW, "CARA COCOK")),
)
_TITLE: Final = (
    "PENGELUARAN YANG TIDAK DIJUMLAHKAN MENURUT KODE DI BUKU KAS (kode di sini boleh diisi)"
)
_NOT_SPENT: Final = "bukan belanja"
_UNPLACED: Final = "belum cocok"
_DOUBTFUL: Final = "periksa"
_IN_BOOK: Final = "kode di buku kas"
_GIVEN: Final = "diisi di sini"
_TAKEN_AWAY: Final = "dikosongkan di sini"
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
            Area(row, CODE if row == top else HOW, row, LAST) for row in rows
        )

    def paid(self, code: str, cell: str, window: formulas.Window | None) -> list[str]:
        """Write what the list has under a code, which stands in a cell, on some days."""
        if not self._listed:
            return []
        if formulas.is_unclear(code):
            # Compared as texts: a criterion would take `1.10` for the number 1.1.
            days = "" if window is None else f"*({self._range(DAY)}{window.sign}{window.day})"
            same = f"({self._range(CODE)}={cell}){days}"
            return [f"SUMPRODUCT({same}*{self._range(AMOUNT)})"]
        asked = f"{self._range(AMOUNT)},{self._range(CODE)},{cell}"
        if window is not None:
            asked += f",{self._range(DAY)},{window.criterion}"
        return [f"SUMIFS({asked})"]

    def passed_on(self) -> str:
        """Write what the list has that is no spending."""
        if not self._listed:
            return "0"
        these = f'{self._range(AMOUNT)},{self._range(HOW)},"*{_NOT_SPENT}*"'
        # One that was given a code after all is in the lines above.
        return f'SUMIFS({these})-SUMIFS({these},{self._range(CODE)},"?*")'

    def conditions(self, first: int, last: int) -> tuple[Condition, ...]:
        """Mark what people must look at; the lines stand in the rows from first to last."""
        if not self._listed:
            return ()
        code, how = f"$A{self._first}", f"$F{self._first}"
        lacking = f'AND({code}="",ISERROR(SEARCH("{_NOT_SPENT}",{how})))'
        lines = f"($A${first}:$A${last}={code})*ISNUMBER($C${first}:$C${last})"
        unknown = f'AND({code}<>"",SUMPRODUCT({lines})=0)'
        doubtful = f'LEFT({how},{len(_DOUBTFUL)})="{_DOUBTFUL}"'
        return tuple(
            Condition(Area(self._first, left, self.last, right), formula, mark)
            for formula, mark in (
                (f"OR({lacking},{unknown})", Mark.WRONG),
                (doubtful, Mark.DOUBTFUL),
            )
            for left, right in ((CODE, CODE), (HOW, LAST))
        )

    def _range(self, column: int) -> str:
        name = "ABCDEFGH"[column - 1]
        return f"${name}${self._first}:${name}${self.last}"

    def _planned(self, top: int) -> Iterator[PlannedCell]:
        yield PlannedCell(top, CODE, Style.GROUP, _TITLE)
        for column in range(ITEM, LAST + 1):
            yield PlannedCell(top, column, Style.GROUP)
        for column, text in _HEADINGS:
            yield PlannedCell(top + 1, column, Style.HEADING, text)
        for column in range(HOW + 1, LAST + 1):
            yield PlannedCell(top + 1, column, Style.HEADING)
        for row, payment in enumerate(self._listed, self._first):
            yield from self._payment(row, payment)

    def _payment(self, row: int, payment: Assigned) -> Iterator[PlannedCell]:
        entry, book = payment.row, payment.book
        yield PlannedCell(row, CODE, Style.INPUT_CODE, self._shown(payment) or None)
        item = f'{link(entry.at, self._sheet)}&""'
        yield PlannedCell(row, ITEM, Style.TEXT, formula=item)
        spent = book.spent(entry) or Decimal(0)
        typed = book.paid(entry).typed is not None
        formula = None if typed else formulas.paid(book, entry, self._sheet)
        yield PlannedCell(row, AMOUNT, Style.MONEY, spent, formula)
        yield PlannedCell(row, DAY, Style.DATE, None if entry.day is None else serial(entry.day))
        yield PlannedCell(row, RECEIPT, Style.ORDER, entry.receipt or None)
        yield PlannedCell(row, HOW, Style.TEXT, self._how(payment))
        for column in range(HOW + 1, LAST + 1):
            yield PlannedCell(row, column, Style.TEXT)

    def _shown(self, payment: Assigned) -> str:
        """Give the code of the line; one that people gave and no line has is shown as given."""
        given = None if payment.line is not None else payment.given
        return self._code(payment) if given is None else given.code

    def _code(self, payment: Assigned) -> str:
        return "" if payment.line is None else self._codes[payment.line.index]

    def _how(self, payment: Assigned) -> str:
        """Tell how the payment came to its code; what the program found stands behind a colon."""
        if payment.found is not None:
            told = _GIVEN if self._shown(payment) else _TAKEN_AWAY
            return f"{told}; {self._how(payment.found)}"
        match payment.way:
            case Way.CODE:
                return f"{_IN_BOOK}: {self._code(payment)}"
            case Way.WORDS:
                return f"uraian sama: {self._code(payment)}"
            case Way.ALIKE:
                alike = f"uraian mirip {payment.likeness} %"
                return f"{_DOUBTFUL}, {alike}: {self._code(payment)}"
            case Way.NONE:
                near = (self._codes[line.index] for line in payment.candidates[:_MOST])
                return ", mungkin ".join(filter(None, (_UNPLACED, " atau ".join(near))))
            case _:
                return f"{_NOT_SPENT} (uang berpindah atau pajak titipan)"


def found_in(how: str) -> str:
    """Give the code that the program found for a payment, from what stands beside it.

    >>> found_in("uraian sama: A.2"), found_in("diisi di sini; belum cocok")
    ('A.2', '')
    """
    return how.partition(": ")[2]


def in_book(how: str) -> str:
    """Give the code among those of the lines that the book itself told.

    >>> in_book("diisi di sini; kode di buku kas: A.2"), in_book("uraian sama: A.2")
    ('A.2', '')
    """
    return how.partition(f"{_IN_BOOK}: ")[2]
