"""Cells sorted into blocks that Excel takes in one call: one column, consecutive rows.

A gap of formulas, numbers and blanks is written again as it stands, so that the blocks do not grow
with the lines. A text is never passed over, which might become a number, nor what belongs to an
array formula, a merged area or a hidden row: Excel puts the values of an array into the wrong rows
where a filter hides some.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from typing import Final, NamedTuple, TypeAlias

from kkg_xl.sheets.formula_values import Fault
from kkg_xl.sheets.grid import Cell, Grid, Kind
from kkg_xl.sheets.plan import CellChange, Result
from kkg_xl.sheets.refs import Area, address, parse_area

Handed: TypeAlias = "float | str | bool"
"""What Excel is handed for a cell: a number, a truth value, or a text that it reads as if typed."""

TEXT: Final = "@"
GENERAL: Final = "General"
AS_IT_IS: Final = "?"
"""Stands for the number format that the cells have, which only Excel can name."""
_QUOTE: Final = "'"
"""At the beginning of a text: Excel takes the first for a sign that what follows is one."""
_LONGEST_GAP: Final = 2_000
_MOST_CELLS: Final = 100_000
"""In one call."""


class Block(NamedTuple):
    """Cells of one column that are written in one call."""

    sheet: str
    column: int
    top: int
    handed: tuple[Handed, ...]
    text: bool = False
    """Whether they are texts, to be taken as they are."""
    before: str = ""
    """The number format to set first; empty for none."""
    after: str = ""
    """The number format to set in the end; empty for none."""

    @property
    def address(self) -> str:
        """Where it goes: `F5:F30`."""
        first = address(self.top, self.column)
        if len(self.handed) == 1:
            return first
        return f"{first}:{address(self.top + len(self.handed) - 1, self.column)}"


class _Piece(NamedTuple):
    row: int
    handed: Handed
    way: tuple[bool, str, str]
    """`text`, `before` and `after` of its block."""


def blocks(grid: Grid, changes: Iterable[CellChange], *, locked: bool = False) -> Iterator[Block]:
    """Sort the changes of one sheet; `grid` is as it stands, `locked` one that is protected.

    Where every change says the number format that the cell has, no format is set.
    """
    reserved = _Reserved(grid, locked=locked)
    by_column = sorted(changes, key=lambda change: (change.column, change.row))
    for column, group in groupby(by_column, key=lambda change: change.column):
        run: list[_Piece] = []
        for change in group:
            piece = _piece(grid, change)
            gap = _gap(column, run, piece, reserved)
            if gap is None:
                if run:
                    yield _block(grid, column, run)
                run = [piece]
            else:
                run += [*gap, piece]
        yield _block(grid, column, run)


def alone(change: CellChange) -> Block:
    """Give the block of one cell that is written with all care, whatever it held."""
    text = isinstance(change.value, str) and change.formula is None and change.value != ""
    handed = _handed(change.value, change.formula)
    if text and str(handed).startswith(_QUOTE):
        handed = f"{_QUOTE}{handed}"
    after = change.number_format or AS_IT_IS
    before = TEXT if text else GENERAL
    return Block(change.sheet, change.column, change.row, (handed,), text, before, after)


class _Reserved:
    """Tells what no block passes over."""

    def __init__(self, grid: Grid, *, locked: bool) -> None:
        self._grid, self._locked = grid, locked
        arrays = (
            parse_area(cell.array)
            for cells in grid.rows.values()
            for cell in cells.values()
            if cell.array is not None
        )
        self._areas: tuple[Area, ...] = (*grid.merged, *arrays)

    def joins(self, row: int) -> bool:
        """Tell whether the cells of a row may be written together with others."""
        return row not in self._grid.hidden_rows

    def passed(self, row: int, column: int) -> Handed | None:
        """Give what a cell holds, to be written again; `None` if it must not be touched."""
        if self._locked or row in self._grid.hidden_rows:
            return None
        if any(Area.__contains__(area, (row, column)) for area in self._areas):
            return None
        return _again(self._grid.cell(row, column))


def _again(cell: Cell) -> Handed | None:
    if cell.number_format == TEXT or cell.array is not None:
        return None
    if cell.formula is not None:
        return _handed(None, cell.formula)
    if cell.kind in (Kind.BLANK, Kind.NUMBER, Kind.DATE, Kind.BOOLEAN):
        return _handed(cell.value, None)
    return None


def _gap(column: int, run: list[_Piece], piece: _Piece, reserved: _Reserved) -> list[_Piece] | None:
    """Give the cells between a run and the next one; `None` where another block begins."""
    if not run or run[-1].way != piece.way or len(run) >= _MOST_CELLS:
        return None
    last = run[-1].row
    if not (reserved.joins(last) and reserved.joins(piece.row)):
        return None
    if piece.row - last > _LONGEST_GAP or (piece.row - last > 1 and any(piece.way)):
        return None
    gap: list[_Piece] = []
    for row in range(last + 1, piece.row):
        handed = reserved.passed(row, column)
        if handed is None:
            return None
        gap.append(_Piece(row, handed, piece.way))
    return gap


def _piece(grid: Grid, change: CellChange) -> _Piece:
    cell = grid.cell(change.row, change.column)
    blank = change.formula is None and change.value in (None, "")
    text = change.formula is None and isinstance(change.value, str) and not blank
    code = cell.number_format if change.number_format is None else change.number_format
    before = after = ""
    if text and cell.number_format != TEXT:
        before, after = TEXT, change.number_format or AS_IT_IS
    elif text:
        after = change.number_format or ""
    elif cell.number_format == TEXT and not blank:
        before, after = GENERAL, code
    elif code != cell.number_format:
        after = code
    return _Piece(change.row, _handed(change.value, change.formula), (text, before, after))


def _handed(value: Result, formula: str | None) -> Handed:
    if formula is not None:
        return "=" + formula.removeprefix("=")
    if value is None:
        return ""
    if isinstance(value, Fault):
        return value.code
    if isinstance(value, Decimal):
        return float(value)  # the number that the file would hold: nothing is calculated with it
    return value


def _block(grid: Grid, column: int, run: list[_Piece]) -> Block:
    text, before, after = run[0].way
    handed = tuple(piece.handed for piece in run)
    return Block(grid.name, column, run[0].row, handed, text, before, after)
