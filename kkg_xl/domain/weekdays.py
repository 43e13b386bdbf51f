"""Days as headings and titles tell them: a date, a weekday or both, somewhere in a text.

Longer texts than `kkg_xl.domain.days` reads: `Pertemuan 1 / 26-10-2009`, `SENIN, 19 OKTOBER 2009`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from kkg_xl.domain.days import read_day
from kkg_xl.domain.typography import plain

WEEKDAYS: Final = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
"""As `date.weekday` counts them."""

_SPELT: Final = r"senin|selasa|rabu|kamis|jum\W{0,2}at|sabtu|minggu|ahad"
_MONTH: Final = (
    r"jan(?:uari)?|[fp]eb(?:ruari)?|mar(?:et)?|mrt|apr(?:il)?|mei|juni?|juli?|agu(?:st(?:us)?)?|ag[st]"
    r"|sept?(?:ember)?|okt(?:ober)?|no[vp](?:ember)?|des(?:ember)?"
)
_DATE: Final = (
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}(?P<mark>[-/.])\d{1,2}(?P=mark)(?:\d{4}|\d\d)"
    rf"|\d{{1,2}}[ \-/.]*(?:{_MONTH})\.?[ \-/.,]*\d{{4}}"
)
_FOUND: Final = re.compile(rf"(?<![\d.,/-])(?:{_DATE})(?![\d/-])")
_TOLD: Final = re.compile(
    rf"\b(?P<weekday>{_SPELT})\b\W{{0,4}}(?:(?:tanggal|tgl)\b\W{{0,3}})?(?P<date>{_DATE})(?![\d/-])"
)
_SEVERAL: Final = re.compile(
    rf"\d\s*(?:-|s\.?\s?/?\s?d\.?|sampai(?: dengan)?|dan|&|,)\s*\d{{1,2}}\s*(?:{_MONTH})\b"
)
_BARE: Final = re.compile(rf"\W*(?:hari\b)?\W*(?P<weekday>{_SPELT})\b\W*(?:tanggal|tgl)?\W*")
_AFTER_ANOTHER: Final = re.compile(rf"\b(?:{_SPELT})\W{{0,3}}(?:dan|s\W?d|sampai)?\W{{0,3}}$")
_ANY: Final = re.compile(rf"\b(?:{_SPELT})\b")


class ToldDay(NamedTuple):
    """What a text tells of a day."""

    day: date | None
    weekday: str = ""
    """One of `WEEKDAYS`, where the text says that the date is one."""


def told_day(text: str) -> ToldDay:
    r"""Find the one day that a text tells; of several dates none.

    >>> told_day("SENIN, 19 OKTOBER 2009")
    ToldDay(day=datetime.date(2009, 10, 19), weekday='senin')
    >>> told_day("Pertemuan 3\n6-11-2009")
    ToldDay(day=datetime.date(2009, 11, 6), weekday='')
    >>> told_day("Jum’at"), told_day("Senin s.d. Rabu, 19 s.d. 21 Oktober 2009").weekday
    (ToldDay(day=None, weekday='jumat'), '')
    """
    words = _words(text)
    days = dates_in(words)
    if len(days) > 1 or _SEVERAL.search(words):
        return ToldDay(None)
    bare = _BARE.fullmatch(words)
    if bare is not None:
        return ToldDay(None, spelt(bare["weekday"]))
    told = _TOLD.search(words)
    alone = told is not None and len(_ANY.findall(words)) == 1
    weekday = spelt(told["weekday"]) if told is not None and alone else ""
    return ToldDay(days[0] if days else read_day(words), weekday)


def told_weekdays(text: str) -> tuple[tuple[date, str], ...]:
    """Give every date of a text that has its weekday right before it, and that weekday.

    >>> told_weekdays("Senin, 19 Oktober 2009 s.d. Rabu, 21 Oktober 2009")
    ((datetime.date(2009, 10, 19), 'senin'), (datetime.date(2009, 10, 21), 'rabu'))
    >>> told_weekdays("Senin/Selasa, 20 Oktober 2009")
    ()
    """
    words = _words(text)
    pairs = (
        (read_day(found["date"]), spelt(found["weekday"]))
        for found in _TOLD.finditer(words)
        if _AFTER_ANOTHER.search(words[: found.start()]) is None
    )
    return tuple((day, weekday) for day, weekday in pairs if day is not None)


def dates_in(text: str) -> tuple[date, ...]:
    """Give every whole date that a text tells, in the order of the text.

    >>> dates_in("antara 19 Oktober 2009 sampai dengan 21 November 2009")
    (datetime.date(2009, 10, 19), datetime.date(2009, 11, 21))
    >>> dates_in("pukul 10.10 - 11.05")
    ()
    """
    days = (read_day(found[0]) for found in _FOUND.finditer(_words(text)))
    return tuple(day for day in days if day is not None)


def weekdays_in(text: str) -> tuple[str, ...]:
    """Give the weekdays that a text names, as `WEEKDAYS` has them.

    >>> weekdays_in("di hari Kamis dan Sabtu")
    ('kamis', 'sabtu')
    """
    return tuple(spelt(found[0]) for found in _ANY.finditer(_words(text)))


def weekday_of(day: date) -> str:
    """Name the weekday of a date.

    >>> weekday_of(date(2009, 10, 19))
    'senin'
    """
    return WEEKDAYS[day.weekday()]


def spelt(weekday: str) -> str:
    """Give the one spelling of a weekday.

    >>> spelt("jum'at"), spelt("ahad")
    ('jumat', 'minggu')
    """
    if weekday.startswith("jum"):
        return "jumat"
    return "minggu" if weekday == "ahad" else weekday


def _words(text: str) -> str:
    return " ".join(plain(text).casefold().split())
