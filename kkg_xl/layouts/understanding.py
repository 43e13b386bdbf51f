"""The door: a workbook as read goes in, a workbook as meant comes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kkg_xl.domain.cash_book import CashBook
from kkg_xl.domain.figures import Place
from kkg_xl.domain.table import Table
from kkg_xl.domain.text import Message, Text, say
from kkg_xl.domain.workbook import Unplaced, Workbook
from kkg_xl.layouts.calculations import bare_errors, calculations_of
from kkg_xl.layouts.cash.books import is_stock_card, read_cash_book
from kkg_xl.layouts.columns.regions import Region, regions
from kkg_xl.layouts.inventory import Inventory, inventory
from kkg_xl.layouts.lines.unread import unread
from kkg_xl.layouts.other_tables import listed_book, people
from kkg_xl.layouts.ours import findings_sheet, profile_sheet
from kkg_xl.layouts.staleness import in_themselves
from kkg_xl.layouts.tables import read_table
from kkg_xl.layouts.totals.joint import parted
from kkg_xl.layouts.totals.recap_below import may_announce_recap, with_recap_apart
from kkg_xl.layouts.totals.receipts import beside_receipts, receipts_of, without_receipts
from kkg_xl.layouts.totals.remainders import remainders
from kkg_xl.layouts.totals.repeated import restated_totals
from kkg_xl.layouts.totals.spelled import spelled_amounts
from kkg_xl.layouts.totals.totals_above import with_total_above
from kkg_xl.sheets.formula_tables import with_addresses
from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.grid import Book
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
_MOST_NAMED = 12


def understand(book: Book) -> Workbook:
    """Find the tables of a workbook and everything else that a rule may look at."""
    book = with_addresses(findings_sheet.moved_last(book))  # so all others keep their places
    calculator = Calculator(book)
    stock = tuple(inventory(grid) for grid in findings_sheet.without(book).grids)
    tables: list[Table] = []
    books: list[CashBook] = []
    joint: list[Table] = []
    not_checked: list[Message] = []
    unplaced: list[Unplaced] = []
    for held in stock:
        grid = held.grid
        strays: list[Place] = []
        forms: list[Place] = []
        before = len(tables)
        ends: list[int] = [0]
        for region in _regions(held):
            if is_stock_card(region):
                continue
            cash = read_cash_book(region, calculator, max(end for end in ends if end < region.top))
            if cash is None or cash.rows:
                ends.extend(region.rows[-1:])  # boxes of sums look like a book without rows
            if cash is not None:
                books.append(cash)
                tables.append(listed_book(grid, cash))
                continue
            reading = read_table(region, calculator)
            strays.extend(reading.strays)
            if reading.table is not None:
                tables.append(reading.table)
            if reading.unplaced is not None:
                unplaced.append(reading.unplaced)
            elif reading.form is not None:
                forms.append(reading.form)
        own, sums, unclear = parted(held, tables[before:])
        tables[before:] = own if sums else with_total_above(grid, own)
        joint.extend(sums)
        told = {
            figure.at
            for table in sums
            for total in table.totals
            for figure in total.figures.values()
        }
        strays = [place for place in strays if place not in told]
        tables.extend(people(held, [parse_area(table.range) for table in own]))
        not_checked.extend(_left_alone(grid.name, tables[before:]))
        if not any(each.at.sheet == grid.name for each in unplaced):
            unplaced.extend(unread(grid, [*tables[before:], *sums]))
        not_checked.extend(_passed_over(grid.name, unclear, forms, strays))
    found = tuple(calculations_of(book, stock, tables, calculator))
    calculations = tuple(in_themselves(found, book))
    receipts = [one for held in stock for one in receipts_of(held, tables, calculator)]
    restated = tuple(without_receipts(restated_totals(stock, tables, calculator), receipts))
    return Workbook(
        book.name,
        tuple(tables),
        calculations,
        tuple(bare_errors(stock, tables)),
        tuple(beside_receipts(spelled_amounts(stock, [*tables, *joint], restated), receipts)),
        restated,
        tuple(unplaced),
        tuple(not_checked),
        tuple(joint),
        tuple(books),
        tuple(remainders(stock, books, calculator)),
        profile_sheet.read(book),
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


def _left_alone(sheet: str, tables: Sequence[Table]) -> Iterator[Message]:
    for kind, text in _KINDS.items():
        if any(table.kind == kind for table in tables):
            yield say(text, sheet=sheet)


_KINDS = {
    "attendance": Text(
        id="Lembar {sheet}: daftar hadir ditemukan; isinya belum diperiksa",
        en="Sheet {sheet}: an attendance list was found; its contents are not checked yet",
    ),
    "roster": Text(
        id="Lembar {sheet}: daftar peserta ditemukan; isinya belum diperiksa",
        en="Sheet {sheet}: a list of participants was found; its contents are not checked yet",
    ),
}
