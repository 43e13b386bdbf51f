"""Numbers that people wrote as text: `Rp 1.350.000,-`, `22,250.00`, `3 org`, `52 %`.

Where the form does not tell what `85.000` means, the column does (`manner_of`). A text that
people would not read as one number is refused: no digit is ever dropped or guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from kkg_xl.domain.typography import plain
from kkg_xl.domain.words import from_words


class Manner(Enum):
    """How a column writes its numbers."""

    INDONESIAN = "1.350.000,50"
    ENGLISH = "1,350,000.50"
    UNDECIDED = "either"


class Numeral(NamedTuple):
    """A number read from text."""

    value: Decimal
    """As it stands: 52 for `52 %`, 13500000 for `13,5 juta`; below zero in brackets."""
    unit: str
    """What follows the number: `org`, `%`, `JP`, `/org`; empty if nothing does."""
    sure: bool
    """Whether it can mean nothing else in this column; otherwise the arithmetic must confirm it."""


def manner_of(texts: Iterable[str]) -> Manner:
    """Decide how a column writes its numbers, from all its texts.

    A text that has only one reading (`22,250.00`, `1.350.000`, `12,5`, `750,-`) proves; one such
    as `85.000` leans to groups of three. Proof outweighs leaning; a contradiction, or nothing to
    go by, is `UNDECIDED`.

    >>> manner_of(["85.000", "7", "FREE"]), manner_of(["85,000", "1.350.000"])
    (<Manner.INDONESIAN: '1.350.000,50'>, <Manner.INDONESIAN: '1.350.000,50'>)
    """
    proofs: set[Manner] = set()
    leanings: set[Manner] = set()
    for text in texts:
        if "." not in text and "," not in text:
            continue
        form = _matched(_FORM, text)
        if form is None or not (digits := form["digits"]):
            continue
        readings = _readings(digits)
        if len(readings) == 1:
            proofs.update(readings)
        elif len(set(readings.values())) > 1:
            leanings.add(_grouping(readings))
        if "," not in digits and _COMMA_DASH.fullmatch(form["tail"].strip()):
            proofs.add(Manner.INDONESIAN)
    manners = proofs or leanings
    return manners.pop() if len(manners) == 1 else Manner.UNDECIDED


def read_number(text: str, manner: Manner) -> Numeral | None:
    """Read a text as one number, in the manner of its column; `None` if it is not one.

    Brackets mean below zero, never surely, for they may be mere brackets, and `(8)` is a label.
    A dash or `nihil` is zero. `13,5 juta` is read, never surely, for it is rounded.

    >>> read_number("Rp 1.350.000,-", Manner.UNDECIDED)
    Numeral(value=Decimal('1350000'), unit='', sure=True)
    >>> read_number("3 org", Manner.INDONESIAN)
    Numeral(value=Decimal('3'), unit='org', sure=True)
    >>> read_number("15,292,485,800,00", Manner.ENGLISH)
    """
    form = _matched(_FORM, text)
    if form is None:
        return _NOTHING if is_dash(text) or _matched(_NIL, text) else None
    lead = f"{form['lead']}|{form['inner'] or ''}"
    brackets, hyphens = lead.count("("), lead.count("-")
    told = _told(form, manner)
    unit = _unit(form)
    if told is None or unit is None or brackets != len(form["close"]) or brackets + hyphens > 1:
        return None
    value, sure = told
    if form["echo"] and from_words(form["echo"]) != value:
        return None
    if unit.lower() in _SCALES:
        value, unit, sure = value * _SCALES[unit.lower()], "", False
    if brackets or hyphens:
        # A hyphen with a space behind it may be a bullet.
        value, sure = -value, sure and not brackets and "- " not in lead
    return Numeral(value, unit, sure)


def is_dash(text: str) -> bool:
    """Whether a text is a dash that stands for no amount: `-`, `Rp -`, `–`."""
    return _matched(_DASH, text) is not None


def read_digits(digits: str, manner: Manner) -> tuple[Decimal, bool] | None:
    """Read digits with separators; also tell whether the reading is sure.

    >>> read_digits("85.000", Manner.INDONESIAN), read_digits("85.000", Manner.UNDECIDED)
    ((Decimal('85000'), True), (Decimal('85000'), False))
    """
    readings = _readings(digits)
    if len(readings) > 1:
        if len(set(readings.values())) == 1:
            return readings[Manner.INDONESIAN], True
        grouping = _grouping(readings)
        # Against the leaning, three decimals in an Indonesian `12,375`: possible, not sure.
        return readings.get(manner, readings[grouping]), manner is grouping
    for only, value in readings.items():
        # `85.00` in a column of `1.350.000` may lack a digit; `22,250.00` speaks for itself.
        alone = len(re.findall("[.,]", digits)) == 1
        return value, manner in (only, Manner.UNDECIDED) or not alone
    if digits.isdecimal() and len(digits) <= _MOST_DIGITS:
        return Decimal(digits), False  # `007`
    return None


def _matched(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    # Numbers are short; most other texts are dismissed here.
    return None if len(text) > _LONGEST else pattern.fullmatch(plain(text).strip())


def _told(form: re.Match[str], manner: Manner) -> tuple[Decimal, bool] | None:
    """Read the digits of a form, unless they are a label."""
    if form["spaced"]:
        return Decimal(form["spaced"].replace(" ", "").replace(",", ".")), True
    digits: str = form["digits"]
    tail: str = form["tail"].strip()
    label = len(tail) == 1 or (form["close"] and len(digits) <= _LABEL_DIGITS)
    if label and digits.isdecimal() and not form["currency"]:
        return None  # `7.` and `(8)`
    if "," not in digits and _COMMA_DASH.fullmatch(tail):
        # `85.000,-` is Indonesian, whatever the column is.
        told = read_digits(digits, Manner.INDONESIAN)
        return told and (told[0], True)
    return read_digits(digits, manner)


def _unit(form: re.Match[str]) -> str | None:
    """Give what follows the number, `None` if that makes it something else than a number."""
    unit: str = form["unit"] or ""
    first = _FIRST_WORD.search(unit.lower())
    if first is None:
        return unit
    word = first[0]
    if word == "rupiah":
        return ""
    if word in _NOT_UNITS or (word == "x" and word != unit.lower()):
        return None
    if len(word) == 1 and (form["currency"] or word not in _SHORT_UNITS):
        return None  # `3a` is a label, `Rp 5 M` is left to people
    return unit


def _readings(digits: str) -> Mapping[Manner, Decimal]:
    """Give what digits with separators say in either manner, as far as they fit it."""
    readings: dict[Manner, Decimal] = {}
    if sum(map(str.isdecimal, digits)) > _MOST_DIGITS:
        return readings
    if _INDONESIAN.fullmatch(digits):
        readings[Manner.INDONESIAN] = Decimal(digits.replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(digits):
        readings[Manner.ENGLISH] = Decimal(digits.replace(",", ""))
    return readings


def _grouping(readings: Mapping[Manner, Decimal]) -> Manner:
    """Give the manner in which the separator groups thousands."""
    return max(readings, key=lambda manner: readings[manner])


_NOTHING = Numeral(Decimal(0), "", sure=True)
_LONGEST = 200
# Sixteen digits and more are identity numbers, and Excel has lost some of them.
_MOST_DIGITS = 15
_LABEL_DIGITS = 3

_WHOLE = r"(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:%s[0-9]{3})+)"
_INDONESIAN = re.compile(_WHOLE % r"\." + "(?:,[0-9]+)?")
_ENGLISH = re.compile(_WHOLE % "," + r"(?:\.[0-9]+)?")

CURRENCY = r"(?:rp|idr|us\$|usd|eur|[$€£])\.?"
"""What marks money, in small letters."""
_FORM = re.compile(
    rf"""(?P<lead>[\s':@(-]*)
    (?:(?P<currency>{CURRENCY})(?P<inner>[\s:@(-]*))?
    (?:(?P<spaced>[1-9][0-9]{{0,2}}(?:[ ][0-9]{{3}})+(?:[.,][0-9]{{1,2}})?)
      |(?P<digits>[0-9]+(?:[.,][0-9]+)*))
    (?P<tail>(?:\s?[.,]\s?[-=]{{1,2}}|[.,])?)
    (?:\s*\((?P<echo>[a-z\s]+)\))?
    \s*
    (?P<unit>%
      |/?\s*[^\W\d_]+[1-3²³]?['.]?(?:\s*/\s*[^\W\d_]+\.?|\s+[^\W\d_]+\.?)?
      |[$€£])?
    \s* (?P<close>\)?)""",
    re.VERBOSE | re.IGNORECASE,
)
_COMMA_DASH = re.compile(r",\s?[-=]{1,2}")
_DASH = re.compile(rf"[\s':]*(?:{CURRENCY})?[\s:.]*\(?\s*-{{1,3}}\s*\)?", re.IGNORECASE)
_NIL = re.compile(rf"[\s':]*(?:{CURRENCY})?[\s:.]*\(?\s*nihil\s*\)?\.?", re.IGNORECASE)
_FIRST_WORD = re.compile(r"[^\W\d_]+")

_SHORT_UNITS = "mxlhgj"
_SCALES = {
    "ribu": 10**3,
    "rb": 10**3,
    "juta": 10**6,
    "jt": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "triliun": 10**12,
}
_NOT_UNITS_AS_TEXT = """
    januari jan februari pebruari feb peb maret mar april apr mei juni jun juli jul agustus agt
    agu ags september sept sep oktober okt november nopember nov nop desember des january february
    march may june july august aug october oct december dec st nd rd dan atau sampai dari and or
    to of am pm wita wib wit oo ooo
"""
_NOT_UNITS = frozenset(_NOT_UNITS_AS_TEXT.split())
"""The last are letters typed for zeros: `12.5OO`."""
