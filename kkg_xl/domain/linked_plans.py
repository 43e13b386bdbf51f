"""Plans that repeat a line of another table: what is wrong there is no fault of the spending."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.figures import Figure, Place
from kkg_xl.domain.gaps import gaps
from kkg_xl.domain.once import once
from kkg_xl.domain.practice import practised
from kkg_xl.domain.table import Table
from kkg_xl.domain.workbook import Workbook


class _Source(NamedTuple):
    stated: Decimal
    meant: Decimal
    """What the line says or, if more, what it should say."""


def meant_at_source(workbook: Workbook, figure: Figure) -> Decimal | None:
    """Give what a figure that repeats a line elsewhere should say; `None` where it repeats none.

    `=RAB!F5` repeats, `=RAB!F5/2` does not: what it says is not what the line says.
    """
    outside = () if figure.derivation is None else figure.derivation.outside
    source = _sources(workbook, None).get(outside[0]) if len(outside) == 1 else None
    return source.meant if source is not None and figure.amount == source.stated else None


def is_awaited(workbook: Workbook, figure: Figure) -> bool:
    """Tell whether an amount is nothing only because its line still lacks a factor.

    So it is, too, where it repeats such an amount. Nobody planned nothing there: the line is to be
    filled in.
    """
    outside = () if figure.derivation is None else figure.derivation.outside
    places = (figure.at, *(outside if len(outside) == 1 else ()))
    return not figure.amount and not _awaited(workbook, None).isdisjoint(places)


@once
def _awaited(workbook: Workbook, _about: None) -> frozenset[Place]:
    return frozenset(place for table in workbook.money_tables for place in awaited(table))


def awaited(table: Table) -> Iterator[Place]:
    """Give the amounts of a table that are nothing because their lines lack a factor."""
    for law in table.laws:
        key = law.target
        if not any(line.figures[key].amount == 0 for line in table.lines):
            continue
        for gap in gaps(table, practised(table, law)):
            figure = gap.line.figures[key]
            if gap.key != key and figure.derivation is not None and figure.amount == 0:
                yield figure.at


@once
def _sources(workbook: Workbook, _about: None) -> Mapping[Place, _Source]:
    found: dict[Place, _Source] = {}
    for table in workbook.money_tables:
        for line in table.lines:
            for key in table.money:
                figure, due = line.figures[key], table.due(line, key)
                stated = Decimal(0) if figure.blank else figure.amount
                if stated is not None and due is not None:
                    found[figure.at] = _Source(stated, max(stated, due))
    return found
