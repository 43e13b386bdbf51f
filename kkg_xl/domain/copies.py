"""Lines that only repeat the lines of another sheet through links, as a printed sheet does.

What is wrong with the number behind a link is wrong where it was typed: people must act there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kkg_xl.domain.figures import Figure, Place
from kkg_xl.domain.once import once
from kkg_xl.domain.table import Line, Table
from kkg_xl.domain.workbook import Workbook

_LINK = re.compile(r"=\+?(?:'[^']+'|[^\W\d][\w.]*)!\$?[A-Z]{1,3}\$?\d+", re.IGNORECASE)


class _Link(NamedTuple):
    """A figure that is a mere link, and the line and column it leads to."""

    figure: Figure
    source: Line
    key: int


def copies(workbook: Workbook) -> Mapping[Place, Place]:
    """Give the cells that repeat a line of another sheet; see `repeated`."""
    return _copies(workbook, None)


@once
def _copies(workbook: Workbook, _about: None) -> Mapping[Place, Place]:
    return repeated(workbook.money_tables)


def repeated(tables: Sequence[Table]) -> Mapping[Place, Place]:
    """Give the cells that repeat a line of another sheet, by the cell that they repeat.

    Of a line that is nothing but links, its item, what it reckons from them and what it leaves
    blank as well are among them.
    """
    known = {
        figure.at: (line, key)
        for table in tables
        for line in table.lines
        for key, figure in line.figures.items()
    }
    found: dict[Place, Place] = {}
    for table in tables:
        for line in table.lines:
            links = list(_links(line, known))
            found.update((link.figure.at, link.source.figures[link.key].at) for link in links)
            found.update(_repeated(table, line, links))
    return found


def originals(tables: Sequence[Table]) -> Sequence[Table]:
    """Leave out the tables whose every line repeats one of another table that is there."""
    sources = repeated(tables)
    return [
        table
        for table in tables
        if not table.lines or not all(line.at in sources for line in table.lines)
    ]


def _links(line: Line, known: Mapping[Place, tuple[Line, int]]) -> Iterator[_Link]:
    for figure in line.figures.values():
        told = figure.derivation
        if told is not None and len(told.outside) == 1 and _LINK.fullmatch(told.formula):
            source = known.get(told.outside[0])
            if source is not None and source[0].at.sheet != line.at.sheet:
                yield _Link(figure, *source)


def _repeated(table: Table, line: Line, links: list[_Link]) -> Iterator[tuple[Place, Place]]:
    """Pair the item of a line and what it reckons with those of the line that it repeats."""
    linked = {link.figure.at for link in links}
    others = [each for each in line.figures.values() if each.at not in linked and not each.blank]
    reckons = all(each.derivation and each.derivation.terms is not None for each in others)
    if len(links) < _FEWEST or len({link.source.at for link in links}) > 1 or not reckons:
        return
    source, leads_to = links[0].source, {link.key for link in links}
    yield line.at, source.at
    left = [each for key, each in source.figures.items() if key not in leads_to]
    reckoned = [line.figures[key] for key in table.money if line.figures[key] in others]
    blank = [each for each in line.figures.values() if each.blank]
    for own, theirs in (
        (reckoned, [each for each in left if not each.blank]),
        (blank, [each for each in left if each.blank]),
    ):
        if len(own) == len(theirs):
            yield from ((one.at, other.at) for one, other in zip(own, theirs, strict=True))


_FEWEST = 2
"""Links; a single one may be a plan beside what was spent."""
