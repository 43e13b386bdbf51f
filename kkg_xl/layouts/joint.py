"""Totals of several tables that stand below the last of them: the quarter's below the month's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kkg_xl.domain.figures import Figure, Place
from kkg_xl.domain.table import Scope, Table, Total
from kkg_xl.layouts.repeated import final_figures
from kkg_xl.sheets.refs import parse_address

_PLAIN = (Scope.GROUP, Scope.GRAND)


def parted(tables: Sequence[Table]) -> tuple[list[Table], list[Place]]:
    """Take totals of several tables out of the one that they stand in, with their places.

    `tables` are those of one sheet, from top to bottom.
    """
    made: list[Table] = []
    joint: list[Place] = []
    for table in tables:
        found = [total for total in table.totals if _is_joint(table, total, made)]
        joint.extend(figure.at for total in found for figure in total.figures.values())
        made.append(_without(table, found) if found else table)
    return made, joint


def _is_joint(table: Table, total: Total, before: Sequence[Table]) -> bool:
    if total.scope not in _PLAIN or not before or not table.money:
        return False
    figures = [f for key in table.money if (f := total.figures.get(key)) is not None]
    others = {
        figure.at for each in before for other in each.totals for figure in other.figures.values()
    }
    if any(_refers_out(figure, others) for figure in figures):
        return True
    again = [
        other
        for other in table.totals
        if other.index < total.index and other.lines == total.lines and other.scope in _PLAIN
    ]
    figure = total.figures.get(table.money[0])
    if not again or figure is None or figure.amount is None or figure.derivation is not None:
        return False
    own = again[-1].figures.get(table.money[0])
    sums = [finals[0].amount or Decimal(0) for each in before if (finals := final_figures(each))]
    if own is None:
        return False
    lines = sum(
        (
            line.figures[table.money[0]].amount or Decimal(0)
            for line in table.lines
            if line.index in total.lines
        ),
        Decimal(0),
    )
    rest = figure.amount - sum(sums, Decimal(0))
    return rest in (own.amount, lines)


def _refers_out(figure: Figure, others: set[Place]) -> bool:
    """Tell whether a total adds up totals of another table, or figures of its own column there."""
    derivation = figure.derivation
    if derivation is None:
        return False
    if others.intersection(derivation.outside):
        return True
    column = parse_address(figure.at.cell)[1]
    return any(
        place.sheet == figure.at.sheet and parse_address(place.cell)[1] == column
        for place in derivation.outside
    )


def _without(table: Table, joint: Sequence[Total]) -> Table:
    kept = tuple(total for total in table.totals if total not in joint)
    if not any(total.scope is Scope.GRAND for total in kept):
        everything = tuple(line.index for line in table.lines)
        whole = [t.index for t in kept if t.lines == everything and t.scope is Scope.GROUP]
        kept = tuple(
            replace(total, scope=Scope.GRAND) if whole[-1:] == [total.index] else total
            for total in kept
        )
    return replace(table, totals=kept)
