"""Thousandfold errors that only neighbours give away: the product agrees, the number cannot be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from decimal import Decimal

from kkg_xl.domain.law import Law
from kkg_xl.domain.neighbours import (
    Priced,
    asked,
    costs_little,
    median,
    middle,
    number_at,
    plain,
    rates_by_item,
    ratio,
)
from kkg_xl.domain.practice import is_sound, is_typed, products, stated
from kkg_xl.domain.rounding import is_whole
from kkg_xl.domain.scale import THOUSAND, Misscaled, thousandfold
from kkg_xl.domain.table import Line, Role, Table
from kkg_xl.domain.workbook import Workbook

_ENGLISH = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?\b|\d+\.\d{2}\b")
_FEWEST = 2
_CHEAPEST = Decimal(100)
_SLACK = 5
"""Nothing costs less than 100 rupiah, or 22,5: there the others need be near only roughly."""
_FAR = 20
_ABOUT = (Decimal(500), Decimal(2000))


def among_neighbours(table: Table, law: Law) -> Iterator[Misscaled]:
    """Give rates, counts and lump sums that are a thousand times off all others of their column.

    Both the number and the amount it leads to must stand outside of the others and come among
    them when the scale is put right; copies and other things that cost little are passed over.
    """
    sound = [line for line in table.lines if is_sound(table, law, line)]
    amounts = _above_zero(sound, law.target)
    for key in law.in_order:
        if key in table.law_of:
            continue  # what it is made of tells more than its neighbours
        priced = [line for line in table.lines if line.index in amounts]
        column = _above_zero(priced, key)
        if table.by_key[key].role is Role.RATE:
            yield from _small(table, key, column, amounts)
        yield from _huge(table, key, column, amounts, by_unit=True)
    lumps = {
        line.index
        for line, figure in stated(table, law)
        if is_typed(figure) and all(number_at(line, key) is None for key in law.columns)
    }
    yield from _of_lines(lumps, _small(table, law.target, amounts, amounts))
    yield from _of_lines(lumps, _huge(table, law.target, amounts, amounts, by_unit=False))


def among_amounts(table: Table) -> Iterator[Misscaled]:
    """Give typed amounts that are a thousandth of what others of their column all say.

    For lists that nothing is multiplied in, such as of those who receive the same sum. An amount
    that no other states may well be small: interest, a bank's charge.
    """
    if not table.money or next(products(table), None) is not None:
        return
    key = table.money[0]
    told = [line.figures[key] for line in table.lines if key in line.figures]
    often = Counter(figure.amount for figure in told)
    for line in table.lines:
        figure = line.figures.get(key)
        amount = None if figure is None else figure.amount
        if figure is None or not amount or not is_typed(figure) or amount >= THOUSAND:
            continue
        if often[amount * THOUSAND] >= _FEWEST and often[amount * THOUSAND] > often[amount]:
            yield Misscaled(table, line, key, figure, amount, amount * THOUSAND)


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
            ((key, count),) = filled
            figure = line.figures[key]
            yield Misscaled(table, line, key, figure, count, count * THOUSAND)


def _small(
    table: Table, key: int, column: Mapping[int, Decimal], amounts: Mapping[int, Decimal]
) -> Iterator[Misscaled]:
    """Give the numbers below 1000 of a column that has mostly larger ones."""
    large = _Others({i: value for i, value in column.items() if value >= THOUSAND}, amounts)
    if len(large.column) < _FEWEST or len(large.column) * 2 <= len(column):
        return
    for line in table.lines:
        value = column.get(line.index, THOUSAND)
        if value >= THOUSAND or amounts[line.index] * 10 >= large.least or costs_little(line):
            continue
        slack = _SLACK if value < _CHEAPEST or not is_whole(value) else 1
        if large.hold(value * THOUSAND, amounts[line.index] * THOUSAND, slack):
            yield Misscaled(table, line, key, line.figures[key], value, value * THOUSAND)


def _huge(
    table: Table,
    key: int,
    column: Mapping[int, Decimal],
    amounts: Mapping[int, Decimal],
    *,
    by_unit: bool,
) -> Iterator[Misscaled]:
    """Give the number whose line is ten times all others together, if that is not a machine.

    A machine is counted in another unit than the rest of the table.
    """
    if len(column) <= _FEWEST:
        return
    huge = max(column, key=lambda index: amounts[index])
    others = _Others({i: value for i, value in column.items() if i != huge}, amounts)
    if amounts[huge] <= 10 * others.paid:
        return
    line = next(line for line in table.lines if line.index == huge)
    like = [each for each in table.lines if each.index in others.column]
    alike = sum(1 for each in like if plain(each.unit) == plain(line.unit))
    value, meant = column[huge], column[huge] / THOUSAND
    if by_unit and (alike < _FEWEST or value <= max(others.column.values())):
        return
    if others.hold(meant, amounts[huge] / THOUSAND, _SLACK):
        yield Misscaled(table, line, key, line.figures[key], value, meant)


def _of_lines(indexes: Container[int], found: Iterator[Misscaled]) -> Iterator[Misscaled]:
    return (each for each in found if each.line.index in indexes)


class _Others:
    """The numbers that one is compared with, and what their lines come to."""

    def __init__(self, column: Mapping[int, Decimal], amounts: Mapping[int, Decimal]) -> None:
        paid = [amounts[index] for index in column]
        self.column = column
        self.least = min(paid, default=Decimal(0))
        self.paid = sum(paid, Decimal(0))
        prices = column.values()
        self._prices = (min(prices, default=Decimal(0)), max(prices, default=Decimal(0)))
        self._most = max(paid, default=Decimal(0))

    def hold(self, price: Decimal, amount: Decimal, slack: int = 1) -> bool:
        """Tell whether a price and an amount lie among them, or so many times beside them."""
        lowest, highest = self._prices
        return (
            lowest <= price * slack
            and price <= highest * slack
            and self.least <= amount * slack
            and amount <= self._most * slack
        )


def _odder(one: Priced, other: Priced) -> bool:
    """Tell which of two rates is the odd one: below 1000, or farther from its column's middle."""
    if (one.rate < THOUSAND) is not (other.rate < THOUSAND):
        return one.rate < THOUSAND
    return ratio(one.rate, middle(one.column)) >= ratio(other.rate, middle(other.column))


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
        counts = [key for key in law.in_order if table.by_key[key].role is Role.FACTOR]
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
