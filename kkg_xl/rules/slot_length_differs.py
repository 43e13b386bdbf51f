"""See docs/rules/slot-length-differs.md."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kkg_xl.domain.clock import at as clock
from kkg_xl.domain.settings import minutes_of_an_hour
from kkg_xl.domain.taught import minutes_of, slots_are_hours, teaching_slots
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.timetable import Timetable
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

_OTHER = Text(
    "Pukul {begins}–{ends} adalah {minutes} menit; jam pelajaran lain di jadwal ini {usual} menit.",
    "{begins}–{ends} is {minutes} minutes; the other slots of this schedule have {usual} minutes.",
)
_SET = Text(
    "Jam pelajaran di jadwal ini {usual} menit; satu JP adalah {minutes} menit menurut Profil.",
    "The slots of this schedule have {usual} minutes; a JP has {minutes} according to Profil.",
)
_BACKWARDS = Text(
    "Pukul {begins}–{ends}: waktu selesai tidak sesudah waktu mulai.",
    "{begins}–{ends}: it ends before it begins.",
)
_OVERLAPS = Text(
    "Pukul {begins}–{ends} mulai sebelum jam sebelumnya selesai (pukul {before}).",
    "{begins}–{ends} begins before the slot above it ends ({before}).",
)
_GAP = Text(
    "Antara pukul {before} dan {begins} tidak ada apa-apa: istirahat tidak tertulis, atau waktunya "
    "keliru.",
    "Nothing stands between {before} and {begins}: a break is not written, or the time is wrong.",
)


def slot_length_differs(workbook: Workbook) -> Iterator[Flag]:
    """A slot of a grid is not as long as the others or as a JP, or overlaps the one above it."""
    minutes = minutes_of_an_hour(workbook.profile)
    for timetable in workbook.timetables:
        yield from _backwards(timetable)
        if timetable.is_grid:
            yield from _set(timetable, minutes)
            yield from _lengths(timetable)
            yield from _order(timetable)


def _backwards(timetable: Timetable) -> Iterator[Flag]:
    for slot in timetable.slots:
        if slot.begins is not None and slot.ends is not None and slot.ends <= slot.begins:
            yield Flag(slot.at, say(_BACKWARDS, begins=clock(slot.begins), ends=clock(slot.ends)))


def _set(timetable: Timetable, minutes: int | None) -> Iterator[Flag]:
    """Compare the usual length with that of Profil: once, at the first slot of that length."""
    usual = slots_are_hours(timetable)
    if usual is None or minutes is None or usual % minutes == 0:
        return
    first = next(slot for slot in teaching_slots(timetable) if minutes_of(slot) == usual)
    yield Flag(first.at, say(_SET, usual=usual, minutes=minutes))


def _lengths(timetable: Timetable) -> Iterator[Flag]:
    """Compare with the usual length; two JP in one slot are twice as long."""
    usual = slots_are_hours(timetable)
    for slot in teaching_slots(timetable):
        minutes = minutes_of(slot)
        if usual is None or minutes is None or minutes % usual == 0:
            continue
        message = say(
            _OTHER,
            begins=clock(slot.begins or 0),
            ends=clock(slot.ends or 0),
            minutes=minutes,
            usual=usual,
        )
        yield Flag(slot.at, message)


def _order(timetable: Timetable) -> Iterator[Flag]:
    told = [slot for slot in timetable.slots if minutes_of(slot) is not None]
    for above, slot in pairwise(told):
        before, begins, ends = above.ends or 0, slot.begins or 0, slot.ends or 0
        if begins < before:
            message = say(_OVERLAPS, begins=clock(begins), ends=clock(ends), before=clock(before))
            yield Flag(slot.at, message)
        elif begins > before:
            message = say(_GAP, before=clock(before), begins=clock(begins))
            yield Flag(slot.at, message, severity=Severity.INFO)
