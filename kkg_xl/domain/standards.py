"""Standard costs (SBM) that a workbook states, and the rates of its budget that go beyond them.

A standard stands in a list of its own, or beside the rate in the same line. Only the very same item
in the same unit is compared: what is merely alike may have a standard of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.figures import Figure, Place
from kkg_xl.domain.likeness import words
from kkg_xl.domain.neighbours import number_at
from kkg_xl.domain.practice import products
from kkg_xl.domain.profile import Detail
from kkg_xl.domain.table import Line, Role, Table
from kkg_xl.domain.workbook import Standard, Workbook

_STANDARD = re.compile(
    r"\bSTANDAR(?:D|ISASI|DISASI)? (?:BIAYA|HARGA|SATUAN HARGA|SATUAN BIAYA|TARIF)\b"
    r"|\b(?:SBM|SBU|SBK|SSH|HSPK)\b|\b(?:BIAYA|HARGA|TARIF|BATAS) TERTINGGI\b",
    re.IGNORECASE,
)


class Dearer(NamedTuple):
    """A rate beyond its standard."""

    table: Table
    line: Line
    key: int
    figure: Figure
    rate: Decimal
    standard: Decimal
    at: Place
    """Where the standard stands."""


def names_standard(text: str) -> bool:
    """Tell whether a title or a heading is that of standard costs.

    >>> names_standard("STANDAR BIAYA MASUKAN 2026"), names_standard("Harga satuan")
    (True, False)
    """
    return _STANDARD.search(" ".join(text.split())) is not None


def dearer(workbook: Workbook) -> Iterator[Dearer]:
    """Give the rates that go beyond their standard."""
    for table, line, key in _rated(workbook):
        figure, rate = line.figures[key], number_at(line, key)
        found = _standard_of(workbook, table, line, key)
        if found is None or found.amount is None or rate is None:
            continue
        if rate > found.amount:
            yield Dearer(table, line, key, figure, rate, found.amount, found.at)


def without_standard(workbook: Workbook) -> Sequence[tuple[Table, Line]]:
    """Give the lines with a rate for which the lists of the workbook have no standard."""
    if not workbook.standards:
        return ()
    rated = _rated(workbook)
    return [(t, line) for t, line, key in rated if _standard_of(workbook, t, line, key) is None]


def _rated(workbook: Workbook) -> Iterator[tuple[Table, Line, int]]:
    """Give the lines of budgets that have one rate, and its column."""
    for table in workbook.money_tables:
        law = next(products(table), None) if table.whole else None
        if law is None or table.kind != "budget":
            continue
        keys = [key for key in law.in_order if table.by_key[key].role is Role.RATE]
        if len(keys) == 1:
            yield from ((table, line, keys[0]) for line in table.lines if number_at(line, keys[0]))


def _standard_of(workbook: Workbook, table: Table, line: Line, key: int) -> Figure | None:
    """Give the standard of a line: that of its own row, else the highest that is valid for it."""
    for column in table.with_role(Role.RATE):
        if column.key != key and names_standard(column.heading):
            return line.figures[column.key]
    day = workbook.profile.day(Detail.BEGINS)
    own = words(line.unit)
    fitting = [
        each.figure
        for each in _by_item(workbook.standards).get(words(line.item), ())
        if each.is_valid(day) and (not own or words(each.unit) in {"", own})
    ]
    return max(fitting, key=lambda figure: figure.amount or 0, default=None)


def _by_item(standards: Sequence[Standard]) -> Mapping[str, Sequence[Standard]]:
    found: dict[str, list[Standard]] = defaultdict(list)
    for each in standards:
        found[words(each.item)].append(each)
    return found
