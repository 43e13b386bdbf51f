"""Values inside a calculation, and how Excel takes one kind for another.

What depends on the settings of the computer that calculates raises `CannotTellError`: the text
`85.000` is 85 in one office and 85,000 in the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Fault:
    """An error value, to be told from a text that looks like one."""

    code: str


Value: TypeAlias = Decimal | str | bool | Fault | None
"""What a cell or a calculation gives; `None` is a blank cell."""


class CannotTellError(Exception):
    """What a formula gives cannot be told from the workbook alone."""


DIVISION = Fault("#DIV/0!")
VALUE = Fault("#VALUE!")
REFERENCE = Fault("#REF!")
NUMBER = Fault("#NUM!")
NOT_AVAILABLE = Fault("#N/A")

ZERO = Decimal(0)
ONE = Decimal(1)

EXACT = Context(prec=40, Emin=-400, Emax=307, traps=[DivisionByZero, InvalidOperation, Overflow])
"""More digits than any sum of money needs; beyond Excel's largest number it raises."""

TOLD = Context(prec=34, rounding=ROUND_HALF_EVEN, Emin=-400, Emax=400, traps=[])
"""What is given in the end; a third times three is 1 again."""

_SHOWN = Context(prec=15, rounding=ROUND_HALF_EVEN, Emin=-400, Emax=400, traps=[])


def shown(number: Decimal) -> Decimal:
    """Round to the 15 digits that Excel shows, compares and rounds by.

    >>> shown(Decimal("0.28499999999999998"))
    Decimal('0.285000000000000')
    """
    return _SHOWN.plus(number)


def to_number(value: Value) -> Decimal | Fault:
    """Take a value for a number as `+ - * /` do: a blank for 0, plain digits for what they say."""
    if type(value) is Decimal:
        return value
    if value is None:
        return ZERO
    if isinstance(value, bool):
        return ONE if value else ZERO
    if isinstance(value, str):
        return _number_in(value)
    return value


def to_text(value: Value) -> str | Fault:
    """Take a value for a text as `&` does."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, Decimal):
        number = shown(value)
        if number != number.to_integral_value() or abs(number) >= _LONG:
            raise CannotTellError  # a decimal comma or point, as the computer is set
        return format(number.to_integral_value(), "f") if number else "0"
    return value


def to_truth(value: Value) -> bool | Fault:
    """Take a value for a condition as IF does."""
    if isinstance(value, bool):
        return value
    if value is None:
        return False
    if isinstance(value, Decimal):
        return bool(value)
    if isinstance(value, str):
        if value.upper() in ("TRUE", "FALSE"):
            return value.upper() == "TRUE"
        return VALUE
    return value


def as_text(text: str) -> str | Fault:
    """Give a text that was put together, unless it is longer than a cell can hold in Excel."""
    return text if len(text) <= _LONGEST else VALUE


def compare(left: Value, right: Value) -> int | Fault:
    """Order two values as Excel does: numbers before texts before FALSE before TRUE.

    Negative, zero or positive. Texts are compared without regard to case; which of two different
    ones comes first is told for plain letters and digits only.
    """
    if isinstance(left, Fault):
        return left
    if isinstance(right, Fault):
        return right
    if left is None:
        left = _blank_beside(right)
    if right is None:
        right = _blank_beside(left)
    if type(left) is Decimal and type(right) is Decimal:
        return 0 if left == right else int(shown(left).compare(shown(right)))
    if isinstance(left, str) and isinstance(right, str):
        return _compare_texts(left.casefold(), right.casefold())
    return _sort_key(left) - _sort_key(right)


_PLAIN_NUMBER = re.compile(r"([+-]?[0-9]{1,300})(%?)")
_LETTERS = re.compile(r"[^\W\d_]{4,}")
_IN_DATES = frozenset(
    part
    for line in (
        "jan feb peb mar apr mei may jun jul agu aug agt sep okt oct nov nop des dec",
        "sen sel rab kam jum sab min mon tue wed thu fri sat sun",
    )
    for part in line.split()
)
_LETTERED = re.compile(r"[^\W\d_][.-]?\d")
_LONG = Decimal(10) ** 15
_LONGEST = 32_767


def _number_in(text: str) -> Decimal | Fault:
    bare = text.strip()
    plain = _PLAIN_NUMBER.fullmatch(bare)
    if plain:
        return Decimal(plain[1]).scaleb(-2 if plain[2] else 0, EXACT)
    if not any(character.isdigit() for character in bare):
        return VALUE
    if any(word[:3].lower() not in _IN_DATES for word in _LETTERS.findall(bare)):
        return VALUE  # "25 peserta" is neither a number nor a date anywhere
    if _LETTERED.match(bare):
        return VALUE  # "A.1" begins like no date and no currency, and AM stands behind its number
    raise CannotTellError


def _blank_beside(other: Decimal | str | bool | None) -> Decimal | str | bool:  # noqa: FBT001 -- a value of a cell
    if isinstance(other, str):
        return ""
    if isinstance(other, bool):
        return False
    return ZERO


def _compare_texts(left: str, right: str) -> int:
    if left == right:
        return 0
    if not (_sorts_plainly(left) and _sorts_plainly(right)):
        return DIFFERENT
    return -1 if left < right else 1


DIFFERENT = 99
"""What `compare` gives for two texts whose order is a matter of language."""


def _sorts_plainly(text: str) -> bool:
    return text.replace(" ", "").isalnum() and text.isascii()


def _sort_key(value: Decimal | str | bool) -> int:  # noqa: FBT001 -- a value of a cell
    if isinstance(value, bool):
        return 2 + value
    return 1 if isinstance(value, str) else 0
