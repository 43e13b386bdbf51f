"""What a cell of the text format holds, and the numbers that people read in texts and words."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TypeAlias

_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+(?:,\d+)?")
_MONEY_TEXT = re.compile(r"(?:Rp\.?\s*)?(\d{1,3}(?:\.\d{3})*)(?:,(\d+|-))?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_ERROR = re.compile(r"#[A-Z0-9/]+[!?]?")


class Fault(str):
    """An error value such as `#REF!`."""

    __slots__ = ()


Value: TypeAlias = "Fraction | str | Fault | bool | None"


def written(text: str) -> Value:
    """Read what a cell of the text format holds, formulas aside."""
    if not text:
        return None
    if text.startswith("'"):
        return text[1:]
    if text in ("TRUE", "FALSE"):
        return text == "TRUE"
    if _NUMBER.fullmatch(text):
        return Fraction(text.replace(".", "").replace(",", "."))
    return Fault(text) if _ERROR.fullmatch(text) else text


def told(value: Value) -> Fraction | None:
    """Give the number that a value is, or that people read in a text such as `Rp 750.000,-`."""
    if isinstance(value, Fraction):
        return value
    if isinstance(value, Fault) or not isinstance(value, str):
        return None
    text = value.replace("&nbsp;", " ")
    if _ENGLISH.fullmatch(text):
        return Fraction(text.replace(",", ""))
    read = number(text)
    return read if isinstance(read, Fraction) else None


def said(text: str) -> Fraction:
    """Give the number that a text says in Indonesian words; words it does not know are passed over.

    >>> said("( Tiga belas juta seratus lima puluh tujuh ribu rupiah)")
    Fraction(13157000, 1)
    """
    total = group = digit = 0
    plain = re.sub(r"([a-z])(belas|puluh|ratus)\b", r"\1 \2", text.lower())
    for word in re.findall("[a-z]+", re.sub(r"\bse (belas|puluh|ratus)", r"se\1", plain)):
        if word in _DIGITS:
            digit = _DIGITS.index(word)
        elif word == "belas":
            group, digit = group + 10 + digit, 0
        elif word in _WHOLE:
            group += _WHOLE[word]
        elif word in ("puluh", "ratus"):
            group, digit = group + digit * (10 if word == "puluh" else 100), 0
        elif word in _THOUSANDS:
            total, group, digit = total + ((group + digit) or 1) * _THOUSANDS[word], 0, 0
    return Fraction(total + group + digit)


_DIGITS = ["nol", *["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]]
_WHOLE = {"sepuluh": 10, "sebelas": 11, "seratus": 100}
_THOUSANDS = {"ribu": 1000, "seribu": 1000, "juta": 10**6, "miliar": 10**9}


def shown(value: Value) -> str:
    """Write a value as the text format has it, numbers with no more digits than Excel keeps.

    >>> shown(Fraction(1, 3)), shown(Fraction(1350000)), shown("85.000")
    ('0,333333333333', '1350000', "'85.000")
    """
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, Fraction):
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        rounded = exact.quantize(Decimal("1e-12"), ROUND_HALF_UP)
        whole = f"{rounded:f}".rstrip("0").rstrip(".")
        return whole.replace(".", ",")
    if isinstance(value, Fault):
        return str(value)
    return "" if value is None else "'" + value


def number(value: Value) -> Fraction | Fault:
    """Give what a value counts as in `+ - * /`; Indonesian settings read texts as money."""
    if isinstance(value, Fault | Fraction):
        return value
    if value is None:
        return Fraction(0)
    if isinstance(value, bool):
        return Fraction(int(value))
    match = _MONEY_TEXT.fullmatch(value.strip())
    return Fraction(match[1].replace(".", "")) if match else Fault("#VALUE!")
