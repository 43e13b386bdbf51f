"""Where meetings were held, as a column of the schedule or a sentence of the report says.

`Seluruh kegiatan dipusatkan di sekretariat kecuali pertemuan 7 dan 8` tells that two meetings were
held elsewhere; in a schedule with places the base is where most of its days were. A base that may
have been hired itself tells nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from kkg_xl.domain.figures import Place
from kkg_xl.domain.likeness import words
from kkg_xl.domain.narrative import Statement
from kkg_xl.domain.occasions import named_in
from kkg_xl.domain.timetable import Timetable
from kkg_xl.domain.typography import plain
from kkg_xl.domain.workbook import Workbook

_CENTRED: Final = re.compile(
    r"\b(?:seluruh|semua)\b.{0,120}?\b(?:dipusatkan|dilaksanakan|bertempat|diadakan) di "
    r"(?P<base>[^.,;]{3,60}?)(?= (?:yakni|yaitu|kecuali|jl)\b|[.,;]|$)",
    re.IGNORECASE,
)
_EXCEPT: Final = re.compile(r"\bkecuali\b(?P<what>[^.]{0,160})", re.IGNORECASE)
_MEETINGS: Final = re.compile(
    r"\bpertemuan (?:ke ?-? ?)?(?P<numbers>\d{1,2}"
    r"(?:(?: ?(?:,|-|&|s\.?d\.?|sampai|dan) ?)+(?:ke ?-? ?)?\d{1,2})*)",
    re.IGNORECASE,
)
_OWN: Final = re.compile(
    r"\b(?:sekretariat|sanggar|gugus|(?:sd|sekolah) inti|pkg)\b", re.IGNORECASE
)
"""What a group need not hire."""


class Venue(NamedTuple):
    """The base of a group and how many days or meetings were held elsewhere."""

    at: Place
    base: str
    elsewhere: int


def venue_of(workbook: Workbook, timetables: Sequence[Timetable]) -> Venue | None:
    """Give where the days of some schedules were held; `None` where that is not told."""
    told = [_by_places(each) for each in timetables]
    venues = [each for each in told if each is not None]
    if venues and len(venues) == len(told):
        return venues[0]._replace(elsewhere=sum(each.elsewhere for each in venues))
    return next(
        filter(None, (_said(each, workbook, timetables) for each in workbook.statements)), None
    )


def _by_places(timetable: Timetable) -> Venue | None:
    """Read the places of a schedule; `None` where most of its days were not at the group's own."""
    places = {lesson.day: lesson for lesson in reversed(timetable.lessons) if words(lesson.place)}
    counted = Counter(words(lesson.place) for lesson in places.values())
    base, often = max(counted.items(), key=lambda each: each[1], default=("", 0))
    if len(places) < len(timetable.days) or 2 * often <= len(places):
        return None
    first = next(lesson for lesson in timetable.lessons if words(lesson.place) == base)
    if _OWN.search(first.place) is None:
        return None
    return Venue(first.at, first.place, len(places) - often)


def _said(
    statement: Statement, workbook: Workbook, timetables: Sequence[Timetable]
) -> Venue | None:
    """Read one sentence that tells the base of all that was held, and what was not there."""
    text = " ".join(plain(statement.text).split())
    centred = _CENTRED.search(text)
    if centred is None or _OWN.search(centred["base"]) is None:
        return None
    exception = _EXCEPT.search(text)
    if exception is None:
        return Venue(statement.at, centred["base"], 0)
    numbers = [*_numbers(exception["what"])]
    if not numbers:
        return None
    named = named_in(workbook.timetables, exception["what"])
    is_of_these = not named or any(each in named for each in timetables)
    return Venue(statement.at, centred["base"], len(numbers) if is_of_these else 0)


def _numbers(text: str) -> Iterator[int]:
    """Give the numbers of the meetings that a text names: `7 dan 8`, `5 - 8`.

    >>> [*_numbers("pertemuan 7 dan 8 di aula")], [*_numbers("pertemuan ke-5 s.d. ke-8")]
    ([7, 8], [5, 6, 7, 8])
    """
    for found in _MEETINGS.finditer(text):
        told = [int(number) for number in re.findall(r"\d+", found["numbers"])]
        if re.search(r"\d ?(?:-|s\.?d|sampai)", found["numbers"]):
            yield from range(told[0], told[-1] + 1)
        else:
            yield from told
