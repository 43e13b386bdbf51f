"""See docs/rules/receipt-number-skipped.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kkg_xl.domain.cash_wording import entry_name
from kkg_xl.domain.receipt_numbers import Numbered, series
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

_SKIPPED = Text(
    "{row}: nomor bukti {number} langsung sesudah {before}; nomor di antaranya ({count}) tidak ada "
    "di buku kas mana pun. Catat buktinya, atau jelaskan mengapa nomornya tidak dipakai.",
    "{row}: the receipt number {number} comes right after {before}; the numbers between ({count}) "
    "are in no cash book. Enter the receipts, or say why the numbers were not used.",
)
_FEWEST = 5
"""So many different numbers make a series in which one can be missed."""
_STEADY = 4
"""At least so many steps by one for each that skips numbers, or nobody counts here."""


def receipt_number_skipped(workbook: Workbook) -> Iterator[Flag]:
    """The receipt numbers of a cash book leave a gap."""
    for numbered in series(workbook.cash_books).values():
        yield from _skipped(numbered)


def _skipped(numbered: Sequence[Numbered]) -> Iterator[Flag]:
    first: dict[int, Numbered] = {}
    for each in numbered:
        first.setdefault(each.number, each)
    numbers = sorted(first)
    gaps = [(low, high) for low, high in pairwise(numbers) if high - low > 1]
    if len(numbers) < _FEWEST or _STEADY * len(gaps) > len(numbers) - 1 - len(gaps):
        return
    for low, high in gaps:
        after = first[high]
        message = say(
            _SKIPPED,
            row=entry_name(after.row),
            number=after.written,
            before=first[low].written,
            count=high - low - 1,
        )
        yield Flag(after.row.receipt_at or after.row.at, message)
