"""The amounts above the headings of a cash book that sum it up: `Jumlah penerimaan`, `JUMLAH`.

A bare `JUMLAH` tells of the columns above which its amounts stand. Short words, such as `Saldo`,
count only in company: alone they may tell of the grant, or of what was there before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from kkg_xl.domain.cash_book import Summary
from kkg_xl.domain.figures import Figure, Unreadable
from kkg_xl.domain.numerals import Manner
from kkg_xl.layouts.cash.columns import CashColumns
from kkg_xl.layouts.cash.holdings import parted
from kkg_xl.layouts.columns.regions import Region, row_texts
from kkg_xl.layouts.lines.numbers import Figures
from kkg_xl.layouts.words.vocabulary import plain
from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.grid import EMPTY_ROW, Row

_ROWS_ABOVE = 10
_ALL = r"(?P<all>(?:TOTAL|JUMLAH|JML)(?: SELURUH| KESELURUHAN)? )?"
_OF = r"(?: KAS| DANA| UANG| BKU| SELURUHNYA)*"


class _Told(Enum):
    """What a label tells of a book."""

    IN = re.compile(_ALL + r"(?:PENERIMAAN|PEMASUKAN|(?:UANG|KAS|DANA) MASUK|DEBE?T)" + _OF)
    OUT = re.compile(_ALL + r"(?:PENGELUARAN|BELANJA|(?:UANG|KAS|DANA) KELUAR|KREDIT)" + _OF)
    LEFT = re.compile(
        r"(?:SALDO(?P<all> AKHIR| TERAKHIR| SAAT INI| SEKARANG)?|SISA(?: SALDO)?)" + _OF
    )


_BARE = frozenset({"JUMLAH", "TOTAL", "JUMLAH SELURUHNYA", "TOTAL SELURUHNYA"})


def summaries(
    region: Region, columns: CashColumns, calculator: Calculator, below: int
) -> tuple[Summary, ...]:
    """Give what the rows between `below`, where another table ends, and the headings sum up."""
    return tuple(_Above(region, columns, calculator, below).summaries())


class _Above:
    def __init__(
        self, region: Region, columns: CashColumns, calculator: Calculator, below: int
    ) -> None:
        self._region = region
        self._money = columns.money
        accounts = columns.accounts
        self._keys = {
            _Told.IN: tuple(key for each in accounts for key in each.received),
            _Told.OUT: tuple(key for each in accounts for key in each.spent),
            _Told.LEFT: tuple(each.balance for each in accounts if each.balance is not None),
        }
        self._first = max(below + 1, region.top - _ROWS_ABOVE)
        indonesian = dict.fromkeys(region.headings, Manner.INDONESIAN)
        self._figures = Figures(region.grid, calculator, indonesian)

    def summaries(self) -> Iterator[Summary]:
        """Give every amount, from the top."""
        worded: list[tuple[_Told, bool, Summary]] = []
        for number in range(self._first, self._region.top):
            row = self._row(number)
            for key, text in row_texts(row).items():
                label, told_in_words = parted(text)
                words = plain(label)
                if words in _BARE:
                    yield from self._over_columns(number, key, label)
                for told in _Told:
                    found = told.value.fullmatch(words)
                    figure = None
                    if found is not None and self._keys[told]:
                        figure = (
                            self._beside(number, key, row)
                            if told_in_words is None
                            else Figure(self._figures.place(number, key), told_in_words, text)
                        )
                    if found is not None and figure is not None:
                        summary = Summary(label, figure, self._keys[told])
                        worded.append((told, found["all"] is not None, summary))
        company = len({told for told, _, _ in worded}) > 1
        yield from (summary for _, plainly, summary in worded if plainly or company)

    def _row(self, number: int) -> Row:
        left, right = self._region.left, self._region.right
        row = self._region.grid.rows.get(number, EMPTY_ROW)
        return {key: cell for key, cell in row.items() if left <= key <= right}

    def _over_columns(self, number: int, after: int, label: str) -> Iterator[Summary]:
        for key in self._money:
            figure = self._number(number, key) if key > after else None
            if figure is not None:
                yield Summary(label, figure, (key,))

    def _beside(self, number: int, label: int, row: Row) -> Figure | None:
        """Give the number between a label and the next one; else the one right below the label."""
        for key in row:
            if key > label:
                figure = self._number(number, key)
                if figure is not None:
                    return figure
                if plain(row_texts(row).get(key, "")):
                    break
        return self._number(number + 1, label) if number + 1 < self._region.top else None

    def _number(self, number: int, key: int) -> Figure | None:
        figure = self._figures.figure(number, key, self._row(number).get(key))
        return None if figure.blank or isinstance(figure.value, Unreadable) else figure
