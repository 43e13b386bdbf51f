"""From a region of a sheet to the cash book that its author meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.cash_book import Account, CashBook, Entry, Sort
from kkg_xl.domain.days import Month, read_day, read_month
from kkg_xl.domain.figures import Figure, Place
from kkg_xl.domain.running import steps
from kkg_xl.layouts.cash.columns import CashColumns, cash_columns
from kkg_xl.layouts.cash.holdings import holdings
from kkg_xl.layouts.cash.summaries import summaries
from kkg_xl.layouts.columns.currency import keeps_stock
from kkg_xl.layouts.columns.regions import Region, row_texts
from kkg_xl.layouts.columns.traits import title_of
from kkg_xl.layouts.lines.numbers import Figures, manners
from kkg_xl.layouts.words.cash_words import holds, is_general, sort_of_label
from kkg_xl.layouts.words.vocabulary import is_dated, is_signature
from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.grid import Cell, Kind, Row
from kkg_xl.sheets.refs import Area, address

_DATE, _NUMBER, _TEXT = Kind.DATE, Kind.NUMBER, Kind.TEXT
_ROWS_ABOVE = 10
_LAST_DAY = 31


def read_cash_book(region: Region, calculator: Calculator, below: int = 0) -> CashBook | None:
    """Read a region as a cash book; `None` where its headings are not those of one.

    `below` is the row with which the table above it ends.
    """
    columns = cash_columns(region.headings)
    if columns is None:
        return None
    walked = _Rows(region, columns, calculator)
    rows = tuple(walked.entries())
    last = max((row.index for row in rows if row.sort is Sort.ENTRY), default=region.top)
    title = title_of(region)
    told = [*_above(region), title, region.grid.name]
    keys = [key for key in region.headings if region.left <= key <= region.right]
    book = CashBook(
        region.grid.name,
        str(Area(region.top, min(keys), rows[-1].index if rows else region.top, max(keys))),
        title,
        {key: " ".join(region.headings[key].text.split()) for key in columns.money},
        columns.accounts,
        rows,
        tuple(holdings(region, last, {row.index for row in rows})),
        summaries(region, columns, calculator, below),
        tuple(walked.unpriced),
        any(is_general(text) for text in told),
    )
    return _turned(book)


def is_stock_card(region: Region) -> bool:
    """Tell whether a region has the headings of a cash book and tells goods, not money."""
    return cash_columns(region.headings) is not None and keeps_stock(region, title_of(region))


def _turned(book: CashBook) -> CashBook:
    """Read a book as its balances say that it is kept, where the usual way does not bear them out.

    With the sides of an account turned round, as a bank sees it, or with the newest row on top.
    """
    if all(_borne_out(book, own) for own in book.accounts):
        return book
    upwards = replace(book, rows=book.rows[::-1])
    if all(_borne_out(upwards, own) for own in upwards.accounts):
        return upwards
    turned = tuple(Account(own.spent, own.received, own.balance) for own in book.accounts)
    other = replace(book, accounts=turned)
    better = tuple(
        swapped if _borne_out(other, swapped) and not _borne_out(book, own) else own
        for own, swapped in zip(book.accounts, turned, strict=True)
    )
    return replace(book, accounts=better)


def _borne_out(book: CashBook, account: Account) -> bool:
    """Tell whether most balances follow from those above them."""
    if account.balance is None:
        return True
    judged = [
        step.fault is None
        for step in steps(book, account)
        if step.row.sort is Sort.ENTRY and step.stated is not None and not step.stated.blank
    ]
    return 2 * sum(judged) >= len(judged)


def _above(region: Region) -> Iterator[str]:
    """Give the texts above the headings, the nearest first."""
    for number in range(region.top - 1, max(0, region.top - _ROWS_ABOVE), -1):
        yield from row_texts(region.grid.rows.get(number, {})).values()


class _Day(NamedTuple):
    day: date | None
    at: Place | None
    text: str = ""
    """What it says, if that is no date."""


@dataclass(slots=True)
class _Rows:
    """Judges the rows of one book, from the first to the last."""

    region: Region
    columns: CashColumns
    calculator: Calculator
    month: Month | None = None
    day: date | None = None
    unpriced: list[Entry] = field(default_factory=list)
    """Rows that were passed over although they name a payment."""

    def entries(self) -> Iterator[Entry]:
        """Give every row that says something of money, up to the signatures."""
        self.month = next(filter(None, map(read_month, _above(self.region))), None)
        figures = self._figures()
        begun = False
        for number in self.region.rows:
            row = self._within(self.region.grid.rows[number])
            texts = row_texts(row)
            told = {key: figures.figure(number, key, row.get(key)) for key in self.columns.money}
            idle = all(figure.amount is None for figure in told.values())
            if begun and idle and self._signs(texts):
                return
            if all(figure.blank for figure in told.values()):
                self._month_of(texts)
                if begun and self._names_payment(row, texts):
                    self.unpriced.append(self._row(number, row, texts, told, Sort.ENTRY))
                continue
            entry = self._entry(number, row, texts, told, begun=begun)
            if entry is not None:
                begun = begun or entry.sort is Sort.ENTRY
                yield entry

    def _signs(self, texts: Mapping[int, str]) -> bool:
        """Tell whether the signatures begin; `Senin, 5 Oktober 2009` among the dates is a date."""
        return any(
            is_signature(text) or (key != self.columns.day and is_dated(text))
            for key, text in texts.items()
        )

    def _within(self, row: Row) -> Row:
        return {k: cell for k, cell in row.items() if self.region.left <= k <= self.region.right}

    def _figures(self) -> Figures:
        rows = self.region.grid.rows
        texts: dict[int, list[str]] = {key: [] for key in self.columns.money}
        for number in self.region.rows:
            for key, written in texts.items():
                cell = rows[number].get(key)
                if cell is not None and cell.kind is _TEXT:
                    written.append(str(cell.value))
        return Figures(self.region.grid, self.calculator, manners(texts), texts)

    def _month_of(self, texts: Mapping[int, str]) -> None:
        """Take note of the month that a row without money names."""
        for text in texts.values():
            self.month = read_month(text, self.month) or self.month

    def _entry(
        self,
        number: int,
        row: Row,
        texts: Mapping[int, str],
        told: Mapping[int, Figure],
        *,
        begun: bool,
    ) -> Entry | None:
        label = self._label(texts, told)
        dated = self._dated(number, row)
        own = dated.at is not None or self._is_numbered(row)
        sort = self._sort(label, told, own=own, begun=begun)
        if sort is None or (sort is Sort.CLOSING and holds(label) and not own):
            return None
        return self._row(number, row, texts, told, sort, dated)

    def _label(self, texts: Mapping[int, str], told: Mapping[int, Figure]) -> str:
        item = texts.get(self.columns.item or 0, "")
        return item or next((text for key, text in texts.items() if key not in told), "")

    def _is_numbered(self, row: Row) -> bool:
        return any(_told(row, key) for key in (self.columns.number, self.columns.receipt))

    def _names_payment(self, row: Row, texts: Mapping[int, str]) -> bool:
        """Tell whether a row without money has an item, and a receipt or a code; no mere dashes."""
        columns = self.columns
        item = texts.get(columns.item or 0, "")
        coded = any(_told(row, key) for key in (columns.receipt, columns.code))
        dashed = any(_told(row, key) for key in columns.money)
        return bool(item) and coded and not dashed and sort_of_label(item) is None

    def _row(  # noqa: PLR0913, PLR0917 -- what was found of the row so far
        self,
        number: int,
        row: Row,
        texts: Mapping[int, str],
        told: Mapping[int, Figure],
        sort: Sort,
        dated: _Day | None = None,
    ) -> Entry:
        columns = self.columns
        dated = dated or self._dated(number, row)
        titled = columns.item is not None and columns.item in texts
        at = columns.item if titled else min((k for k in texts if k not in told), default=None)
        return Entry(
            number,
            sort,
            Place(self.region.grid.name, address(number, at or min(told))),
            self._label(texts, told),
            told,
            dated.day,
            dated.at,
            _told(row, columns.number),
            self._place(number, columns.number),
            _told(row, columns.receipt),
            self._place(number, columns.receipt),
            _told(row, columns.code),
            self._place(number, columns.code),
            number in self.region.grid.hidden_rows,
            _told(row, columns.payee),
            day_text=dated.text,
            undated_at=(None if dated.at and not dated.text else self._place(number, columns.day)),
            untitled_at=None if titled else self._place(number, columns.item),
        )

    def _sort(
        self, label: str, told: Mapping[int, Figure], *, own: bool, begun: bool
    ) -> Sort | None:
        """Judge a row: by its label, unless it has a date or a number and moves money."""
        named = sort_of_label(label)
        spent = [told[key] for key in self.columns.spent]
        received = [told[key] for key in self.columns.received]
        out = any(figure.amount for figure in spent)
        moves = out or any(figure.amount for figure in received)
        if named is Sort.CLOSING and not begun:
            named = Sort.OPENING  # `Saldo bulan April` above the first entry of May
        if named is Sort.OPENING and (not out or not own):
            return Sort.OPENING
        if named is not None and not (own and moves):
            return named
        if not label and not own:
            # Nobody knows what it is: sums below the book, or formulas that give zero.
            return Sort.TOTAL if begun and moves and out else None
        idle = all(figure.blank or figure.amount == 0 for figure in (*received, *spent))
        if idle and not begun and all(figure.blank for figure in (*received, *spent)):
            return Sort.OPENING
        return Sort.ENTRY if own or not idle else None

    def _dated(self, number: int, row: Row) -> _Day:
        """Give the day of a row: its own, or that of the row above."""
        key = self.columns.day
        if self.columns.month is not None and (told := _told(row, self.columns.month)):
            self.month = read_month(told, self.month) or self.month
        cell = None if key is None else row.get(key)
        if key is None or cell is None or not _told(row, key):
            return _Day(self.day, None)
        own, told = self._read(cell), _told(row, key)
        text = told if own is None else ""
        if own is None and (any(map(str.isalpha, told)) or not any(map(str.isdigit, told))):
            # A label that begins in the column of dates, a mark for "as above", a slip.
            return _Day(self.day, None, text)
        self.day = own
        return _Day(self.day, Place(self.region.grid.name, address(number, key)), text)

    def _read(self, cell: Cell) -> date | None:
        if isinstance(cell.value, Decimal):
            if cell.kind is _NUMBER and cell.value <= _LAST_DAY:
                return read_day(str(cell.value), self.month)
            return self.calculator.day(cell.value)
        return read_day(str(cell.value), self.month)

    def _place(self, number: int, key: int | None) -> Place | None:
        return None if key is None else Place(self.region.grid.name, address(number, key))


def _told(row: Row, key: int | None) -> str:
    """Give what a cell says, as people see it."""
    cell = None if key is None else row.get(key)
    if cell is None or cell.value is None:
        return ""
    if isinstance(cell.value, Decimal):
        return f"{cell.value.normalize():f}"
    return " ".join(str(cell.value).split())
