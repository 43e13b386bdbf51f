"""See docs/rules/numbering-broken.md."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from kkg_xl.domain.table import Line, Table
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import line_name
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.INFO

_GAP = Text(
    "{line}: nomor {number} datang sesudah {before}; nomor di antaranya tidak ada. "
    "Urutkan nomornya, atau periksa baris yang hilang.",
    "{line}: number {number} follows {before}; what lies between is missing. "
    "Number the lines again, or look for the lost line.",
)
_AGAIN = Text(
    "{line}: nomor {number} sudah dipakai baris sebelumnya. Urutkan nomornya.",
    "{line}: number {number} is already used by the line before. Number the lines again.",
)
_BACK = Text(
    "{line}: nomor {number} datang sesudah {before}. Urutkan nomornya.",
    "{line}: number {number} follows {before}. Number the lines again.",
)
_RUNNING = re.compile(r"\(?(\d{1,4}|[a-z])[.)]*", re.IGNORECASE)
_ROMAN = re.compile(r"\(?[ivx]{2,}[.)]*", re.IGNORECASE)
_A = ord("a")
_BREAKS = 4
"""At most one step in so many may be broken, else the numbers are codes and do not run."""


class _Numbered(NamedTuple):
    line: Line
    label: str
    ordinal: int


def numbering_broken(workbook: Workbook) -> Iterator[Flag]:
    """A running number leaves a gap, repeats itself or runs backwards."""
    for table in workbook.tables:
        for numbers in _sequences(table):
            yield from _broken(numbers)


def _sequences(table: Table) -> Iterator[Sequence[_Numbered]]:
    """Give the numbers of each group, digits and letters apart; Roman numerals are let be."""
    is_roman = any(_ROMAN.fullmatch(line.number.strip()) for line in table.lines)
    sequences: dict[tuple[int, bool], list[_Numbered]] = defaultdict(list)
    for line in table.lines:
        match = _RUNNING.fullmatch(line.number.strip())
        if match is None or (is_roman and not match[1].isdigit()):
            continue
        label = match[1]
        ordinal = int(label) if label.isdigit() else ord(label.casefold()) - _A + 1
        sequences[line.group, label.isdigit()].append(_Numbered(line, label, ordinal))
    yield from sequences.values()


def _broken(numbers: Sequence[_Numbered]) -> Iterator[Flag]:
    steps = [(one, next_) for one, next_ in pairwise(numbers) if next_.ordinal != 1]
    broken = [(one, next_) for one, next_ in steps if next_.ordinal != one.ordinal + 1]
    if not broken or len(broken) == len(steps) or len(broken) > max(1, len(steps) // _BREAKS):
        return
    for one, next_ in broken:
        if next_.ordinal > one.ordinal:
            text = _GAP
        else:
            text = _AGAIN if next_.ordinal == one.ordinal else _BACK
        yield Flag(
            next_.line.at,
            say(text, line=line_name(next_.line), number=next_.label, before=one.label),
        )
