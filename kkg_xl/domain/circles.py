"""Things that hang together: two of one group are in one circle, and so are those of its others."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

_T = TypeVar("_T", bound=Hashable)


def circles(groups: Iterable[Iterable[_T]]) -> dict[_T, _T]:
    """Give for everything in some groups what stands for its circle.

    >>> circles([("a", "b"), ("c", "d"), ("b", "e")])
    {'a': 'a', 'b': 'a', 'c': 'c', 'd': 'c', 'e': 'a'}
    """
    above: dict[_T, _T] = {}
    for first, *others in groups:
        top = _top(above, above.setdefault(first, first))
        for each in others:
            above[_top(above, above.setdefault(each, each))] = top
    return {each: _top(above, each) for each in above}


def _top(above: dict[_T, _T], each: _T) -> _T:
    while above[each] != each:
        above[each] = above[above[each]]
        each = above[each]
    return each
