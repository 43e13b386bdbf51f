"""See docs/rules/nip-duplicated.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.attending import Person
from kkg_xl.domain.everybody import everybody, named
from kkg_xl.domain.people import Identity, identity
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR

_SAME = Text(
    "{name}: {kind} ini juga milik {other} di {place}. Satu nomor milik satu orang: perbaiki salah "
    "satunya.",
    "{name}: this {kind} is that of {other} at {place} too. A number is one person's: mend one of "
    "them.",
)
_SPELT = Text(
    "{name}: {kind} ini di {place} milik {other}. Samakan tulisan namanya bila orangnya sama.",
    "{name}: at {place} this {kind} is that of {other}. Write the name alike if it is one person.",
)
_TWO = Text(
    "{name}: NIP-nya di {place} hanya sedikit berbeda. Bila orangnya sama, samakan NIP-nya.",
    "{name}: the NIP at {place} differs only a little. If it is one person, make them the same.",
)
_SLIPS = 2
"""So many digits of 18 may be a slip; more are another person's."""


def nip_duplicated(workbook: Workbook) -> Iterator[Flag]:
    """A NIP or NUPTK stands with two names, or a name with two NIP that are nearly the same.

    Names that are merely spelt otherwise, and NIP that differ a little, are a warning.
    """
    owners: dict[tuple[str, str], tuple[Person, Identity]] = {}
    namesakes: dict[str, tuple[Person, Identity]] = {}
    for person in everybody(workbook):
        own = identity(person)
        for kind, number, at in (
            ("NIP", own.nip, person.nip_at),
            ("NUPTK", own.nuptk, person.nuptk_at),
        ):
            if not number:
                continue
            other, theirs = owners.setdefault((kind, number), (person, own))
            if own.name == theirs.name:
                continue
            spelt = own.may_be(theirs)
            message = say(
                _SPELT if spelt else _SAME,
                name=named(person),
                kind=kind,
                other=named(other),
                place=str(other.at),
            )
            yield Flag(at or person.at, message, severity=Severity.WARNING if spelt else None)
        if own.nip:
            other, theirs = namesakes.setdefault(own.name, (person, own))
            slips = sum(one != two for one, two in zip(own.nip, theirs.nip, strict=True))
            if 0 < slips <= _SLIPS and _may_be_one(own, theirs):
                message = say(_TWO, name=named(person), place=str(other.nip_at))
                yield Flag(person.nip_at or person.at, message, severity=Severity.WARNING)


def _may_be_one(one: Identity, other: Identity) -> bool:
    return not (one.school and other.school) or one.school == other.school
