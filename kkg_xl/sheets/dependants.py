"""Which formulas depend on some cells, however far away."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kkg_xl.sheets.formula_references import Reference, split
from kkg_xl.sheets.grid import Book, Cell
from kkg_xl.sheets.refs import Area, parse_area


class Spot(NamedTuple):
    """One cell of one sheet, by the sheet's name."""

    sheet: str
    row: int
    column: int


def dependants(book: Book, changed: Iterable[Spot]) -> set[Spot]:
    """Give the formulas whose result may be another one once some cells have changed.

    A formula that builds its references (`INDIRECT`, `OFFSET`) may depend on anything. A changed
    cell is among them only where it depends on another one.
    """
    index = _Index(book)
    found = set(index.anywhere)
    waiting = [*changed, *found]
    while waiting:
        for dependant in index.of(waiting.pop()):
            if dependant not in found:
                found.add(dependant)
                waiting.append(dependant)
    return found


class _Index:
    """The formulas of a workbook by what they refer to."""

    def __init__(self, book: Book) -> None:
        self._order = [grid.name for grid in book.grids]
        self._names = {name.casefold(): text for name, text in book.names.items()}
        self._sheets = {name.casefold(): name for name in self._order}
        self._single: dict[Spot, list[Spot]] = defaultdict(list)
        self._narrow: dict[tuple[str, int], list[tuple[Area, Spot]]] = defaultdict(list)
        """Ranges by sheet and each of their columns."""
        self._wide: dict[str, list[tuple[Area, Spot]]] = defaultdict(list)
        self.anywhere: list[Spot] = []
        for grid in book.grids:
            for row, cells in grid.rows.items():
                for column, cell in cells.items():
                    if cell.formula is not None:
                        self._take(Spot(grid.name, row, column), cell)

    def of(self, spot: Spot) -> list[Spot]:
        """Give the formulas that refer to a cell; what was given once is not given again."""
        sheet, row, column = spot
        found = self._single.pop(spot, [])
        for ranges in (self._narrow.get((sheet, column)), self._wide.get(sheet)):
            if not ranges:
                continue
            touched = [(area, own) for area, own in ranges if _holds(area, row, column)]
            if touched:
                found += [own for _, own in touched]
                ranges[:] = [each for each in ranges if not _holds(each[0], row, column)]
        return found

    def _take(self, spot: Spot, cell: Cell) -> None:
        formula = cell.formula or ""
        if _BUILT.search(formula):
            self.anywhere.append(spot)
        for reference in self._references(formula):
            for sheet in self._meant(reference, spot.sheet):
                area = reference.area
                if reference.single:
                    self._single[Spot(sheet, area.top, area.left)].append(spot)
                elif area.right - area.left < _WIDE:
                    for column in range(area.left, area.right + 1):
                        self._narrow[sheet, column].append((area, spot))
                else:
                    self._wide[sheet].append((area, spot))
        if cell.array is not None:
            # What refers to any part of an array depends on all that the array does.
            self._spread(spot, parse_area(cell.array))

    def _spread(self, spot: Spot, area: Area) -> None:
        for row in range(area.top, area.bottom + 1):
            for column in range(area.left, area.right + 1):
                part = Spot(spot.sheet, row, column)
                if part != spot:
                    self._single[spot].append(part)

    def _references(self, formula: str) -> Iterator[Reference]:
        """Give the references of a formula, and those of the names that it uses."""
        yield from split(formula)[1]
        if self._names:
            for word in _WORD.findall(formula):
                text = self._names.get(word.casefold())
                if text is not None:
                    yield from split(text)[1]

    def _meant(self, reference: Reference, own: str) -> list[str]:
        """Give the names of the sheets that a reference means; none in another workbook."""
        if reference.sheet is None:
            return [own]
        first, colon, last = reference.sheet.casefold().partition(":")
        if reference.external or first not in self._sheets or (colon and last not in self._sheets):
            return []
        if not colon:
            return [self._sheets[first]]
        ends = sorted(self._order.index(self._sheets[name]) for name in (first, last))
        return self._order[ends[0] : ends[1] + 1]


def _holds(area: Area, row: int, column: int) -> bool:
    top, left, bottom, right = area
    return top <= row <= bottom and left <= column <= right


_WIDE = 32
"""So many columns, or more, are looked at as one."""
_BUILT = re.compile(r"\b(?:INDIRECT|OFFSET)\(", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d][\w.\\?]*")
