"""Everything that was understood of one workbook: what the rules look at."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from kkg_xl.domain.attending import Attendance, Certificate, Roster
from kkg_xl.domain.cash_book import CashBook
from kkg_xl.domain.composition import Composition
from kkg_xl.domain.figures import Figure, Place, Value
from kkg_xl.domain.headcounts import Headcount
from kkg_xl.domain.narrative import Signing, Statement
from kkg_xl.domain.owners import NOBODY, Owner
from kkg_xl.domain.profile import Profile
from kkg_xl.domain.table import Table
from kkg_xl.domain.text import Message
from kkg_xl.domain.timetable import Programme, Timetable


@dataclass(frozen=True, slots=True)
class Calculation:
    """A formula anywhere in the workbook, in a table or not."""

    at: Place
    formula: str
    """As Excel shows it, with `=`."""
    stored: Value | str | bool
    """The result that the file keeps."""
    given: Decimal | str | bool | None
    """What the formula gives from the cells as they stand; `None` where it cannot be told."""
    external: tuple[str, ...] = ()
    """Other workbooks that it refers to."""
    caused_by: Place | None = None
    """For an error: a cell that the formula refers to and that is at fault itself."""


@dataclass(frozen=True, slots=True)
class Words:
    """An amount in words (terbilang)."""

    at: Place
    text: str
    """As it stands; empty where a label `Terbilang:` has nothing behind it."""
    number: Decimal | None
    """What the words say in rupiah; `None` if they are missing or cannot be read."""
    beside: tuple[Figure, ...]
    """Totals that the words may repeat, the nearest first."""


@dataclass(frozen=True, slots=True)
class Restated:
    """A total told again on another sheet: a cover, a REKAP."""

    figure: Figure
    label: str
    refers_to: Figure
    """The total it repeats, on the sheet that has the lines."""
    title: str
    """What that total is called."""
    source: Figure | None = None
    """The total as it stands, which may be the wrong one of the two."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Looks like a money table and cannot be read as one."""

    at: Place
    why: Message
    """What was looked for and not found."""


@dataclass(frozen=True, slots=True)
class Remainder:
    """What is left of receipts after spending, all three stated in rows of their own."""

    label: str
    figure: Figure
    received: Figure
    spent: Figure


class Standard(NamedTuple):
    """The most that one of something may cost."""

    item: str
    unit: str
    """Empty where none is told."""
    figure: Figure
    begins: date | None = None
    """From when on it is valid; `None` where nobody says."""
    ends: date | None = None
    """Until when it is valid."""

    def is_valid(self, day: date | None) -> bool:
        """Tell whether it is valid on a day; always where nobody knows the day."""
        if day is None:
            return True
        return (self.begins or day) <= day <= (self.ends or day)


@dataclass(frozen=True)
class Workbook:
    """One workbook, understood."""

    name: str
    tables: tuple[Table, ...] = ()
    calculations: tuple[Calculation, ...] = ()
    """Formulas worth a look: all but those whose stored result is exactly what they give."""
    errors: tuple[Figure, ...] = ()
    """Error cells without a formula, outside of tables."""
    words: tuple[Words, ...] = ()
    restated: tuple[Restated, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    not_checked: tuple[Message, ...] = ()
    joint: tuple[Table, ...] = ()
    """Totals of several tables, each as a table whose lines are the totals that it should count."""

    cash_books: tuple[CashBook, ...] = ()
    """In the order of the sheets; each is among `tables` too, for what a report tells of it."""
    remainders: tuple[Remainder, ...] = ()
    profile: Profile = field(default_factory=Profile)
    """Empty where the workbook has no Profil."""
    rosters: tuple[Roster, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    """Those that have a number."""
    programmes: tuple[Programme, ...] = ()
    timetables: tuple[Timetable, ...] = ()
    standards: tuple[Standard, ...] = ()
    """What things may cost at most, as lists of the workbook say."""
    statements: tuple[Statement, ...] = ()
    """What the workbook says in sentences, outside of its tables of money."""
    signings: tuple[Signing, ...] = ()
    """On which days its tables were signed."""
    headcounts: tuple[Headcount, ...] = ()
    """How many people and schools there are, as sentences and labels say."""
    compositions: tuple[Composition, ...] = ()
    owner: Owner = NOBODY

    @cached_property
    def answers(self) -> dict[Hashable, object]:
        """What was already asked of this workbook; see `kkg_xl.domain.once`."""
        return {}

    @cached_property
    def paying_books(self) -> tuple[CashBook, ...]:
        """The cash books that tell what was spent, each payment once.

        The books of the cash box, the bank and the taxes repeat what the general book has.
        """
        general = tuple(book for book in self.cash_books if book.general)
        return general or self.cash_books

    @cached_property
    def money_tables(self) -> tuple[Table, ...]:
        """Tables with columns that are understood; lists of people and cash books have none."""
        return tuple(table for table in self.tables if table.columns)

    @cached_property
    def summed(self) -> tuple[Table, ...]:
        """Everything that has totals to check: the money tables and the totals of several."""
        return (*self.money_tables, *self.joint)
