"""See docs/rules/rate-outlying.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain

from kkg_xl.domain.figures import Place
from kkg_xl.domain.neighbours import (
    Priced,
    asked,
    is_lump_unit,
    median,
    number_at,
    plain,
    rates_by_item,
    ratio,
)
from kkg_xl.domain.practice import is_sound, products
from kkg_xl.domain.scale import thousandfold
from kkg_xl.domain.table import Table
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import heading, line_name, number
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING
YIELDS_TO = ("amount-negative", "number-unreadable", "rate-exceeds-standard", "scale-differs")

_OUTLYING = Text(
    "{line}: {heading} {rate} jauh dari {usual} untuk barang yang sama di {place}, {times} kali "
    "lipat. Periksa harganya.",
    "{line}: {heading} {rate} is far from {usual} for the same item at {place}, {times} times. "
    "Check the price.",
)
_SURVEYED = Text(
    "{line}: {heading} {rate} jauh dari harga lain di baris ini, {usual}, {times} kali lipat. "
    "Periksa harganya.",
    "{line}: {heading} {rate} is far from the other prices of this line, {usual}, {times} times. "
    "Check the price.",
)
_FAR = 5
_NEAR = 2
_FEWEST = 4
_NOUGHTS = (10, 100)
_TENTH = Decimal("0.1")
_HOURS_A_DAY = (7, 8)
_HOUR = re.compile(r"\b(oj|jam|jpl?|hours?)\b", re.IGNORECASE)
_PACKED = re.compile(r"sets?|bulan|bln|kali|kl|tahun|thn")


def rate_outlying(workbook: Workbook) -> Iterator[Flag]:
    """A rate is far from its like in the workbook."""
    flagged: set[Place] = set()
    for flag in _all(workbook):
        if flag.at not in flagged:
            flagged.add(flag.at)
            yield flag


def _all(workbook: Workbook) -> Iterator[Flag]:
    alike = (each for each in rates_by_item(workbook, counted=True) if _are_alike(each))
    for entries in chain(rates_by_item(workbook), alike):
        if not is_lump_unit(entries[0].line.unit):
            yield from _among_like(entries)
    for table in workbook.money_tables:
        yield from _among_surveys(table)


def _are_alike(entries: Sequence[Priced]) -> bool:
    """Tell whether items that differ by a number cost the same: four and more, most of them."""
    usual = median(entry.rate for entry in entries)
    near = sum(1 for entry in entries if ratio(entry.rate, usual) <= _NEAR)
    return near >= _FEWEST and near * 10 >= len(entries) * 8


def _among_like(entries: Sequence[Priced]) -> Iterator[Flag]:
    """Give the rates far from the usual one: of many the median, of two the less unusual."""
    if max(entry.rate for entry in entries) < _FAR * min(entry.rate for entry in entries):
        return
    entries = [entry for entry in entries if _is_paid(entry)]
    if len(entries) < 2:  # noqa: PLR2004 -- nothing to compare
        return
    kept, lumps = _without_lumps(entries)
    rates = [entry.rate for entry in kept]
    usual = _less_odd(kept).rate if len(kept) == 2 else median(rates)  # noqa: PLR2004 -- two
    model = next(entry for entry in kept if entry.rate == usual)
    for entry in (*kept, *lumps):
        if _is_far(entry, usual) and thousandfold(entry.rate, usual) is None:
            yield Flag(
                entry.figure.at,
                say(
                    _OUTLYING,
                    line=line_name(entry.line),
                    heading=heading(entry.table, entry.key),
                    rate=number(entry.table, entry.key, entry.rate),
                    usual=number(model.table, model.key, usual),
                    place=str(model.figure.at),
                    times=ratio(entry.rate, usual).quantize(_TENTH),
                ),
                entry.rate,
                usual,
                cause=f"{entry.figure.at.column} {ratio(entry.rate, usual).quantize(_TENTH)}",
            )


def _without_lumps(entries: Sequence[Priced]) -> tuple[Sequence[Priced], Sequence[Priced]]:
    """Give the rates to compare, and the lump sums to ask about, judged by the others.

    What is bought once may be a lump sum, whatever its unit says: it is evidence if it is not far
    from the rates that are multiplied, or a nought away. To be asked about, it must be dearer
    than them, and the exception.
    """
    counted = [entry for entry in entries if not _is_one(entry)]
    usual = median(entry.rate for entry in counted or entries)
    kept = [entry for entry in entries if not _is_one(entry) or _is_evidence(entry, usual)]
    lumps = [
        entry
        for entry in entries
        if _is_one(entry) and entry.rate > usual and not _is_evidence(entry, usual)
    ]
    is_asked = len(lumps) <= len(counted) and not _PACKED.fullmatch(plain(entries[0].line.unit))
    return kept, lumps if is_asked else ()


def _is_one(entry: Priced) -> bool:
    """Tell whether nothing but ones multiplies the rate."""
    law = next(products(entry.table))
    numbers = (number_at(entry.line, key) for key in law.columns if key != entry.key)
    return all(n is None or n == 1 for n in numbers)


def _is_evidence(entry: Priced, usual: Decimal) -> bool:
    times = ratio(entry.rate, usual)
    return times < _FAR or times in _NOUGHTS


def _is_far(entry: Priced, usual: Decimal) -> bool:
    """Tell whether a rate is far from the usual, and no wage of a day or of an hour of it."""
    times = ratio(entry.rate, usual)
    is_wage = times.quantize(_TENTH) in _HOURS_A_DAY and _HOUR.search(entry.line.unit)
    return times >= _FAR and not is_wage


def _is_paid(entry: Priced) -> bool:
    """Tell whether the line pays this rate; if not, line-product-differs speaks for it."""
    return all(is_sound(entry.table, law, entry.line) for law in products(entry.table))


def _less_odd(entries: Sequence[Priced]) -> Priced:
    """Choose of two rates the one to go by: the cheaper, unless it alone lies beside the others."""
    own = {entry.rate for entry in entries}
    cheaper, dearer = sorted(entries, key=lambda entry: entry.rate)
    lows = [next((n for n in each.column if n not in own), None) for each in entries]
    highs = [next((n for n in reversed(each.column) if n not in own), None) for each in entries]
    is_below = all(low is not None and cheaper.rate < low for low in lows)
    is_within = any(high is not None and dearer.rate <= high for high in highs)
    return dearer if is_below and is_within else cheaper


def _among_surveys(table: Table) -> Iterator[Flag]:
    for line, usual, prices in asked(table):
        for key, figure, price in prices:
            if ratio(price, usual) >= _FAR:
                yield Flag(
                    figure.at,
                    say(
                        _SURVEYED,
                        line=line_name(line),
                        heading=heading(table, key),
                        rate=number(table, key, price),
                        usual=number(table, key, usual),
                        times=ratio(price, usual).quantize(_TENTH),
                    ),
                    price,
                    usual,
                )
