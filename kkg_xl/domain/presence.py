"""Marks of attendance: what people write into a list or a matrix, and what share was present.

A blank is *not filled in*, which is not absent; a mark that is none of the known ones is `None`,
so that nobody takes it for either (domain facts: the marks that KKG and schools use).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from typing import Final


class Presence(Enum):
    """What a mark says of a person at a session."""

    PRESENT = "hadir"
    SICK = "sakit"
    EXCUSED = "izin"
    ABSENT = "alpa"
    ON_DUTY = "dinas luar"
    BLANK = "belum diisi"


_POINT: Final = "."
_MARKS: Final = {
    "": Presence.BLANK,
    **dict.fromkeys(("√", "✓", "✔", "v", "1", "h", "hadir", "ya", "●", "•"), Presence.PRESENT),
    **dict.fromkeys(("s", "sakit"), Presence.SICK),
    **dict.fromkeys(("i", "izin", "ijin"), Presence.EXCUSED),
    **dict.fromkeys(
        ("a", "alpa", "alpha", "tk", "0", "-", "–", "×", "x", "tidak", "tidak hadir"),
        Presence.ABSENT,
    ),
    **dict.fromkeys(("dl", "dinas luar"), Presence.ON_DUTY),
}


def presence_of(mark: str) -> Presence | None:
    """Tell what a mark says, `None` for one that is not known.

    A point alone is a mark, as in the register of a class; more of them are a place to sign.

    >>> presence_of("V"), presence_of(" I. "), presence_of(""), presence_of("?")
    (<Presence.PRESENT: 'hadir'>, <Presence.EXCUSED: 'izin'>, <Presence.BLANK: 'belum diisi'>, None)
    >>> presence_of("."), presence_of("......")
    (<Presence.PRESENT: 'hadir'>, <Presence.BLANK: 'belum diisi'>)
    """
    told = mark.strip()
    return Presence.PRESENT if told == _POINT else _MARKS.get(told.casefold().rstrip(". "))


def share_present(marks: Iterable[Presence]) -> Decimal | None:
    """Give the share of sessions at which somebody was present, of those that are filled in.

    `None` where nothing is filled in: there is no share of nothing.

    >>> share_present([Presence.PRESENT, Presence.SICK, Presence.BLANK])
    Decimal('0.5')
    """
    counted = Counter(marks)
    filled = counted.total() - counted[Presence.BLANK]
    return Decimal(counted[Presence.PRESENT]) / filled if filled else None
