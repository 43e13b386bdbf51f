"""What a plan comes to, told cell by cell: what stands there, what will, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Message
from kkg_xl.reports.receipt import Entry
from kkg_xl.sheets.formula_values import Fault
from kkg_xl.sheets.grid import Book, Cell, Kind
from kkg_xl.sheets.plan import CellChange, Result, ResultChange
from kkg_xl.sheets.refs import address


def written_cells(
    book: Book, changes: Iterable[CellChange], why: Mapping[Place, Message]
) -> tuple[Entry, ...]:
    """Tell the cells that get another content, by sheet, row and column; `book` is as it was."""
    order = {grid.name: at for at, grid in enumerate(book.grids)}
    entries: list[Entry] = []
    for change in sorted(changes, key=lambda c: (order[c.sheet], c.row, c.column)):
        at = Place(change.sheet, address(change.row, change.column))
        cell = book.grid(change.sheet).cell(change.row, change.column)
        before = _content(cell)
        entries.append(Entry(at, before, change.value, cell.formula, change.formula, why.get(at)))
    return tuple(entries)


def following_results(book: Book, results: Iterable[ResultChange]) -> tuple[Entry, ...]:
    """Tell the formulas that stay and give something else now."""
    entries: list[Entry] = []
    for result in results:
        at = Place(result.sheet, address(result.row, result.column))
        cell = book.grid(result.sheet).cell(result.row, result.column)
        entries.append(Entry(at, _content(cell), result.value, cell.formula, cell.formula))
    return tuple(entries)


def _content(cell: Cell) -> Result:
    return Fault(str(cell.value)) if cell.kind is Kind.ERROR else cell.value
