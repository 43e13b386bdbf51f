"""Thousandfold errors that only neighbours give away: the product agrees, the number cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from kkg_xl.domain.neighbours import Priced, asked, median, number_at, rates_by_item, ratio
from kkg_xl.domain.practice import is_typed, products
from kkg_xl.domain.scale import THOUSAND, Misscaled, thousandfold
from kkg_xl.domain.table import Law, Line, Role, Table
from kkg_xl.domain.workbook import Workbook

_ENGLISH = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?\b|\d+\.\d{2}\b")
_CHEAP_UNITS = re.compile(r"\b(lembar|lbr|eks|exp|eksemplar|halaman|hal|hlm|copy|kopi)\b")
_CHEAP_ITEMS = re.compile(r"foto\s?[ck]op|penggandaan|lembar|lbr|plastik|parkir|permen")
_FEWEST = 2
_FAR = 20
_ABOUT = (Decimal(500), Decimal(2000))


def among_rates(table: Table, law: Law) -> Iterator[Misscaled]:
    """Give rates and lump sums that are a thousand times off all others of their column.

    Both the rate and the amount it leads to must stand outside of the others and come among
    them when the scale is put right; copies and other things that cost little are passed over.
    """
    amounts = _above_zero(table.lines, law.target)
    for key in sorted(law.columns):
        if table.by_key[key].role is Role.RATE:
            priced = [line for line in table.lines if line.index in amounts]
            yield from _odd(table, key, _above_zero(priced, key), amounts)
    lumps = {
        line.index
        for line in table.lines
        if is_typed(line.figures[law.target])
        and all(number_at(line, key) is None for key in law.columns)
    }
    for odd in _odd(table, law.target, amounts, amounts):
        if odd.line.index in lumps:
            yield odd


def among_like(workbook: Workbook) -> Iterator[Misscaled]:
    """Give rates that are exactly a thousand times off the same item elsewhere."""
    for entries in rates_by_item(workbook):
        first = entries[0]
        for entry in entries[1:]:
            power = thousandfold(entry.rate, first.rate)
            if power is None:
                continue
            odd, other = (entry, first) if _odder(entry, first) else (first, entry)
            yield Misscaled(odd.table, odd.line, odd.key, odd.figure, odd.rate, other.rate)


def among_surveys(table: Table) -> Iterator[Misscaled]:
    """Give survey prices that are about a thousand times off the others of their line."""
    for line, usual, prices in asked(table):
        for key, figure, price in prices:
            if _ABOUT[0] <= ratio(price, usual) <= _ABOUT[1]:
                meant = price * THOUSAND if price < usual else price / THOUSAND
                yield Misscaled(table, line, key, figure, price, meant)


def among_volumes(table: Table) -> Iterator[Misscaled]:
    """Give volumes below 1000 whose line is far below all others, on a sheet typed in English.

    Only where some number of the table was written as text in the English manner: there a
    volume of `85.000` has become 85.
    """
    if not _typed_in_english(table):
        return
    worth, counts = _worth(table)
    if len(worth) <= _FEWEST:
        return
    largest, middle = max(worth.values()), median(worth.values())
    for line in table.lines:
        value = worth.get(line.index)
        if value is None or value * _FAR >= middle or value * THOUSAND > largest:
            continue
        filled = [(key, n) for key in counts if (n := number_at(line, key)) and 1 < n < THOUSAND]
        if len(filled) == 1:
            ((key, stated),) = filled
            figure = line.figures[key]
            yield Misscaled(table, line, key, figure, stated, stated * THOUSAND)


def _odd(
    table: Table, key: int, column: Mapping[int, Decimal], amounts: Mapping[int, Decimal]
) -> Iterator[Misscaled]:
    """Give the small among large numbers of a column, and the single huge one."""
    small = {index for index, value in column.items() if value < THOUSAND}
    large = {index: value for index, value in column.items() if index not in small}
    if len(large) < _FEWEST or len(large) <= len(small):
        return
    rest = [amounts[index] for index in large]
    huge = max(large, key=lambda index: large[index])
    others = {index: value for index, value in large.items() if index != huge}
    for line in table.lines:
        index = line.index
        if index in small and not _is_cheap(line) and amounts[index] * 10 < min(rest):
            power, like, paid = THOUSAND, list(large.values()), rest
        elif index == huge and len(others) >= _FEWEST:
            power, like, paid = 1 / THOUSAND, list(others.values()), [amounts[i] for i in others]
            if amounts[index] <= 10 * sum(paid) or large[index] <= max(like):
                continue
        else:
            continue
        meant = column[index] * power
        if _within(meant, like) and _within(amounts[index] * power, paid):
            yield Misscaled(table, line, key, line.figures[key], column[index], meant)


def _within(value: Decimal, others: Sequence[Decimal]) -> bool:
    return min(others) <= value <= max(others)


def _odder(one: Priced, other: Priced) -> bool:
    """Tell which of two rates is the odd one: below 1000, or farther from its table's rates."""
    if (one.rate < THOUSAND) is not (other.rate < THOUSAND):
        return one.rate < THOUSAND
    usual = median([*_column(one), *_column(other)])
    return ratio(one.rate, usual) >= ratio(other.rate, usual)


def _column(entry: Priced) -> Iterator[Decimal]:
    return (n for line in entry.table.lines if (n := number_at(line, entry.key)) and n > 0)


def _is_cheap(line: Line) -> bool:
    unit, item = line.unit.casefold(), line.item.casefold()
    return bool(_CHEAP_UNITS.search(unit) or _CHEAP_ITEMS.search(item))


def _typed_in_english(table: Table) -> bool:
    return any(
        figure.typed is not None and _ENGLISH.search(figure.typed)
        for line in table.lines
        for figure in line.figures.values()
    )


def _worth(table: Table) -> tuple[Mapping[int, Decimal], Sequence[int]]:
    """Give what each line comes to, and the columns of counts that lead to it."""
    law = next(products(table), None)
    if law is not None:
        counts = [key for key in sorted(law.columns) if table.by_key[key].role is Role.FACTOR]
        return _above_zero(table.lines, law.target), counts
    counts = [column.key for column in table.with_role(Role.FACTOR)]
    worth = {}
    for line, price, _ in asked(table):
        worth[line.index] = price
        for key in counts:
            worth[line.index] *= number_at(line, key) or 1
    return worth, counts


def _above_zero(lines: Sequence[Line], key: int) -> Mapping[int, Decimal]:
    return {line.index: n for line in lines if (n := number_at(line, key)) and n > 0}
