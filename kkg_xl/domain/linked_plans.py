"""Plans that repeat a line of another table: what is wrong there is no fault of the spending."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.figures import Figure, Place
from kkg_xl.domain.once import once
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
