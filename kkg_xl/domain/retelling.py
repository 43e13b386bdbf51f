"""Another amount told in the manner of words that stand there: their capitals, label, brackets."""

from __future__ import annotations

import re
from decimal import Decimal

from kkg_xl.domain.spelling import INDONESIAN
from kkg_xl.domain.words import from_words, in_words

_WORD = re.compile(r"[^\W\d_]+")
_NUMERALS = frozenset("zutyHSbphs")
_FRACTIONS = frozenset("nk")
_ENDS = frozenset("co")
_CLOSE = re.compile(r"[\s-]*")


def retold(text: str, amount: int) -> str | None:
    """Put another amount into the words of a text; `None` where that cannot be done surely.

    Only Indonesian words are written, and no parts of a rupiah.

    >>> retold("( Tiga belas juta rupiah )", 1_500_000)
    '( Satu juta lima ratus ribu rupiah )'
    >>> retold("Terbilang : # TIGA JTUA RUPIAH #", 2_000_000)
    'Terbilang : # DUA JUTA RUPIAH #'
    >>> retold("two million rupiahs", 3_000_000)
    """
    found = [(match.start(), match.end(), _kinds(match[0])) for match in _WORD.finditer(text)]
    numerals = [at for at, (_, _, kinds) in enumerate(found) if kinds & _NUMERALS]
    if amount < 0 or not numerals or any(kinds & _FRACTIONS for _, _, kinds in found):
        return None
    first, last = numerals[0], numerals[-1]
    while last + 1 < len(found) and _goes_on(text, found[last][1], found[last + 1]):
        last += 1  # a numeral misspelt
    start, end = found[first][0], found[last][1]
    told = text[:start] + _in_manner(in_words(amount), text[start:end]) + text[end:]
    return told if from_words(told) == Decimal(amount) else None


def _kinds(word: str) -> set[str]:
    """Give the kinds of the numeral words that a word is joined of, nothing for other words."""
    return {part.kind for part in INDONESIAN.words(word.lower()) or ()}


def _goes_on(text: str, end: int, word: tuple[int, int, set[str]]) -> bool:
    start, _, kinds = word
    return not kinds & _ENDS and _CLOSE.fullmatch(text[end:start]) is not None


def _in_manner(words: str, like: str) -> str:
    """Write words with the capitals of others."""
    parts = like.split()
    if like.isupper():
        return words.upper()
    if len(parts) > 1 and all(part[0].isupper() for part in parts):
        return words.title()
    return words[0].upper() + words[1:] if like[0].isupper() else words
