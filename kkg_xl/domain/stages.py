"""When a stage began: on the day its money came in, as a cash book tells it (`Dana tahap 2`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from kkg_xl.domain.cash_book import CashBook

_STAGE = re.compile(r"\b(?:tahap|termin|thp)\b\D{0,6}?\b(?P<number>\d|[ivx]+|kedua|ketiga)\b")
_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "kedua": 2, "ketiga": 3}


def stage_in(text: str) -> int | None:
    """Read the number of a stage in a text, or a text that is nothing but the number.

    >>> stage_in("Terima dana tahap II"), stage_in("Tahap ke-2"), stage_in("2"), stage_in("ATK")
    (2, 2, 2, None)
    """
    words = " ".join(text.casefold().split())
    found = _STAGE.search(words)
    told = words if found is None else found["number"]
    return int(told) if told.isdecimal() and len(told) == 1 else _NUMBERS.get(told)


def began(books: Iterable[CashBook], stage: int) -> date | None:
    """Give the day on which the money of a stage came in; `None` for the first stage or unknown."""
    if stage <= 1:
        return None
    days = [
        row.day
        for book in books
        for row in book.entries
        if row.day is not None and book.received(row) and stage_in(row.item) == stage
    ]
    return min(days, default=None)
