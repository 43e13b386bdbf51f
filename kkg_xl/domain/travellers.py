"""Who went somewhere, as a sentence tells: `3 kali pertemuan … diwakili oleh Ketua dan Sekretaris`.

A sentence is about a group of the budget where it has all words of the group's heading; *Kelompok
Kerja Guru* and *KKG* are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from kkg_xl.domain.bought import Bought
from kkg_xl.domain.figures import Place
from kkg_xl.domain.typography import plain
from kkg_xl.domain.workbook import Workbook

_SENT: Final = re.compile(
    r"\b(?:diwakili|dihadiri|diikuti|mengirim(?:kan)?|mengutus)(?: oleh)? (?P<who>[^.;()]{3,120})"
)
_ROLES: Final = re.compile(
    r"(?:(?:wakil )?(?:ketua|sekretaris|bendahara)|pengawas|kepala sekolah|koordinator"
    r"|seorang (?:guru|pengurus))(?: (?:kkg|gugus|umum|i|ii|\d+))*"
)
_AND: Final = re.compile(r",? (?:dan|serta|beserta|bersama) |, ?| & ")
_NUMBER: Final = re.compile(r"(\d{1,4})(?: ?\([^()]*\))? (?:orang|org|guru|pengurus|peserta)\b.*")
_TIMES: Final = re.compile(
    r"(?<![\d.,/-])(\d{1,2})(?: ?\([^()]*\))? (?:kali|x)\b|(?<![\d.,/-])(\d{1,2})"
    r"(?: ?\([^()]*\))? pertemuan\b"
)
_GENERAL: Final = frozenset(("kegiatan", "pertemuan", "pelaksanaan", "program", "rapat", "biaya"))
_WORD: Final = re.compile(r"[^\W\d_]{3,}")


class Travelled(NamedTuple):
    """How many went, and how often."""

    at: Place
    who: str
    """As the sentence says."""
    persons: Decimal
    times: Decimal


def travelled(workbook: Workbook, one: Bought) -> Travelled | None:
    """Give who went to what the group of a line is about, if a sentence says so."""
    words = _words(one.heading)
    return next(_told(workbook, words), None) if words else None


def _told(workbook: Workbook, words: frozenset[str]) -> Iterator[Travelled]:
    for at, text in workbook.statements:
        folded = _folded(text)
        sent = _SENT.search(folded)
        often = _TIMES.search(folded)
        if sent is None or often is None or not words <= _words(text):
            continue
        persons = _counted(sent["who"].strip())
        if persons is not None:
            times = Decimal(often[1] or often[2])
            yield Travelled(at, sent["who"].strip(), persons, times)


def _counted(who: str) -> Decimal | None:
    """Count the people of a list of roles, or take the number that is told."""
    number = _NUMBER.match(who)
    if number is not None:
        return Decimal(number[1])
    parts = [part.strip() for part in _AND.split(who)]
    return Decimal(len(parts)) if all(map(_ROLES.fullmatch, parts)) else None


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(_folded(text))) - _GENERAL


def _folded(text: str) -> str:
    words = " ".join(plain(text).casefold().split())
    return words.replace("kelompok kerja guru", "kkg")
