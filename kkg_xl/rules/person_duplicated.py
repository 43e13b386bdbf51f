"""See docs/rules/person-duplicated.md."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kkg_xl.domain.attending import Person
from kkg_xl.domain.everybody import named
from kkg_xl.domain.people import Identity, identity
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR

_AGAIN = Text(
    "{name}: sudah ada di {cell}. Hapus salah satu.",
    "{name}: is already there at {cell}. Delete one.",
)
_PERHAPS = Text(
    "{name}: nama yang sama sudah ada di {cell}. Bila orangnya sama, hapus salah satu; bila dua "
    "orang, tulislah NIP, NUPTK atau sekolahnya.",
    "{name}: the same name is already there at {cell}. If it is one person, delete one; if they "
    "are two, give their NIP, NUPTK or school.",
)


def person_duplicated(workbook: Workbook) -> Iterator[Flag]:
    """Somebody stands twice in one list of participants.

    It is a warning where nothing tells whether two of one name are one person.
    """
    for roster in workbook.rosters:
        if not roster.paid:  # two days may be paid for in one list
            yield from _twice(roster.people)
    for attendance in workbook.attendances:
        yield from _twice([each.person for each in attendance.attendees])


def _twice(people: Sequence[Person]) -> Iterator[Flag]:
    known: dict[str, list[tuple[Person, Identity]]] = defaultdict(list)
    for person in people:
        own = identity(person)
        earlier = next((each for each in known[own.name] if not own.is_other(each[1])), None)
        known[own.name].append((person, own))
        if earlier is None:
            continue
        is_same = _is_same(own, earlier[1])
        message = say(_AGAIN if is_same else _PERHAPS, name=named(person), cell=earlier[0].at.cell)
        yield Flag(person.at, message, severity=None if is_same else Severity.WARNING)


def _is_same(one: Identity, other: Identity) -> bool:
    """Tell whether more than the name is the same."""
    pairs = ((one.nip, other.nip), (one.nuptk, other.nuptk), (one.school, other.school))
    return any(own and own == told for own, told in pairs)
