"""What is taught by a schedule, subject by subject, however its grid abbreviates it.

A code is what the key below the grid says it is; `G1` is `G` where the key has no `G1`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kkg_xl.domain.ceremonies import is_ceremony
from kkg_xl.domain.likeness import likeness
from kkg_xl.domain.timetable import KeyEntry, Lesson, Timetable
from kkg_xl.domain.typography import plain

_CODE = re.compile(r"(?P<base>[A-Z]{1,3}|\d{1,2})[ .-]?(?P<part>\d{0,2})")
_WORD = re.compile(r"[^\W_]+")
_SPELT_OUT = {"ttg": "tentang", "diknas": "dinas", "dgn": "dengan", "pembel": "pembelajaran"}
_DIGITS = re.compile(r"\d+|\b[IVX]+\b")
_ALIKE = 90
"""Per cent; below that two titles are of two topics."""


class Subject(NamedTuple):
    """One subject of a schedule, with everything that is taught of it."""

    title: str
    """As the key tells it, else as it stands in the schedule."""
    lessons: tuple[Lesson, ...]
    entry: KeyEntry | None = None
    """Its line of the key."""


def subjects(timetable: Timetable) -> tuple[Subject, ...]:
    """Give the subjects of a schedule in the order of the schedule.

    Ceremonies are left out, and codes of which nobody can tell what they stand for.
    """
    found: dict[str, Subject] = {}
    for lesson in timetable.lessons:
        if is_ceremony(lesson.text) or is_unknown_code(timetable, lesson.text):
            continue
        title, entry = told_by(timetable, lesson.text)
        key = bare(title)
        known = found.get(key, Subject(title, (), entry))
        found[key] = known._replace(lessons=(*known.lessons, lesson))
    return tuple(found.values())


def told_by(timetable: Timetable, text: str) -> tuple[str, KeyEntry | None]:
    """Give what an entry of a schedule stands for, and the line of the key that says so."""
    coded = {entry.code.upper(): entry for entry in timetable.key if entry.code}
    form = _CODE.fullmatch(text.strip().upper()) if coded else None
    if form is None:
        return text, most_alike(text, timetable.key)
    if text.strip().upper() in coded:
        entry = coded[text.strip().upper()]
        return entry.topic, entry
    if form["base"] in coded and form["part"]:
        entry = coded[form["base"]]
        return f"{entry.topic} {form['part']}", entry
    return text, None


def is_unknown_code(timetable: Timetable, text: str) -> bool:
    """Tell whether an entry is a code that stands in no line of a key that has codes."""
    if not any(entry.code for entry in timetable.key):
        return False
    return told_by(timetable, text)[1] is None and _CODE.fullmatch(text.upper()) is not None


def most_alike(title: str, key: Sequence[KeyEntry]) -> KeyEntry | None:
    """Give the line of a key that is of a topic; `None` where no line is surely of it."""
    alike = [(likeness_of(title, entry.topic), -at) for at, entry in enumerate(key)]
    best, at = max(alike, default=(0, 0))
    return key[-at] if best >= _ALIKE else None


def likeness_of(one: str, other: str) -> int:
    """Compare two titles of topics, in per cent; those with different numbers are two topics.

    >>> likeness_of("Kebijakan Diknas Ttg Bermutu", "Kebijakan Dinas tentang BERMUTU")
    100
    >>> likeness_of("ICT 1", "ICT 2"), likeness_of("Media Pembelajaran", "Metode Pembelajaran") < 90
    (0, True)
    """
    if bare(one) == bare(other):
        return 100
    numbers, others = (set(_DIGITS.findall(title)) for title in (one, other))
    if numbers != others:
        return 0
    return min(likeness(_spelt_out(one), _spelt_out(other)), _ALMOST)


_ALMOST = 99
"""Only the same words are surely the same topic."""


def same_topic(one: str, other: str) -> bool:
    """Tell whether two titles are of one topic."""
    return likeness_of(one, other) >= _ALIKE


def bare(title: str) -> str:
    """Reduce a title to its letters and numbers.

    >>> bare("Analisis & Interpretasi DATA ")
    'analisisinterpretasidata'
    """
    return "".join(_WORD.findall(_spelt_out(title)))


def _spelt_out(title: str) -> str:
    words = _WORD.findall(plain(title).casefold())
    return " ".join(_SPELT_OUT.get(word, word) for word in words)
