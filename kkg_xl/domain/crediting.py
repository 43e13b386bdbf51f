"""What attendance comes to: the JP credited, a share, and whether a certificate is due.

No minimum attendance is official, so threshold, basis and rounding are terms that a group sets. A
blank is not filled in yet: it is neither present nor absent, and what depends on it is not decided.
Shares are fractions, never rounded unless the terms ask for it: 52 of 62 JP is less than 83,88 %.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Final, NamedTuple

from kkg_xl.domain.attending import Attendance, Attendee, Session
from kkg_xl.domain.presence import Presence
from kkg_xl.domain.profile import Detail, Profile


class Basis(Enum):
    """Of what a share is taken; the value is what Profil and the sheets call it."""

    HOURS = "JP"
    SESSIONS = "pertemuan"
    DAYS = "hari"
    """Each day counts as one, shared by its sessions."""


class Terms(NamedTuple):
    """On which terms a certificate is due."""

    threshold: Decimal = Decimal("0.8")
    """A share of 1; who reaches it is entitled."""
    basis: Basis = Basis.HOURS
    places: int | None = None
    """Places of the percentage to which a share is rounded before it is compared, half up;
    `None` compares it as it is."""

    def compared(self, share: Fraction) -> Fraction:
        """Give a share as it is compared with the threshold.

        >>> Terms(places=0).compared(Fraction(52, 62)), Terms().compared(Fraction(52, 62))
        (Fraction(21, 25), Fraction(26, 31))
        """
        if self.places is None:
            return share
        unit = 10 ** (2 + self.places)
        return Fraction(int(share * unit + Fraction(1, 2)), unit)


def terms_of(profile: Profile) -> Terms:
    """Give the terms that a profile sets; what it does not set, or not legibly, is as usual."""
    usual = Terms()
    threshold = profile.share(Detail.THRESHOLD)
    wanted = profile.text(Detail.BASIS).strip().casefold()
    basis = next((each for each in Basis if each.value.casefold() == wanted), usual.basis)
    places = profile.text(Detail.ROUNDING).strip()
    return Terms(
        usual.threshold if threshold is None else threshold,
        basis,
        int(places) if places in _PLACES else usual.places,
    )


_PLACES: Final = frozenset("012")


class Entitlement(Enum):
    """Whether a certificate is due; the value is what the sheet says."""

    DUE = "berhak"
    NOT_DUE = "tidak"
    OPEN = "belum tentu"
    """It depends on what is not filled in."""


class Credit(NamedTuple):
    """What the marks of one person come to; weights are in units of the basis."""

    counts: Mapping[Presence, int]
    """Sessions by mark; one that is not known counts as not filled in."""
    hours: Decimal
    """JP of the sessions at which the person was, where they are told."""
    present: Fraction
    filled: Fraction
    """Weight of all sessions that are filled in."""
    whole: Fraction

    @property
    def share(self) -> Fraction | None:
        """The share present of what is filled in; `None` where nothing is."""
        return self.present / self.filled if self.filled else None

    def entitlement(self, terms: Terms) -> Entitlement:
        """Tell whether a certificate is due, whatever the blanks turn out to be."""
        if not self.whole:
            return Entitlement.OPEN
        least = self.present / self.whole
        most = (self.present + self.whole - self.filled) / self.whole
        if terms.compared(least) >= terms.threshold:
            return Entitlement.DUE
        if terms.compared(most) < terms.threshold:
            return Entitlement.NOT_DUE
        return Entitlement.OPEN


def possible(basis: Basis, sessions: Sequence[Session]) -> Basis:
    """Give the basis on which a share can be taken: JP need to be told for every session."""
    if basis is Basis.HOURS and not all(session.hours for session in sessions):
        return Basis.SESSIONS
    return basis


def weights(sessions: Sequence[Session], basis: Basis) -> tuple[Fraction, ...]:
    """Give what each session counts; a session without JP counts nothing on the basis of JP.

    >>> from datetime import date
    >>> from kkg_xl.domain.figures import Place
    >>> day = Session(Place("Hadir", "C1"), "P1", date(2009, 10, 19))
    >>> weights([day, day, day._replace(day=None)], Basis.DAYS)
    (Fraction(1, 2), Fraction(1, 2), Fraction(1, 1))
    """
    match basis:
        case Basis.HOURS:
            return tuple(Fraction(session.hours or 0) for session in sessions)
        case Basis.SESSIONS:
            return (Fraction(1),) * len(sessions)
        case Basis.DAYS:
            days = Counter(session.day for session in sessions)
            return tuple(
                Fraction(1, 1 if session.day is None else days[session.day]) for session in sessions
            )


def credited(attendance: Attendance, basis: Basis) -> tuple[Credit, ...]:
    """Give what the marks of everybody come to, in the order of the attendees."""
    weighted = weights(attendance.sessions, basis)
    hours = tuple(session.hours or Decimal(0) for session in attendance.sessions)
    whole = sum(weighted, Fraction(0))
    return tuple(_credit(attendee, weighted, hours, whole) for attendee in attendance.attendees)


def _credit(
    attendee: Attendee, weighted: Sequence[Fraction], hours: Sequence[Decimal], whole: Fraction
) -> Credit:
    seen = [filled_in(mark.presence) for mark in attendee.marks]
    at = [nth for nth, presence in enumerate(seen) if presence is Presence.PRESENT]
    known = (weighted[nth] for nth, presence in enumerate(seen) if presence is not Presence.BLANK)
    return Credit(
        Counter(seen),
        sum((hours[nth] for nth in at), Decimal(0)),
        sum((weighted[nth] for nth in at), Fraction(0)),
        sum(known, Fraction(0)),
        whole,
    )


def filled_in(presence: Presence | None) -> Presence:
    """Take a mark that nobody knows for one that is still to be filled in."""
    return Presence.BLANK if presence is None else presence


def counted(attendance: Attendance) -> tuple[Mapping[Presence, int], ...]:
    """Count the marks of each session."""
    columns: list[Counter[Presence]] = [Counter() for _ in attendance.sessions]
    for attendee in attendance.attendees:
        for column, mark in zip(columns, attendee.marks, strict=True):
            column[filled_in(mark.presence)] += 1
    return tuple(columns)


LETTERS: Final[Mapping[Presence, str]] = {
    Presence.PRESENT: "H",
    Presence.SICK: "S",
    Presence.EXCUSED: "I",
    Presence.ABSENT: "A",
    Presence.ON_DUTY: "DL",
    Presence.BLANK: "",
}
"""How a matrix writes a mark."""
