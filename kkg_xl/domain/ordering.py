"""What stands out of order in a list that is mostly in order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date


def astray(days: Sequence[date]) -> list[int]:
    """Give the positions of the fewest days without which the others never go back.

    Of two that do not go together the later is astray: it goes back.

    >>> astray([date(2009, 10, 5), date(2019, 10, 6), date(2009, 10, 7), date(2009, 10, 8)])
    [1]
    >>> astray([date(2009, 10, 5), date(2009, 10, 7), date(2009, 10, 6), date(2009, 10, 8)])
    [2]
    """
    # The longest run that never rises, from the end: of two that may go on it keeps the later day.
    runs: list[int] = []
    ends: list[int] = []
    before: dict[int, int] = {}
    for position in range(len(days) - 1, -1, -1):
        value = -days[position].toordinal()
        place = bisect_right(runs, value)
        if place:
            before[position] = ends[place - 1]
        runs[place : place + 1] = [value]
        ends[place : place + 1] = [position]
    kept: set[int] = set()
    position = ends[-1] if ends else len(days)
    while position < len(days):
        kept.add(position)
        position = before.get(position, len(days))
    return [position for position in range(len(days)) if position not in kept]
