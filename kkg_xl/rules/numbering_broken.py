"""See docs/rules/numbering-broken.md."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
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
_RUNNING = re.compile(r"\(?(?P<ahead>(?:\d{1,3}\.)*)(?P<last>\d{1,4}|[a-z])[.)]*", re.IGNORECASE)
_ROMAN = re.compile(r"\(?[ivx]{2,}[.)]*", re.IGNORECASE)
_A = ord("a")
_TEN = 10


class _Numbered(NamedTuple):
    line: Line
    label: str
    ordinal: int


def numbering_broken(workbook: Workbook) -> Iterator[Flag]:
    """A running number leaves a gap, repeats itself or runs backwards."""
    for table in workbook.money_tables:
        for numbers in _sequences(table):
            yield from _broken(numbers)


def _sequences(table: Table) -> Iterator[Sequence[_Numbered]]:
    """Give the numbers of each group, digits, letters and each 1.1, 1.2 by themselves.

    Roman numerals are let be: a single i or v may be a letter or a number.
    """
    is_roman = any(_ROMAN.fullmatch(line.number.strip()) for line in table.lines)
    sequences: dict[tuple[int, str, bool], list[_Numbered]] = defaultdict(list)
    for line in table.lines:
        match = _RUNNING.fullmatch(line.number.strip())
        if match is None or (is_roman and not match["last"].isdigit()):
            continue
        last, is_digit = match["last"], match["last"].isdigit()
        ordinal = int(last) if is_digit else ord(last.casefold()) - _A + 1
        label = match["ahead"] + last
        sequences[line.group, match["ahead"], is_digit].append(_Numbered(line, label, ordinal))
    yield from sequences.values()


def _broken(numbers: Sequence[_Numbered]) -> Iterator[Flag]:
    """Give the numbers out of step, if most are in step; a list may begin at 1 again.

    Where the next number goes on as if nothing had happened, only one number was mistyped.
    """
    right, flags = 0, []
    before = numbers[0]
    for place, number in enumerate(numbers[1:], 1):
        due = before.ordinal + 1
        if _is_due(number, due):
            right += 1
            before = number._replace(ordinal=due)
            continue
        if number.ordinal == 1:
            before = number
            continue
        flags.append(_flag(before, number))
        follows = numbers[place + 1].ordinal if place + 1 < len(numbers) else None
        before = number._replace(ordinal=due) if follows == due + 1 else number
    if len(flags) <= right:
        yield from flags


def _is_due(number: _Numbered, due: int) -> bool:
    """Tell whether a number is the next one; 1.10 that was typed as a number shows as 1.1."""
    return number.ordinal == due or ("." in number.label and number.ordinal * _TEN == due)


def _flag(before: _Numbered, number: _Numbered) -> Flag:
    if number.ordinal > before.ordinal:
        text = _GAP
    else:
        text = _AGAIN if number.ordinal == before.ordinal else _BACK
    name = line_name(number.line)
    return Flag(number.line.at, say(text, line=name, number=number.label, before=before.label))
