"""The cells of a sheet as a programme or a schedule needs them: texts, days, times and hours.

A merged cell says in each of its places what it says in the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.clock import at as clock
from kkg_xl.domain.days import on
from kkg_xl.domain.figures import Figure, Place, Unreadable
from kkg_xl.domain.numerals import is_dash
from kkg_xl.domain.weekdays import ToldDay, told_day
from kkg_xl.layouts.lines.numbers import Figures
from kkg_xl.layouts.words.vocabulary import is_signature
from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.grid import EMPTY_ROW, Cell, Grid, Kind
from kkg_xl.sheets.refs import address

_DAY_OF_MINUTES = 1440
_MOST_MERGED = 4096
"""Cells; what is merged beyond that is a margin and no table."""
_HOURS = re.compile(
    r"(?P<number>\d{1,3}(?:[.,]\d{1,2})?)\s*(?:@?\s*(?:o?jp|jpl|jam(?: pel(?:ajaran|\.)?)?)\b\.?)?",
    re.IGNORECASE,
)
_APART = re.compile(r"[ \u00a0]{3,}|\t+|[ \u00a0]+(?=NIP\b)")
"""What lies between a presenter and a signature that slipped into his cell."""


class Cells:
    """What stands on a sheet, place by place."""

    def __init__(self, grid: Grid, calculator: Calculator) -> None:
        """Keep the sheet, and where its merged cells have their text."""
        self.grid = grid
        self._calculator = calculator
        self._figures = Figures(grid, calculator, {})
        self._anchors: dict[tuple[int, int], tuple[int, int]] = {}
        for top, left, bottom, right in grid.merged:
            if (bottom - top + 1) * (right - left + 1) <= _MOST_MERGED:
                for row in range(top, bottom + 1):
                    for column in range(left, right + 1):
                        self._anchors[row, column] = (top, left)

    def place(self, row: int, column: int) -> Place:
        """Name a cell; one that is merged by the first of its places."""
        return Place(self.grid.name, address(*self.anchor(row, column)))

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """Give the place where the text of a cell stands."""
        return self._anchors.get((row, column), (row, column))

    def across(self, row: int, column: int) -> bool:
        """Tell whether a cell goes on from the one before it."""
        return self.anchor(row, column)[1] < column

    def cell(self, row: int, column: int) -> Cell:
        """Give what stands at a place, wherever its merged cell begins."""
        return self.grid.cell(*self.anchor(row, column))

    def text(self, row: int, column: int) -> str:
        """Give what a cell says, with its line breaks; days and times as people write them."""
        cell = self.cell(row, column)
        if isinstance(cell.value, Decimal):
            return self._number(cell, cell.value)
        return str(cell.value).strip() if cell.kind is Kind.TEXT else ""

    def line(self, row: int, column: int) -> str:
        """Give what a cell says on one line."""
        return " ".join(self.text(row, column).split())

    def lines(self, row: int, column: int) -> list[str]:
        """Give the lines of a cell that say something."""
        return [told for part in self.text(row, column).splitlines() if (told := part.strip())]

    def told(self, row: int) -> Iterator[tuple[int, str]]:
        """Give the cells of a row that say something, and what."""
        for column in self.grid.rows.get(row, EMPTY_ROW):
            line = self.line(row, column)
            if line:
                yield column, line

    def day(self, row: int, column: int) -> ToldDay:
        """Read a cell as a day."""
        cell = self.cell(row, column)
        if cell.kind is Kind.DATE and isinstance(cell.value, Decimal) and cell.value >= 1:
            return ToldDay(self._calculator.day(cell.value))
        return told_day(self.text(row, column))

    def hours(self, row: int, column: int) -> Figure:
        """Read a cell as JP; a text such as `30 JP` is a number."""
        at, cell = self.place(row, column), self.cell(row, column)
        if cell.kind is Kind.TEXT:
            return hours(at, str(cell.value))
        return self._figures.figure(
            row, column, None if cell.kind is Kind.BLANK else cell
        )._replace(at=at)

    def presenter(self, row: int, column: int) -> str:
        """Read a cell as a presenter, without the signatures that slipped into it."""
        return " / ".join(presenters(self.text(row, column))) if column else ""

    def signed(self, row: int) -> bool:
        """Tell whether a row belongs to the signatures below a table."""
        texts = [text for _, text in self.told(row)]
        return bool(texts) and is_signature(texts[0])

    def _number(self, cell: Cell, value: Decimal) -> str:
        if cell.kind is Kind.DATE and value < 1:
            return clock(int((value * _DAY_OF_MINUTES).to_integral_value()) % _DAY_OF_MINUTES)
        day = self._calculator.day(value) if cell.kind is Kind.DATE else None
        return f"{value.normalize():f}" if day is None else on(day)


def hours(at: Place, text: str) -> Figure:
    """Read a text as JP.

    >>> hours(Place("S", "C3"), "30 JP").value, hours(Place("S", "C3"), "tiga").value
    (Decimal('30'), Unreadable(text='tiga', is_date=False))
    """
    told = " ".join(text.split())
    if not told or is_dash(told):
        return Figure(at, None)
    found = _HOURS.fullmatch(told)
    if found is None:
        return Figure(at, Unreadable(told))
    return Figure(at, Decimal(found["number"].replace(",", ".")), told)


def presenters(text: str) -> list[str]:
    r"""Give the presenters of a cell, one a line, without signatures fused into it.

    >>> presenters("Narasumber 01, S.Pd          NIP. 19010101 192501 1 001")
    ['Narasumber 01, S.Pd']
    """
    lines = (_APART.split(line.strip())[0].strip(" :\u00a0") for line in text.splitlines())
    return [line for line in lines if line]
