"""What people received, row by row, in a list of payments: how much, for which day, for what.

The day may stand in a column, in a row of its own above those who were paid for it, or above the
whole list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from kkg_xl.domain.attending import Payment, Person
from kkg_xl.domain.figures import Figure
from kkg_xl.domain.weekdays import told_day
from kkg_xl.layouts.lines.numbers import Figures
from kkg_xl.layouts.people.headings import Headings, Heads
from kkg_xl.layouts.people.people_rows import Found
from kkg_xl.layouts.people.people_words import Part, part_of
from kkg_xl.layouts.people.sessions import Reader
from kkg_xl.layouts.people.told import line
from kkg_xl.layouts.words.vocabulary import plain
from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.grid import EMPTY_ROW, Grid, Kind

_FEES: Final = re.compile(r"\b(?:HONOR\w*|UANG SAKU|INSENTIF|JASA PROFESI)\b")
_RECEIVED: Final = (
    re.compile(r"\b(?:DITERIMA|TERIMA|PENERIMAAN|BERSIH|NETTO|NETO|DIBAYAR(?:KAN)?)\b"),
    re.compile(r"\b(?:JUMLAH|JML|TOTAL)\b(?! (?:JP|JAM|HARI|KEGIATAN|PERTEMUAN|PESERTA|ORANG))"),
    re.compile(r"\b(?:UANG|HONOR\w*|TRANSPORT\w*|BESAR\w*|NOMINAL|BRUTO|BIAYA|RP)\b"),
)
"""Headings of what somebody received, the surest first."""
_TAX: Final = re.compile(r"\b(?:PPH|PPN|PAJAK|POTONGAN)\b")
_WHEN: Final = re.compile(
    r"(?:JML |JUMLAH )?(?:JP|JPL|OJ|JAM)(?: KE)?|PUKUL|WAKTU|SESI.*|PERTEMUAN.*"
)
_WHO: Final = frozenset(
    {
        Part.NUMBER,
        Part.NAME,
        Part.NIP,
        Part.NUPTK,
        Part.EITHER,
        Part.SEX,
        Part.BORN,
        Part.SCHOOL,
        Part.SIGNED,
        Part.DAY,
    }
)
"""What says nothing of what the money was for."""


def pays_fees(title: str) -> bool:
    """Tell whether a list pays for work: HONOR, UANG SAKU."""
    return _FEES.search(title) is not None


class Payments:
    """Reads what the rows of one list of payments say."""

    def __init__(self, grid: Grid, calculator: Calculator, heads: Headings, title: str) -> None:
        """Keep the list; `title` may tell the day for which all of it was paid."""
        self._grid = grid
        self._heads = heads
        self._reader = Reader(grid, calculator, heads.top)
        self._figures = Figures(grid, calculator, {})
        over = Heads(grid, heads.top, heads.bottom)
        self._texts = {
            column: plain(" ".join(each.text for each in over.over(column)))
            for column in range(heads.left, heads.right + 1)
        }
        self._amounts = self._column_of_amounts()
        self.day = self._reader.above("").day or told_day(title).day
        """That of the whole list; `None` where it tells none."""

    def _column_of_amounts(self) -> int | None:
        """Choose the last column of the surest kind."""
        columns = [
            column
            for column, text in self._texts.items()
            if text and _TAX.search(text) is None and part_of(text) is None
        ]
        for received in _RECEIVED:
            found = [column for column in columns if received.search(self._texts[column])]
            if found:
                return found[-1]
        return None

    def read(self, found: Found, persons: Sequence[Person]) -> Iterator[Payment]:
        """Give what each of the people received, in their order."""
        day, before = self.day, self._heads.top
        for named, person in zip(found.people, persons, strict=True):
            for row in range(before + 1, named.row):
                day = self._day_alone(row) or day
            day = self._own_day(named.row) or day
            before = named.row
            yield Payment(person, self._amount(named.row), day, self._occasion(named.row))

    def _day_alone(self, row: int) -> date | None:
        """Read a row between people that tells a day and nothing else."""
        texts = [
            text for cell in self._grid.rows.get(row, EMPTY_ROW).values() if (text := line(cell))
        ]
        return told_day(texts[0]).day if len(texts) == 1 else None

    def _own_day(self, row: int) -> date | None:
        column = self._heads.parts.get(Part.DAY)
        if column is None:
            return None
        cell = self._grid.cell(row, column)
        return self._reader.day(cell) or told_day(line(cell)).day

    def _amount(self, row: int) -> Figure | None:
        if self._amounts is None:
            return None
        return self._figures.figure(row, self._amounts, self._grid.rows[row].get(self._amounts))

    def _occasion(self, row: int) -> str:
        told = []
        for column, text in self._texts.items():
            cell = self._grid.cell(row, column)
            says = cell.kind is Kind.TEXT and column != self._amounts and self._heads_words(column)
            if says or _WHEN.fullmatch(text):
                told.append(line(cell))
        return " ".join(told)

    def _heads_words(self, column: int) -> bool:
        """Tell whether a column has a heading under which words say what something was for."""
        text = self._texts[column]
        return bool(text) and part_of(text) not in _WHO
