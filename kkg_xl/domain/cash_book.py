"""A cash book (buku kas): what came in, what went out and what was left, row by row.

A book may keep several purses side by side (cash and bank): each is an `Account` with columns of
its own. Rows that carry a sum over or close a month are rows too; only an `ENTRY` moves money.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from kkg_xl.domain.figures import Figure, Place


class Sort(Enum):
    """What a row of a cash book does."""

    ENTRY = "entry"
    OPENING = "opening"
    """Tells what was left before: saldo awal, pindahan."""
    TOTAL = "total"
    """Adds up what came in and what went out: jumlah, jumlah dipindahkan."""
    CLOSING = "closing"
    """Tells what is left: saldo akhir."""


class Account(NamedTuple):
    """One purse: the columns (by key) of what comes in, what goes out and what is left."""

    received: tuple[int, ...]
    spent: tuple[int, ...]
    balance: int | None = None


class Given(NamedTuple):
    """The code of one entry in the list of a realisation of ours, beside the book."""

    code: str
    """The code of the budget line; empty where there is none, or people took it away."""
    at: Place
    seen: str
    """The code of the line that the book itself named then; empty if it named none."""
    theirs: bool
    """Whether people wrote it, or took it away, and not the program."""


class Entry(NamedTuple):
    """One row of a cash book."""

    index: int  # type: ignore[assignment] # nobody looks for a value in an entry
    """The row's number on its sheet."""
    sort: Sort
    at: Place
    """Where the item stands; the place of the whole row."""
    item: str
    """What was bought or received; of a total its label."""
    figures: Mapping[int, Figure]
    """By column key; every column of every account is there, blank or not."""
    day: date | None = None
    """`None` where no date is told or it cannot be read."""
    day_at: Place | None = None
    """Where its own date stands; `None` where the date is that of a row above."""
    number: str = ""
    """The running number, as it stands."""
    number_at: Place | None = None
    receipt: str = ""
    """The receipt's number (no. bukti), as it stands."""
    receipt_at: Place | None = None
    code: str = ""
    """The code of the budget line (kode RAB), as it stands."""
    code_at: Place | None = None
    hidden: bool = False
    payee: str = ""
    """Who was paid, where a column tells it."""
    given: Given | None = None
    """`None` where there is no such list, or the entry is not in it."""
    day_text: str = ""
    """What stands where its date belongs, where it is no date."""
    undated_at: Place | None = None
    """Where its own date belongs, if it has none; that of a row above may hold."""
    untitled_at: Place | None = None
    """Where its item belongs, if it has none."""


class Holding(NamedTuple):
    """One sentence below a book that tells where its money is: `Saldo bank : 2.000.000`."""

    label: str
    figure: Figure
    part: bool
    """Whether it is one of several that make the balance up, and not the balance itself."""


class Summary(NamedTuple):
    """One amount above the headings of a book that sums the whole of it up."""

    label: str
    figure: Figure
    keys: tuple[int, ...]
    """The columns that it tells of: what came in, what went out, or what is left."""


@dataclass(frozen=True)
class CashBook:
    """One cash book, or one month of it where every month has headings of its own."""

    sheet: str
    range: str
    title: str
    headings: Mapping[int, str]
    """What stands above each column of money, by key."""
    accounts: tuple[Account, ...]
    rows: tuple[Entry, ...]
    holdings: tuple[Holding, ...] = ()
    summaries: tuple[Summary, ...] = ()
    unpriced: tuple[Entry, ...] = ()
    """Rows that name what was bought or received, and its receipt or code, and no money at all."""
    general: bool = True
    """Whether it is the general book (BKU), in which cash and bank stand together."""

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Give the rows that move money."""
        return tuple(row for row in self.rows if row.sort is Sort.ENTRY)

    @cached_property
    def answers(self) -> dict[Hashable, object]:
        """What was already asked of this book; see `kkg_xl.domain.once`."""
        return {}

    def received(self, row: Entry) -> Decimal | None:
        """Give what came in by a row, in all accounts; `None` if that cannot be told."""
        return self._received[row.index]

    def spent(self, row: Entry) -> Decimal | None:
        """Give what went out by a row, in all accounts; `None` if that cannot be told."""
        return self._spent[row.index]

    @cached_property
    def _received(self) -> Mapping[int, Decimal | None]:
        keys = [key for account in self.accounts for key in account.received]
        return {row.index: added(row, keys) for row in self.rows}

    @cached_property
    def _spent(self) -> Mapping[int, Decimal | None]:
        keys = [key for account in self.accounts for key in account.spent]
        return {row.index: added(row, keys) for row in self.rows}

    def paid(self, row: Entry) -> Figure:
        """Give the figure that tells what went out, the first one where there are several."""
        keys = [key for account in self.accounts for key in account.spent]
        filled = (row.figures[key] for key in keys if not row.figures[key].blank)
        return next(filled, row.figures[keys[0]])


def added(row: Entry, keys: Iterable[int]) -> Decimal | None:
    """Add up figures of a row, a blank as nothing; `None` where one cannot be told."""
    total = Decimal(0)
    for key in keys:
        amount = row.figures[key].amount
        if amount is not None:
            total += amount
        elif not row.figures[key].blank:
            return None
    return total


def spendings(books: Iterable[CashBook]) -> Iterator[tuple[CashBook, Entry]]:
    """Give every entry by which money went out."""
    for book in books:
        for row in book.entries:
            if book.spent(row):
                yield book, row
