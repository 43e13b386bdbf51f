"""What one table comes to, as a part of the totals that count several tables."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from kkg_xl.domain.figures import Figure
from kkg_xl.domain.table import Scope, Table, Total


def final(
    table: Table, key: int, touched: Collection[str] = (), *, above: int | None = None
) -> Total | None:
    """Give the total that tells what a table comes to: one that is counted, else the last."""
    everything = tuple(line.index for line in table.lines)
    whole = [
        total
        for total in table.totals
        if total.scope not in (Scope.TAX, Scope.DISCOUNT)
        and (above is None or total.index < above)
        and lines_of(table, total) == everything
        and in_column(total.figures, key, table) is not None
    ]
    counted = [t for t in whole if any(f.at.cell in touched for f in t.figures.values())]
    return (counted or whole)[-1] if whole else None


def lines_of(table: Table, total: Total) -> tuple[int, ...]:
    """Give the lines that a total stands for, those of the total that it is made from too."""
    others = {other.index: other for other in table.totals}
    while not total.lines and total.of in others:
        total = others.pop(total.of)
    return total.lines


def in_column(figures: Mapping[int, Figure], key: int, table: Table) -> Figure | None:
    """Give what stands in a column, or in the one that the table is about."""
    if key in table.money:
        return figures.get(key)
    return figures.get(table.money[0]) if table.money else None


def in_columns(
    figures: Mapping[int, Figure], keys: Sequence[int], table: Table
) -> dict[int, Figure]:
    """Give what stands in several columns, as plain amounts."""
    own = {key: in_column(figures, key, table) for key in keys}
    return {key: told._replace(derivation=None) for key, told in own.items() if told is not None}


def amount_of(table: Table, key: int, above: int | None) -> Decimal | None:
    """Give what a table comes to in a column, above a row."""
    total = final(table, key, above=above)
    figure = None if total is None else in_column(total.figures, key, table)
    return None if figure is None else figure.amount
