"""The three ways in which functions take their arguments."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any, NamedTuple, TypeAlias

from kkg_xl.sheets.formula_site import Raw, Site

Later: TypeAlias = Callable[[Site], Raw]
"""An argument that has not been calculated yet."""


class Takes(Enum):
    """What a function is given."""

    VALUES = "one value for each argument; none of them is an error"
    OUTCOMES = "one value for each argument, errors too"
    RANGES = "the site, and ranges unopened where a range is referred to"
    TERMS = "the site, and arguments that it calculates itself if it needs them"


class Function(NamedTuple):
    """A function of Excel."""

    takes: Takes
    least: int
    most: int
    run: Callable[..., Any]
    """Gives a `Raw`."""


MANY = 255
"""Arguments at most (the limit of Excel)."""


def of_values(least: int, most: int, run: Callable[..., Any]) -> Function:
    """Describe a function of single values."""
    return Function(Takes.VALUES, least, most, run)


def of_outcomes(least: int, most: int, run: Callable[..., Any]) -> Function:
    """Describe a function of single values that looks at errors too."""
    return Function(Takes.OUTCOMES, least, most, run)


def of_ranges(least: int, most: int, run: Callable[..., Any]) -> Function:
    """Describe a function that looks at ranges."""
    return Function(Takes.RANGES, least, most, run)


def of_terms(least: int, most: int, run: Callable[..., Any]) -> Function:
    """Describe a function that need not calculate all its arguments."""
    return Function(Takes.TERMS, least, most, run)
