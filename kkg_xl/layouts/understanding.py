"""The door: a workbook as read goes in, a workbook as meant comes out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from kkg_xl.domain.settings import minutes_of_an_hour
from kkg_xl.domain.workbook import Workbook
from kkg_xl.domain.years import attendances_with_years, timetables_with_years
from kkg_xl.layouts.calculations import bare_errors, calculations_of
from kkg_xl.layouts.inventory import inventory, told
from kkg_xl.layouts.long_texts import shortened
from kkg_xl.layouts.ours import findings_sheet, profile_sheet, realisation_kept
from kkg_xl.layouts.owners import owner_of
from kkg_xl.layouts.people_lists import PeopleLists, people_lists
from kkg_xl.layouts.sheet_reading import SheetReading, read_sheet
from kkg_xl.layouts.staleness import in_themselves
from kkg_xl.layouts.totals.receipts import beside_receipts, receipts_of, without_receipts
from kkg_xl.layouts.totals.remainders import remainders
from kkg_xl.layouts.totals.repeated import restated_totals
from kkg_xl.layouts.totals.spelled import spelled_amounts
from kkg_xl.sheets.formula_tables import with_addresses
from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.grid import Book, Grid


class Understanding(NamedTuple):
    """A workbook as meant, with what was read of each of its sheets."""

    workbook: Workbook
    sheets: tuple[SheetReading, ...]
    """In the order of the tabs."""

    people: PeopleLists
    """As they stand, before anybody decided of names that are alike."""


def understand(book: Book) -> Workbook:
    """Find the tables of a workbook and everything else that a rule may look at."""
    return understood(book).workbook


def understood(
    book: Book, before: Sequence[SheetReading] = (), changed: Collection[str] = ()
) -> Understanding:
    """Understand a workbook, or once more after some of its cells have changed.

    `before` is what was read of its sheets then. Those that are not named in `changed` are not
    read again: they must hold no changed cell and no formula that depends on one.
    """
    book = with_addresses(findings_sheet.moved_last(book))  # so all others keep their places
    calculator = Calculator(book)
    sheets = tuple(
        known if known is not None and grid.name not in changed else _read(grid, calculator)
        for grid, known in zip_longest(findings_sheet.without(book).grids, before)
    )
    stock = tuple(sheet.held for sheet in sheets)
    tables = tuple(table for sheet in sheets for table in sheet.tables)
    joint = tuple(table for sheet in sheets for table in sheet.joint)
    books = realisation_kept.with_given([cash for sheet in sheets for cash in sheet.books], book)
    calculations = tuple(calculations_of(book, stock, tables, calculator))
    receipts = [one for held in stock for one in receipts_of(held, tables, calculator)]
    restated = tuple(without_receipts(restated_totals(stock, tables, calculator), receipts))
    people = people_lists(book, sheets)
    decided = people.decided(book)
    profile = profile_sheet.read(book)
    minutes = minutes_of_an_hour(profile)
    timetables = timetables_with_years(
        [replace(each, minutes=minutes) for sheet in sheets for each in sheet.timetables], profile
    )
    workbook = Workbook(
        book.name,
        tables,
        tuple(in_themselves(calculations, book)),
        tuple(bare_errors(stock, tables)),
        tuple(beside_receipts(spelled_amounts(stock, [*tables, *joint], restated), receipts)),
        restated,
        tuple(unplaced for sheet in sheets for unplaced in sheet.unplaced),
        tuple(message for sheet in sheets for message in sheet.not_checked),
        joint,
        books,
        tuple(remainders(stock, books, calculator)),
        profile,
        programmes=tuple(each for sheet in sheets for each in sheet.programmes),
        timetables=timetables,
        rosters=decided.rosters,
        attendances=attendances_with_years(decided.attendances, timetables, profile),
        certificates=decided.certificates,
        standards=tuple(standard for sheet in sheets for standard in sheet.standards),
        statements=tuple(each for sheet in sheets for each in sheet.beside.statements),
        signings=tuple(each for sheet in sheets for each in sheet.signings),
        headcounts=tuple(each for sheet in sheets for each in sheet.beside.headcounts),
        compositions=tuple(each for sheet in sheets for each in sheet.beside.compositions),
        owner=owner_of(profile, stock),
    )
    return Understanding(workbook, sheets, people)


def _read(grid: Grid, calculator: Calculator) -> SheetReading:
    held, cut = shortened(told(inventory(grid), calculator))
    reading = read_sheet(held, calculator)
    return replace(reading, not_checked=(*reading.not_checked, *cut)) if cut else reading
