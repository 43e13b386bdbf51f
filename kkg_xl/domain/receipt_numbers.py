"""The numbers of receipts: `004/KKG/X/2009`, `BK-07`. Each series counts by itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kkg_xl.domain.cash_book import CashBook, Entry

_DIGITS = re.compile(r"\d+")
_MOST_DIGITS = 6
"""A longer number is that of a shop or a bank, and does not count the book's receipts."""


class Numbered(NamedTuple):
    """An entry whose receipt has a number of a series."""

    book: CashBook
    row: Entry
    number: int
    written: str
    """The number as it stands: `004`."""


def same(receipt: str) -> str:
    """Reduce a receipt's number to what is compared: `BK - 07` is `BK-07`.

    >>> same("BK - 07 "), same("bk-07")
    ('BK-07', 'BK-07')
    """
    return "".join(receipt.upper().split())


def series(books: Iterable[CashBook]) -> Mapping[str, Sequence[Numbered]]:
    """Give the receipts of all books, by what their numbers have in common, in order."""
    found: dict[str, list[Numbered]] = defaultdict(list)
    for book in books:
        rows = [row for row in book.entries if _DIGITS.search(row.receipt)]
        counting = _counting(rows)
        for row in rows:
            groups = list(_DIGITS.finditer(row.receipt))
            if counting >= len(groups) or len(groups[counting][0]) > _MOST_DIGITS:
                continue
            group = groups[counting]
            form = same(f"{row.receipt[: group.start()]}#{row.receipt[group.end() :]}")
            found[form].append(Numbered(book, row, int(group[0]), group[0]))
    return found


def _counting(rows: Sequence[Entry]) -> int:
    """Tell which of the numbers in a receipt's number counts: the one that differs most."""
    different: dict[int, set[str]] = defaultdict(set)
    for row in rows:
        for position, group in enumerate(_DIGITS.findall(row.receipt)):
            different[position].add(group)
    return max(different, key=lambda position: (len(different[position]), -position), default=0)
