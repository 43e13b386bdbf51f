"""One person of a list: the name, and the numbers however Excel has left them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.attending import Person
from kkg_xl.domain.civil_servants import nip_fault
from kkg_xl.domain.days import read_day
from kkg_xl.domain.figures import Place
from kkg_xl.domain.people import NUPTK_LENGTH, nuptk_digits
from kkg_xl.layouts.people.people_rows import Named
from kkg_xl.layouts.people.people_words import Part
from kkg_xl.layouts.people.told import line, told
from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.grid import Cell, Grid, Kind
from kkg_xl.sheets.refs import address

_SAFE = 15
"""Digits of a number that a spreadsheet program keeps."""
_FEWEST = 6
"""Fewer digits are no NIP and no NUPTK that somebody has begun to write."""
_SCIENTIFIC = re.compile(r"\d[.,]?\d*E ?\+ ?\d{2}", re.IGNORECASE)
_NUPTK = re.compile(r"NUPTK", re.IGNORECASE)
_BIRTH = 8
_ANY_REST = "2001011001"
"""What makes a NIP of a birth date."""


class _Number(NamedTuple):
    text: str
    at: Place
    part: Part
    lost: bool


def person_of(
    grid: Grid, named: Named, name: int, parts: Mapping[Part, int], calculator: Calculator
) -> Person:
    """Read one person of a row; `parts` are the columns of what a list tells of people."""
    numbers: dict[Part, _Number] = {}
    for number in _numbers(grid, named, name, parts):
        numbers.setdefault(number.part, number)
    nip, nuptk = numbers.get(Part.NIP), numbers.get(Part.NUPTK)
    born = parts.get(Part.BORN)
    cell = None if born is None else grid.cell(named.row, born)
    return Person(
        Place(grid.name, address(named.row, name)),
        named.name,
        "" if nip is None else nip.text,
        None if nip is None else nip.at,
        "" if nuptk is None else nuptk.text,
        None if nuptk is None else nuptk.at,
        _piece(grid, named, parts.get(Part.SEX)).upper(),
        _piece(grid, named, parts.get(Part.SCHOOL)),
        _piece(grid, named, parts.get(Part.NUMBER)),
        any(number.lost for number in numbers.values()),
        None if cell is None or named.part[1] > 1 else _born(cell, calculator),
    )


def _numbers(grid: Grid, named: Named, name: int, parts: Mapping[Part, int]) -> Iterator[_Number]:
    for part in (Part.NIP, Part.NUPTK, Part.EITHER):
        column = parts.get(part)
        if column is None:
            continue
        at = Place(grid.name, address(named.row, column))
        stored = grid.cell(named.row, column).kind is Kind.NUMBER
        for text in re.split(r"[\n/]", _piece(grid, named, column, joined="\n")):
            yield from _number(text, at, part, stored=stored)
    if named.nip_row is not None:
        at = Place(grid.name, address(named.nip_row, name))
        yield from _number(named.nip, at, Part.EITHER, stored=False)


def _number(text: str, at: Place, part: Part, *, stored: bool) -> Iterator[_Number]:
    """Tell a NIP from a NUPTK, whatever column it was put into."""
    if _SCIENTIFIC.fullmatch(text.strip()):
        kind = Part.NUPTK if part is Part.NUPTK else Part.NIP
        yield _Number(text.strip(), at, kind, lost=True)
        return
    digits = nuptk_digits(text)
    if sum(map(str.isdecimal, digits)) < _FEWEST:
        return
    kind = Part.NUPTK if _NUPTK.search(text) or _is_nuptk(digits, part) else Part.NIP
    yield _Number(" ".join(text.split()), at, kind, lost=stored and len(digits) > _SAFE)


def _is_nuptk(digits: str, part: Part) -> bool:
    """Tell a NUPTK: 16 digits that do not begin with a birth date, as a NIP cut short would."""
    if part is Part.NUPTK:
        return nip_fault(digits) is not None
    born = nip_fault(digits[:_BIRTH] + _ANY_REST) is None
    return len(digits) == NUPTK_LENGTH and not born


def _piece(grid: Grid, named: Named, column: int | None, joined: str = " ") -> str:
    """Give what a cell tells of one of the people who are stacked in its row."""
    if column is None:
        return ""
    cell = grid.cell(named.row, column)
    nth, count = named.part
    lines = told(cell).split("\n")
    return lines[nth] if count > 1 and len(lines) == count else joined.join(lines)


def _born(cell: Cell, calculator: Calculator) -> date | None:
    """Read a birth date, which a place may stand before: `Jember, 3 Juli 1970`."""
    if isinstance(cell.value, Decimal):
        return calculator.day(cell.value, early=True)
    text = line(cell)
    return read_day(text) or read_day(text.partition(",")[2])
