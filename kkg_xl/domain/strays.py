"""Formulas that refer to another row where the same formula of their neighbours does not.

Only in columns of which no law tells what they are made of: `=C6/$C$10*100`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from kkg_xl.domain.figures import Figure
from kkg_xl.domain.table import Line, Table

_DIGITS = re.compile(r"\d+")
_ENOUGH = 3


class Stray(NamedTuple):
    """A line whose formula was moved by a row."""

    line: Line
    figure: Figure


def strays(table: Table) -> Iterator[Stray]:
    """Give the one formula of a column that refers to another row, among others that do not."""
    for column in table.columns:
        if column.key in table.law_of:
            continue
        straight: Counter[str] = Counter()
        astray: list[tuple[str, Stray]] = []
        for line in table.lines:
            figure = line.figures.get(column.key)
            if figure is None or figure.derivation is None or figure.derivation.counted:
                continue
            shape = _DIGITS.sub("#", figure.derivation.formula)
            if figure.derivation.astray:
                astray.append((shape, Stray(line, figure)))
            else:
                straight[shape] += 1
        if len(astray) == 1 and straight[astray[0][0]] >= _ENOUGH:
            yield astray[0][1]
