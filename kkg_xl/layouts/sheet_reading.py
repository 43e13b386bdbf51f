"""One sheet as meant: its tables, its cash books, and what was found and could not be read."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kkg_xl.domain.attending import Attendance, Certificate, Roster
from kkg_xl.domain.cash_book import CashBook
from kkg_xl.domain.figures import Place
from kkg_xl.domain.narrative import Signing
from kkg_xl.domain.table import Table
from kkg_xl.domain.text import Message, Text, say
from kkg_xl.domain.timetable import Programme, Timetable
from kkg_xl.domain.workbook import Standard, Unplaced
from kkg_xl.layouts.cash.books import is_stock_card, read_cash_book
from kkg_xl.layouts.columns.regions import Region, regions
from kkg_xl.layouts.inventory import Inventory
from kkg_xl.layouts.lines.unread import unread
from kkg_xl.layouts.narrative.signings import signings
from kkg_xl.layouts.narrative.telling import Told, told_beside
from kkg_xl.layouts.other_tables import listed_book, listed_programme
from kkg_xl.layouts.people.lists import Listed, people
from kkg_xl.layouts.programme.reading import programmes_and_timetables
from kkg_xl.layouts.standard_costs import standard_costs
from kkg_xl.layouts.tables import read_table
from kkg_xl.layouts.totals.joint import parted
from kkg_xl.layouts.totals.recap_below import may_announce_recap, with_recap_apart
from kkg_xl.layouts.totals.totals_above import with_total_above
from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.refs import parse_area

STRAYS = Text(
    id="Lembar {sheet}: angka di {cells} tidak termasuk baris atau jumlah mana pun",
    en="Sheet {sheet}: the numbers in {cells} belong to no line and no total",
)
UNFILLED = Text(
    id="Lembar {sheet}: tabel di {cells} berisi judul kolom dan uraian, tetapi belum ada angkanya",
    en="Sheet {sheet}: the table at {cells} has headings and items, but no numbers yet",
)
JOINT = Text(
    id="Lembar {sheet}: {cells} menjumlahkan beberapa tabel; cakupannya tidak diperiksa",
    en="Sheet {sheet}: {cells} adds up several tables; what it covers is not checked",
)
STANDARDS = Text(
    id="Lembar {sheet}: dibaca sebagai daftar standar biaya ({count} baris); harga RAB "
    "dibandingkan dengannya, isinya sendiri tidak diperiksa",
    en="Sheet {sheet}: read as a list of standard costs ({count} lines); the rates of the budget "
    "were compared with it, what it says itself was not checked",
)
UNREAD_ATTENDANCE = Text(
    id="Lembar {sheet}: daftar hadir ditemukan, tetapi tandanya tidak dapat dibaca",
    en="Sheet {sheet}: an attendance list was found, but its marks cannot be read",
)
_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What one sheet says by itself: its cells, and what its own formulas give."""

    held: Inventory
    tables: tuple[Table, ...]
    """Those of people and of cash books too."""
    joint: tuple[Table, ...]
    """Totals of several of its tables."""
    books: tuple[CashBook, ...]
    standards: tuple[Standard, ...]
    unplaced: tuple[Unplaced, ...]
    not_checked: tuple[Message, ...]
    beside: Told
    """What it says beside its tables."""
    programmes: tuple[Programme, ...] = ()
    timetables: tuple[Timetable, ...] = ()
    rosters: tuple[Roster, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    signings: tuple[Signing, ...] = ()


def read_sheet(held: Inventory, calculator: Calculator) -> SheetReading:
    """Find the tables of a sheet; of other sheets only what its formulas give is looked at."""
    grid = held.grid
    tables: list[Table] = []
    books: list[CashBook] = []
    standards: list[Standard] = []
    unplaced: list[Unplaced] = []
    strays: list[Place] = []
    forms: list[Place] = []
    ends: list[int] = [0]
    taught = list(programmes_and_timetables(held, calculator))
    lists = people(held, calculator)
    taken = [parse_area(each.range) for each in taught]
    taken.extend(each.area for each in lists if each.is_marked)
    for region in _regions(held):
        if is_stock_card(region) or any(a.top <= region.top <= a.bottom for a in taken):
            continue
        cash = read_cash_book(region, calculator, ends[bisect_left(ends, region.top) - 1])
        if region.rows and (cash is None or cash.rows):
            insort(ends, region.rows[-1])  # boxes of sums look like a book without rows
        if cash is not None:
            books.append(cash)
            tables.append(listed_book(grid, cash))
            continue
        costs = standard_costs(region, calculator)
        if costs is not None:
            standards.extend(costs)
            continue
        reading = read_table(region, calculator)
        strays.extend(reading.strays)
        if reading.table is not None:
            tables.append(reading.table)
        if reading.unplaced is not None:
            unplaced.append(reading.unplaced)
        elif reading.form is not None:
            forms.append(reading.form)
    own, joint, unclear = parted(held, tables)
    tables = [*own] if joint else with_total_above(grid, own)
    told = {
        figure.at for table in joint for total in table.totals for figure in total.figures.values()
    }
    money = [*taken, *(parse_area(table.range) for table in own)]
    listed = [one for each in lists if (one := each.listed(money)) is not None]
    tables.extend(each.table for each in listed if each.table is not None)
    tables.extend(listed_programme(grid, each) for each in taught)
    if not unplaced:
        unplaced.extend(unread(held, [*tables, *joint]))
    return SheetReading(
        held,
        tuple(tables),
        tuple(joint),
        tuple(books),
        tuple(standards),
        tuple(unplaced),
        (
            *_left_alone(grid.name, listed),
            *([say(STANDARDS, sheet=grid.name, count=len(standards))] if standards else ()),
            *_passed_over(grid.name, unclear, forms, [at for at in strays if at not in told]),
        ),
        told_beside(
            held,
            [*money, *(parse_area(each.table.range) for each in listed if each.table is not None)],
            calculator,
        ),
        tuple(each for each in taught if isinstance(each, Programme)),
        tuple(each for each in taught if isinstance(each, Timetable)),
        tuple(each.roster for each in listed if each.roster is not None),
        tuple(each.attendance for each in listed if each.attendance is not None),
        tuple(one for each in listed for one in each.certificates or ()),
        tuple(signings(held, tables)),
    )


def _regions(held: Inventory) -> Iterator[Region]:
    if not may_announce_recap(held.words):
        yield from regions(held.grid)
        return
    for region in regions(held.grid):
        yield from with_recap_apart(region)


def _passed_over(
    sheet: str, unclear: Sequence[Place], forms: Sequence[Place], strays: Sequence[Place]
) -> Iterator[Message]:
    for text, places in ((JOINT, unclear), (UNFILLED, forms), (STRAYS, strays)):
        if places:
            yield say(text, sheet=sheet, cells=tuple(each.cell for each in places[:_MOST_NAMED]))


def _left_alone(sheet: str, lists: Sequence[Listed]) -> Iterator[Message]:
    """Tell of attendance that is kept in a way that is not read."""
    if any(not (each.roster or each.attendance) and each.certificates is None for each in lists):
        yield say(UNREAD_ATTENDANCE, sheet=sheet)
