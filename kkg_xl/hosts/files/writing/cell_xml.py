"""What a cell is to hold, written as XML; what no cell can hold is refused.

Numbers are written exactly, to the 17 digits that a spreadsheet program reads back.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import NamedTuple

from kkg_xl.hosts.files.writing.xml_edit import escaped
from kkg_xl.sheets.formula_values import Fault
from kkg_xl.sheets.plan import Result
from kkg_xl.usecases.refusals import (
    NUMBER_IMPOSSIBLE,
    TEXT_FORBIDDEN,
    TEXT_TOO_LONG,
    Refusal,
)

LONGEST_TEXT = 32_767
LONGEST_FORMULA = 8_192
"""Characters that Excel takes; a longer one makes it repair the file."""

_NUMBER = Context(prec=17, rounding=ROUND_HALF_EVEN, Emin=-400, Emax=400, traps=[])
_LARGEST_POWER = 307
_PLAIN_POWERS = range(-6, 18)
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""All but the characters of XML 1.0."""
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class UnwritableError(Exception):
    """A content that no cell can hold; who knows the cell makes a refusal of it."""

    def __init__(self, refusal: Refusal, **fields: int | str) -> None:
        """Name the reason and what fills its sentence beside the cell."""
        self.refusal = refusal
        self.fields = fields
        super().__init__(refusal.kind)


class Written(NamedTuple):
    """The pieces of a cell: what its tag says of the type, and what stands inside."""

    kind: str
    """The attribute `t`; empty for a number and for nothing."""
    inside: str


def constant(value: Result, prefix: str) -> Written:
    """Write a constant: text stays text, whatever it begins with. Raises `UnwritableError`."""
    if isinstance(value, str) and value:
        text = f"{prefix}t"
        preserved = ' xml:space="preserve"' if value != value.strip() or "\n" in value else ""
        inside = f"<{text}{preserved}>{_text(value)}</{text}>"
        return Written("inlineStr", f"<{prefix}is>{inside}</{prefix}is>")
    return Written("", "") if value == "" else _stored(value, prefix)


def calculated(value: Result, prefix: str) -> Written:
    """Write the stored result of a formula. Raises `UnwritableError`."""
    if isinstance(value, str):
        preserved = ' xml:space="preserve"' if value != value.strip() or "\n" in value else ""
        return Written("str", f"<{prefix}v{preserved}>{_text(value)}</{prefix}v>")
    return _stored(value, prefix)


def formula(text: str, prefix: str) -> str:
    """Write a formula. Raises `UnwritableError`."""
    bare = text.removeprefix("=")
    if len(bare) > LONGEST_FORMULA:
        raise UnwritableError(TEXT_TOO_LONG, count=len(bare), limit=LONGEST_FORMULA)
    _refuse_forbidden(bare)
    return f"<{prefix}f>{escaped(bare)}</{prefix}f>"


def as_stored(value: Result) -> Result:
    """Give the value as it is once it stands in a file. Raises `UnwritableError`."""
    if not isinstance(value, Decimal):
        return value
    if not value.is_finite():
        raise UnwritableError(NUMBER_IMPOSSIBLE, what=str(value))
    number = _NUMBER.plus(value)
    if number.adjusted() > _LARGEST_POWER:
        raise UnwritableError(NUMBER_IMPOSSIBLE, what=str(value))
    return number if number and number.adjusted() > -_LARGEST_POWER else Decimal(0)


def _stored(value: Result, prefix: str) -> Written:
    if value is None:
        return Written("", "")
    kind = ""
    if isinstance(value, bool):
        kind, text = "b", str(int(value))
    elif isinstance(value, Fault):
        kind, text = "e", escaped(value.code)
    else:
        text = _number(value)
    return Written(kind, f"<{prefix}v>{text}</{prefix}v>")


def _number(value: Result) -> str:
    number = as_stored(value)
    if not isinstance(number, Decimal):
        raise TypeError(number)
    if number.adjusted() not in _PLAIN_POWERS:
        return str(number)
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _text(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise UnwritableError(TEXT_TOO_LONG, count=len(text), limit=LONGEST_TEXT)
    _refuse_forbidden(text)
    return escaped(_LOOKS_ESCAPED.sub("_x005F_", text).replace("\r", "_x000D_"))


def _refuse_forbidden(text: str) -> None:
    found = _FORBIDDEN.search(text)
    if found is not None:
        raise UnwritableError(TEXT_FORBIDDEN, what=f"U+{ord(found[0]):04X}")
