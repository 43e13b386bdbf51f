"""See docs/rules/person-in-two-groups.md."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple, TypeAlias

from kkg_xl.domain.days import on
from kkg_xl.domain.evidence import Evidence, Seen, told_at
from kkg_xl.domain.facts import Presence
from kkg_xl.domain.likeness import words
from kkg_xl.domain.naming import brief
from kkg_xl.domain.owners import Kinship, kinship
from kkg_xl.domain.people import bare_name
from kkg_xl.domain.text import PersonName, Text, say
from kkg_xl.rules.across.model import SharedFlag
from kkg_xl.rules.model import Severity

SEVERITY = Severity.WARNING
YIELDS_TO = ("workbook-copied",)

_BOTH = Text(
    "{name}: menurut NIP-nya hadir di dua kelompok pada hari yang sama, {days}: {places}. "
    "Tanyakan di mana ia hadir, dan siapa yang menerima uangnya.",
    "{name}: by NIP, present in two groups on the same day, {days}: {places}. Ask where this "
    "person was, and who received the money.",
)
_NAMESAKE = Text(
    "{name}: hadir di dua kelompok pada hari yang sama, {days}: {places}. Hanya namanya yang "
    "sama; bila orangnya sama, tanyakan di mana ia hadir.",
    "{name}: present in two groups on the same day, {days}: {places}. Only the name is the "
    "same; if it is one person, ask where that person was.",
)

_Pair: TypeAlias = "tuple[Seen[Presence], Seen[Presence]]"


class _Person(NamedTuple):
    """Somebody in two workbooks; by name where there is no NIP."""

    is_sure: bool
    told: str
    workbooks: tuple[str, str]


def person_in_two_groups(evidence: Evidence) -> Iterator[SharedFlag]:
    """Somebody was present in the workbooks of two groups on one day.

    Where most of one list stand in the other too, it was one meeting of both.
    """
    found = {pair: None for alike in evidence.presences for pair in _pairs(alike)}
    met = Counter(_meeting(pair) for pair in found)
    days: dict[_Person, list[_Pair]] = defaultdict(list)
    for pair in found:
        one, other = pair
        together = min(one.fact.together, other.fact.together)
        if met[_meeting(pair)] > 1 and together <= 2 * met[_meeting(pair)]:
            continue
        days[_person(pair)].append(pair)
    for person, pairs in days.items():
        yield _flag(person, pairs)


def _pairs(alike: Sequence[Seen[Presence]]) -> Iterator[_Pair]:
    """Give who cannot have been at both; a name in more than two workbooks is a common one."""
    is_common = len({seen.source.workbook for seen in alike}) > 2  # noqa: PLR2004 -- two workbooks
    for one, other in combinations(alike, 2):
        if one.source.workbook == other.source.workbook:
            continue
        nips = {one.fact.nip, other.fact.nip}
        if len(nips) > 1 and "" not in nips:
            continue
        if "" in nips and is_common:
            continue
        if _is_elsewhere(one, other):
            yield one, other


def _is_elsewhere(one: Seen[Presence], other: Seen[Presence]) -> bool:
    kin = kinship(one.source.owner, other.source.owner)
    if kin is Kinship.SAME or not _may_overlap(one.fact, other.fact):
        return False
    here, there = words(one.fact.where), words(other.fact.where)
    return here != there if here and there else kin is Kinship.OTHER


def _may_overlap(one: Presence, other: Presence) -> bool:
    begins, ends, later, last = one.begins, one.ends, other.begins, other.ends
    if begins is None or ends is None or later is None or last is None:
        return True
    return begins < last and later < ends


def _meeting(pair: _Pair) -> tuple[str, str, date]:
    one, other = pair
    return one.source.workbook, other.source.workbook, one.fact.day


def _person(pair: _Pair) -> _Person:
    one, other = pair
    is_sure = bool(one.fact.nip and other.fact.nip)
    told = one.fact.nip if is_sure else bare_name(one.fact.person)
    return _Person(is_sure, told, (one.source.workbook, other.source.workbook))


def _flag(person: _Person, pairs: Sequence[_Pair]) -> SharedFlag:
    (first, _), *_ = pairs
    seen = dict.fromkeys(each for pair in pairs for each in pair)
    message = say(
        _BOTH if person.is_sure else _NAMESAKE,
        name=PersonName(brief(first.fact.person)),
        days=tuple(on(day) for day in sorted({one.fact.day for one, _ in pairs})),
        places=tuple(told_at(each.source, each.fact.at) for each in seen),
    )
    return SharedFlag(tuple((each.source, each.fact.at) for each in seen), message)
