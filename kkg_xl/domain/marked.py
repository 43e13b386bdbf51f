"""What the marks of an attendance come to, against what its rows and columns say of them.

A column HADIR may count duty elsewhere as presence, and JUMLAH may count who was away: what it
counts is what most of its rows bear out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from kkg_xl.domain.attending import Attendance, Attendee, Count, Marked, Session
from kkg_xl.domain.figures import Figure
from kkg_xl.domain.presence import Presence

Marks: TypeAlias = "Sequence[tuple[Marked, Session]]"

_AWAY = (Presence.SICK, Presence.EXCUSED, Presence.ABSENT)


class Tally(NamedTuple):
    """A stated total of marks and the marks that it counts."""

    whose: Attendee | Session
    what: Count
    figure: Figure
    marks: Marks
    """Each with its session."""


class Miscount(NamedTuple):
    """A total that its marks do not bear out."""

    tally: Tally
    stated: Decimal
    computed: Decimal


def miscounts(attendance: Attendance) -> Iterator[Miscount]:
    """Give the totals of rows and columns that differ from their marks.

    Marks that nobody knows may count as anything: what counts them is passed over.
    """
    for count in Count:
        ways = _WAYS.get(count)
        for tallies in (_rows(attendance, count), _columns(attendance, count)):
            told = [each for each in tallies if _is_known(each)]
            if ways and told:
                yield from _misses(told, ways)


def _rows(attendance: Attendance, count: Count) -> Iterator[Tally]:
    for attendee in attendance.attendees:
        figure = attendee.stated.get(count)
        if figure is not None:
            marks = tuple(zip(attendee.marks, attendance.sessions, strict=True))
            yield Tally(attendee, count, figure, marks)


def _columns(attendance: Attendance, count: Count) -> Iterator[Tally]:
    for nth, session in enumerate(attendance.sessions):
        figure = attendance.stated.get((nth, count))
        if figure is not None:
            marks = tuple((each.marks[nth], session) for each in attendance.attendees)
            yield Tally(session, count, figure, marks)


def _is_known(tally: Tally) -> bool:
    return tally.figure.amount is not None and all(
        marked.presence is not None for marked, _ in tally.marks
    )


_Way: TypeAlias = "Callable[[Marks], Decimal | None]"


def _number(*presences: Presence) -> _Way:
    return lambda marks: Decimal(sum(marked.presence in presences for marked, _ in marks))


def _hours(marks: Marks) -> Decimal | None:
    """Add up the JP of the sessions somebody was at; `None` where a session does not tell them."""
    hours = [session.hours for marked, session in marks if marked.presence is Presence.PRESENT]
    known = [each for each in hours if each is not None]
    return sum(known, Decimal(0)) if len(known) == len(hours) else None


_WAYS: Mapping[Count, tuple[_Way, ...]] = {
    Count.PRESENT: (
        _number(Presence.PRESENT),
        _number(Presence.PRESENT, Presence.ON_DUTY),
        _number(*_AWAY),
        _number(*_AWAY, Presence.ON_DUTY),
    ),
    Count.SICK: (_number(Presence.SICK),),
    Count.EXCUSED: (
        _number(Presence.EXCUSED),
        _number(Presence.EXCUSED, Presence.ON_DUTY),
    ),
    Count.ABSENT: (_number(Presence.ABSENT),),
    Count.HOURS: (_hours,),
}
"""What a total may count, the likeliest first."""


def _misses(tallies: Sequence[Tally], ways: Sequence[_Way]) -> Iterator[Miscount]:
    """Give the totals that differ from what most of their like count."""
    fits = [sum(way(each.marks) == each.figure.amount for each in tallies) for way in ways]
    best = max(range(len(ways)), key=lambda nth: (fits[nth], -nth))
    way = ways[best] if 2 * fits[best] > len(tallies) else ways[0]
    for each in tallies:
        stated, computed = each.figure.amount, way(each.marks)
        if stated is not None and computed is not None and stated != computed:
            yield Miscount(each, stated, computed)


class Misshare(NamedTuple):
    """A stated share, in per cent, that its marks do not bear out."""

    tally: Tally
    stated: Decimal
    computed: Decimal
    part: Decimal
    """Of `whole`: sessions, or JP."""
    whole: Decimal


def misshares(attendance: Attendance) -> Iterator[Misshare]:
    """Give the shares that differ from those of their marks, on the basis that most rows have.

    A share may be of sessions or of JP, and of all of them or of those that are filled in.
    """
    tallies = [each for each in _rows(attendance, Count.SHARE) if _is_known(each)]
    bases = [basis for basis in _BASES if all(basis(each.marks)[1] for each in tallies)]
    if not tallies or not bases:
        return
    fits = [sum(_agrees(each, basis) for each in tallies) for basis in bases]
    basis = bases[max(range(len(bases)), key=lambda nth: (fits[nth], -nth))]
    for each in tallies:
        if not _agrees(each, basis):
            part, whole = basis(each.marks)
            yield Misshare(each, _per_cent(each), part / whole * 100, part, whole)


_Basis: TypeAlias = "Callable[[Marks], tuple[Decimal, Decimal]]"


def _basis(*, hours: bool, filled: bool) -> _Basis:
    def parts(marks: Marks) -> tuple[Decimal, Decimal]:
        weights = [
            (marked, (session.hours or Decimal(0)) if hours else Decimal(1))
            for marked, session in marks
            if not (filled and marked.presence is Presence.BLANK)
        ]
        present = sum((w for m, w in weights if m.presence is Presence.PRESENT), Decimal(0))
        return present, sum((weight for _, weight in weights), Decimal(0))

    return parts


_BASES = tuple(
    _basis(hours=hours, filled=filled) for hours in (False, True) for filled in (False, True)
)


def _per_cent(tally: Tally) -> Decimal:
    """Give a stated share in per cent, however it is stored: 0,8387 and 83,87 are one."""
    stated = tally.figure.amount or Decimal(0)
    return stated * 100 if stated <= 1 else stated


def _agrees(tally: Tally, basis: _Basis) -> bool:
    """Tell whether a share is that of a basis, rounded or cut to the decimals that it has."""
    part, whole = basis(tally.marks)
    stated = _per_cent(tally)
    exponent = stated.normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return abs(stated - part / whole * 100) < max(Decimal(10) ** -places, Decimal("0.01"))
