"""Which budget line an entry of a cash book was paid for: by its code, or by its very words.

Nothing is guessed here: a code that several lines have, or words that are merely alike, give no
line. Lines with the same words under other headings are one position: the book cannot tell them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from kkg_xl.domain.cash_book import CashBook, Entry, spendings
from kkg_xl.domain.table import Line, Table
from kkg_xl.domain.transfers import is_tax_passed_on, is_transfer

Code: TypeAlias = tuple[str, ...]
_PART = re.compile(r"\d+|[A-Z]+")
_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Position:
    """One or more lines of a table, and what the books paid for them."""

    lines: tuple[Line, ...]
    entries: tuple[tuple[CashBook, Entry], ...]

    @property
    def paid(self) -> Decimal:
        """Add up what was paid."""
        return sum((book.spent(row) or _NOTHING for book, row in self.entries), _NOTHING)


@dataclass(frozen=True, slots=True)
class Booked:
    """A table beside the spending of all cash books."""

    table: Table
    positions: tuple[Position, ...]
    unplaced: tuple[tuple[CashBook, Entry], ...]
    """Spending for which no line was found."""
    unknown: tuple[tuple[CashBook, Entry], ...]
    """Spending whose code no line has, even where its words have one."""

    @property
    def placed(self) -> int:
        """Count the entries for which a line was found."""
        return sum(len(position.entries) for position in self.positions)

    @property
    def belongs(self) -> bool:
        """Tell whether most of the spending was for this table's lines."""
        return self.placed > len(self.unplaced)

    @property
    def elsewhere(self) -> Decimal:
        """Add up the spending for which no line was found."""
        return sum((book.spent(row) or _NOTHING for book, row in self.unplaced), _NOTHING)


def booked(table: Table, books: Iterable[CashBook]) -> Booked:
    """Place the spending of cash books on the lines of a table.

    Transfers and taxes passed on are no spending and are left out.
    """
    by_code, by_words = lines_by_code(table), _by_words(table)
    found: dict[int, list[tuple[CashBook, Entry]]] = defaultdict(list)
    told_in_words: set[int] = set()
    unplaced: list[tuple[CashBook, Entry]] = []
    unknown: list[tuple[CashBook, Entry]] = []
    for book, row in spendings(books):
        if is_transfer(row) or is_tax_passed_on(row):
            continue
        code = parts(row.code)
        coded = by_code.get(code, ())
        alike = by_words.get(words(row.item), ())
        if len(coded) == 1:
            found[coded[0].index].append((book, row))
        elif alike:
            found[alike[0].index].append((book, row))
            told_in_words.update(line.index for line in alike)
        else:
            unplaced.append((book, row))
        if code and not coded:
            unknown.append((book, row))
    positions: list[Position] = []
    done: set[int] = set()
    for line in table.lines:
        if line.index not in done:
            alike = by_words[words(line.item)] if line.index in told_in_words else (line,)
            done.update(each.index for each in alike)
            entries = (entry for each in alike for entry in found.get(each.index, ()))
            positions.append(Position(tuple(alike), tuple(entries)))
    return Booked(table, tuple(positions), tuple(unplaced), tuple(unknown))


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


def parts(code: str) -> Code:
    """Take a code apart, so that `A1`, `A.1` and `a - 01` are the same.

    >>> parts("A1"), parts("a - 01"), parts("1.2.03")
    (('A', '1'), ('A', '1'), ('1', '2', '3'))
    """
    return tuple(part.lstrip("0") or part for part in _PART.findall(code.upper()))


@lru_cache(maxsize=8192)
def words(text: str) -> str:
    """Reduce an item to what is compared.

    >>> words("Konsumsi Peserta (3 hari)")
    'konsumsipeserta3hari'
    """
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _by_words(table: Table) -> Mapping[str, Sequence[Line]]:
    found: dict[str, list[Line]] = defaultdict(list)
    for line in table.lines:
        if told := words(line.item):
            found[told].append(line)
    return found
