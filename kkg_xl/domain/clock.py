"""Times of the day as schedules write them, in minutes after midnight: `07.30 – 08.20`."""

from __future__ import annotations

import re
from typing import NamedTuple

from kkg_xl.domain.typography import plain

_TIME = r"(?:pukul|jam)?\s*(\d{1,2})(?:\s?[.:,]\s?(\d{1,2}))?\s*(?:wi(?:b|ta|t)\b)?\.?"
_RANGE = re.compile(
    rf"\s*{_TIME}\s*(?:-|s\s*[./]?\s*d\b\.?|sampai(?: dengan)?|hingga|to)\s*{_TIME}\s*"
)
_ONE = re.compile(rf"\s*{_TIME}\s*")
_OPEN = re.compile(rf"\s*{_TIME}\s*(?:-|s\s*[./]?\s*d\b\.?|sampai)\s*(?:selesai|slsai)\s*")
_HOUR = 60
_HOURS = 24


class Times(NamedTuple):
    """When something begins and ends; `None` for what is not told."""

    begins: int | None
    ends: int | None


def read_times(text: str) -> Times | None:
    """Read from when to when; `None` for what is no range of times.

    >>> read_times("07.30 – 08.20"), read_times("13:45 s.d. 14:35 WIB")
    (Times(begins=450, ends=500), Times(begins=825, ends=875))
    >>> read_times("08.00 - selesai"), read_times("3 - 4 hari"), read_times("1 - 2")
    (Times(begins=480, ends=None), None, None)
    """
    words = plain(text).casefold()
    found = _RANGE.fullmatch(words)
    if found is None:
        left = _OPEN.fullmatch(words)
        begins = None if left is None else _minutes(left[1], left[2])
        return None if begins is None else Times(begins, None)
    if found[2] is None and found[4] is None:
        return None  # two bare numbers are anything
    begins, ends = _minutes(found[1], found[2]), _minutes(found[3], found[4])
    return None if begins is None or ends is None else Times(begins, ends)


def read_time(text: str) -> int | None:
    """Read one time of the day.

    >>> read_time("07.30"), read_time("7.3"), read_time("8"), read_time("25.10")
    (450, 450, 480, None)
    """
    found = _ONE.fullmatch(plain(text).casefold())
    return None if found is None else _minutes(found[1], found[2])


def at(minutes: int) -> str:
    """Write a time as people write it.

    >>> at(450)
    '07.30'
    """
    return f"{minutes // _HOUR:02}.{minutes % _HOUR:02}"


def _minutes(hours: str, minutes: str | None) -> int | None:
    past = int((minutes or "0").ljust(len("00"), "0"))  # a number has lost its last nought
    if int(hours) >= _HOURS or past >= _HOUR:
        return None
    return int(hours) * _HOUR + past
