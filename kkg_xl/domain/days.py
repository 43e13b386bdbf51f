"""Dates as people write them in lists: `5 Oktober 2009`, `05/10/09`, `Senin, 5-10-2009`."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_MONTHS = (
    ("jan", "januari", "january"),
    ("feb", "peb", "februari", "pebruari", "february"),
    ("mar", "mrt", "maret", "march"),
    ("apr", "april"),
    ("mei", "may"),
    ("jun", "juni", "june"),
    ("jul", "juli", "july"),
    ("agu", "ags", "agt", "agust", "aug", "agustus", "august"),
    ("sep", "sept", "september"),
    ("okt", "oct", "oktober", "october"),
    ("nov", "nop", "november", "nopember"),
    ("des", "dec", "desember", "december"),
)
_NUMBER_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_NAMED = "|".join(sorted(_NUMBER_OF, key=len, reverse=True))
_WEEKDAY = (
    r"(?:(?:senin|selasa|rabu|kamis|jum\W?at|sabtu|minggu|ahad|(?:mon|tues|wednes|thurs|fri|satur|"
    r"sun)day)\s*[,/]?\s*)?"
)
_IN_DIGITS = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})\s*[-/. ]\s*(?P<month>\d{{1,2}})\s*[-/. ]\s*"
    r"(?P<year>\d{4}|\d{2})"
)
_UNTIL = r"(?:\s*(?:-|–|&|,|s\.?\s?/?\s?d\.?|sampai|dan)\s*\d{1,2})?"
_IN_WORDS = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}}){_UNTIL}[-/. ]*(?P<month>{_NAMED})\.?[-/., ]*"
    r"(?P<year>\d{4}|\d{2})?"
)
_TURNED = re.compile(
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?: \d\d:\d\d(?::\d\d)?)?"
)
_MONTH = re.compile(rf"\b(?P<month>{_NAMED})\b\.?(?:\s+(?P<year>\d{{4}}))?")
_WITHOUT_YEAR = re.compile(
    rf"{_WEEKDAY}(?:(?=\d{{1,2}} ?/|1[3-9]|[23]\d|0\d|\d{{1,2}}-0\d)"
    r"(?P<day>\d{1,2}) ?[-/] ?(?P<month>\d{1,2}))"
)
_NUMBERED = re.compile(r"^pertemuan\W*(?:ke\W*)?\d{1,2}\W+")
_LEAP = 2000
"""A year that has every day."""
_CENTURY = 2000
_LONGEST = 40


class Month(NamedTuple):
    """A month that stands above the days of a list; the year 0 is not told."""

    year: int
    month: int


def read_day(text: str, within: Month | None = None) -> date | None:
    """Read a text as a day; a day alone, or one without a year, is one `within` a month.

    Days come before months, as Indonesians write them; of several days the first counts. `None`
    for what is no date, or not surely one.

    >>> read_day("Senin, 5 Oktober 2009"), read_day("05/10/09"), read_day("2009-10-05")
    (datetime.date(2009, 10, 5), datetime.date(2009, 10, 5), datetime.date(2009, 10, 5))
    >>> read_day("19 s.d. 21 Oktober 2009"), read_day("2009-10-05 00:00:00")
    (datetime.date(2009, 10, 19), datetime.date(2009, 10, 5))
    >>> read_day("7", Month(2009, 11)), read_day("7"), read_day("31/02/2009")
    (datetime.date(2009, 11, 7), None, None)
    """
    words = " ".join(text.casefold().split())
    if not words or len(words) > _LONGEST:
        return None
    if words.isdecimal():
        return None if within is None else _day(within.year, within.month, int(words))
    found = _TURNED.fullmatch(words) or _IN_DIGITS.fullmatch(words)
    if found is not None:
        return _day(_year(found["year"]), int(found["month"]), int(found["day"]))
    found = _IN_WORDS.fullmatch(words)
    if found is None:
        return None
    year = _year(found["year"]) if found["year"] else within.year if within else 0
    return _day(year, _NUMBER_OF[found["month"]], int(found["day"]))


def read_month(text: str, within: Month | None = None) -> Month | None:
    """Find the one month that a text names; without a year it is of the year of `within`.

    >>> read_month("BULAN : OKTOBER 2009"), read_month("Januari s.d. Maret 2010")
    (Month(year=2009, month=10), None)
    """
    words = " ".join(text.casefold().split())
    if len(words) > _LONGEST:
        return None
    found = list(_MONTH.finditer(words))
    if len(found) != 1:
        return None
    year = int(found[0]["year"]) if found[0]["year"] else within.year if within else 0
    return Month(year, _NUMBER_OF[found[0]["month"]])


def read_month_day(text: str) -> tuple[int, int] | None:
    """Read a day without its year, as month and day: `19/10`, `Senin, 19 Okt`.

    `1-2` is rather a range, of lessons or of meetings; `19-10` and `01-02` are none.

    >>> read_month_day("19/10"), read_month_day("Senin, 19 Okt."), read_month_day("19/10/2009")
    ((10, 19), (10, 19), None)
    >>> read_month_day("31/02"), read_month_day("1-2"), read_month_day("19-10")
    (None, None, (10, 19))
    """
    words = _NUMBERED.sub("", " ".join(text.casefold().split()))
    found = _WITHOUT_YEAR.fullmatch(words) or _IN_WORDS.fullmatch(words)
    if found is None or found.groupdict().get("year"):
        return None
    month = found["month"]
    number = int(month) if month.isdecimal() else _NUMBER_OF[month]
    day = _day(_LEAP, number, int(found["day"]))
    return None if day is None else (day.month, day.day)


def on(day: date) -> str:
    """Write a day for people, as the sheets show it and the instructions ask for it.

    >>> on(date(2009, 10, 5))
    '05/10/2009'
    """
    return f"{day:%d/%m/%Y}"


def _year(text: str) -> int:
    return int(text) if len(text) > len("09") else _CENTURY + int(text)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
