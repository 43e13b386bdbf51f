"""The year of days that tell none: `19/10` in a heading is in the year of what stands around it.

First the other days of the same list decide, then the year that its titles tell, then the days of
the schedules and the stage in Profil. Without any of them such a day stays untold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

from kkg_xl.domain.attending import Attendance, Session
from kkg_xl.domain.days import read_month_day
from kkg_xl.domain.profile import Detail, Profile
from kkg_xl.domain.timetable import Timetable

_TOLD: Final = re.compile(
    r"\b(?:tahun|thn?|t\.? ?a|pelajaran|ajaran|anggaran|januari|februari|maret|april|mei|juni|juli"
    r"|agustus|september|oktober|november|desember)\b[\s.:]*(?P<year>(?:19|20)\d\d)"
    r"(?: ?[/-] ?(?P<next>(?:19|20)\d\d))?\b"
)
_SECOND_HALF: Final = 7
"""The month in which a school year begins."""


class Hints(NamedTuple):
    """What tells the year of a day."""

    neighbours: tuple[date, ...] = ()
    """Whole dates of the same list."""
    years: tuple[int, ...] = ()
    """The one year of a title, or both of a school year."""
    others: tuple[date, ...] = ()
    """Whole dates elsewhere in the workbook."""


def day_in_year(text: str, hints: Hints) -> date | None:
    """Give the day that a text without a year means; `None` where nothing tells the year.

    >>> day_in_year("19/10", Hints(years=(2009,))), day_in_year("19/10", Hints())
    (datetime.date(2009, 10, 19), None)
    >>> day_in_year("9/1", Hints(years=(2009, 2010)))
    datetime.date(2010, 1, 9)
    >>> day_in_year("2 Jan", Hints(neighbours=(date(2009, 12, 28),), years=(2009,)))
    datetime.date(2010, 1, 2)
    """
    told = read_month_day(text)
    if told is None:
        return None
    month, day = told
    if hints.neighbours:
        return _nearest(month, day, hints.neighbours)
    if hints.years:
        return _day(hints.years[0] if month >= _SECOND_HALF else hints.years[-1], month, day)
    return _nearest(month, day, hints.others) if hints.others else None


def years_in(texts: Iterable[str]) -> tuple[int, ...]:
    """Give the one year that titles tell, or the two of a school year; none where they differ.

    >>> years_in(["DAFTAR HADIR", "Tahun Pelajaran 2009/2010"]), years_in(["Bulan Oktober 2009"])
    ((2009, 2010), (2009,))
    >>> years_in(["Tahun 2009", "Tahun 2010"])
    ()
    """
    told = {
        tuple(int(year) for year in found.groups() if year)
        for text in texts
        for found in _TOLD.finditer(" ".join(text.casefold().split()))
    }
    return next(iter(told)) if len(told) == 1 else ()


def timetables_with_years(
    timetables: Sequence[Timetable], profile: Profile
) -> tuple[Timetable, ...]:
    """Give the schedules with the years of their days."""
    others = tuple(_stage(profile))
    return tuple(_timetable(each, others, _years_of(profile)) for each in timetables)


def attendances_with_years(
    attendances: Iterable[Attendance], timetables: Sequence[Timetable], profile: Profile
) -> tuple[Attendance, ...]:
    """Give the attendances with the years of their sessions."""
    days = [day.date for each in timetables for day in each.days if day.date is not None]
    others = (*days, *_stage(profile))
    return tuple(_attendance(each, others, _years_of(profile)) for each in attendances)


def _timetable(timetable: Timetable, others: tuple[date, ...], years: tuple[int, ...]) -> Timetable:
    known = tuple(day.date for day in timetable.days if day.date is not None)
    hints = _hints(known, years_in([timetable.title]), others, years)
    days = tuple(
        day if day.date is not None else day._replace(date=day_in_year(day.text, hints))
        for day in timetable.days
    )
    return timetable if days == timetable.days else replace(timetable, days=days)


def _attendance(
    attendance: Attendance, others: tuple[date, ...], years: tuple[int, ...]
) -> Attendance:
    known = tuple(each.day for each in attendance.sessions if each.day is not None)
    hints = _hints(known, (), others, years)
    sessions = tuple(_session(each, hints) for each in attendance.sessions)
    return attendance if sessions == attendance.sessions else replace(attendance, sessions=sessions)


def _session(session: Session, hints: Hints) -> Session:
    if session.day is not None:
        return session
    return session._replace(day=day_in_year(session.undated, hints))


def _hints(
    known: tuple[date, ...],
    titled: tuple[int, ...],
    others: tuple[date, ...],
    years: tuple[int, ...],
) -> Hints:
    """Take the years of Profil where it tells no days, and no title does."""
    return Hints(known, titled or (() if others else years), others)


def _stage(profile: Profile) -> Iterator[date]:
    for detail in (Detail.BEGINS, Detail.ENDS):
        day = profile.day(detail)
        if day is not None:
            yield day


def _years_of(profile: Profile) -> tuple[int, ...]:
    return years_in([f"tahun {profile.text(Detail.YEAR)}"])


def _nearest(month: int, day: int, known: Sequence[date]) -> date | None:
    """Choose the year in which a day is nearest to some others."""
    years = {each.year + step for each in known for step in (-1, 0, 1)}
    found = [told for year in sorted(years) if (told := _day(year, month, day)) is not None]
    apart = {told: min(abs(told - each) for each in known) for told in found}
    return min(apart, key=apart.__getitem__, default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # the 29th of February
        return None
