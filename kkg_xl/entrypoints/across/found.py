"""From what a search found, by numbers, to the facts themselves and the judgement of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final, NamedTuple

from kkg_xl.domain import clues
from kkg_xl.domain.evidence import Evidence, Outlier, Overlap, Seen, Source, Usual
from kkg_xl.domain.facts import Facts, Payment, Presence, Price
from kkg_xl.domain.figures import Place
from kkg_xl.domain.owners import Owner
from kkg_xl.reports.checked import Checked
from kkg_xl.reports.run import Run, Shared
from kkg_xl.usecases.comparing import compare

FEWEST_ALIKE: Final = 10
"""Two workbooks with less in common are not looked at as copies."""

_CENTS = 100


class Row(NamedTuple):
    """A clue that a workbook has in common with another."""

    key: int
    workbook: int
    fact: int


class FarRow(NamedTuple):
    """A price that is far from the usual one; money in cents."""

    workbook: int
    fact: int
    median: int
    spread: int
    groups: int


class PairRow(NamedTuple):
    """Two workbooks and how much they have in common."""

    one: int
    other: int
    alike: int
    of: int


class Found(NamedTuple):
    """All that was found, by the numbers of the workbooks and of their facts, both from 0."""

    receipts: tuple[Row, ...] = ()
    """Those of one key stand together, with the workbooks in order."""
    presences: tuple[Row, ...] = ()
    far: tuple[FarRow, ...] = ()
    pairs: tuple[PairRow, ...] = ()


class _Workbook(NamedTuple):
    """What is needed of one workbook."""

    source: Source
    payments: Mapping[int, Payment]
    presences: Mapping[int, Presence]
    prices: Mapping[int, Price]
    traits: Mapping[int, Place]
    """Where its traits stand, in the order of its payments and lines."""


class _Wanted(NamedTuple):
    """Which facts of one workbook are needed."""

    payments: set[int]
    presences: set[int]
    prices: set[int]


def owner_of(checked: Checked) -> Owner:
    """Tell whose a workbook is."""
    return Owner(checked.group, checked.facts.subdistrict, checked.facts.district)


def compared(run: Run, found: Found) -> Sequence[Shared]:
    """Take from the run what was found, and judge it; the worst comes first."""
    wanted = _wanted(found)
    if not wanted:
        return ()
    copied = {number for pair in found.pairs for number in (pair.one, pair.other)}
    order: list[str] = []
    known: dict[int, _Workbook] = {}
    spoken: dict[str, Collection[tuple[str, Place]]] = {}
    for number, checked in enumerate(run):
        order.append(checked.name)
        if number in wanted:
            known[number] = _narrowed(checked, wanted[number], with_traits=number in copied)
            spoken[checked.name] = {(each.rule, each.at) for each in checked.findings}
    evidence = Evidence(
        tuple(_receipts(found.receipts, known)),
        tuple(_presences(found.presences, known)),
        tuple(_overlaps(found.pairs, known)),
        tuple(_outliers(found.far, known)),
    )
    return compare(evidence, spoken, order)


def _wanted(found: Found) -> Mapping[int, _Wanted]:
    wanted: dict[int, _Wanted] = defaultdict(lambda: _Wanted(set(), set(), set()))
    for row in found.receipts:
        wanted[row.workbook].payments.add(row.fact)
    for row in found.presences:
        wanted[row.workbook].presences.add(row.fact)
    for far in found.far:
        wanted[far.workbook].prices.add(far.fact)
    for pair in found.pairs:
        wanted[pair.one], wanted[pair.other]  # both are needed, with none of their facts
    return wanted


def _narrowed(checked: Checked, wanted: _Wanted, *, with_traits: bool) -> _Workbook:
    facts = checked.facts
    return _Workbook(
        Source(checked.name, owner_of(checked)),
        {nth: facts.payments[nth] for nth in wanted.payments},
        {nth: facts.presences[nth] for nth in wanted.presences},
        {nth: facts.prices[nth] for nth in wanted.prices},
        _traits(facts) if with_traits else {},
    )


def _traits(facts: Facts) -> Mapping[int, Place]:
    places: dict[int, Place] = {}
    for number, at in (*clues.payment_traits(facts), *clues.line_traits(facts)):
        places.setdefault(number, at)
    return places


def _receipts(
    rows: Sequence[Row], known: Mapping[int, _Workbook]
) -> Iterator[Sequence[Seen[Payment]]]:
    for _, alike in groupby(rows, lambda row: row.key):
        yield tuple(Seen(known[at].source, known[at].payments[nth]) for _, at, nth in alike)


def _presences(
    rows: Sequence[Row], known: Mapping[int, _Workbook]
) -> Iterator[Sequence[Seen[Presence]]]:
    for _, alike in groupby(rows, lambda row: row.key):
        yield tuple(Seen(known[at].source, known[at].presences[nth]) for _, at, nth in alike)


def _overlaps(rows: Sequence[PairRow], known: Mapping[int, _Workbook]) -> Iterator[Overlap]:
    for number, other_number, alike, of in rows:
        one, other = known[number], known[other_number]
        first = next(trait for trait in one.traits if trait in other.traits)
        yield Overlap(
            Seen(one.source, one.traits[first]),
            Seen(other.source, other.traits[first]),
            alike,
            of,
        )


def _outliers(rows: Sequence[FarRow], known: Mapping[int, _Workbook]) -> Iterator[Outlier]:
    for number, nth, median, spread, groups in rows:
        source = known[number].source
        usual = Usual(Decimal(median) / _CENTS, Decimal(spread) / _CENTS, groups)
        yield Outlier(Seen(source, known[number].prices[nth]), usual, source.owner.district)
