"""Factors that an item tells, `3 org x 2 hr x Rp 50.000`, against the numbers of its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from math import prod
from typing import NamedTuple

from kkg_xl.domain.law import Law
from kkg_xl.domain.neighbours import is_lump_unit, number_at
from kkg_xl.domain.practice import products
from kkg_xl.domain.rounding import agree
from kkg_xl.domain.table import Line, Role, Table
from kkg_xl.domain.text import Message
from kkg_xl.domain.wording import rupiah

_COUNTED = re.compile(
    r"\b(or(an)?g|peserta|guru|siswa|h(a)?r(i)?|kl|kali|keg\w*|kgt|jam|bl(n|ulan)?|bulan|jp|ojp"
    r"|pertemuan|hari|minggu|mgg|thn|tahun|kelompok|sekolah|o[hjkbp])\b",
    re.IGNORECASE,
)


class Mistold(NamedTuple):
    """A number that says something else than the item of its line."""

    line: Line
    key: int
    stated: Decimal | None
    """`None` where the amount is blank."""
    told: Decimal
    counts: tuple[Decimal, ...]
    rates: tuple[Message, ...] = ()
    """The rate, where the item tells one and the number is an amount."""


def mistold(table: Table) -> Iterator[Mistold]:
    """Give the numbers that differ from what their line's item tells.

    With a rate, the amount of a line that has no factors of its own; without, the volume: any
    product of some of the line's counts may be meant.
    """
    law = next(products(table), None)
    for line in table.lines:
        described = line.described
        if described is None:
            continue
        factors = [
            (key, n) for key in _keys(table, law, Role.FACTOR) if (n := number_at(line, key))
        ]
        rates = [key for key in _keys(table, law, Role.RATE) if number_at(line, key)]
        if factors and len(described.counts) > 1 and _COUNTED.search(described.text):
            yield from _volume(line, factors, described.counts)
        elif described.rate is not None and not factors and not rates:
            told = prod(described.counts, start=described.rate)
            yield from _amount(table, law, line, told)


def _amount(table: Table, law: Law | None, line: Line, told: Decimal) -> Iterator[Mistold]:
    target = law.target if law is not None else table.described
    figure = None if target is None else line.figures.get(target)
    if target is None or figure is None or line.described is None:
        return
    stated = figure.amount
    if stated is None:
        is_amiss = figure.blank
    else:
        further = (told * number for number in (Decimal(1), *_further(line)))
        is_amiss = not any(agree(stated, each, whole=table.whole) for each in further)
    if is_amiss:
        rate = line.described.rate or Decimal(0)
        yield Mistold(line, target, stated, told, line.described.counts, (rupiah(rate),))


def _further(line: Line) -> Iterator[Decimal]:
    """Give numbers beside the factors: `Honor 2 org (3 JP x Rp 50.000)` may mean 2 times that."""
    text = line.described.text if line.described is not None else ""
    for number in re.findall(r"\d+", line.item.replace(text, " ")):
        yield Decimal(number)


def _volume(
    line: Line, factors: Sequence[tuple[int, Decimal]], counts: tuple[Decimal, ...]
) -> Iterator[Mistold]:
    told = prod(counts, start=Decimal(1))
    numbers = [number for _, number in factors]
    meant = {told, *(told * number for number in _further(line))}
    is_package = is_lump_unit(line.unit) and prod(numbers) == 1
    if is_package or told == 1 or not meant.isdisjoint(_products(numbers)):
        return
    key, stated = next((each for each in factors if each[1] not in counts), factors[0])
    rest = tuple(count for count in counts if count not in numbers) or counts
    yield Mistold(line, key, stated, prod(rest, start=Decimal(1)), rest)


def _products(numbers: Sequence[Decimal]) -> Iterator[Decimal]:
    for size in range(1, len(numbers) + 1):
        for some in combinations(numbers, size):
            yield prod(some, start=Decimal(1))


def _keys(table: Table, law: Law | None, role: Role) -> Iterator[int]:
    for column in table.with_role(role):
        if law is None or column.key in law.columns:
            yield column.key
