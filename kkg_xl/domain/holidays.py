"""Days on which Indonesian schools are closed every year: Sundays and the holidays of fixed date.

Those that follow the moon or a decree of the year are not known here: Profil has a place for them.
"""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from kkg_xl.domain.text import Text


class _Fixed(NamedTuple):
    since: int
    """The first year; before that the day was a working day."""
    name: Text


_FIXED: Final = {
    (1, 1): _Fixed(1946, Text("Tahun Baru Masehi", "New Year's Day")),
    (5, 1): _Fixed(2014, Text("Hari Buruh", "Labour Day")),  # Keppres 24/2013
    (6, 1): _Fixed(2017, Text("Hari Lahir Pancasila", "Pancasila Day")),  # Keppres 24/2016
    (8, 17): _Fixed(1946, Text("Hari Kemerdekaan", "Independence Day")),
    (12, 25): _Fixed(1946, Text("Hari Natal", "Christmas Day")),
}
_SUNDAY: Final = Text("hari Minggu", "a Sunday")
_LAST: Final = 6


def holiday(day: date) -> Text | None:
    """Name the holiday that a day is; `None` for a working day, as far as it is known.

    >>> holiday(date(2026, 8, 17)).en, holiday(date(2009, 5, 1)), holiday(date(2026, 1, 4)).id
    ('Independence Day', None, 'hari Minggu')
    """
    fixed = _FIXED.get((day.month, day.day))
    if fixed is not None and day.year >= fixed.since:
        return fixed.name
    return _SUNDAY if day.weekday() == _LAST else None
