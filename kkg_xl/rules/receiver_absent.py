"""See docs/rules/receiver-absent.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from kkg_xl.domain.attending import Attendance, Marked, Payment, Roster
from kkg_xl.domain.days import on
from kkg_xl.domain.everybody import alike, named
from kkg_xl.domain.gathering import among
from kkg_xl.domain.naming import brief
from kkg_xl.domain.presence import Presence
from kkg_xl.domain.text import Field, Message, PersonName, Text, say
from kkg_xl.domain.wording import rupiah
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR

_UNLISTED = Text(
    "{name}: menerima {what}, tetapi tidak ada di daftar hadir (lembar {sheet}).",
    "{name}: received {what}, but is not in the attendance (sheet {sheet}).",
)
_ALIKE = Text(
    "{name}: menerima {what}; di daftar hadir hanya ada nama yang mirip, {other} di {place}. "
    "Bila orangnya sama, samakan namanya.",
    "{name}: received {what}; the attendance has only a name much like it, {other} at {place}. "
    "If it is one person, write the name alike.",
)
_ABSENT = Text(
    "{name}: menerima {what} untuk {day}, tetapi hari itu tidak hadir ({cell}).",
    "{name}: received {what} for {day}, but was not there on that day ({cell}).",
)
_NEVER = Text(
    "{name}: menerima {what}, tetapi tidak pernah hadir ({cell}).",
    "{name}: received {what}, but was never there ({cell}).",
)


_PAYMENT = Text("pembayaran", "a payment")


def receiver_absent(workbook: Workbook) -> Iterator[Flag]:
    """Somebody received transport for a day without having been there.

    What is not filled in says nothing; a name that is merely much like one is a warning.
    """
    for roster in workbook.rosters:
        if roster.paid and not roster.is_fee:
            attendance = _attendance_of(roster, workbook.attendances)
            if attendance is not None:
                yield from _receivers(roster, attendance)


def _places(roster: Roster, attendance: Attendance) -> list[int | None]:
    return among(roster.people, (attendee.person for attendee in attendance.attendees))


def _attendance_of(roster: Roster, attendances: Sequence[Attendance]) -> Attendance | None:
    """Find the attendance that most of the receivers stand in."""
    for attendance in attendances:
        places = _places(roster, attendance)
        if 2 * places.count(None) < len(places):
            return attendance
    return None


def _receivers(roster: Roster, attendance: Attendance) -> Iterator[Flag]:
    for payment, at in zip(roster.payments, _places(roster, attendance), strict=True):
        if at is None:
            yield _unlisted(payment, attendance)
            continue
        away = _away(attendance.attendees[at].marks, payment.day, attendance)
        if away is not None:
            yield _flag(payment, _absent(payment, away))


def _unlisted(payment: Payment, attendance: Attendance) -> Flag:
    name, what = named(payment.person), _what(payment)
    other = alike(payment.person, (attendee.person for attendee in attendance.attendees))
    if other is None:
        return _flag(payment, say(_UNLISTED, name=name, what=what, sheet=attendance.sheet))
    message = say(
        _ALIKE, name=name, what=what, other=PersonName(brief(other.name)), place=str(other.at)
    )
    return Flag(payment.person.at, message, severity=Severity.WARNING)


def _flag(payment: Payment, message: Message) -> Flag:
    """Name the money that nothing is due of."""
    paid = payment.received
    return Flag(payment.person.at, message, paid, None if paid is None else Decimal(0))


def _what(payment: Payment) -> Field:
    return _PAYMENT if payment.received is None else rupiah(payment.received)


def _away(marks: Sequence[Marked], day: date | None, attendance: Attendance) -> Marked | None:
    """Give the first mark of somebody who was away at all sessions that were paid for."""
    own = [
        marked
        for marked, session in zip(marks, attendance.sessions, strict=True)
        if day in (None, session.day)
    ]
    away = (Presence.SICK, Presence.EXCUSED, Presence.ABSENT)
    return own[0] if own and all(marked.presence in away for marked in own) else None


def _absent(payment: Payment, away: Marked) -> Message:
    name, what, cell = named(payment.person), _what(payment), str(away.at)
    if payment.day is None:
        return say(_NEVER, name=name, what=what, cell=cell)
    return say(_ABSENT, name=name, what=what, day=on(payment.day), cell=cell)
