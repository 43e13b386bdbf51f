"""What the lines of a budget are called where payments are put beside them: `A.1`, `A1`, `a-01`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from string import ascii_lowercase
from typing import TypeAlias

from kkg_xl.domain.cash_book import Entry, Given
from kkg_xl.domain.table import Line, Table

Code: TypeAlias = tuple[str, ...]
_PART = re.compile(r"\d+|[A-Z]+")
_NAME = re.compile(r"[^\W\d_]+[ .-]?\d+")


class LineCodes:
    """The codes of the lines of a table: those a book may use, and the one each line has alone."""

    def __init__(self, table: Table) -> None:
        """Take the table."""
        self.table = table
        self._by_code = lines_by_code(table)
        self.own = codes(table)
        """By `Line.index`."""
        lines = {line.index: line for line in table.lines}
        self._own = {parts(code): lines[index] for index, code in self.own.items()}

    def of_book(self, row: Entry) -> Sequence[Line]:
        """Give the lines that have the code of an entry in its book."""
        return self._by_code.get(parts(row.code), ())

    def is_unknown(self, row: Entry) -> bool:
        """Tell whether no line has the code of an entry, which has one."""
        given = self.given(row)
        if given is not None:
            return bool(given.code) and self.line(given.code) is None
        return bool(parts(row.code)) and not self.of_book(row)

    def line(self, code: str) -> Line | None:
        """Give the line that people mean by a code on a sheet of ours."""
        told = parts(code)
        own = self._own.get(told)
        return _alone(self._by_code.get(told, ())) if own is None else own

    def given(self, row: Entry) -> Given | None:
        """Give the code that an entry has in the list of a realisation.

        It does not count any more if the book itself has got another one since.
        """
        if row.given is None:
            return None
        line = _alone(self.of_book(row))
        changed = line is not None and parts(self.own[line.index]) != parts(row.given.seen)
        return None if changed else row.given


def _alone(lines: Sequence[Line]) -> Line | None:
    return lines[0] if len(lines) == 1 else None


def lines_by_code(table: Table) -> Mapping[Code, Sequence[Line]]:
    """Give the lines by what a book may call them: `A.1` for line 1 of group A."""
    headings = {heading.index: heading for heading in table.headings}
    found: dict[Code, list[Line]] = defaultdict(list)
    for line in table.lines:
        own = parts(line.number)
        codes = {own, parts(line.account)}
        path: Code = own
        group = line.group
        while own and group in headings:
            heading = headings[group]
            path = parts(heading.code) + path
            codes |= {path, parts(heading.code) + own}
            group = heading.parent
        for code in codes - {()}:
            found[code].append(line)
    return found


@lru_cache(maxsize=8192)
def parts(code: str) -> Code:
    """Take a code apart, so that `A1`, `A.1` and `a - 01` are the same.

    >>> parts("A1"), parts("a - 01"), parts("1.2.03")
    (('A', '1'), ('A', '1'), ('1', '2', '3'))
    """
    return tuple(part.lstrip("0") or part for part in _PART.findall(code.upper()))


def codes(table: Table) -> Mapping[int, str]:
    """Give every line a code of its own, by `Line.index`: `A.1`, else its number in the table.

    Where a few lines share a code with a letter, these get `A.2a` and `A.2b`: all others keep
    theirs.
    """
    headings = {heading.index: heading for heading in table.headings}
    told: dict[int, str] = {}
    for line in table.lines:
        heading = headings.get(line.group)
        own = line.number.strip(" .)")
        group = "" if heading is None else heading.code.strip(" .)")
        told[line.index] = f"{group}.{own}" if group and own and "." not in own else own
    for tried in (told, _told_apart(told)):
        if len({parts(code) for code in tried.values() if code}) == len(tried):
            return tried
    return {line.index: str(number) for number, line in enumerate(table.lines, 1)}


def shared(told: Mapping[int, str]) -> Mapping[Code, Sequence[int]]:
    """Give the codes that several lines have, each with the keys of these."""
    by_code: dict[Code, list[int]] = defaultdict(list)
    for index, code in told.items():
        by_code[parts(code)].append(index)
    return {code: own for code, own in by_code.items() if code and len(own) > 1}


def _told_apart(told: Mapping[int, str]) -> dict[int, str]:
    apart = dict(told)
    for own in shared(told).values():
        for letter, index in zip(ascii_lowercase, own, strict=False):
            if _NAME.fullmatch(told[index]):
                apart[index] = told[index] + letter
    return apart
