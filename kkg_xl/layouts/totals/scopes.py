"""What kind of total each total is: of a group, of everything, a tax, the sum after it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import NamedTuple

from kkg_xl.domain.table import Scope
from kkg_xl.layouts.lines.rows import Sorted
from kkg_xl.layouts.totals.reaches import Reach
from kkg_xl.layouts.words.vocabulary import (
    is_discount,
    is_grand_total,
    is_marked_up,
    is_rounded,
    is_subtotal,
    is_tax,
    is_total,
)

_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%")
_HUNDRED = Decimal(100)


class Given(NamedTuple):
    """A total's scope, and what a tax or a rounded total is made of."""

    scope: Scope
    rate: Decimal | None = None
    of: int | None = None


def scopes(
    rows: Sequence[Sorted],
    reaches: Mapping[int, Reach],
    everything: Reach,
) -> dict[int, Given]:
    """Give each total its scope, by row, from top to bottom."""
    given: dict[int, Given] = {}
    base: int | None = None
    taxed = False
    after: set[int] = set()
    last_all = _last_of_everything(rows, reaches, everything)
    for row in rows:
        label = row.label or row.detail
        number = row.number
        if is_added_or_taken(label):
            scope = Scope.DISCOUNT if is_discount(label) else Scope.TAX
            given[number] = Given(scope, _share(row), base)
            taxed = True
        elif is_rounded(label) and base is not None and not _new_lines(reaches[number], after):
            given[number] = Given(Scope.ROUNDED, None, _latest(given, base))
        elif base is not None and (
            is_marked_up(label)
            or is_tax(label)
            or (taxed and _only_charged(reaches[number], reaches[base], base, number))
        ):
            given[number] = Given(Scope.AFTER_TAX, None, base)
            taxed = False
        elif is_rounded(label):
            given[number] = Given(Scope.ROUNDED, None, None)
        else:
            grand = number == last_all or (
                is_grand_total(label) and not is_subtotal(label) and reaches[number] == everything
            )
            given[number] = Given(Scope.GRAND if grand else Scope.GROUP)
            base, taxed = number, False
            after = set(reaches[number])
    return given


def is_added_or_taken(label: str) -> bool:
    """Tell whether a row states a tax or a discount and no total."""
    return (is_tax(label) or is_discount(label)) and not is_total(label)


def _only_charged(reach: Reach, of_base: Reach, base: int, end: int) -> bool:
    """Tell whether a total counts what another does, and what is charged between the two."""
    return set(of_base) <= set(reach) and all(base < n < end for n in set(reach) - set(of_base))


def _is_whole(reach: Reach, everything: Reach, row: Sorted, below: Sorted | None) -> bool:
    """Tell whether a total counts all lines, but for those charged between it and its tax."""
    if reach == everything:
        return True
    taxed = below is not None and is_added_or_taken(below.label or below.detail)
    return (
        below is not None and taxed and _only_charged(everything, reach, row.number, below.number)
    )


def _last_of_everything(
    rows: Sequence[Sorted], reaches: Mapping[int, Reach], everything: Reach
) -> int | None:
    """Find the grand total: the last row that states a total of all lines, before any tax."""
    taxes = {row.number for row in rows if is_added_or_taken(row.label or row.detail)}
    whole = [
        row
        for row, below in zip_longest(rows, rows[1:])
        if _is_whole(reaches[row.number], everything, row, below)
        and not is_tax(row.label or row.detail)
        and not is_discount(row.label)
        and not is_marked_up(row.label or row.detail)
        and not is_rounded(row.label or row.detail)
    ]
    for place, row in enumerate(rows):
        if whole and row.number in taxes:
            before = [total for total in whole if total.number < row.number]
            if before and place + 1 < len(rows):
                return before[-1].number
    below = [row for row in whole if row.number > everything[-1]]
    return (below[-1] if below else whole[0]).number if whole else None


def _share(row: Sorted) -> Decimal | None:
    found = _SHARE.search(f"{row.label} {row.detail}")
    return Decimal(found[1].replace(",", ".")) / _HUNDRED if found else None


def _new_lines(reach: Reach, after: set[int]) -> bool:
    return not set(reach) <= after


def _latest(given: Mapping[int, Given], base: int) -> int:
    """Give the total that a rounded one rounds: the one after tax, if there is one."""
    later = [
        number for number, own in given.items() if own.scope is Scope.AFTER_TAX and number > base
    ]
    return later[-1] if later else base
