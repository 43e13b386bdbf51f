"""Who is who: names without titles, and numbers that tell people of one name apart.

Two people of one name stay two where their NIP, NUPTK or school differ. Names that are merely alike
are never taken for one: they are told, for somebody to decide; what was decided counts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz.fuzz import ratio

from kkg_xl.domain.attending import Person
from kkg_xl.domain.civil_servants import NipFault, nip_digits, nip_fault
from kkg_xl.domain.typography import plain

NUPTK_LENGTH: Final = 16
_IN_PIECES = re.compile(
    r"[sm](?:pd|ag|si|sos|kom|hum|kes)(?:i|sd|aud|paud|k|or)?|ama(?:pd)?(?:sd|or)?|amd(?:pd)?"
)
"""Titles as they are when `S. Pd. SD` is put together without its dots and blanks."""
_PIECES = 4
_TITLE = re.compile(
    r"[smadb]\.(?:[a-z]{1,4}\.?)+|(?:spd|mpd|spdi|mpdi|spdsd|amapd|amd|ama|sag|mag|skom|ssi|msi|sip"
    r"|ssos|shum|se|st|sh|mm|ba|gr|dipl?|pd)\.?"
)
_BEFORE = frozenset(
    ("drs", "dra", "h", "hj", "ir", "dr", "prof", "kh", "sdr", "sdri", "bpk", "ibu")
)
_DIGITS = re.compile(r"\d+")
_ALIKE = 87
_SHORTEST = 5


class Identity(NamedTuple):
    """What tells a person from others; a part that is not told is empty."""

    name: str
    """Without titles, in small letters."""
    nip: str
    """All 18 digits, where they can be those of a NIP."""
    nuptk: str
    school: str
    apart: frozenset[str] = frozenset()
    """Names of whom somebody said that this is another."""

    def is_other(self, other: Identity) -> bool:
        """Tell whether two of one name are two people: what both tell differs."""
        if self.nip and other.nip:
            return self.nip != other.nip
        if self.nuptk and other.nuptk:
            return self.nuptk != other.nuptk
        return bool(self.school and other.school and self.school != other.school)

    def may_be(self, other: Identity) -> bool:
        """Tell whether two names are alike, and nothing tells that they are two people's."""
        if other.name in self.apart or self.name in other.apart or self.is_other(other):
            return False
        return is_doubtful(self.name, other.name)


def identity(person: Person) -> Identity:
    """Give what tells a person from others.

    Digits that Excel has lost, or that are no NIP, tell nobody from anybody.
    """
    nip, nuptk = nip_digits(person.nip), nuptk_digits(person.nuptk)
    lost = person.as_number
    return Identity(
        bare_name(person.known_as or person.name),
        "" if lost or nip_fault(nip) is NipFault.LENGTH else nip,
        "" if lost or len(nuptk) != NUPTK_LENGTH else nuptk,
        "".join(letter for letter in person.school.casefold() if letter.isalnum()),
        person.apart,
    )


@lru_cache(maxsize=65536)
def bare_name(name: str) -> str:
    """Reduce a name to what is compared: small letters, no titles, no marks.

    >>> bare_name("Riduan,S.Pd"), bare_name("RIDUAN S. Pd. SD"), bare_name("Hj. Siti A., A.Ma. Pd")
    ('riduan', 'riduan', 'siti a')
    """
    words = plain(name).casefold().replace(",", " ").split()
    while len(words) > 1 and words[0].rstrip(".") in _BEFORE:
        words.pop(0)
    while pieces := _title_pieces(words):
        del words[-pieces:]
    return " ".join(filter(None, ("".join(filter(str.isalnum, word)) for word in words)))


def _title_pieces(words: list[str]) -> int:
    """Count the words at the end that are one title; 0 where there is none, or nothing before."""
    for count in range(min(_PIECES, len(words) - 1), 1, -1):
        if _IN_PIECES.fullmatch("".join(words[-count:]).replace(".", "")):
            return count
    return int(len(words) > 1 and _TITLE.fullmatch(words[-1]) is not None)


def nuptk_digits(text: str) -> str:
    """Give the bare number of a NUPTK.

    >>> nuptk_digits("NUPTK: 0001 7460 0000 0001")
    '0001746000000001'
    """
    return nip_digits(text.upper().replace("NUPTK", ""))


def is_doubtful(one: str, other: str) -> bool:
    """Tell whether two bare names are so alike that somebody must say whether they are one.

    >>> is_doubtful("siti aminah", "siti amina"), is_doubtful("peserta 01", "peserta 02")
    (True, False)
    >>> is_doubtful("abd rahman", "abdul rahman"), is_doubtful("siti aminah", "siti rohmah")
    (True, False)
    """
    return likeness(one, other) is not None


class Likeness(NamedTuple):
    """How two names are alike that are not the same."""

    percent: int
    """Of the spelling."""
    is_shortened: bool
    """Whether one has words of the other cut short."""


def likeness(one: str, other: str) -> Likeness | None:
    """Tell how alike two bare names are; `None` where they are the same or nobody would ask.

    >>> likeness("siti aminah", "siti amina"), likeness("m rahman", "muhammad rahman")
    (Likeness(percent=95, is_shortened=False), Likeness(percent=70, is_shortened=True))
    """
    if one == other or numbers_in(one) != numbers_in(other):
        return None
    if min(len(one), len(other)) < _SHORTEST:
        return None
    percent, is_shortened = ratio(one, other), _shortened(one.split(), other.split())
    return Likeness(round(percent), is_shortened) if percent >= _ALIKE or is_shortened else None


def numbers_in(name: str) -> tuple[str, ...]:
    """Give the numbers in a name: two names that differ in them are never alike."""
    return tuple(_DIGITS.findall(name))


def _shortened(one: list[str], other: list[str]) -> bool:
    """Tell whether one name has words cut short: `M Rahman` for `Muhammad Rahman`."""
    if len(one) != len(other):
        return False
    pairs = list(zip(one, other, strict=True))
    whole = any(left == right and len(left) >= _SHORTEST for left, right in pairs)
    return whole and all(left.startswith(right) or right.startswith(left) for left, right in pairs)
