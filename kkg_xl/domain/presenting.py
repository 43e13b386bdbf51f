"""Who presents: the persons of a cell, told apart from the roles that anybody may have."""

from __future__ import annotations

import re
from typing import Final

from kkg_xl.domain.typography import plain

_PARTED: Final = re.compile(r"\s+/\s+|;|&|\bdan\b|\n", re.IGNORECASE)
_TITLES: Final = re.compile(
    r",.*|\b(?:drs|dra|dr|ir|prof|h|hj|bpk|bapak|ibu|sdr)\.\s*|\b[sma]\.\s?\w+.*"
)
_ROLE: Final = re.compile(
    r"(?:guru|pemandu|tim|panitia|nara ?sumber|fasilitator|pengawas|kepala|ketua|penyaji|peserta"
    r"|semua|pejabat|dinas|ka|kabid|kasi|kadis|upt|uptd|lpmp|kkg|instruktur|pengurus|kelompok|anggota"
    r"|moderator|masing|sekolah|bendahara|sekretaris|koordinator|pembina)\b[^\d]*"
)


def persons(text: str) -> frozenset[str]:
    """Give the persons that a cell names, without titles; roles such as Guru Pemandu are none.

    >>> sorted(persons("Drs. Pemateri Satu, M.Pd / Pemateri Dua S.Pd"))
    ['pemateri dua', 'pemateri satu']
    >>> persons("Guru Pemandu")
    frozenset()
    """
    names = (_bare(part) for part in _PARTED.split(plain(text)))
    return frozenset(name for name in names if name and _ROLE.fullmatch(name) is None)


def _bare(name: str) -> str:
    return " ".join(_TITLES.sub("", name.casefold()).replace(".", " ").split())
