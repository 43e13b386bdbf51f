"""Where a paid journey went, and what places the rest of the workbook speaks of."""

from __future__ import annotations

import re
from typing import Final

from kkg_xl.domain.bought import Bought, Purchase, Receiver
from kkg_xl.domain.typography import plain
from kkg_xl.domain.workbook import Workbook

_TO: Final = re.compile(r"\b(?:ke|menuju) (?P<where>[^\W\d_]{3,})", re.IGNORECASE)
_AT: Final = re.compile(r"\bdi (?P<where>[^\W\d_]{3,})", re.IGNORECASE)
_OFFICE: Final = re.compile(
    r"\b(?P<where>LPMP|BPMP|BBPMP|P4TK|PPPPTK|LPTK|Kemdikbud\w*|Kemendik\w*|Kemenag|Disdik|Diknas"
    r"|Dispendik|UPTD?|Dinas Pendidikan)\b",
    re.IGNORECASE,
)
_NOWHERE: Final = frozenset(
    """
    tempat lokasi kegiatan luar dalam rumah kantor kota kabupaten kecamatan gugus kkg sekolah
    """.split()  # noqa: SIM905 -- a table of words is read more easily as a text
)
"""What is no particular place, or one where everybody is anyway."""
_CALLED: Final = {
    "lpmp": ("penjaminan", "penjamin"),
    "bpmp": ("penjaminan", "penjamin"),
    "bbpmp": ("penjaminan", "penjamin"),
    "disdik": ("dinas", "diknas", "dispendik"),
    "diknas": ("dinas", "disdik", "dispendik"),
    "dispendik": ("dinas", "disdik", "diknas"),
    "dinas": ("disdik", "diknas", "dispendik"),
    "upt": ("uptd",),
    "uptd": ("upt",),
    "kemenag": ("agama",),
}
"""How else an office is called in a report."""
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_FEWEST_SENTENCES = 5
"""So many sentences make a report that would speak of a journey."""


def destination(one: Bought) -> str:
    """Give where a journey went, as the item says; empty where it does not.

    Participants and presenters go to where it is held: only what they went *to* counts.
    """
    if one.purchase is not Purchase.JOURNEY:
        return ""
    return destination_in(one.line.item, of_others=one.receiver is Receiver.SOMEBODY)


def destination_in(item: str, *, of_others: bool) -> str:
    """Give the place that an item names: behind *ke*, or of others an office, or behind *di*.

    >>> destination_in("Transport Ketua ke LPMP", of_others=False)
    'LPMP'
    >>> destination_in("Transport konsultasi LPMP", of_others=True)
    'LPMP'
    >>> destination_in("Perjalanan dinas pengurus", of_others=True)
    ''
    """
    words = " ".join(plain(item).split())
    for pattern in (_TO, _OFFICE, _AT) if of_others else (_TO,):
        for found in pattern.finditer(words):
            if found["where"].casefold() not in _NOWHERE:
                return found["where"]
    return ""


def is_told(where: str, told: frozenset[str]) -> bool:
    """Tell whether some words speak of a place, by its name or as it is called otherwise.

    >>> is_told("LPMP", frozenset(["lembaga", "penjaminan", "mutu"]))
    True
    """
    name = _WORD.findall(where.casefold())[0]
    return not told.isdisjoint((name, *_CALLED.get(name, ())))


def places_told(workbook: Workbook) -> frozenset[str]:
    """Give the words of all schedules and sentences; none where there is no report to look in."""
    if not workbook.timetables or len(workbook.statements) < _FEWEST_SENTENCES:
        return frozenset()
    texts = [statement.text for statement in workbook.statements]
    for timetable in workbook.timetables:
        texts += [timetable.title, *(f"{each.text} {each.place}" for each in timetable.lessons)]
        texts += [entry.topic for entry in timetable.key]
    return frozenset(word for text in texts for word in _WORD.findall(text.casefold()))
