"""From the cells of a sheet to its lists of people: rosters, and attendance in all its shapes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kkg_xl.domain.attending import Attendance, Certificate, Person, Roster
from kkg_xl.domain.gathering import distinct
from kkg_xl.domain.table import Table
from kkg_xl.layouts.inventory import Inventory
from kkg_xl.layouts.other_tables import listed
from kkg_xl.layouts.people.attendances import read_attendance
from kkg_xl.layouts.people.certificates import certificates
from kkg_xl.layouts.people.headings import Headings, area_of, headings_of
from kkg_xl.layouts.people.payments import Payments, pays_fees
from kkg_xl.layouts.people.people_rows import Found, rows_below
from kkg_xl.layouts.people.people_words import Part, part_of, says_what_is_kept
from kkg_xl.layouts.people.persons import person_of
from kkg_xl.layouts.people.sessions import is_labelled
from kkg_xl.layouts.people.told import line
from kkg_xl.layouts.words.vocabulary import plain
from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.grid import EMPTY_ROW, Grid, Kind
from kkg_xl.sheets.refs import MAX_COLUMN, Area

_SCORED = re.compile(
    r"NILAI(?: .*)?|SKOR(?: .*)?|SCORE|BOBOT|BENAR|PERINGKAT|RANKING|RATA RATA|KETUNTASAN|KKM"
    r"|SOAL(?: .*)?"
)
"""Headings of scores, which are no days even where they are numbered."""
_PAID = re.compile(
    r"\b(?:TRANSPORT|PENERIMAAN|PENERIMA|TANDA TERIMA|DITERIMA|(?:DAFTAR|PEMBAYARAN) "
    r"(?:HONOR\w*|UANG SAKU|INSENTIF))\b"
)
_ATTENDED = re.compile(r"HADIR|ABSEN|PRESENSI")
_COMING = re.compile(r"\b(?:PESERTA|TRANSPORT)\b")
_ROWS_ABOVE = 8


class Listed(NamedTuple):
    """One list of people: what a report tells of it, and what was read of it."""

    table: Table | None
    """`None` for a list of payments, which is a table of its own."""
    roster: Roster | None = None
    attendance: Attendance | None = None
    certificates: tuple[Certificate, ...] | None = None
    """`None` for a list that tells no numbers of certificates."""


def people(held: Inventory, calculator: Calculator) -> list[PeopleList]:
    """Find the lists of people on a sheet, payments among them."""
    grid = held.grid
    after: dict[int, int] = {}
    lists: list[PeopleList] = []
    for number, column, text in held.texts:
        if text[:1] not in "Nn " or part_of(text) is not Part.NAME:
            continue
        if number < after.get(column, 0) or _is_scored(grid, number):
            continue
        left, right = _beside(grid, number, column)
        numbered = part_of(line(grid.cell(number, left))) is Part.NUMBER
        found = rows_below(grid, number, column, left if numbered else None)
        if not found.people:
            continue
        rows = found.rows
        heads = headings_of(grid, number, column, (rows[0], rows[-1]), (left, right))
        if heads is not None:
            lists.append(PeopleList(grid, calculator, heads, found))
            after[column] = rows[-1] + 1
    return lists


def _beside(grid: Grid, number: int, name: int) -> tuple[int, int]:
    """Give the first and the last column of a list: another one may stand beside it."""
    row = grid.rows[number]
    parts = {key: part_of(line(cell)) for key, cell in row.items()}
    numbers = [key for key, part in parts.items() if part is Part.NUMBER]
    names = [key for key, part in parts.items() if part is Part.NAME]
    before = max((key for key in names if key < name), default=0)
    left = max((key for key in numbers if before < key < name), default=before + 1)
    again = [key for key in numbers if key > name] or [key for key in names if key > name]
    return left, min(again, default=MAX_COLUMN + 1) - 1


def _is_scored(grid: Grid, number: int) -> bool:
    rows = (grid.rows[number], grid.rows.get(number + 1, EMPTY_ROW))
    return any(_SCORED.fullmatch(plain(line(cell))) for row in rows for cell in row.values())


@dataclass(frozen=True)
class PeopleList:
    """One list of people, not yet told from a table of payments."""

    grid: Grid
    calculator: Calculator
    heads: Headings
    found: Found

    @property
    def is_marked(self) -> bool:
        """Whether it has marks at many sessions, where a table of money would have amounts."""
        read = self._attendance
        if read is None or not (self.heads.sessions or len(read.sessions) > 1):
            return False
        return any(marked.text for each in read.attendees for marked in each.marks)

    def listed(self, taken: Sequence[Area]) -> Listed | None:
        """Read the list; `taken` are the areas of other tables of the sheet."""
        title = plain(f"{self._title()} {self.grid.name}")
        paid = _PAID.search(title) is not None
        if not self.is_marked and any(a.top <= self.heads.top <= a.bottom for a in taken):
            named = _COMING.search(title) or pays_fees(title)
            return Listed(None, self._payments(title)) if paid and named else None
        given = certificates(self.grid, self.heads, self.found, self._persons, self.calculator)
        if given is not None and not self.is_marked:
            return Listed(self._table("roster"), certificates=given)  # not all who belong
        if paid and not self.is_marked and not _ATTENDED.search(title):
            return Listed(self._table("roster"), self._payments(title))
        attendance = self._attendance
        if attendance is not None or self._is_kept():
            return Listed(self._table("attendance"), attendance=attendance, certificates=given)
        if not set(self.heads.parts) - {Part.NUMBER, Part.NAME}:
            return None
        again = {Part.DAY, Part.SESSION, Part.TOPIC} & set(self.heads.parts)
        persons = distinct(self._persons) if again else self._persons
        roster = Roster(self.grid.name, self._title(), str(self.area), persons)
        return Listed(self._table("roster"), roster)

    def _table(self, kind: str) -> Table:
        return listed(self.grid, kind, self.area, self.found.rows)

    @cached_property
    def _persons(self) -> tuple[Person, ...]:
        return tuple(
            person_of(self.grid, named, self.heads.name, self.heads.parts, self.calculator)
            for named in self.found.people
        )

    @cached_property
    def _attendance(self) -> Attendance | None:
        return read_attendance(
            self.grid, self.heads, self.found, self._persons, self.calculator, self._title()
        )

    @cached_property
    def area(self) -> Area:
        """The cells from the headings to the last person."""
        return area_of(self.heads, self.found.rows)

    def _payments(self, title: str) -> Roster:
        """Read who received something: transport or a kit for being there, a fee for work."""
        payments = Payments(self.grid, self.calculator, self.heads, self._title())
        return Roster(
            self.grid.name,
            self._title(),
            str(self.area),
            self._persons,
            paid=True,
            day=payments.day,
            payments=tuple(payments.read(self.found, self._persons)),
            is_fee=pays_fees(title) and not _COMING.search(title),
        )

    def _is_kept(self) -> bool:
        """Tell whether attendance is kept here in a way that is not read."""
        return bool(self.heads.sessions or self.heads.signed or Part.MARK in self.heads.parts)

    def _title(self) -> str:
        """Give the words above that say what the list is, else the nearest that are no label."""
        titles = list(self._above())
        return next(filter(says_what_is_kept, titles), titles[0] if titles else self.grid.name)

    def _above(self) -> Iterator[str]:
        for number in range(self.heads.top - 1, max(0, self.heads.top - _ROWS_ABOVE), -1):
            row = self.grid.rows.get(number, EMPTY_ROW)
            texts = [line(cell) for cell in row.values() if cell.kind is Kind.TEXT]
            words = " ".join(text for text in texts if len(text) >= _SHORTEST)
            if words and not any(is_labelled(text) for text in texts):
                yield words[:_LONGEST]


_SHORTEST, _LONGEST = 4, 120
