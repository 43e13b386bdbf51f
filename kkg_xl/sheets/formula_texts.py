"""Functions of texts. A number becomes a text only where every computer writes it the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from kkg_xl.sheets.formula_signatures import MANY, Function, of_ranges, of_values
from kkg_xl.sheets.formula_site import Matrix, Raw, Site, Span
from kkg_xl.sheets.formula_sums import contents
from kkg_xl.sheets.formula_values import (
    VALUE,
    CannotTellError,
    Fault,
    Value,
    as_text,
    shown,
    to_number,
    to_text,
)

_LONGEST = 32_767
"""Characters of a cell (the limit of Excel)."""


def _of_text(run: Callable[..., Value]) -> Callable[..., Value]:
    """Let a function take a text first and whole numbers after it."""

    def give(value: Value, *counts: Value) -> Value:
        text = to_text(value)
        if isinstance(text, Fault):
            return text
        numbers = []
        for count in counts:
            number = to_number(count)
            if isinstance(number, Fault):
                return number
            if not 0 <= number <= _LONGEST:
                return VALUE
            numbers.append(int(shown(number)))
        return run(text, *numbers)

    return give


def _left(text: str, count: int = 1) -> Value:
    return text[:count]


def _right(text: str, count: int = 1) -> Value:
    return text[-count:] if count else ""


def _middle(text: str, start: int, count: int) -> Value:
    return text[start - 1 : start - 1 + count] if start else VALUE


def _repeated(text: str, count: int) -> Value:
    return text * count if len(text) * count <= _LONGEST else VALUE


def _trimmed(text: str) -> Value:
    return " ".join(part for part in text.split(" ") if part)


def _proper(text: str) -> Value:
    """Give every word a capital; a letter behind anything that is no letter begins a word."""
    return _WORD.sub(lambda word: word[0][0].upper() + word[0][1:].lower(), text)


_WORD = re.compile(r"[^\W\d_]+")


def _joined(*values: Value) -> Value:
    texts = []
    for value in values:
        text = to_text(value)
        if isinstance(text, Fault):
            return text
        texts.append(text)
    return as_text("".join(texts))


def _joined_over(site: Site, *raws: Raw) -> Value:
    values: list[Value] = []
    for raw in raws:
        values += contents(site, raw) if isinstance(raw, (Span, Matrix)) else [raw]
    return next((value for value in values if isinstance(value, Fault)), None) or _joined(*values)


def _substituted(value: Value, old: Value, new: Value, *which: Value) -> Value:
    texts = [to_text(each) for each in (value, old, new)]
    text, before, after = (each for each in texts if isinstance(each, str))
    if which:
        raise CannotTellError
    return as_text(text.replace(before, after)) if before else text


def _formatted(value: Value, pattern: Value) -> Value:
    """Write a number with zeros only (`000`); all else depends on the computer's settings."""
    number, zeros = to_number(value), to_text(pattern)
    if isinstance(value, str) or not isinstance(zeros, str) or set(zeros) != {"0"}:
        raise CannotTellError
    if not isinstance(number, Decimal):
        return number
    whole = shown(number).to_integral_value(ROUND_HALF_UP)
    if whole.adjusted() > _LONGEST:
        raise CannotTellError
    digits = format(abs(whole), "f").zfill(len(zeros))
    return f"-{digits}" if whole < 0 else digits


def _exact(left: Value, right: Value) -> Value:
    return to_text(left) == to_text(right)


def _linked(target: Value, *name: Value) -> Value:
    return name[0] if name else target


TEXTS: dict[str, Function] = {
    "LEN": of_values(1, 1, _of_text(lambda text: Decimal(len(text)))),
    "LEFT": of_values(1, 2, _of_text(_left)),
    "RIGHT": of_values(1, 2, _of_text(_right)),
    "MID": of_values(3, 3, _of_text(_middle)),
    "UPPER": of_values(1, 1, _of_text(str.upper)),
    "LOWER": of_values(1, 1, _of_text(str.lower)),
    "PROPER": of_values(1, 1, _of_text(_proper)),
    "TRIM": of_values(1, 1, _of_text(_trimmed)),
    "REPT": of_values(2, 2, _of_text(_repeated)),
    "CONCATENATE": of_values(1, MANY, _joined),
    "CONCAT": of_ranges(1, MANY, _joined_over),
    "SUBSTITUTE": of_values(3, 4, _substituted),
    "EXACT": of_values(2, 2, _exact),
    "VALUE": of_values(1, 1, to_number),
    "TEXT": of_values(2, 2, _formatted),
    "HYPERLINK": of_values(1, 2, _linked),
}
