"""What receipts leave after spending, and whether what is written as left can be right."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.adding import claims, sums
from kkg_xl.domain.figures import Figure
from kkg_xl.domain.rounding import agree
from kkg_xl.domain.table import Scope
from kkg_xl.domain.workbook import Remainder, Workbook


class Misleft(NamedTuple):
    """An amount left that is not received less spent."""

    remainder: Remainder
    stated: Decimal
    received: Decimal
    spent: Decimal


def misleft(workbook: Workbook) -> Iterator[Misleft]:
    """Give what is written as left and is not.

    One that is right by the lines of a wrong total is right: the total is to be mended.
    """
    for remainder in workbook.remainders:
        stated = remainder.figure.amount
        received = [*_meant(workbook, remainder.received)]
        spent = [*_meant(workbook, remainder.spent)]
        if stated is None or not received or not spent:
            continue
        if not any(is_left(stated, more - less) for more in received for less in spent):
            yield Misleft(remainder, stated, received[0], spent[0])


def is_left(stated: Decimal, computed: Decimal) -> bool:
    """Tell whether an amount is what is left; a deficit may be written without its minus."""
    return agree(stated, computed) or (computed < 0 and agree(stated, -computed))


def _meant(workbook: Workbook, figure: Figure) -> Iterator[Decimal]:
    """Give what a total states, and what its lines come to where it adds up a table's."""
    if figure.amount is None:
        return
    yield figure.amount
    for claim in claims(workbook, Scope.GROUP, Scope.GRAND):
        if claim.figure.at == figure.at:
            yield from (added.amount for added in sums(claim))
