"""Charges become shares of the total that they are charged on: `=F12*10%`."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.charges import Charge, charges
from kkg_xl.domain.naming import titled
from kkg_xl.domain.practice import is_typed
from kkg_xl.domain.table import Table
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import line_name
from kkg_xl.layouts.ours.formula_writing import link
from kkg_xl.usecases.recalculation.desk import Desk, Step
from kkg_xl.usecases.recalculation.numbers import format_of
from kkg_xl.usecases.recalculation.totals import is_writable

SHARE = Text(
    id="{line}: kini dihitung {rate}% dari {base}.",
    en="{line}: now calculated as {rate}% of {base}.",
)


def charged(desk: Desk, table: Table) -> Iterator[Step]:
    """Give the charges that are typed, or wrong, and are to be calculated.

    One that was rounded by hand stays as it is.
    """
    for key in table.money:
        for charge in charges(table, key):
            due = charge.meant or charge.due[0]
            is_rounded = charge.meant is not None and charge.figure.amount != due.amount
            if is_rounded or not _is_ours(desk, charge):
                continue
            sheet = charge.figure.at.sheet
            base = "+".join(link(figure.at, sheet) for figure in due.of)
            share = f"{(charge.rate * 100).normalize():f}%"
            formula = f"({base})*{share}" if len(due.of) > 1 else f"{base}*{share}"
            why = say(
                SHARE,
                line=line_name(charge.line),
                rate=(charge.rate * 100).normalize(),
                base=titled(charge.base),
            )
            look = format_of(desk, charge.figure)
            yield Step(charge.figure.at, why, formula, number_format=look)


def _is_ours(desk: Desk, charge: Charge) -> bool:
    figure = charge.figure
    if not is_writable(desk, figure) or not desk.is_known(figure):
        return False
    return is_typed(figure) or desk.flagged(figure.at, "line-product-differs")
