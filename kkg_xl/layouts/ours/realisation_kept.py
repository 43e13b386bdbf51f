"""What people wrote into the yellow cells of a realisation: it counts, and the next run keeps it.

The codes of the list count as they stand; one is theirs if it is not the one that the program
found, which stands beside it. A row of the list belongs to the entry that its item is linked to, if
date or receipt say that it still does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.cash_book import CashBook, Entry, Given
from kkg_xl.domain.figures import Place
from kkg_xl.domain.likeness import words
from kkg_xl.domain.line_codes import parts
from kkg_xl.domain.realised import Realised
from kkg_xl.layouts.ours import realisation_list as listed
from kkg_xl.layouts.ours import realisation_sheet as sheet
from kkg_xl.layouts.ours.realisation_sheet import Amount
from kkg_xl.sheets.formulas import Calculator, references
from kkg_xl.sheets.grid import BLANK, Book, Cell
from kkg_xl.sheets.planned import serial
from kkg_xl.sheets.refs import Area, address, parse_address
from kkg_xl.sheets.seals import open_cells, own_sheet
from kkg_xl.sheets.sheet_plan import Content


class _Written(NamedTuple):
    """A row of the list, and the payment that it tells of."""

    given: Given
    entry: Place
    day: Content
    receipt: str


def with_given(books: Sequence[CashBook], book: Book) -> tuple[CashBook, ...]:
    """Give the cash books of a workbook with the codes that stand beside them in the list."""
    written = {each.entry: each for each in _written(book)}
    if not written:
        return tuple(books)
    return tuple(
        replace(each, rows=tuple(_with_given(row, written.get(row.at)) for row in each.rows))
        for each in books
    )


def lost(told: Realised, book: Book) -> tuple[Place, ...]:
    """Give the cells of people's codes that count no more: the cash books have changed since."""
    used = {payment.given for payment in told.payments}
    theirs = (each.given for each in _written(book) if each.given.theirs)
    return tuple(given.at for given in theirs if given not in used)


def _with_given(row: Entry, written: _Written | None) -> Entry:
    if written is None or not _is_same(row, written):
        return row
    return row._replace(given=written.given)


def _is_same(row: Entry, written: _Written) -> bool:
    day = None if row.day is None else serial(row.day)
    told = bool(row.receipt or written.receipt)
    return row.receipt == written.receipt if told else day == written.day


def _written(book: Book) -> Iterator[_Written]:
    grid, areas = own_sheet(book, sheet.MARK), open_cells(book, sheet.MARK)
    if grid is None:
        return
    for row in _rows(areas, listed.CODE):
        code, how = _text(grid.cell(row, listed.CODE)), _text(grid.cell(row, listed.HOW))
        linked = references(grid.cell(row, listed.ITEM).formula or "")
        if not linked:
            continue
        entry = Place(linked[0].sheet or "", address(linked[0].area.top, linked[0].area.left))
        at = Place(grid.name, address(row, listed.CODE))
        theirs = parts(code) != parts(listed.found_in(how))
        given = Given(code, at, listed.in_book(how), theirs)
        day, receipt = grid.cell(row, listed.DAY).value, _text(grid.cell(row, listed.RECEIPT))
        yield _Written(given, entry, day, receipt)


def _rows(areas: Sequence[Area], column: int) -> Iterator[int]:
    for area in areas:
        if area.left == column:
            yield from range(area.top, area.bottom + 1)


def _text(cell: Cell) -> str:
    if isinstance(cell.value, Decimal):
        return f"{cell.value.normalize():f}"
    return str(cell.value or "").strip()


def amounts(told: Realised, book: Book) -> Iterator[tuple[Place | None, Amount]]:
    """Give the amounts of earlier stages that people wrote, with `BudgetLine.at` of their lines.

    `None` where the budget has the line no more.
    """
    grid = own_sheet(book, sheet.MARK)
    lines = {(told.codes[at], words(title)): at for at, title in told.titles.items()}
    for row in _rows(open_cells(book, sheet.MARK), sheet.BEFORE):
        cell = BLANK if grid is None else grid.cell(row, sheet.BEFORE)
        if grid is None or cell.value is None:
            continue
        code, item = (_text(grid.cell(row, column)) for column in (sheet.NUMBER, sheet.ITEM))
        at = Place(grid.name, address(row, sheet.BEFORE))
        formula = cell.formula if _stays(cell, at, book) else None
        yield lines.get((code, words(item))), Amount(cell.value, formula, at)


def _stays(cell: Cell, at: Place, book: Book) -> bool:
    """Tell whether a formula says the same wherever it stands, and can be calculated."""
    elsewhere = all(each.sheet is not None for each in references(cell.formula or ""))
    return elsewhere and Calculator(book).given(at.sheet, *parse_address(at.cell)) is not None
