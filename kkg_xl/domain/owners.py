"""Whose workbook it is, and whether two workbooks are of one group.

Groups are called alike everywhere (Gugus 03, Gugus II), so the subdistrict and the district tell
them apart where both workbooks name theirs.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import Final, NamedTuple

from kkg_xl.domain.typography import plain

_WORD: Final = re.compile(r"[^\W_]+")
_EMPTY: Final = frozenset(
    ("kkg", "gugus", "kelompok", "kerja", "guru", "sekolah", "sd", "mi", "dasar", "nama")
)
_PLACES: Final = frozenset(("kecamatan", "kec", "kabupaten", "kab"))
_ROMAN: Final = {
    numeral: str(number)
    for number, numeral in enumerate(
        "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(),  # noqa: SIM905 -- read as they count
        1,
    )
}


class Owner(NamedTuple):
    """Whose workbook it is, as its profile or titles say; what they do not say is empty."""

    group: str = ""
    subdistrict: str = ""
    district: str = ""


class Kinship(Enum):
    """What is known of the groups of two workbooks."""

    SAME = "same"
    OTHER = "other"
    UNKNOWN = "unknown"
    """One of them does not say whose it is, or says less than the other."""


NOBODY: Final = Owner()
"""Of a workbook that does not say whose it is."""


def kinship(one: Owner, other: Owner) -> Kinship:
    """Tell whether two workbooks are of one group.

    >>> kinship(Owner("KKG Gugus 03"), Owner("GUGUS III")).value
    'same'
    >>> kinship(Owner("Gugus 03", "Kecamatan A"), Owner("Gugus 03 Kec. B")).value
    'other'
    >>> kinship(Owner("Gugus 03"), Owner()).value
    'unknown'
    """
    left, right = known(one), known(other)
    if _differ(left.subdistrict, right.subdistrict) or _differ(left.district, right.district):
        return Kinship.OTHER
    if not left.group or not right.group:
        return Kinship.UNKNOWN
    if left.group <= right.whole and right.group <= left.whole:
        return Kinship.SAME
    is_part = left.group <= right.whole or right.group <= left.whole
    return Kinship.UNKNOWN if is_part else Kinship.OTHER


class Known(NamedTuple):
    """The words that tell an owner from others."""

    group: frozenset[str]
    subdistrict: frozenset[str]
    district: frozenset[str]

    @property
    def whole(self) -> frozenset[str]:
        """All of them: a group may be called by its subdistrict."""
        return self.group | self.subdistrict | self.district


@lru_cache(maxsize=16384)
def known(owner: Owner) -> Known:
    """Reduce an owner to the words that tell it from others; a number is one however written.

    >>> sorted(known(Owner("KKG Gugus III Kec. Contoh")).group)
    ['3']
    """
    words = _words(owner.group)
    ends = next((nth for nth, word in enumerate(words) if word in _PLACES), len(words))
    place = _place(owner.subdistrict)
    if not place and ends < len(words) and words[ends].startswith("kec"):
        later = words[ends + 1 :]
        stop = next((nth for nth, word in enumerate(later) if word in _PLACES), len(later))
        place = frozenset(later[:stop])
    return Known(
        frozenset(words[:ends]) - _EMPTY - _PLACES,
        place,
        _place(owner.district),
    )


def _place(text: str) -> frozenset[str]:
    return frozenset(_words(text)) - _PLACES


def _words(text: str) -> list[str]:
    found = _WORD.findall(plain(text).casefold())
    return [_ROMAN.get(word) or word.lstrip("0") or word for word in found]


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and one != other)
