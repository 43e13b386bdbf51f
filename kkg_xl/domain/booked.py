"""Which budget line an entry of a cash book was paid for: by its code, or by its very words.

Nothing is guessed here: a code that several lines have, or words that are merely alike, give no
line. Lines with the same words under other headings are one position: the book cannot tell them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kkg_xl.domain.cash_book import CashBook, Entry, spendings
from kkg_xl.domain.likeness import words
from kkg_xl.domain.line_codes import LineCodes
from kkg_xl.domain.table import Line, Table
from kkg_xl.domain.transfers import is_tax_passed_on, is_transfer

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
    codes, by_words = LineCodes(table), _by_words(table)
    found: dict[int, list[tuple[CashBook, Entry]]] = defaultdict(list)
    told_in_words: set[int] = set()
    unplaced: list[tuple[CashBook, Entry]] = []
    unknown: list[tuple[CashBook, Entry]] = []
    for book, row in spendings(books):
        if codes.given(row) is None and (is_transfer(row) or is_tax_passed_on(row)):
            continue
        lines = _lines_of(row, codes, by_words)
        if lines:
            found[lines[0].index].append((book, row))
        else:
            unplaced.append((book, row))
        if len(lines) > 1:
            told_in_words.update(line.index for line in lines)
        if codes.is_unknown(row):
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


def _lines_of(
    row: Entry, codes: LineCodes, by_words: Mapping[str, Sequence[Line]]
) -> Sequence[Line]:
    given = codes.given(row)
    if given is not None:
        line = codes.line(given.code)
        return () if line is None else (line,)
    coded = codes.of_book(row)
    return coded if len(coded) == 1 else by_words.get(words(row.item), ())


def _by_words(table: Table) -> Mapping[str, Sequence[Line]]:
    found: dict[str, list[Line]] = defaultdict(list)
    for line in table.lines:
        if told := words(line.item):
            found[told].append(line)
    return found
