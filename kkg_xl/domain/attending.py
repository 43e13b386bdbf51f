"""Attendance as it was kept: who was at which session, mark by mark.

One shape for all the ways of keeping it: a list for each session, one long list, a matrix that is
ticked. A mark stands where people wrote it; what nobody has filled in is a mark too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from kkg_xl.domain.figures import Figure, Place
from kkg_xl.domain.presence import Presence


class Session(NamedTuple):
    """One meeting, or one block of a day, that people could be at."""

    at: Place
    """Where its heading stands."""
    label: str
    """What the heading says: `P1`, `19 Oktober`."""
    day: date | None = None
    topic: str = ""
    hours: Decimal | None = None
    """JP; `None` where nothing tells."""
    place: str = ""
    """Where people met, as the list says."""
    begins: int | None = None
    """In minutes after midnight, as `ends`; `None` where nothing tells."""
    ends: int | None = None
    undated: str = ""
    """A day without its year, as it stands: `19/10`."""


class Marked(NamedTuple):
    """What stands for one person at one session."""

    at: Place
    text: str
    """As it stands; empty where nothing does."""
    presence: Presence | None
    """`None` for a mark that is not known."""


class Person(NamedTuple):
    """Somebody as a list has them."""

    at: Place
    """Where the name stands."""
    name: str
    """As it stands, with titles."""
    nip: str = ""
    """As it stands; a number that lost its last digits is still what stands there."""
    nip_at: Place | None = None
    nuptk: str = ""
    nuptk_at: Place | None = None
    sex: str = ""
    school: str = ""
    number: str = ""
    """The running number, as it stands."""
    as_number: bool = False
    """Whether NIP or NUPTK is stored as a number: digits beyond the fifteenth are lost."""
    born: date | None = None
    known_as: str = ""
    """The name of whom somebody said that this is; empty where nobody was asked."""
    apart: frozenset[str] = frozenset()
    """Names, without titles, of whom somebody said that this is not."""


class Count(Enum):
    """What a stated total of an attendance counts."""

    PRESENT = "present"
    SICK = "sick"
    EXCUSED = "excused"
    ABSENT = "absent"
    HOURS = "hours"
    """JP credited."""
    SHARE = "share"
    """Of sessions or of JP, as a fraction or in per cent."""


class Attendee(NamedTuple):
    """One person's row: who, and what stands for each session, in the order of the sessions."""

    person: Person
    marks: tuple[Marked, ...]
    stated: Mapping[Count, Figure] = {}
    """What the row itself says of its marks."""

    def is_listed(self, session: int) -> bool:
        """Tell whether the list of a session names the person; else its mark stands at the name."""
        return self.marks[session].at != self.person.at


@dataclass(frozen=True, slots=True)
class Attendance:
    """One attendance, whatever number of tables it was kept in."""

    sheet: str
    title: str
    range: str
    sessions: tuple[Session, ...]
    attendees: tuple[Attendee, ...]
    stated: Mapping[tuple[int, Count], Figure]
    """What the columns say of their marks, by session and what is counted."""


class Payment(NamedTuple):
    """What one person of a list received, as one row of it says."""

    person: Person
    amount: Figure | None
    """In rupiah; `None` where the list has no such column."""
    day: date | None
    """For which day: that of the row, of the rows above it, or of the whole list."""
    occasion: str
    """What else the row says of what it was for: a session, a topic, a role, JP."""

    @property
    def received(self) -> Decimal | None:
        """Give what was received, in rupiah; `None` where that is not told or cannot be read."""
        return None if self.amount is None else self.amount.amount


@dataclass(frozen=True, slots=True)
class Roster:
    """A list of people: participants, presenters, who was paid for travelling."""

    sheet: str
    title: str
    range: str
    people: tuple[Person, ...]
    paid: bool = False
    """Whether it is a list of payments: who received transport, a fee."""
    day: date | None = None
    """The day for which it was paid, if the list tells one."""
    payments: tuple[Payment, ...] = ()
    """What was received, in the order of the people; none in a list that pays nobody."""
    is_fee: bool = False
    """Whether it pays for work, so that those who receive it need not be participants."""


class Certificate(NamedTuple):
    """A certificate that was given to somebody, as a list tells it."""

    person: Person
    number: str
    at: Place
    """Where the number stands."""
    hours: Figure | None = None
    """JP; `None` where the list has no such column."""
    day: date | None = None
    """Its date."""
