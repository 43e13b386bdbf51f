"""When two amounts are the same although their digits are not: rounding done on purpose."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kkg_xl.domain.figures import Rounding

_RUPIAH = Decimal(1)
_CENT = Decimal("0.01")


def agree(
    stated: Decimal,
    computed: Decimal,
    *,
    whole: bool = True,
    roundings: Iterable[Rounding | None] = (),
) -> bool:
    """Whether a stated amount is the computed one, exactly or rounded as the workbook rounds.

    Less than one rupiah apart (one cent, where money is not whole) is display rounding.

    >>> thousands = Rounding(Decimal(1000), "up"), Rounding(Decimal(1000), "nearest")
    >>> agree(Decimal(649000), Decimal(648725), roundings=thousands[:1])
    True
    >>> agree(Decimal(648000), Decimal(648725), roundings=thousands)
    False
    >>> agree(Decimal(648700), Decimal(648725), roundings=thousands)
    False
    """
    if abs(stated - computed) < (_RUPIAH if whole else _CENT):
        return True
    return any(_rounds(stated, computed, each) for each in roundings if each is not None)


def _rounds(stated: Decimal, computed: Decimal, rounding: Rounding) -> bool:
    unit, direction = rounding
    if unit <= 0 or stated % unit:
        return False
    gap = abs(computed) - abs(stated)
    match direction:
        case "down":
            return 0 <= gap < unit
        case "up":
            return -unit < gap <= 0
    return abs(gap) * 2 <= unit


def is_whole(value: Decimal) -> bool:
    """Whether an amount has no part of a rupiah beyond what binary fractions leave behind.

    >>> is_whole(Decimal("449999.9999999999")), is_whole(Decimal("450000.5"))
    (True, False)
    """
    return abs(value - value.to_integral_value()) < _CENT


def same_share(stated: Decimal, share: Decimal) -> bool:
    """Whether a stated percentage is a share, as a fraction or times a hundred.

    Compared at the decimals that are stated, whole per cents at least; cut off or rounded.

    >>> same_share(Decimal(52), Decimal("0.5263")), same_share(Decimal("0.53"), Decimal("0.5263"))
    (True, True)
    """
    step = Decimal(1).scaleb(min(0, _exponent(stated)))
    as_fraction = abs(stated - share) < min(_CENT, step)
    return as_fraction or abs(stated - share * 100) < step


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
