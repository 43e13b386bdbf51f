"""The programme (struktur program) and its schedule: what is taught, how long, by whom, when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kkg_xl.domain.figures import Figure, Place


class Topic(NamedTuple):
    """One topic of a programme."""

    at: Place
    title: str
    hours: Figure | None
    """JP, as the programme states them."""
    presenter: str = ""
    code: str = ""
    """By which a schedule may call it: `G1`."""
    group: int = -1
    """Index of its group; -1 outside of all."""


class TopicGroup(NamedTuple):
    """A group of topics, with its stated JP if a row tells them."""

    at: Place
    title: str
    hours: Figure | None


@dataclass(frozen=True, slots=True)
class Programme:
    """One structure of a programme: topics × JP."""

    sheet: str
    title: str
    range: str
    topics: tuple[Topic, ...]
    groups: tuple[TopicGroup, ...]
    total: Figure | None
    """The row JUMLAH; `None` where there is none."""


class Day(NamedTuple):
    """A day of a schedule, as its heading or its row tells it."""

    at: Place
    text: str
    """As it stands: `SENIN, 19 OKTOBER 2009`."""
    date: date | None
    weekday: str = ""
    """The weekday that is stated, in small letters; empty if none is."""


class Slot(NamedTuple):
    """A time of the day, in minutes after midnight; `None` where only its number is told."""

    at: Place
    begins: int | None
    ends: int | None
    pause: bool = False
    """ISTIRAHAT, ISHOMA: no JP."""


class Lesson(NamedTuple):
    """One activity in one slot of one day; a slot may hold several."""

    at: Place
    text: str
    """A topic or its code, as it stands."""
    day: int
    """Index of the day."""
    slot: int
    """Index of the slot; -1 in a list of meetings without times."""
    hours: Figure | None = None
    """JP where the schedule itself tells them; else a slot is one JP."""
    presenter: str = ""
    place: str = ""


class KeyEntry(NamedTuple):
    """A line of the key below a grid: what a code or a topic stands for, and who presents it."""

    at: Place
    code: str
    topic: str
    presenter: str


@dataclass(frozen=True, slots=True)
class Timetable:
    """A grid of times and days, or a list of meetings with their dates."""

    sheet: str
    title: str
    range: str
    days: tuple[Day, ...]
    slots: tuple[Slot, ...]
    """None in a list of meetings."""
    lessons: tuple[Lesson, ...]
    key: tuple[KeyEntry, ...] = ()
    is_grid: bool = False
    """Whether times cross days, so that a place without text is an empty slot."""
    minutes: int | None = None
    """Of a JP, where the group has set them in Profil."""
