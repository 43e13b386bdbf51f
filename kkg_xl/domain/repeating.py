"""Entries of a cash book that say the same as an earlier one: paid once and entered twice, perhaps.

Who was paid decides where the book tells it: one fee to three persons is three payments. Where it
does not, three fees alike are three persons; two under receipts of their own may be.
Several rows of one receipt may rightly be alike (two months paid at once): where a book has
receipts on several rows, rows of the same receipt are passed over.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kkg_xl.domain.cash_book import CashBook, Entry
from kkg_xl.domain.likeness import likeness, words
from kkg_xl.domain.receipt_numbers import same

_FEE = re.compile(
    r"\b(?:honor\w*|uang (?:saku|harian|lelah|transport\w*)|transport\w*|insentif|upah)\b",
    re.IGNORECASE,
)
"""What is paid to persons, to each the same."""
_SEVERAL = 3
"""So many fees alike are a list of persons; two may be one entered twice."""
_ALIKE = 85
"""From so many per cent on, two items paid to the same payee may be one."""
_NUMBER = re.compile(r"\d+")


class Repeated(NamedTuple):
    """An entry and the earlier one that it repeats."""

    row: Entry
    earlier: Entry
    exact: bool
    """Whether the items are the same too, and not only alike, payee, day and amount being one."""
    fee: bool = False
    """Whether it may as well be the fee of another person, whom nobody names."""


def repeated(book: CashBook) -> Iterator[Repeated]:
    """Give the entries that repeat an earlier one, each with the first that it repeats."""
    shared = _shares_receipts(book)
    for rows in _of_one_amount(book):
        for at, row in enumerate(rows):
            before = [each for each in rows[:at] if not (shared and _of_one(each, row))]
            found = next((each for each in before if is_of_same_payee(each, row)), None)
            exact = next((each for each in before if _says_the_same(each, row)), None)
            if exact is not None:
                alike = [each for each in rows if words(each.item) == words(row.item)]
                fee = not row.payee and _FEE.search(row.item) is not None
                if not (fee and len(alike) >= _SEVERAL):
                    yield Repeated(row, exact, exact=True, fee=fee and _signed_apart(exact, row))
            elif found is not None and _is_alike(found, row):
                yield Repeated(row, found, exact=False)


def is_of_same_payee(one: Entry, other: Entry) -> bool:
    """Tell whether both name whom they paid, and the same: `Toko Maju` and `Toko Maju, Jember`."""
    first, second = words(one.payee), words(other.payee)
    return bool(first and second) and (first in second or second in first)


def is_of_other_payee(one: Entry, other: Entry) -> bool:
    """Tell whether both name whom they paid, and not the same."""
    return bool(one.payee and other.payee) and not is_of_same_payee(one, other)


def _of_one_amount(book: CashBook) -> Iterator[Sequence[Entry]]:
    """Give the entries of one day and one amount, where there are several."""
    found: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
    for row in book.entries:
        received, spent = book.received(row), book.spent(row)
        if row.day is not None and row.item and (received or spent):
            found[row.day, received, spent].append(row)
    return (rows for rows in found.values() if len(rows) > 1)


def _says_the_same(one: Entry, other: Entry) -> bool:
    return words(one.item) == words(other.item) and not is_of_other_payee(one, other)


def _is_alike(one: Entry, other: Entry) -> bool:
    """Compare two items; `Sesi 1` and `Sesi 2` are not alike."""
    numbers = [_NUMBER.findall(row.item) for row in (one, other)]
    return numbers[0] == numbers[1] and likeness(one.item, other.item) >= _ALIKE


def _signed_apart(one: Entry, other: Entry) -> bool:
    return bool(one.receipt and other.receipt) and same(one.receipt) != same(other.receipt)


def _shares_receipts(book: CashBook) -> bool:
    """Tell whether a receipt stands on several rows that are not alike."""
    rows = {(same(row.receipt), words(row.item)) for row in book.entries if row.receipt}
    return any(often > 1 for often in Counter(receipt for receipt, _ in rows).values())


def _of_one(one: Entry, other: Entry) -> bool:
    return bool(one.receipt) and same(one.receipt) == same(other.receipt)
