"""Who is who: names without titles, and numbers that tell people of one name apart.

Two people of one name stay two where their NIP, NUPTK or school differ. Names that are merely alike
are never taken for one: they are told, for somebody to decide.
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
_SPACED = re.compile(r"\b([sma])\.?\s+(?=(?:pd|ag|si|sos|kom|hum|kes|ma)\b)")
_TITLE = re.compile(
    r"[smadb]\.(?:[a-z]{1,4}\.?)+|(?:spd|mpd|spdi|mpdi|spdsd|amapd|amd|ama|sag|mag|skom|ssi|msi|sip"
    r"|ssos|shum|se|st|sh|mm|ba|gr|dipl?)\.?"
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

    def is_other(self, other: Identity) -> bool:
        """Tell whether two of one name are two people: what both tell differs."""
        if self.nip and other.nip:
            return self.nip != other.nip
        if self.nuptk and other.nuptk:
            return self.nuptk != other.nuptk
        return bool(self.school and other.school and self.school != other.school)


def identity(person: Person) -> Identity:
    """Give what tells a person from others.

    Digits that Excel has lost, or that are no NIP, tell nobody from anybody.
    """
    nip, nuptk = nip_digits(person.nip), nuptk_digits(person.nuptk)
    lost = person.as_number
    return Identity(
        bare_name(person.name),
        "" if lost or nip_fault(nip) is NipFault.LENGTH else nip,
        "" if lost or len(nuptk) != NUPTK_LENGTH else nuptk,
        "".join(letter for letter in person.school.casefold() if letter.isalnum()),
    )


@lru_cache(maxsize=65536)
def bare_name(name: str) -> str:
    """Reduce a name to what is compared: small letters, no titles, no marks.

    >>> bare_name("Riduan,S.Pd"), bare_name("RIDUAN S.Pd."), bare_name("Hj. Siti A., A.Ma. Pd")
    ('riduan', 'riduan', 'siti a')
    """
    words = _SPACED.sub(r"\1.", plain(name).casefold().replace(",", " ")).split()
    while len(words) > 1 and words[0].rstrip(".") in _BEFORE:
        words.pop(0)
    while len(words) > 1 and (_TITLE.fullmatch(words[-1]) or words[-1] == "pd"):
        words.pop()
    return " ".join(filter(None, ("".join(filter(str.isalnum, word)) for word in words)))


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
    if one == other or _DIGITS.findall(one) != _DIGITS.findall(other):
        return False
    if min(len(one), len(other)) < _SHORTEST:
        return False
    return ratio(one, other) >= _ALIKE or _shortened(one.split(), other.split())


def _shortened(one: list[str], other: list[str]) -> bool:
    """Tell whether one name has words cut short: `M Rahman` for `Muhammad Rahman`."""
    if len(one) != len(other):
        return False
    pairs = list(zip(one, other, strict=True))
    whole = any(left == right and len(left) >= _SHORTEST for left, right in pairs)
    return whole and all(left.startswith(right) or right.startswith(left) for left, right in pairs)
