"""How reports for people look: lines of a width, colours where there are any, runs of cells."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import Protocol

from kkg_xl.domain.text import Language
from kkg_xl.sheets.refs import letters, parse_address

_PAIR = 2
"""So few neighbours are named one by one."""


class Look(Protocol):
    """What a report for people knows of where it is read."""

    @property
    def language(self) -> Language:
        """The language it is told in."""

    @property
    def width(self) -> int:
        """How many characters a line may have."""

    @property
    def colour(self) -> bool:
        """Whether to paint."""


def wrapped(text: str, indent: str, look: Look, hanging: str = "  ") -> list[str]:
    """Break a text into lines, all of them indented, those after the first a little more."""
    width = max(look.width, len(indent) + 30)
    return textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent + hanging,
        break_on_hyphens=False,
    )


def painted(text: str, colour: str, look: Look) -> str:
    """Paint a text in a colour of ANSI terminals."""
    return f"\x1b[{colour}m{text}\x1b[0m" if look.colour else text


def runs(cells: Iterable[str]) -> str:
    """Name cells of one column, runs of neighbours by their ends.

    >>> runs(["E9", "E10", "E11", "E20"])
    'E9…E11, E20'
    """
    places = [parse_address(cell) for cell in cells]
    column = letters(places[0][1])
    found: list[list[int]] = []
    for row in sorted({row for row, _ in places}):
        if found and row == found[-1][-1] + 1:
            found[-1].append(row)
        else:
            found.append([row])
    return ", ".join(_run(column, run) for run in found)


def _run(column: str, rows: Sequence[int]) -> str:
    if len(rows) <= _PAIR:
        return ", ".join(f"{column}{row}" for row in rows)
    return f"{column}{rows[0]}…{column}{rows[-1]}"
