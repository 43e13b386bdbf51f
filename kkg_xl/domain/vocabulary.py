"""Numeral words of Indonesian and English, with the variants that people write.

`sejuta` and `milyar` are understood here and never written.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Word(NamedTuple):
    """One numeral word: what part of speech it is among numerals, and its value."""

    kind: str
    """One letter, so that a regular expression can be the grammar:

    `z` zero; `u` one to nine; `t` ten to nineteen in one word; `y` twenty to ninety in one word;
    `b` belas, `p` puluh, `h` ratus or hundred, after a unit; `H` seratus; `s` a scale (ribu,
    thousand); `S` one of a scale (seribu); `&` and, inside English numbers; `+` dan, before sen
    only; `k` koma; `c` a currency; `n` sen; `o` saja, only; `-` minus.
    """
    value: int


TRILLION = Word("s", 10**12)

_SHARED: Mapping[str, Word] = {
    "minus": Word("-", -1),
    "rp": Word("c", 1),
    "idr": Word("c", 1),
    "rupiah": Word("c", 1),
}
INDONESIAN: Mapping[str, Word] = {
    **_SHARED,
    "min": Word("-", -1),
    "negatif": Word("-", -1),
    "nol": Word("z", 0),
    "satu": Word("u", 1),
    "dua": Word("u", 2),
    "tiga": Word("u", 3),
    "empat": Word("u", 4),
    "lima": Word("u", 5),
    "enam": Word("u", 6),
    "tujuh": Word("u", 7),
    "delapan": Word("u", 8),
    "sembilan": Word("u", 9),
    "sepuluh": Word("t", 10),
    "sebelas": Word("t", 11),
    "belas": Word("b", 10),
    "puluh": Word("p", 10),
    "ratus": Word("h", 100),
    "seratus": Word("H", 100),
    "ribu": Word("s", 10**3),
    "seribu": Word("S", 10**3),
    "juta": Word("s", 10**6),
    "sejuta": Word("S", 10**6),
    "miliar": Word("s", 10**9),
    "milyar": Word("s", 10**9),
    "semiliar": Word("S", 10**9),
    "semilyar": Word("S", 10**9),
    "triliun": TRILLION,
    "trilyun": TRILLION,
    "triliyun": TRILLION,
    "setriliun": Word("S", 10**12),
    "koma": Word("k", 0),
    "dan": Word("+", 0),
    "sen": Word("n", 0),
    "saja": Word("o", 0),
}
ENGLISH: Mapping[str, Word] = {
    **_SHARED,
    "negative": Word("-", -1),
    "zero": Word("z", 0),
    "one": Word("u", 1),
    "two": Word("u", 2),
    "three": Word("u", 3),
    "four": Word("u", 4),
    "five": Word("u", 5),
    "six": Word("u", 6),
    "seven": Word("u", 7),
    "eight": Word("u", 8),
    "nine": Word("u", 9),
    "ten": Word("t", 10),
    "eleven": Word("t", 11),
    "twelve": Word("t", 12),
    "thirteen": Word("t", 13),
    "fourteen": Word("t", 14),
    "fifteen": Word("t", 15),
    "sixteen": Word("t", 16),
    "seventeen": Word("t", 17),
    "eighteen": Word("t", 18),
    "nineteen": Word("t", 19),
    "twenty": Word("y", 20),
    "thirty": Word("y", 30),
    "forty": Word("y", 40),
    "fifty": Word("y", 50),
    "sixty": Word("y", 60),
    "seventy": Word("y", 70),
    "eighty": Word("y", 80),
    "ninety": Word("y", 90),
    "hundred": Word("h", 100),
    "thousand": Word("s", 10**3),
    "million": Word("s", 10**6),
    "billion": Word("s", 10**9),
    "trillion": TRILLION,
    "and": Word("&", 0),
    "point": Word("k", 0),
    "rupiahs": Word("c", 1),
    "dollar": Word("c", 1),
    "dollars": Word("c", 1),
    "cent": Word("n", 0),
    "cents": Word("n", 0),
    "sen": Word("n", 0),
    "only": Word("o", 0),
}
