"""Money that only changes its place: drawn from the bank, paid in, moved between purses.

Neither income nor spending: a general book enters it on both sides or not at all (BKU-05).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from kkg_xl.domain.cash_book import CashBook, Entry

_MOVED = re.compile(
    r"\b(?:tarik(?:an)?|penarikan|ambil|pengambilan|setor(?:an)?|penyetoran)\b(?: uang| kas| dana)?"
    r" (?:tunai|(?:dari|di|ke|pada) (?:bank|rekening|rek|kas))\b"
    r"|\bpergeseran\b|\bpindah ?buku\b|\bpemindahbukuan\b|\bcash withdrawal\b",
    re.IGNORECASE,
)
_TAX = re.compile(
    r"\b(?:pungut(?:an)?|potongan|terima|penerimaan|setor(?:an)?|penyetoran|bayar)\b.*"
    r"\b(?:pajak|pph|ppn)\b|^(?:pph|ppn)\b",
    re.IGNORECASE,
)


class OneSided(NamedTuple):
    """A transfer that stands on one side of a book only."""

    row: Entry
    amount: Decimal
    received: bool


def is_transfer(row: Entry) -> bool:
    """Tell whether an entry only moves money from one place to another."""
    return _moves(row.item)


def is_tax_passed_on(row: Entry) -> bool:
    """Tell whether an entry withholds a tax or pays it on: not the group's own money."""
    return _taxes(row.item)


@lru_cache(maxsize=8192)
def _moves(item: str) -> bool:
    return _MOVED.search(" ".join(item.split())) is not None


@lru_cache(maxsize=8192)
def _taxes(item: str) -> bool:
    return _TAX.search(" ".join(item.split())) is not None


def one_sided(book: CashBook) -> Iterator[OneSided]:
    """Give the transfers that no entry of the same amount on the other side makes up for."""
    open_ones: list[OneSided] = []
    for row in book.entries:
        if not is_transfer(row):
            continue
        received, spent = book.received(row), book.spent(row)
        if received is None or spent is None or received == spent:
            continue
        moved = OneSided(row, abs(received - spent), received > spent)
        other = next(
            (
                each
                for each in open_ones
                if each.amount == moved.amount and each.received is not moved.received
            ),
            None,
        )
        if other is None:
            open_ones.append(moved)
        else:
            open_ones.remove(other)
    yield from open_ones
