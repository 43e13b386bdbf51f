"""See docs/rules/numbering-broken.md."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias

from kkg_xl.domain.cash_book import CashBook, spendings
from kkg_xl.domain.line_codes import Code, LineCodes, parts
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
    "{line}: nomor {number} sudah dipakai di {first}. Urutkan nomornya.",
    "{line}: number {number} is already used at {first}. Number the lines again.",
)
_CODE_AGAIN = Text(
    "{line}: kode {number} sudah dipakai di {first}, jadi belanja dengan kode itu tidak jelas "
    "untuk baris mana. Beri tiap baris kode sendiri.",
    "{line}: the code {number} is already used at {first}, so payments that have it may be for "
    "either line. Give each line a code of its own.",
)
_BACK = Text(
    "{line}: nomor {number} datang sesudah {before}. Urutkan nomornya.",
    "{line}: number {number} follows {before}. Number the lines again.",
)
_RUNNING = re.compile(
    r"\(?(?P<ahead>(?:[a-z][.-]?(?=\d))?(?:\d{1,3}\.)*)(?P<last>\d{1,4}|[a-z])"
    r"(?P<piece>(?<=\d)[a-z])?[.)]*",
    re.IGNORECASE,
)
"""`7`, `a.`, `1.1`; with the code of the group `A.1`, `B-02`; pieces of a line `2a`, `2b`."""
_ROMAN = re.compile(r"\(?[ivx]{2,}[.)]*", re.IGNORECASE)
_A = ord("a")
_SECOND = 2
_TEN = 10


class _Numbered(NamedTuple):
    line: Line
    label: str
    ordinal: int
    piece: str = ""

    @property
    def coded(self) -> bool:
        """Tell whether the group is told as well, so that the whole is a name: `A.1`."""
        return len(self.label) > 1 and self.label[0].isalpha()


_IsUnclear: TypeAlias = Callable[[Line], bool]


def numbering_broken(workbook: Workbook) -> Iterator[Flag]:
    """A running number leaves a gap, repeats itself or runs backwards.

    A warning where payments of the cash book have the number that two lines share.
    """
    for table in workbook.money_tables:
        unclear = partial(_is_unclear, table, workbook.paying_books)
        for numbers in _sequences(table):
            yield from _broken(numbers, unclear)


def _sequences(table: Table) -> Iterator[Sequence[_Numbered]]:
    """Give the numbers of each group, digits, letters and each 1.1, 1.2 by themselves.

    Roman numerals are let be: a single i or v may be a letter or a number.
    """
    is_roman = any(_ROMAN.fullmatch(line.number.strip()) for line in table.lines)
    sequences: dict[tuple[int, Code, bool], list[_Numbered]] = defaultdict(list)
    for line in table.lines:
        match = _RUNNING.fullmatch(line.number.strip())
        if match is None or (is_roman and not match["last"].isdigit()):
            continue
        last, is_digit = match["last"], match["last"].isdigit()
        ordinal = int(last) if is_digit else ord(last.casefold()) - _A + 1
        piece = (match["piece"] or "").casefold()
        numbered = _Numbered(line, match["ahead"] + last + piece, ordinal, piece)
        sequences[line.group, parts(match["ahead"]), is_digit].append(numbered)
    yield from sequences.values()


def _broken(numbers: Sequence[_Numbered], unclear: _IsUnclear) -> Iterator[Flag]:
    """Give the numbers out of step, if most are in step; a list may begin at 1 again.

    Where the next number goes on as if nothing had happened, only one number was mistyped.
    """
    right, flags = 0, []
    before = numbers[0]
    seen = {before.ordinal: before.line}
    for place, number in enumerate(numbers[1:], 1):
        due = before.ordinal + 1
        follows = numbers[place + 1].ordinal if place + 1 < len(numbers) else None
        if _is_due(number, due):
            right += 1
            before = number._replace(ordinal=due)
        elif before.piece < number.piece and before.ordinal == number.ordinal:
            before = number
        elif _begins(number, before, follows):
            before, seen = number, {}
        else:
            flags.append(_flag(before, number, seen, unclear))
            before = number._replace(ordinal=due) if follows == due + 1 else number
        seen.setdefault(number.ordinal, number.line)
    if len(flags) <= right:
        yield from flags


def _is_due(number: _Numbered, due: int) -> bool:
    """Tell whether a number is the next one; 1.10 that was typed as a number shows as 1.1."""
    return number.ordinal == due or ("." in number.label and number.ordinal * _TEN == due)


def _begins(number: _Numbered, before: _Numbered, follows: int | None) -> bool:
    """Tell whether a list begins again; one of codes does where it goes on, too."""
    if number.coded and (before.ordinal == 1 or follows != _SECOND):
        return False
    return number.ordinal == 1


def _flag(
    before: _Numbered, number: _Numbered, seen: Mapping[int, Line], unclear: _IsUnclear
) -> Flag:
    line, first = number.line, seen.get(number.ordinal)
    name = line_name(line)
    if first is None:
        text = _GAP if number.ordinal > before.ordinal else _BACK
        return Flag(line.at, say(text, line=name, number=number.label, before=before.label))
    if unclear(line):
        message = say(_CODE_AGAIN, line=name, number=number.label, first=first.at.cell)
        return Flag(line.at, message, severity=Severity.WARNING)
    return Flag(line.at, say(_AGAIN, line=name, number=number.label, first=first.at.cell))


def _is_unclear(table: Table, books: Sequence[CashBook], line: Line) -> bool:
    """Tell whether a payment has a code that is that of a line and of another one."""
    codes = LineCodes(table)
    meant = (codes.of_book(row) for _, row in spendings(books))
    return any(len(lines) > 1 and line in lines for lines in meant)
