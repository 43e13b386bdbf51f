"""Columns that split an amount: who pays it, in which stage, in which quarter.

Whatever their headings say (`APBN`, `Komite`, `TW 1`): what stands in them side by side adds up to
an amount beside them, in nearly all lines. Then they are amounts, and every line should split as
the others do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kkg_xl.domain.law import Law
from kkg_xl.domain.table import Column, Line, Role
from kkg_xl.layouts.columns.contents import Contents
from kkg_xl.layouts.columns.regions import Region
from kkg_xl.layouts.laws.terms import added
from kkg_xl.layouts.words.heading_words import DEDUCTION, FOREIGN
from kkg_xl.layouts.words.vocabulary import plain

_WHOLE = frozenset({Role.AMOUNT, Role.PLAN})
_SHARES = frozenset({Role.AMOUNT, Role.OTHER, Role.FACTOR})
_MONEY = Decimal(1000)
_FEWEST, _TEN = 2, 10

_Row = Mapping[int, Decimal]


def with_shares(
    region: Region, columns: tuple[Column, ...], found: Mapping[int, Contents]
) -> tuple[Column, ...]:
    """Give the columns that split an amount the role of amounts."""
    if not any(c.role in (Role.OTHER, Role.FACTOR) and _may_split(c, found) for c in columns):
        return columns
    grid = region.grid.rows
    rows = [
        {key: cell.value for key, cell in grid[n].items() if isinstance(cell.value, Decimal)}
        for n in region.rows
    ]
    numeric = [column for column in columns if column.key in found and found[column.key].numbers]
    shares = {key for _, keys in _splits(numeric, rows) for key in keys}
    return tuple(
        replace(column, role=Role.AMOUNT) if column.key in shares else column for column in columns
    )


def splits(
    columns: Sequence[Column], lines: Sequence[Line], laws: Sequence[Law]
) -> tuple[Law, ...]:
    """Give for each amount that is split what it is split into, as the sum of these columns.

    Not where a law says what the amount adds up, that a share is the rest of it, or what is left.
    """
    rows = [
        {key: amount for key, own in line.figures.items() if (amount := own.amount) is not None}
        for line in lines
    ]
    filled = {key for row in rows for key in row}
    summed = {law.target for law in laws if not law.multiplies}
    known = {law.target: law.columns for law in laws}
    return tuple(
        Law(target, added(keys))
        for target, keys in _splits([c for c in columns if c.key in filled], rows)
        if target not in summed
        and not any(target in known.get(key, ()) for key in keys)
        and not _leaves(target, keys, laws)
    )


def _leaves(target: int, keys: Sequence[int], laws: Sequence[Law]) -> bool:
    """Tell whether a column says what is left of an amount after its parts: a plan and its months.

    Then nobody says that they add up to it.
    """
    known = {law.target: law.columns for law in laws}
    return any(
        target in law.columns
        and any(
            key in keys or known.get(key, frozenset()).intersection(keys)
            for key in law.columns - {target}
        )
        for law in laws
        if not law.multiplies and law.target not in keys
    )


def _may_split(column: Column, found: Mapping[int, Contents]) -> bool:
    seen = found.get(column.key)
    return seen is not None and any(abs(value) >= _MONEY for value in seen.values)


def _splits(
    columns: Sequence[Column], rows: Sequence[_Row]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Find amounts and the columns beside them that add up to them, the longest run of each."""
    taken: set[int] = set()
    for place, column in enumerate(columns):
        if column.role not in _WHOLE or column.key in taken:
            continue
        behind = _run(columns[place + 1 :], _SHARES)
        before = _run(columns[:place][::-1], _SHARES - {Role.FACTOR})
        for run in (behind, before):
            keys = _adding_up(column.key, run, rows)
            if keys:
                taken.update(keys)
                yield column.key, keys
                break


def _run(columns: Sequence[Column], roles: frozenset[Role]) -> list[int]:
    """Give the columns next to an amount that may be its shares."""
    run: list[int] = []
    for column in columns:
        words = plain(column.heading)
        if column.role not in roles or DEDUCTION.match(words) or FOREIGN.search(words):
            break
        run.append(column.key)
    return run


def _adding_up(target: int, run: Sequence[int], rows: Sequence[_Row]) -> tuple[int, ...]:
    """Give the columns of a run that split an amount best, the most of them."""
    best: tuple[int, ...] = ()
    most = 0
    if len(run) < _FEWEST:
        return best
    for end, tally in enumerate(_tallies(target, run, rows), 1):
        if end >= _FEWEST and tally.is_split and tally.fits >= most:
            best, most = tuple(sorted(run[:end])), tally.fits
    return best


@dataclass(slots=True)
class _Tally:
    """In how many rows the first columns of a run add up to an amount."""

    told: int = 0
    """Rows that say the amount and one of its shares."""
    fits: int = 0
    parted: int = 0
    """Rows that fit and have several shares."""

    @property
    def is_split(self) -> bool:
        """Whether nearly all rows fit, and more than one has several shares."""
        wrong = self.told - self.fits
        return (
            self.parted >= _FEWEST
            and wrong < self.fits
            and wrong <= max(_FEWEST, self.told // _TEN)
        )


def _tallies(target: int, run: Sequence[int], rows: Sequence[_Row]) -> list[_Tally]:
    """Count for the first column of a run, for the first two, and so on, in one pass."""
    tallies = [_Tally() for _ in run]
    for row in rows:
        whole = row.get(target)
        if not whole:
            continue
        total, shares, fits = Decimal(0), 0, False
        for key, tally in zip(run, tallies, strict=True):
            share = row.get(key)
            if share:
                total += share
                shares += 1
                fits = abs(total - whole) < 1
            if shares:
                tally.told += 1
                tally.fits += fits
                tally.parted += fits and shares > 1
    return tallies
