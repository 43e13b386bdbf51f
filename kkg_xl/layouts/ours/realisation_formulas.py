"""Formulas that add up what cash books paid: by the codes in the books, and by a list of ours.

A code is added up where it stands if all payments that have it are for one line; what a book tells
otherwise stands in the list, with the code that it was given there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kkg_xl.domain.assigning import Assigned, Way
from kkg_xl.domain.cash_book import CashBook, Entry, Sort
from kkg_xl.domain.figures import Place
from kkg_xl.layouts.ours.formula_writing import link
from kkg_xl.sheets.refs import Area, letters, parse_address, parse_area

_SPECIAL = frozenset('*?~<>="')
_ROOM = 300
"""Rows below a book that its sums reach into, so that what is entered later counts."""


class Direct(NamedTuple):
    """A code of a book whose payments are added up where they stand."""

    book: CashBook
    code: str


class Division(NamedTuple):
    """Which payments are added up in the books, and which are listed."""

    direct: Mapping[int, Sequence[Direct]]
    """By `Line.index`."""
    listed: tuple[Assigned, ...]


def divided(
    payments: Sequence[Assigned], books: Sequence[CashBook], days: Container[Place] | None
) -> Division:
    """Tell which payments can be added up in the books.

    Where stages are told apart, `days` are the cells that hold dates which a program can compare.
    """
    by_code: dict[tuple[int, str], list[Assigned]] = defaultdict(list)
    for payment in payments:
        by_code[books.index(payment.book), payment.row.code].append(payment)
    direct: dict[int, list[Direct]] = defaultdict(list)
    listed: list[Assigned] = []
    for (position, code), own in by_code.items():
        lines = {payment.line.index for payment in own if payment.line is not None}
        plain = len(lines) == 1 and all(map(_stands, own))
        told = days is None or all(payment.row.day_at in days for payment in own)
        if plain and told and _is_apart(code, books[position]):
            direct[lines.pop()].append(Direct(books[position], code))
        else:
            listed.extend(own)
    order = {id(payment): position for position, payment in enumerate(payments)}
    return Division(direct, tuple(sorted(listed, key=lambda payment: order[id(payment)])))


def _stands(payment: Assigned) -> bool:
    """Tell whether a payment has its code in the book, and its amount as a number."""
    paid = payment.book.paid(payment.row)
    return payment.way is Way.CODE and paid.typed is None


def _is_apart(code: str, book: CashBook) -> bool:
    """Tell whether a program that looks for a code finds it and no other."""
    if not code or _SPECIAL & set(code) or is_unclear(code):
        return False
    others = {row.code for row in book.rows} - {code, ""}
    return not any(_same(code, other) for other in others)


def is_unclear(code: str) -> bool:
    """Tell whether a criterion may take a code for another number, or for a day: 1.10, 2-1.

    >>> is_unclear("1.10"), is_unclear("A.1"), is_unclear("7")
    (True, False, False)
    """
    return _CLEAR.fullmatch(code) is None


_CLEAR = re.compile(r"\d+|[^\W\d_](?:[.-]?\d+)*")


def _same(one: str, other: str) -> bool:
    if one.isdecimal() and other.isdecimal():
        return int(one) == int(other)
    return one.casefold() == other.casefold()


class Window(NamedTuple):
    """The days that count: those before the first of a stage, or from it on."""

    sign: str
    first: date

    @property
    def day(self) -> str:
        """Write the first day of the stage."""
        return f"DATE({self.first.year},{self.first.month},{self.first.day})"

    @property
    def criterion(self) -> str:
        """Write it as the criterion of a `SUMIFS`."""
        return f'"{self.sign}"&{self.day}'


def paid_by_code(
    direct: Sequence[Direct],
    books: Sequence[CashBook],
    sheet: str,
    window: Window | None,
) -> list[str]:
    """Write what books paid under codes, one `SUMIFS` for each column of spending."""
    terms: list[str] = []
    for book, code in direct:
        rows = reach(book, books)
        example = next(row for row in book.entries if row.code == code and row.code_at)
        asked = [_column(book, example.code_at, rows, sheet), f'"{code}"']
        if window is not None:
            day = next(row.day_at for row in book.entries if row.code == code and row.day_at)
            asked += [_column(book, day, rows, sheet), window.criterion]
        for key in (key for account in book.accounts for key in account.spent):
            area = Area(rows[0], key, rows[1], key)
            terms.append(f"SUMIFS({_range(book, area, sheet)},{','.join(asked)})")
    return terms


def reach(book: CashBook, books: Sequence[CashBook]) -> tuple[int, int]:
    """Give the first and the last row that the sums of a book look at."""
    top = book.entries[0].index
    others = [parse_area(other.range).top for other in books if other.sheet == book.sheet]
    below = min((row for row in others if row > top), default=0)
    last = max(row.index for row in book.rows)
    return top, below - 1 if below else last + _ROOM


def _column(book: CashBook, at: Place | None, rows: tuple[int, int], sheet: str) -> str:
    column = 0 if at is None else parse_address(at.cell)[1]
    return _range(book, Area(rows[0], column, rows[1], column), sheet)


def _range(book: CashBook, area: Area, sheet: str) -> str:
    first, last = (f"${letters(area.left)}${row}" for row in (area.top, area.bottom))
    return f"{link(Place(book.sheet, first), sheet)}:{last}"


def paid(book: CashBook, row: Entry, sheet: str) -> str:
    """Refer to what a row paid."""
    keys = [key for account in book.accounts for key in account.spent]
    filled = [key for key in keys if not row.figures[key].blank]
    return "+".join(link(row.figures[key].at, sheet) for key in filled)


def moved(books: Sequence[CashBook], sheet: str, *, spent: bool) -> str:
    """Add up one side of all books: every entry, none of their totals."""
    terms: list[str] = []
    for book in books:
        keys = [k for each in book.accounts for k in (each.spent if spent else each.received)]
        terms += [
            _range(book, Area(first, key, last, key), sheet)
            for first, last in _runs(book)
            for key in keys
        ]
    return f"SUM({','.join(terms)})"


def _runs(book: CashBook) -> list[tuple[int, int]]:
    """Give the rows of entries that stand together, first and last."""
    runs: list[tuple[int, int]] = []
    other = True
    for row in sorted(book.rows, key=lambda row: row.index):
        if row.sort is not Sort.ENTRY:
            other = True
        elif other:
            runs.append((row.index, row.index))
            other = False
        else:
            runs[-1] = (runs[-1][0], row.index)
    return runs


def together(cells: Sequence[Place], sheet: str) -> str:
    """Add up single cells."""
    return "+".join(link(at, sheet) for at in cells) or "0"
