"""Formulas that come back to themselves: what they give is not told by one step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Cell = TypeVar("Cell", bound=Hashable)


def circular(precedents: Mapping[Cell, Iterable[Cell]]) -> frozenset[Cell]:
    """Find the cells that lie on a circle, or between two circles.

    `precedents` names, for every formula, the formulas that it refers to.

    >>> sorted(circular({"A": ["B"], "B": ["C"], "C": ["B"], "D": []}))
    ['B', 'C']
    """
    ahead = {
        cell: {other for other in others if other in precedents}
        for cell, others in precedents.items()
    }
    behind: defaultdict[Cell, set[Cell]] = defaultdict(set)
    for cell, others in ahead.items():
        for other in others:
            behind[other].add(cell)
    left = _without_ends(set(ahead), ahead, behind)
    return frozenset(_without_ends(left, behind, ahead))


def _without_ends(
    cells: set[Cell], ahead: Mapping[Cell, set[Cell]], behind: Mapping[Cell, set[Cell]]
) -> set[Cell]:
    """Take away cells from which nothing leads on, until none is left."""
    ways = {cell: len(ahead.get(cell, set()) & cells) for cell in cells}
    ends = [cell for cell, count in ways.items() if not count]
    left = set(cells)
    while ends:
        end = ends.pop()
        left.discard(end)
        for cell in behind.get(end, ()):
            if cell in left:
                ways[cell] -= 1
                if not ways[cell]:
                    ends.append(cell)
    return left
