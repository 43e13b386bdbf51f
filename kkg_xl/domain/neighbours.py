"""What a number is like: the same item elsewhere, the other numbers of its column."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from kkg_xl.domain.copies import copies
from kkg_xl.domain.figures import Figure
from kkg_xl.domain.once import once
from kkg_xl.domain.practice import products
from kkg_xl.domain.table import Line, Role, Table
from kkg_xl.domain.workbook import Workbook

_NOT_WORD = re.compile(r"[\W_]+")
_CHEAP_UNITS = re.compile(
    r"\b(lembar|lbr|eks|exp|eksemplar|halaman|hal|hlm|copy|kopi)\b", re.IGNORECASE
)
_CHEAP_ITEMS = re.compile(r"foto\s?[ck]op|penggandaan|lembar|lbr", re.IGNORECASE)
_LUMP = re.compile(
    r"\b(ls|l\.s|lump\s?su?m|paket|pkt|pak|packet|keg|kegiatan|kgt|lot|borongan)\b", re.IGNORECASE
)

_SIZED = re.compile(
    r"(?:\b(?:dia(?:meter)?|uk(?:uran)?|size|tebal|panjang|lebar|tinggi)\W*[\d.,/ x]*\d"
    r"|\d\s*[/.,x×]\s*\d+|\d\s*[\"”″'])\W*$",
    re.IGNORECASE,
)
_INCHES = re.compile(r"(?<=\d)\"")


class Priced(NamedTuple):
    """A rate, and the line and table in which it stands."""

    table: Table
    line: Line
    key: int
    figure: Figure
    rate: Decimal
    column: Sequence[Decimal]
    """All rates of its column, the smallest first."""


class Asked(NamedTuple):
    """One survey price of a line."""

    key: int
    figure: Figure
    price: Decimal


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Strip a text of case, punctuation and doubled spaces, to compare it.

    >>> plain("Konsumsi  Narasumber/ Fasilitator.")
    'konsumsi narasumber fasilitator'
    """
    return _NOT_WORD.sub(" ", text.casefold()).strip()


@lru_cache(maxsize=1024)
def is_lump_unit(unit: str) -> bool:
    """Whether a unit counts nothing: ls, paket, kegiatan."""
    return bool(_LUMP.search(unit))


def costs_little(line: Line) -> bool:
    """Whether a line is about copies or sheets of paper, which cost a few hundred rupiah each."""
    return bool(_CHEAP_UNITS.search(line.unit) or _CHEAP_ITEMS.search(line.item))


def rates_by_item(workbook: Workbook, *, counted: bool = False) -> Sequence[Sequence[Priced]]:
    """Give the rates of each item that is priced more than once, in reading order.

    The same item has the same words and, where both tell one, the same unit; of a table with
    several reckonings only the first counts, and material is not compared with wage. With
    `counted`, items that differ by a number at their end are the same: SDN 01, SDN 02. The tail
    of a name torn in two names nothing: `fittings"`. A line that repeats another one through links
    has no rate of its own.
    """
    return _rates_by_item(workbook, counted)


@once
def _rates_by_item(workbook: Workbook, counted: bool) -> Sequence[Sequence[Priced]]:  # noqa: FBT001
    like: dict[tuple[str, str, int], list[Priced]] = defaultdict(list)
    for place, entry in _priced(workbook):
        if name := _name(entry.line, counted=counted):
            like[name, plain(entry.line.unit), place].append(entry)
    return tuple(entries for entries in like.values() if len(entries) > 1)


def sole_rates(workbook: Workbook) -> Iterator[Priced]:
    """Give the rates of lines that have one rate only: no material beside wage."""
    for _, entry in _priced(workbook):
        rates = [*entry.table.with_role(Role.RATE)]
        if len(rates) == 1 and _name(entry.line, counted=False):
            yield entry


def _priced(workbook: Workbook) -> Iterator[tuple[int, Priced]]:
    """Give the rates of all lines; with each, how many rates its reckoning has before it."""
    repeated = copies(workbook)
    for table in workbook.money_tables:
        law = next(products(table), None)
        if law is None:
            continue
        rates = [key for key in law.in_order if table.by_key[key].role is Role.RATE]
        columns = {
            key: sorted(n for line in table.lines if (n := number_at(line, key)) and n > 0)
            for key in rates
        }
        for line in table.lines:
            if line.at in repeated:
                continue
            for place, key in enumerate(rates):
                figure = line.figures.get(key)
                rate = None if figure is None else figure.amount
                if figure is not None and rate and rate > 0:
                    yield place, Priced(table, line, key, figure, rate, columns[key])


def _name(line: Line, *, counted: bool) -> str:
    told = f"{line.item} {line.detail}"
    if _INCHES.sub("", told).count('"') % 2:
        return ""
    name = plain(told)
    is_counted = counted and not _SIZED.search(told)
    return name.rstrip(" 0123456789") if is_counted else name


def surveys(table: Table) -> tuple[int, ...]:
    """Give the columns of prices asked for one line that no law adds up; empty below two.

    Their headings begin with the same word: `Harga Toko A`, `Harga Toko B`.
    """
    reckoned = frozenset[int]().union(*(law.columns for law in table.laws))
    alike: dict[str, list[int]] = defaultdict(list)
    for column in table.with_role(Role.RATE):
        if column.key not in reckoned:
            alike[plain(column.heading).partition(" ")[0]].append(column.key)
    most = max(alike.values(), key=len, default=[])
    return tuple(most) if len(most) > 1 else ()


def asked(table: Table) -> Iterator[tuple[Line, Decimal, Sequence[Asked]]]:
    """Give each line's survey prices and the one to go by: the median in columns mostly filled."""
    keys = surveys(table)
    if not keys:
        return
    filled = {key: sum(1 for line in table.lines if number_at(line, key)) for key in keys}
    most = max(filled.values(), default=0)
    for line in table.lines:
        prices = [Asked(key, line.figures[key], n) for key in keys if (n := number_at(line, key))]
        usual = [price for key, _, price in prices if filled[key] * 2 >= most]
        if len(prices) > 1 and usual:
            yield line, median(usual), prices


def median(numbers: Iterable[Decimal]) -> Decimal:
    """Give the middle number, the lower of two; there must be one."""
    return middle(sorted(numbers))


def middle(ordered: Sequence[Decimal]) -> Decimal:
    """Give the middle of sorted numbers, the lower of two; there must be one."""
    return ordered[(len(ordered) - 1) // 2]


def ratio(one: Decimal, other: Decimal) -> Decimal:
    """Give how many times one number is the other, the greater by the smaller; both above zero."""
    return max(one, other) / min(one, other)


def number_at(line: Line, key: int) -> Decimal | None:
    """Give the number to reckon with in a line's column."""
    figure = line.figures.get(key)
    return None if figure is None else figure.amount
