"""What a group may set for its schedule in Profil, and what counts as long as it sets nothing.

Nothing of it is official: a JP has 45 or 50 minutes, ten of them fill a day. A sentence that goes
by a setting says whether it is the group's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

from kkg_xl.domain.days import Month, read_day
from kkg_xl.domain.profile import Detail, Profile
from kkg_xl.domain.text import Text

USUAL_HOURS_A_DAY: Final = Decimal(10)
"""JP that a day has at most; no guideline fixes it."""

IN_PROFILE: Final = Text("menurut Profil", "according to Profil")
BY_DEFAULT: Final = Text(
    "bawaan, dapat diubah di Profil", "the default, which can be changed in Profil"
)

_NUMBER = re.compile(r"(\d{1,3})(?: ?(?:menit|jp|jam pelajaran))?")
_BETWEEN = re.compile(r"[;\n]|(?<=\d)\s*,\s*(?=\d)")
_RANGE = re.compile(
    r"(?P<first>.+?) ?(?:(?:s\.?/?d\.?|sampai(?: dengan)?|hingga) |[-–] ?(?=\d{1,2} [a-z]))"
    r"(?P<last>.+)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\bdan\b|[&+]", re.IGNORECASE)
"""What stands between days of which only the first could be read."""
_SHORTEST, _LONGEST = 20, 120
"""Minutes of a JP that somebody may have meant."""
_HOURS = 24
_MOST_DAYS = 400
"""A longer range of holidays is a wrong year."""


class Setting(NamedTuple):
    """A number that counts, and where it comes from."""

    value: Decimal
    source: Text


def most_hours_a_day(profile: Profile) -> Setting:
    """Give how many JP a day has at most."""
    told = _number(profile, Detail.HOURS_A_DAY)
    if told is None or not 0 < told <= _HOURS:
        return Setting(USUAL_HOURS_A_DAY, BY_DEFAULT)
    return Setting(told, IN_PROFILE)


def minutes_of_an_hour(profile: Profile) -> int | None:
    """Give how many minutes a JP has; `None` where the group leaves it to its schedules."""
    told = _number(profile, Detail.MINUTES)
    return int(told) if told is not None and _SHORTEST <= told <= _LONGEST else None


def _number(profile: Profile, detail: Detail) -> Decimal | None:
    """Read a number, `50` or `50 menit`."""
    value = profile.amount(detail)
    found = _NUMBER.fullmatch(profile.text(detail).strip().casefold())
    return Decimal(found[1]) if value is None and found is not None else value


class Holidays(NamedTuple):
    """Days on which a group's schools are closed, as it tells them itself."""

    days: frozenset[date] = frozenset()
    unread: tuple[str, ...] = ()
    """What stands there and is no day."""


def holidays_of(profile: Profile) -> Holidays:
    """Read the days off that Profil lists: days and ranges of them, with semicolons between."""
    alone = profile.day(Detail.HOLIDAYS)
    parts = [part.strip(" .") for part in _BETWEEN.split(profile.text(Detail.HOLIDAYS))]
    if alone is not None and len(parts) == 1 and not _RANGE.fullmatch(parts[0]):
        return Holidays(frozenset([alone]))
    read = {part: [*_days(part)] for part in parts if part}
    return Holidays(
        frozenset(day for days in read.values() for day in days),
        tuple(part for part, days in read.items() if not days),
    )


def _days(part: str) -> Iterator[date]:
    ends = _RANGE.fullmatch(part)
    first = last = None
    if _SEVERAL.search(part):
        return
    if ends is None:
        first = last = read_day(part)
    elif (last := read_day(ends["last"])) is not None:
        first = read_day(ends["first"], Month(last.year, last.month))
    if first is not None and last is not None and (last - first).days < _MOST_DAYS:
        yield from (first + timedelta(number) for number in range((last - first).days + 1))
