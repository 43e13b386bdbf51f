"""Where a paid journey went, and what places the rest of the workbook speaks of."""

from __future__ import annotations

import re
from typing import Final

from kkg_xl.domain.bought import Bought, Purchase
from kkg_xl.domain.workbook import Workbook

_TO: Final = re.compile(r"\bke (?P<where>[^\W\d_]{3,})", re.IGNORECASE)
_NOWHERE: Final = frozenset(("tempat", "lokasi", "kegiatan", "luar", "dalam", "rumah"))
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_FEWEST_SENTENCES = 5
"""So many sentences make a report that would speak of a journey."""


def destination(one: Bought) -> str:
    """Give where a journey went, as the item says; empty where it does not.

    >>> _TO.search("Transport Ketua ke LPMP")["where"]
    'LPMP'
    """
    found = _TO.search(one.line.item) if one.purchase is Purchase.JOURNEY else None
    where = "" if found is None else found["where"]
    return "" if where.casefold() in _NOWHERE else where


def places_told(workbook: Workbook) -> frozenset[str]:
    """Give the words of all schedules and sentences; none where there is no report to look in."""
    if not workbook.timetables or len(workbook.statements) < _FEWEST_SENTENCES:
        return frozenset()
    texts = [statement.text for statement in workbook.statements]
    for timetable in workbook.timetables:
        texts += [timetable.title, *(f"{each.text} {each.place}" for each in timetable.lessons)]
        texts += [entry.topic for entry in timetable.key]
    return frozenset(word for text in texts for word in _WORD.findall(text.casefold()))
