"""Lay workbooks side by side: every rule across workbooks looks at what was found alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from kkg_xl.domain.circles import circles
from kkg_xl.domain.evidence import Evidence
from kkg_xl.domain.figures import Place
from kkg_xl.reports.run import Shared, Spot
from kkg_xl.rules.across.registry import across_rules
from kkg_xl.sheets.refs import parse_address


def compare(
    evidence: Evidence, spoken: Mapping[str, Collection[tuple[str, Place]]], order: Sequence[str]
) -> tuple[Shared, ...]:
    """Give what workbooks share, the worst first, then by workbook and place.

    `spoken` is what was found in each of them by itself, by rule and place; `order` is that of the
    workbooks. A rule gives way to one that it yields to: at the same cell, or for the same
    workbooks.
    """
    position = {workbook: nth for nth, workbook in enumerate(order)}
    found = [*_found(evidence, position)]
    yields = {rule.name: rule.yields_to for rule in across_rules()}
    by_rule: dict[str, list[list[str]]] = defaultdict(list)
    for each in found:
        by_rule[each.rule].append([spot.workbook for spot in each.spots])
    circle_of = {rule: circles(workbooks) for rule, workbooks in by_rule.items()}
    left = (
        each
        for each in found
        if not any(
            _is_told(each, circle_of.get(other, {}))
            or any((other, spot.at) in spoken.get(spot.workbook, ()) for spot in each.spots)
            for other in yields[each.rule]
        )
    )
    return tuple(sorted(left, key=lambda each: _rank(each, position)))


def _found(evidence: Evidence, position: Mapping[str, int]) -> Iterator[Shared]:
    for rule in across_rules():
        for flag in rule.look(evidence):
            spots = sorted(
                {Spot(source.workbook, at) for source, at in flag.spots},
                key=lambda spot: (position[spot.workbook], _where(spot.at)),
            )
            severity = rule.severity if flag.severity is None else flag.severity
            yield Shared(rule.name, severity, tuple(spots), flag.message)


def _is_told(shared: Shared, circle_of: Mapping[str, str]) -> bool:
    """Tell whether another rule speaks for all the workbooks together."""
    own = {circle_of.get(spot.workbook) for spot in shared.spots}
    return len(own) == 1 and None not in own


def _rank(shared: Shared, position: Mapping[str, int]) -> tuple[object, ...]:
    places = tuple((position[spot.workbook], _where(spot.at)) for spot in shared.spots)
    return shared.severity, places, shared.rule


def _where(at: Place) -> tuple[str, int, int]:
    return at.sheet, *(parse_address(at.cell) if at.cell else (0, 0))
