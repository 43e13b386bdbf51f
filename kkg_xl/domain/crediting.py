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
from itertools import compress
from math import lcm
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

    counts: Counter[Presence]
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
    if basis is Basis.HOURS:
        return tuple(Fraction(session.hours or 0) for session in sessions)
    if basis is Basis.SESSIONS:
        return (Fraction(1),) * len(sessions)
    days = Counter(session.day for session in sessions)
    return tuple(
        Fraction(1, 1 if session.day is None else days[session.day]) for session in sessions
    )


def credited(attendance: Attendance, basis: Basis) -> tuple[Credit, ...]:
    """Give what the marks of everybody come to, in the order of the attendees."""
    weighted = _Scaled(weights(attendance.sessions, basis))
    hours = _Scaled([Fraction(session.hours or 0) for session in attendance.sessions])
    return tuple(_credit(attendee, weighted, hours) for attendee in attendance.attendees)


class _Scaled:
    """Fractions as whole numbers of their common part: adding these up is many times as fast."""

    def __init__(self, parts: Sequence[Fraction]) -> None:
        self._scale = lcm(*(part.denominator for part in parts))
        self._parts = [int(part * self._scale) for part in parts]
        self.whole = self.of([True] * len(parts))

    def of(self, chosen: Sequence[bool]) -> Fraction:
        """Add up those that are chosen."""
        return Fraction(sum(compress(self._parts, chosen)), self._scale)


def _credit(attendee: Attendee, weighted: _Scaled, hours: _Scaled) -> Credit:
    seen = [mark.presence for mark in attendee.marks]
    present = [each is Presence.PRESENT for each in seen]
    filled = [each is not None and each is not Presence.BLANK for each in seen]
    credit = hours.of(present)
    return Credit(
        _counts(seen),
        Decimal(credit.numerator) / credit.denominator,
        weighted.of(present),
        weighted.of(filled),
        weighted.whole,
    )


def _counts(seen: Sequence[Presence | None]) -> Counter[Presence]:
    """Count marks; a list compares them without hashing, of which there are millions."""
    counts = Counter({each: number for each in Presence if (number := seen.count(each))})
    if unknown := seen.count(None):
        counts[Presence.BLANK] += unknown
    return counts


def filled_in(presence: Presence | None) -> Presence:
    """Take a mark that nobody knows for one that is still to be filled in."""
    return Presence.BLANK if presence is None else presence


def counted(attendance: Attendance) -> tuple[Counter[Presence], ...]:
    """Count the marks of each session."""
    rows = ([mark.presence for mark in each.marks] for each in attendance.attendees)
    return tuple(map(_counts, zip(*rows, strict=True)))


LETTERS: Final[Mapping[Presence, str]] = {
    Presence.PRESENT: "H",
    Presence.SICK: "S",
    Presence.EXCUSED: "I",
    Presence.ABSENT: "A",
    Presence.ON_DUTY: "DL",
    Presence.BLANK: "",
}
"""How a matrix writes a mark."""
