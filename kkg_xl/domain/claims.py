"""What a sentence claims of the days of a schedule: how many, how often, on which weekdays.

A claim is held against a schedule of its own sheet: the first one below it, else the last. On
another sheet it must name the one schedule that it is of, and say what was, not what is wished.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Final, NamedTuple

from kkg_xl.domain.figures import Place
from kkg_xl.domain.narrative import Statement
from kkg_xl.domain.timetable import Timetable
from kkg_xl.domain.typography import plain
from kkg_xl.domain.weekdays import WEEKDAYS, dates_in, spelt
from kkg_xl.domain.words import from_words
from kkg_xl.domain.workbook import Workbook

_DAY: Final = r"(?:senin|selasa|rabu|kamis|jum\W{0,2}at|sabtu|minggu|ahad)"
_AND: Final = r"\s*(?:,|/|&|dan|atau|serta)\s*(?:dan\s+|atau\s+)?(?:hari\s+)?"
_WEEKDAYS: Final = re.compile(
    rf"\b(?P<every>(?:se)?tiap(?:-tiap)?\s+(?:hari\s+)?)?(?:hari\s+)?(?P<days>{_DAY}(?:{_AND}{_DAY})*)\b"
)
_WEEKLY: Final = re.compile(
    r"\b(?:seminggu|(?:se)?tiap minggu|per minggu) (?P<before>\d|[a-z]+) ?(?:\( ?\w+ ?\) ?)?"
    r"(?:kali|x)\b"
    r"|\b(?P<behind>\d|[a-z]+) ?(?:\( ?\w+ ?\) ?)?(?:kali|x) (?:dalam )?"
    r"(?:seminggu|satu minggu|(?:se)?tiap minggu|per minggu)\b"
)
_COUNT: Final = re.compile(
    r"(?<![\w.,/-])(?P<number>\d{1,2}) ?(?:\( ?[a-z ]{3,20} ?\) ?)?(?:kali |x )?"
    r"(?P<unit>hari|pertemuan)\b"
    r"(?! ?(?:sebelum|setelah|sesudah|kerja|lagi|per|sekali|dalam|ke|=|x|@))"
    r"|(?P<bracketed>\d{1,2}) ?\( ?(?P<what>hari|pertemuan) ?\)"
)
_NOT_THIS: Final = re.compile(
    r"(?:tiap|per|maksimal|minimal|paling \w+|ke|pertemuan|hari|nomor) ?-? ?$"
)
_ACTIVITY: Final = re.compile(
    r"\b(?:(?:in|on)[ -]?service|workshop|lokakarya|diklat|bimtek|bimbingan teknis|seminar"
    r"|pelatihan|pendampingan|in house training|iht|fkkg|forum kelompok kerja guru)\b"
)
_HELD: Final = re.compile(r"\b(?:kegiatan|pertemuan|dilaksanakan|pelaksanaan|diadakan)\b")
_WEEKS: Final = timedelta(weeks=2)
"""So long a schedule goes on that weekdays and times a week may be claimed of it."""
_WISHED: Final = re.compile(
    r"\b(?:sebaiknya|seharusnya|diusahakan|hendaknya|diharapkan|diusulkan|akan|rencana\w*|direncanakan|saran"
    r"|tahap (?:berikutnya|selanjutnya|sebelumnya)|tahun (?:depan|lalu)|panitia|persiapan|rapat)\b"
)
"""What is yet to come, was before, or is of something else than what the schedule has."""
_FEWEST: Final = 2
_NEAR: Final = 20
"""Rows above and below a schedule within which a sentence is taken to be of it."""


class Counted(NamedTuple):
    """A number of days or meetings that a sentence tells."""

    at: Place
    number: int
    unit: str
    """`hari` or `pertemuan`."""


def claims_of(
    workbook: Workbook, timetable: Timetable, *, of_weeks: bool = False
) -> Iterator[Statement]:
    """Give the sentences that are of a schedule: those beside it, and those that name it.

    What is claimed `of_weeks` is of the one schedule that goes on for weeks, where a sentence of
    another sheet names none.
    """
    yield from _beside(workbook, timetable)
    scheduled = {each.sheet for each in workbook.timetables}
    named = [(each, activities_in(f"{each.title}. {each.sheet}")) for each in workbook.timetables]
    lasting = [each for each in workbook.timetables if _goes_on(each)]
    for statement in workbook.statements:
        text = _words(statement.text)
        if statement.at.sheet in scheduled or _WISHED.search(text):
            continue
        told = activities_in(text)
        meant = [each for each, own in named if len(told) == 1 and told <= own]
        if not told and of_weeks and _HELD.search(text):
            meant = lasting
        if meant == [timetable]:
            yield statement


def _goes_on(timetable: Timetable) -> bool:
    days = [day.date for day in timetable.days if day.date is not None]
    return bool(days) and max(days) - min(days) >= _WEEKS


def activities_in(text: str) -> frozenset[str]:
    """Give the kinds of activity that a title or a sentence names.

    >>> sorted(activities_in("JADWAL KEGIATAN IN SERVICE TRAINING"))
    ['inservice']
    >>> sorted(activities_in("Pelaksanaan Workshop dan FKKG"))
    ['fkkg', 'workshop']
    """
    return frozenset(
        re.sub(r"\W", "", found[0]).replace("forumkelompokkerjaguru", "fkkg")
        for found in _ACTIVITY.finditer(_words(text))
    )


def _beside(workbook: Workbook, timetable: Timetable) -> Iterator[Statement]:
    tops = sorted(
        _row(table.range) for table in workbook.timetables if table.sheet == timetable.sheet
    )
    own = _row(timetable.range)
    for statement in workbook.statements:
        if statement.at.sheet == timetable.sheet:
            row = _row(statement.at.cell)
            if own - row > _NEAR or row - _row(timetable.range.split(":")[1]) > _NEAR:
                continue
            if next((top for top in tops if top >= row), tops[-1]) == own:
                yield statement


def weekdays_claimed(text: str) -> tuple[str, ...]:
    """Give the weekdays on which something is held, where a text says so without a date.

    >>> weekdays_claimed("Dilaksanakan di hari Kamis dan Sabtu"), weekdays_claimed("setiap Jum'at")
    (('kamis', 'sabtu'), ('jumat',))
    >>> weekdays_claimed("pada hari Senin, 19 Oktober 2009"), weekdays_claimed("hari Senin")
    ((), ())
    """
    words = _words(text)
    if dates_in(words):
        return ()
    for found in _WEEKDAYS.finditer(words):
        days = [spelt(day) for day in re.findall(_DAY, found["days"])]
        if days == ["minggu"] and "hari" not in found[0]:
            continue  # every week
        if found["every"] or (len(days) >= _FEWEST and "hari" in found[0]):
            return tuple(day for day in WEEKDAYS if day in days)
    return ()


def times_a_week(text: str) -> int | None:
    """Give how often a week something is held, as a text says.

    >>> times_a_week("dilakukan seminggu dua kali"), times_a_week("2 ( dua ) kali seminggu")
    (2, 2)
    >>> times_a_week("seminggu beberapa kali")
    """
    for found in _WEEKLY.finditer(_words(text)):
        told = found["before"] or found["behind"]
        number = Decimal(told) if told.isdigit() else from_words(told)
        if number:
            return int(number)
    return None


def counted(statement: Statement) -> Iterator[Counted]:
    """Give the numbers of days and meetings that a sentence tells.

    >>> told = Statement(Place("Jadwal", "A1"), "3 (hari) dan 8 ( delapan ) pertemuan")
    >>> [(each.number, each.unit) for each in counted(told)]
    [(3, 'hari'), (8, 'pertemuan')]
    """
    words = _words(statement.text)
    for found in _COUNT.finditer(words):
        if _NOT_THIS.search(words[: found.start()]) is None:
            number, unit = found["number"] or found["bracketed"], found["unit"] or found["what"]
            yield Counted(statement.at, int(number), unit)


def _words(text: str) -> str:
    return " ".join(plain(text).casefold().split())


def _row(cells: str) -> int:
    return int(re.sub(r"[A-Z]+", "", cells.split(":", maxsplit=1)[0]))
