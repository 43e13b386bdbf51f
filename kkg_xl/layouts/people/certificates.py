"""Certificates in a list of people: who has which number, with JP and date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from kkg_xl.domain.attending import Certificate, Person
from kkg_xl.domain.days import read_day
from kkg_xl.domain.figures import Figure, Place
from kkg_xl.layouts.people.headings import Headings
from kkg_xl.layouts.people.people_rows import Found
from kkg_xl.layouts.people.told import line
from kkg_xl.layouts.words.vocabulary import plain
from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.grid import EMPTY_ROW, Cell, Grid, Kind
from kkg_xl.sheets.refs import address

_NUMBER: Final = re.compile(r"(?:NO|NOMOR)(?: SERI)? (?:SERTIFIKAT|STTPL|PIAGAM)")
_HOURS: Final = re.compile(r"(?:JUMLAH )?(?:JP|JAM(?: PELAJARAN)?)")
_DAY: Final = re.compile(r"(?:TANGGAL|TGL)(?: SERTIFIKAT)?")
_JP: Final = re.compile(r"(\d+(?:[.,]\d+)?) ?(?:JP|JAM(?: PELAJARAN)?)?", re.IGNORECASE)


def certificates(
    grid: Grid, heads: Headings, found: Found, persons: Sequence[Person], calculator: Calculator
) -> tuple[Certificate, ...] | None:
    """Read the certificates of a list; `None` where it has no column of their numbers."""
    numbers = _column(grid, heads, _NUMBER)
    if numbers is None:
        return None
    columns = (numbers, _column(grid, heads, _HOURS), _column(grid, heads, _DAY))
    rows = (each.row for each in found.people)
    return tuple(_read(grid, zip(rows, persons, strict=True), columns, calculator))


def _column(grid: Grid, heads: Headings, pattern: re.Pattern[str]) -> int | None:
    for row in range(heads.top, heads.bottom + 1):
        for column, cell in grid.rows.get(row, EMPTY_ROW).items():
            if pattern.fullmatch(plain(line(cell))):
                return column
    return None


def _read(
    grid: Grid,
    people: Iterator[tuple[int, Person]],
    columns: tuple[int, int | None, int | None],
    calculator: Calculator,
) -> Iterator[Certificate]:
    number, hours, days = columns
    for row, person in people:
        text = line(grid.cell(row, number))
        if not any(map(str.isdigit, text)):
            continue  # a line where a number is still to come
        at = Place(grid.name, address(row, number))
        stated = None if hours is None else _figure(grid, row, hours)
        cell = None if days is None else grid.cell(row, days)
        day = None
        if cell is not None and isinstance(cell.value, Decimal):
            day = calculator.day(cell.value)
        elif cell is not None:
            day = read_day(line(cell))
        yield Certificate(person, text, at, stated, day)


def _figure(grid: Grid, row: int, column: int) -> Figure | None:
    value = _number(grid.cell(row, column))
    return None if value is None else Figure(Place(grid.name, address(row, column)), value)


def _number(cell: Cell) -> Decimal | None:
    if cell.kind is Kind.NUMBER and isinstance(cell.value, Decimal):
        return cell.value
    found = _JP.fullmatch(line(cell))
    return None if found is None else Decimal(found[1].replace(",", "."))
