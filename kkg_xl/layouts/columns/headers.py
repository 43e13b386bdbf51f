"""Where tables begin: rows of headings, one to three deep, split, merged or repeated."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kkg_xl.domain.table import Role
from kkg_xl.layouts.columns.column_numbers import numbers_columns
from kkg_xl.layouts.columns.evident import evident_headings
from kkg_xl.layouts.words.heading_words import PERIOD, roles
from kkg_xl.layouts.words.vocabulary import is_total, plain, unbroken
from kkg_xl.sheets.grid import EMPTY_ROW, Grid, Kind, Row
from kkg_xl.sheets.refs import Area

# A name of the module is found fifteen times as fast as a member of an enum.
_DATE, _NUMBER, _TEXT = Kind.DATE, Kind.NUMBER, Kind.TEXT

_NOWHERE: frozenset[int] = frozenset()
_NONE: Mapping[int, str] = MappingProxyType({})
MONEY = frozenset({Role.AMOUNT, Role.PLAN, Role.SPENT, Role.RECEIVED, Role.BALANCE})
_PRICED = MONEY | {Role.RATE}
_DEEPEST = 3
_MARKS = re.compile(r"\(?\s*(?:RP\.?|%|IDR|RUPIAH|ANGKA|PILIH)\s*\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of one column."""

    text: str
    parts: tuple[str, ...]
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """A block of heading rows and what it says of its columns."""

    top: int
    bottom: int
    """Last row of the block, a row of column numbers included."""
    headings: Mapping[int, Heading] = field(default_factory=dict)

    @property
    def left(self) -> int:
        """First column with a heading."""
        return min(self.headings)

    @property
    def right(self) -> int:
        """Last column with a heading."""
        return max(self.headings)

    @property
    def known(self) -> int:
        """How many of its headings are understood."""
        return sum(1 for heading in self.headings.values() if heading.roles)

    @property
    def words(self) -> tuple[str, ...]:
        """What two headers must share to be the same one, printed again on the next page."""
        return tuple(plain(heading.parts[-1]) for heading in self.headings.values())


def headers(grid: Grid) -> Iterator[Header]:
    """Find every block of headings, from top to bottom."""
    merges = _Merges(grid)
    numbers = list(grid.rows)
    likely = {number for number, row in grid.rows.items() if _may_head(row)}
    evident = {} if likely else evident_headings(grid)
    after = 0
    for position, number in enumerate(numbers):
        amounts = evident.get(number, _NOWHERE)
        halved = number + 1 in likely and _halved(grid, merges, number)
        if number < after or not (amounts or number in likely or halved):
            continue
        header = _header(grid, merges, numbers, position, amounts)
        if header.bottom == number and number + 1 in likely:
            closer = _header(grid, merges, numbers, position + 1)
            if closer.known > header.known:
                continue  # a row of RENCANA and REALISASI above the row that names the columns
        yield header
        after = header.bottom + 1


def _may_head(row: Row) -> bool:
    """Tell whether a row reads like headings: mostly words, two or more that mean something."""
    first = next(iter(row.values()), None)
    if first is None or (first.kind is _NUMBER and len(row) > 2):  # noqa: PLR2004
        return False  # a line that begins with its number, as most rows do
    texts = [
        cell.value for cell in row.values() if cell.kind is _TEXT and isinstance(cell.value, str)
    ]
    if len(texts) < 2 or len(texts) * 2 <= len(row):  # noqa: PLR2004 -- one heading is a title
        return False
    found = [known for text in texts if (known := roles(text))]
    if len(found) < 2:  # noqa: PLR2004
        return False
    everything = {role for known in found for role in known}
    if not everything & _PRICED and not (Role.FACTOR in everything and Role.PERCENT in everything):
        return False
    numbers = sum(1 for cell in row.values() if cell.kind is _NUMBER)
    closing = is_total(texts[0]) and len(found) <= 3 and numbers > 0  # noqa: PLR2004
    return numbers * 3 <= len(found) and not closing


def _halved(grid: Grid, merges: _Merges, number: int) -> bool:
    """Tell whether a row names the items, and only the headings below it the columns of money.

    Nothing stands below its own headings but what a joined one covers: `TUNAI` over `Masuk`.
    """
    row, below = _texts(grid.rows[number]), grid.rows.get(number + 1, EMPTY_ROW)
    told = {role for text in row.values() for role in roles(text)[:1]}
    if Role.ITEM not in told or len(told) < 2:  # noqa: PLR2004
        return False
    joined = {column for column in row if merges.of(number, column).right > column}
    return not _texts(below).keys() & (row.keys() - joined)


class _Merges:
    """Merged areas by their anchor, for those that touch headings."""

    def __init__(self, grid: Grid) -> None:
        self._at = {(area.top, area.left): area for area in grid.merged}

    def of(self, row: int, column: int) -> Area:
        return self._at.get((row, column), Area(row, column, row, column))


def _header(
    grid: Grid,
    merges: _Merges,
    numbers: list[int],
    position: int,
    amounts: Container[int] = _NOWHERE,
) -> Header:
    top = numbers[position]
    rows = [top]
    base = _texts(grid.rows[top])
    for number in numbers[position + 1 : position + _DEEPEST]:
        if number != rows[-1] + 1 or not _continues(grid.rows[number], base, merges, top):
            break
        rows.append(number)
    stacked: dict[int, list[str]] = {}
    above = grid.rows.get(top - 1, EMPTY_ROW)
    for column, text in _spanning(above, base, merges, top - 1).items():
        stacked.setdefault(column, []).append(text)
    for number in rows:
        below = _texts(grid.rows[number + 1]) if number < rows[-1] else {}
        for column, text in _spread(grid.rows[number], merges, number, below).items():
            parts = stacked.setdefault(column, [])
            if text not in parts:
                parts.append(text)
    own = set().union(*(_spread(grid.rows[number], merges, number) for number in rows))
    headings = {
        column: heading
        for column in sorted(own)
        if (heading := _heading(stacked[column], evident=column in amounts)) is not None
    }
    bottom = rows[-1]
    following = grid.rows.get(bottom + 1, EMPTY_ROW)
    if numbers_columns(following):
        bottom += 1
    return Header(top, bottom, headings)


def _texts(row: Row) -> dict[int, str]:
    return {
        column: cell.value
        for column, cell in row.items()
        if cell.kind is _TEXT and isinstance(cell.value, str) and cell.value.strip()
    }


def _spread(
    row: Row, merges: _Merges, number: int, below: Mapping[int, str] = _NONE
) -> dict[int, str]:
    """Give each column its text, a merged heading to every column that it covers.

    One that is not merged covers the columns behind it that only have headings in the row below.
    """
    spread: dict[int, str] = {}
    texts = _texts(row)
    for column, text in texts.items():
        area = merges.of(number, column)
        right = min(area.right, area.left + 60)
        if right == column and _opens(text, below.get(column)):
            while right + 1 in below and right + 1 not in texts:
                right += 1
        for covered in range(area.left, right + 1):
            spread.setdefault(covered, text)
    return spread


def _opens(text: str, below: str | None) -> bool:
    """Tell whether a heading stands over others: `REALISASI` over `s/d lalu`, `s/d ini`."""
    if below is None or _MARKS.fullmatch(below.strip()):
        return False
    return bool(_SPANNING.intersection(roles(text)[:1]))


def _continues(row: Row, base: dict[int, str], merges: _Merges, top: int) -> bool:
    """Tell whether a row goes on with the headings above it."""
    texts = _texts(row)
    if not texts or any(cell.kind in (_NUMBER, _DATE) for cell in row.values()):
        return False
    fresh = 0
    for column, text in texts.items():
        if _MARKS.fullmatch(text.strip()):
            fresh += 1
            continue
        over = base.get(column)
        if column + 1 in texts and column + 1 not in base:
            over = None  # the first of several below one heading that is not merged
        if over is not None and merges.of(top, column).right == column:
            # Words right below words: `HARGA` above `SATUAN` is one heading, an item is not.
            together = roles(f"{over} {text}")
            item = Role.ITEM in roles(over)
            if not together or (item and (not roles(text) or PERIOD.fullmatch(plain(text)))):
                return False
            fresh += 1
        elif roles(text) or len(plain(text)) <= 14:  # noqa: PLR2004 -- MATERIAL, UPAH, LALU, …
            fresh += bool(roles(text)) or column not in base
        else:
            return False
    first_text = min(texts)
    item_below = any(Role.ITEM in roles(base[column]) for column in texts if column in base)
    return fresh > 0 and not (item_below and first_text <= min(base))


_SPANNING = frozenset({Role.PLAN, Role.SPENT, Role.DIFFERENCE, Role.FACTOR, Role.RATE, Role.AMOUNT})
_NAMED = frozenset({Role.ITEM, Role.NUMBER})


def _spanning(row: Row, base: dict[int, str], merges: _Merges, number: int) -> dict[int, str]:
    """Give the headings above that cover several columns (RENCANA, REALISASI), by column."""
    spread: dict[int, str] = {}
    if any(cell.kind is _NUMBER for cell in row.values()):
        return spread
    named = {column for column, text in base.items() if _NAMED & set(roles(text)[:1])}
    for column, text in _texts(row).items():
        area = merges.of(number, column)
        covered = range(area.left, area.right + 1)
        if min(base) in covered:
            continue  # a title: the first column names items or numbers them
        known = roles(text)[:1]
        if not known or known[0] not in _SPANNING or named.intersection(covered):
            continue
        if len(covered) > 1 or known[0] in (Role.PLAN, Role.SPENT, Role.DIFFERENCE):
            spread.update(dict.fromkeys(covered, text))
    return spread


def _heading(parts: list[str], *, evident: bool = False) -> Heading | None:
    told = tuple(" ".join(unbroken(part).split()) for part in parts)
    meaning = tuple(part for part in told if not _MARKS.fullmatch(part) or part == "%")
    text = " ".join(told)
    if not meaning:
        return Heading(text, told, ()) if told else None
    known = roles(" ".join(meaning)) if len(meaning) > 1 else roles(meaning[0])
    last, first = roles(meaning[-1]), roles(meaning[0])
    if len(meaning) > 1 and first[:1] and first[0] in (Role.PLAN, Role.SPENT):
        # RENCANA over JUMLAH is the planned amount, RENCANA over VOLUME a volume.
        known = first if last[:1] in ((Role.AMOUNT,), ()) else last
    elif not known or (last and known[0] in _WORDED and last[0] not in _WORDED):
        # The words nearest to the numbers tell what they are: `Volume` below RINCIAN PERHITUNGAN.
        known = last or first
    return Heading(text, told, known or ((Role.AMOUNT,) if evident else ()))


_WORDED = frozenset({Role.ITEM, Role.DETAIL, Role.NOTE, Role.CODE, Role.NUMBER})
