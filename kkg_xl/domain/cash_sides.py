"""Totals of a cash book whose label says of which side they are: `Jumlah pengeluaran`."""

from __future__ import annotations

import re
from enum import Enum

from kkg_xl.domain.cash_book import Entry

_IN = re.compile(r"\b(?:penerimaan|pemasukan|masuk|terima|debe?t)\b", re.IGNORECASE)
_OUT = re.compile(r"\b(?:pengeluaran|keluar|belanja|kredit|penggunaan)\b", re.IGNORECASE)


class Side(Enum):
    """One of the two sides of a book."""

    IN = "in"
    OUT = "out"


def side_of(row: Entry) -> Side | None:
    """Tell the side that a label names; `None` where it names none or both.

    Such a total may stand in any column: in a list below the book all stand in one.
    """
    comes, goes = _IN.search(row.item), _OUT.search(row.item)
    if bool(comes) == bool(goes):
        return None
    return Side.IN if comes else Side.OUT
