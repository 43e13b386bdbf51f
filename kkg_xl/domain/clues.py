"""By what facts of different workbooks are found to be alike: numbers that are cheap to compare.

A clue leads to a few workbooks among thousands; whether these say the same is judged by the facts
themselves. The numbers are the same on every machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from typing import Final, NamedTuple

from kkg_xl.domain.facts import Facts
from kkg_xl.domain.figures import Place
from kkg_xl.domain.likeness import words
from kkg_xl.domain.neighbours import is_lump_unit, plain
from kkg_xl.domain.owners import Owner, known
from kkg_xl.domain.people import bare_name

_ZEROS: Final = re.compile(r"(?<!\d)0+(?=\d)")
_FEWEST_WORDS: Final = 3
_FEWEST_LETTERS: Final = 12


class Clue(NamedTuple):
    """Leads from a workbook to others that have a clue of the same number."""

    number: int
    """64 bits with a sign."""
    fact: int
    """Which of the facts of its kind it is about, from 0."""
    value: int = 0
    """Of a price, in cents."""


class Trait(NamedTuple):
    """Something by which a copy is known: a payment of a day, a priced line of a budget."""

    number: int
    """64 bits with a sign."""
    at: Place


def owner_number(owner: Owner, workbook: str) -> int:
    """Give a number that workbooks of one group have in common, if they tell whose they are.

    Those of two groups never have the same one; `kinship` knows better which are of one.
    """
    own = known(owner)
    if not own.group:
        return _number("workbook", workbook)
    return _number("group", *(" ".join(sorted(part)) for part in own))


def receipts(facts: Facts) -> Iterator[Clue]:
    """Give a clue for each receipt that may be found in another group's book.

    A number of the book's own series is in every book: without a payee it tells nothing.
    """
    for nth, (_, day, receipt, payee, _, amount, in_series) in enumerate(facts.payments):
        number = receipt_number(receipt)
        if number and day is not None and (payee or not in_series):
            yield Clue(_number("receipt", number, day.isoformat(), f"{amount:f}"), nth)


def receipt_number(text: str) -> str:
    """Reduce the number of a receipt to what is compared; without a digit it is none.

    >>> receipt_number("No. 0457/X"), receipt_number("-")
    ('no457x', '')
    """
    told = words(_ZEROS.sub("", text))
    return told if any(map(str.isdigit, told)) else ""


def presences(facts: Facts) -> Iterator[Clue]:
    """Give a clue for each person and day, by NIP and by name, where these tell people apart."""
    for nth, presence in enumerate(facts.presences):
        day = presence.day.isoformat()
        if presence.nip:
            yield Clue(_number("nip", presence.nip, day), nth)
        name = bare_name(presence.person)
        if is_rare(name):
            yield Clue(_number("name", name, day), nth)


def is_rare(name: str) -> bool:
    """Tell whether hardly two people of a district have a bare name: it has three words and more.

    >>> is_rare("siti aminah"), is_rare("siti aminah kusumawardani")
    (False, True)
    """
    return len(name.split()) >= _FEWEST_WORDS and len(name) >= _FEWEST_LETTERS


def prices(facts: Facts) -> Iterator[Clue]:
    """Give a clue for each price of something that is counted, within a district."""
    district = " ".join(sorted(known(Owner(district=facts.district)).district))
    for nth, price in enumerate(facts.prices):
        unit, item = plain(price.unit), words(price.item)
        if unit and item and not is_lump_unit(price.unit):
            yield Clue(_number("price", district, item, unit), nth, round(price.rate * 100))


def payment_traits(facts: Facts) -> Iterator[Trait]:
    """Give what is told of payments: of a day, for something, so much."""
    for each in facts.payments:
        if each.day is not None:
            parts = each.day.isoformat(), words(each.item), f"{each.amount:f}"
            yield Trait(_number("payment", *parts), each.at)


def line_traits(facts: Facts) -> Iterator[Trait]:
    """Give what is told of the lines of a budget: what it is, what one costs and what it makes."""
    for each in facts.prices:
        if each.amount:
            parts = words(each.item), plain(each.unit), f"{each.rate:f}", f"{each.amount:f}"
            yield Trait(_number("line", *parts), each.at)


def _number(*parts: str) -> int:
    told = "\0".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(told, digest_size=8).digest(), "big", signed=True)
