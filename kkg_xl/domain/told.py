"""Factors that an item tells, `3 org x 2 hr x Rp 50.000`, against the numbers of its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from math import prod
from typing import NamedTuple

from kkg_xl.domain.neighbours import is_lump_unit, number_at
from kkg_xl.domain.rounding import agree
from kkg_xl.domain.table import Described, Law, Line, Role, Table
from kkg_xl.domain.text import Message
from kkg_xl.domain.wording import rupiah

_COUNTED = re.compile(
    r"\b(or(an)?g|peserta|guru|siswa|h(a)?r(i)?|kl|kali|keg\w*|kgt|jam|bl(n|ulan)?|bulan|jp|ojp"
    r"|pertemuan|hari|minggu|mgg|thn|tahun|kelompok|sekolah|o[hjkbp])\b",
    re.IGNORECASE,
)


class Mistold(NamedTuple):
    """A number that says something else than the item of its line."""

    key: int
    stated: Decimal
    told: Decimal
    counts: tuple[Decimal, ...]
    rates: tuple[Message, ...]
    """The rate, where the item tells one and the number is an amount."""


def mistold(table: Table, law: Law | None, line: Line) -> Mistold | None:
    """Give the number that differs from what its line's item tells.

    With a rate, the amount of a line that has no factors of its own; without, the volume: any
    product of some of the line's counts may be meant.
    """
    described = line.described
    if described is None or not (described.counts or described.rate):
        return None
    factors = [(key, n) for key in _counts(table, law) if (n := number_at(line, key)) is not None]
    if not factors and not any(number_at(line, key) for key in _rates(table, law)):
        return _amount(table, law, line, described)
    if not factors or not _COUNTED.search(described.text):
        return None
    return _volume(line, factors, described.counts)


def _amount(table: Table, law: Law | None, line: Line, described: Described) -> Mistold | None:
    target = law.target if law is not None else next(iter(table.money), None)
    stated = None if target is None else number_at(line, target)
    if described.rate is None or target is None or stated is None:
        return None
    told = prod(described.counts, start=described.rate)
    if agree(stated, told, whole=table.whole):
        return None
    return Mistold(target, stated, told, described.counts, (rupiah(described.rate),))


def _volume(
    line: Line, factors: Sequence[tuple[int, Decimal]], counts: tuple[Decimal, ...]
) -> Mistold | None:
    told = prod(counts, start=Decimal(1))
    numbers = [number for _, number in factors]
    if told == 1 or told in _products(numbers) or (is_lump_unit(line.unit) and prod(numbers) == 1):
        return None
    key, stated = next((each for each in factors if each[1] not in counts), factors[0])
    others = prod((n for other, n in factors if other != key and n in counts), start=Decimal(1))
    rest = tuple(count for count in counts if count not in numbers) if others != 1 else counts
    return Mistold(key, stated, prod(rest, start=Decimal(1)), rest, ())


def _products(numbers: Sequence[Decimal]) -> Iterator[Decimal]:
    for size in range(1, len(numbers) + 1):
        for some in combinations(numbers, size):
            yield prod(some, start=Decimal(1))


def _counts(table: Table, law: Law | None) -> Iterator[int]:
    return _keys(table, law, Role.FACTOR)


def _rates(table: Table, law: Law | None) -> Iterator[int]:
    return _keys(table, law, Role.RATE)


def _keys(table: Table, law: Law | None, role: Role) -> Iterator[int]:
    for column in table.with_role(role):
        if law is None or column.key in law.columns:
            yield column.key
