"""Which schedules a line of the budget pays for, and how many people and days these have.

The group that a line stands in names them: *Inservice Training* is the schedule titled *IN SERVICE
TRAINING*. Where no group of a budget names a schedule, its groups are kinds of spending and every
line is for all that is scheduled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from kkg_xl.domain.bought import Bought
from kkg_xl.domain.composition import told_of
from kkg_xl.domain.headcounts import Counted, Headcount
from kkg_xl.domain.people import bare_name
from kkg_xl.domain.subjects import subjects
from kkg_xl.domain.timetable import Timetable
from kkg_xl.domain.workbook import Workbook

_WORD = re.compile(r"[^\W\d_]{4,}")
_GENERAL: Final = frozenset(
    """
    kegiatan pelatihan training program pertemuan rutin pelaksanaan biaya belanja penyelenggaraan
    jadwal acara tahap kelompok kerja guru
    """.split()  # noqa: SIM905 -- a table of words is read more easily as a text
)
_ROLE = re.compile(
    r"(?:guru pemandu|nara ?sumber|fasilitator|instruktur|penyaji|pemateri|tim|panitia)"
    r"(?: (?:kkg|gugus|dari|luar|lpmp|dinas|kec\w*|kab\w*|ahli|\d+))*"
)
_OFFICIAL = re.compile(r"(?:ka ?upt|kaupt|kepala|kadis|kabid|kasi|pengawas|dinas|lpmp|upt)\w*\b.*")


def occasions_of(workbook: Workbook, one: Bought) -> tuple[Timetable, ...]:
    """Give the schedules that a line pays for; none where that cannot be told."""
    if not one.heading:
        return workbook.timetables
    own = named_in(workbook.timetables, one.heading)
    if own or any(named_in(workbook.timetables, each.text) for each in one.table.headings):
        return own
    return workbook.timetables


def named_in(timetables: Sequence[Timetable], heading: str) -> tuple[Timetable, ...]:
    """Give the schedules that a text names by a word of their titles, or of their sheets' names."""
    words = [word for word in _WORD.findall(heading.casefold()) if word not in _GENERAL]
    return tuple(
        each
        for each in timetables
        if any(word in _letters(f"{each.title} {each.sheet}") for word in words)
    )


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalpha())


def days_of(timetables: Sequence[Timetable]) -> int:
    """Count the days or meetings of some schedules."""
    return sum(len(each.days) for each in timetables)


def presenter_days(timetables: Sequence[Timetable]) -> Mapping[bool, int] | None:
    """Count on how many days each presenter presents, by whether the presenter is an official.

    `None` where some lesson does not say who presents it, or says no more than a role.
    """
    found: set[tuple[int, int, str]] = set()
    for number, timetable in enumerate(timetables):
        for day, name in _presenting(timetable):
            if not name or _ROLE.fullmatch(name):
                return None
            found.add((number, day, name))
    officials = sum(_OFFICIAL.fullmatch(name) is not None for _, _, name in found)
    return {True: officials, False: len(found) - officials} if found else None


def presenters_of(workbook: Workbook) -> int:
    """Count the presenters whom the schedules name."""
    told = (name for each in workbook.timetables for _, name in _presenting(each))
    return len({name for name in told if name and not _ROLE.fullmatch(name)})


def _presenting(timetable: Timetable) -> Iterator[tuple[int, str]]:
    """Give day by day who presents, without titles; empty where a lesson does not say so."""
    for subject in subjects(timetable):
        told = "" if subject.entry is None else subject.entry.presenter
        for lesson in subject.lessons:
            yield lesson.day, bare_name(lesson.presenter or told)


def participants_of(workbook: Workbook) -> Headcount | None:
    """Give how many take part: the most that the workbook says."""
    told = told_of(workbook.headcounts, Counted.PARTICIPANTS)
    return max(told, key=lambda each: each.number, default=None)


def person_days(workbook: Workbook, timetables: Sequence[Timetable]) -> Decimal | None:
    """Give participants × days; `None` where either of them is not told."""
    people, days = participants_of(workbook), days_of(timetables)
    return people.number * days if people is not None and days else None
