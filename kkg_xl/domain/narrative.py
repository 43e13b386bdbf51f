"""What a report says in sentences, and the numbers that it writes out: `8 ( delapan )`.

A sentence is evidence that a table lacks: how many took part, who went, where something was held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.figures import Place
from kkg_xl.domain.typography import plain
from kkg_xl.domain.words import from_words, looks_like_words


class Statement(NamedTuple):
    """A text of several words that belongs to no table of money."""

    at: Place
    text: str


class Signing(NamedTuple):
    """The place and day above the signatures below a table: `Jember, 23 November 2009`."""

    at: Place
    day: date
    kind: str
    """That of the table."""
    table: Place
    """Where the table begins."""


class WrittenOut(NamedTuple):
    """A number with its word in brackets, or with a unit where the word should be."""

    text: str
    """As it stands: `3 ( hari )`."""
    number: Decimal
    said: Decimal | None
    """What the word says; `None` where a unit stands in its place."""
    unit: str = ""


_PAIR = re.compile(
    r"(?<![\w.,/:-])(?P<number>\d{1,3}(?:\.\d{3})+|\d+) ?"
    r"\( ?(?P<word>[^\W\d_]+(?:[ -][^\W\d_]+){0,9}) ?\)"
)
_UNITS = frozenset(
    """
    hari orang org kali pertemuan minggu bulan tahun jam jp sesi tahap kegiatan sekolah lembaga
    guru peserta lembar buah eksemplar paket
    """.split()  # noqa: SIM905 -- a table of words is read more easily as a text
)
_MOST_UNITS = 2


def written_out(text: str) -> Iterator[WrittenOut]:
    """Find the numbers of a text that are written out behind themselves.

    An amount of money with its words is none: other rules compare it with the total beside it.

    >>> [(each.number, each.said) for each in written_out("8 ( delapan ) kali dalam 3 ( hari )")]
    [(Decimal('8'), Decimal('8')), (Decimal('3'), None)]
    >>> list(written_out("Pertemuan 2 ( Identifikasi Masalah )"))
    []
    """
    if "(" not in text or looks_like_words(text):
        return
    for found in _PAIR.finditer(" ".join(plain(text).split())):
        number = Decimal(found["number"].replace(".", ""))
        said, words = _said(found["word"]), found["word"].lower()
        if said is not None:
            yield WrittenOut(found[0], number, said)
        elif words in _UNITS:
            yield WrittenOut(found[0], number, None, found["word"])


def _said(words: str) -> Decimal | None:
    """Give what numerals say that may have a unit or two behind them: `empat puluh orang`."""
    parts = words.split()
    for units in range(min(_MOST_UNITS, len(parts) - 1) + 1):
        said = from_words(" ".join(parts[: len(parts) - units]))
        if said is not None:
            return said
    return None
