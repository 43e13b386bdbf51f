"""Rounding that a typed amount shows: a formula in its place keeps it."""

from __future__ import annotations

from decimal import Decimal

from kkg_xl.domain.figures import Rounding
from kkg_xl.domain.rounding import is_whole

RUPIAH = Rounding(Decimal(1), "nearest")
_WAYS = (RUPIAH, RUPIAH._replace(direction="down"), RUPIAH._replace(direction="up"))


def kept(exact: Decimal, stated: Decimal | None) -> Rounding | None:
    """Give the rounding to whole rupiah that makes what is stated of an exact amount.

    `None` where nothing is cut off, and where parts of a rupiah are stated. An amount that is
    wrong, or missing, is rounded as people do in their heads.

    >>> kept(Decimal("8967337.5"), Decimal(8967337))
    Rounding(unit=Decimal('1'), direction='down')
    >>> kept(Decimal(9), None), kept(Decimal("9.5"), Decimal("9.5"))
    (None, None)
    """
    if is_whole(exact) or (stated is not None and not is_whole(stated)):
        return None
    return next((way for way in _WAYS if way.applied(exact) == stated), RUPIAH)
