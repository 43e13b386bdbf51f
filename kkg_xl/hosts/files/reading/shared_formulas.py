"""Formulas that cells share: written once in the file, moved to each cell that uses them.

Every formula is cut once into what stays and the references that move; `$` keeps a row or column
in place. What is moved off the sheet becomes `#REF!`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kkg_xl.hosts.files.reading import limits
from kkg_xl.sheets.refs import MAX_COLUMN, MAX_ROW, column_number, letters
from kkg_xl.usecases.unreadable import FORMULAS_TOO_LONG, UnreadableWorkbookError

_PIECE = re.compile(
    r'"(?:[^"]|"")*"'  # text
    r"|'(?:[^']|'')*'"  # the quoted name of a sheet
    r"|\[[^\[\]]*+(?:\[[^\[\]]*+\][^\[\]]*+)*+\]"  # another workbook, or a column of a table
    r"|#[A-Z0-9/]+[!?]?"  # an error
    r"|(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\w.(!$\[])"  # whole columns
    r"|(\$?)([0-9]{1,7}):(\$?)([0-9]{1,7})(?![\w.(!$])"  # whole rows
    r"|(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})(?![\w.(!\[])"  # a cell
    r"|[^\W\d]*[\w.\\?]+"  # a name, a function, a number
)


class _Moving(NamedTuple):
    """A reference that moves: a cell, or one end of whole columns (row 0) or rows (column 0)."""

    column_mark: str
    column: int
    row_mark: str
    row: int


class _Shared(NamedTuple):
    row: int
    column: int
    pieces: tuple[str | _Moving, ...]


class SharedFormulas:
    """The shared formulas of one sheet, by the number that the file gives them."""

    def __init__(self) -> None:
        """Start with none."""
        self._known: dict[str, _Shared] = {}
        self._length = 0

    def define(self, number: str, row: int, column: int, formula: str) -> None:
        """Keep a formula as it stands at a cell. Raises `UnreadableWorkbookError` if too long."""
        if len(formula) > limits.FORMULA:
            raise UnreadableWorkbookError(FORMULAS_TOO_LONG, limit=limits.FORMULA)
        self._known[number] = _Shared(row, column, _pieces(formula))

    def at(self, number: str, row: int, column: int) -> str | None:
        """Give the formula moved to a cell; nothing if it was not defined.

        Raises `UnreadableWorkbookError` when all of them become too long.
        """
        shared = self._known.get(number)
        if shared is None:
            return None
        formula = _written(shared.pieces, row - shared.row, column - shared.column)
        self._length += len(formula)
        if self._length > limits.MOVED_FORMULAS:
            limit = f"{limits.MOVED_FORMULAS >> 20} MiB"
            raise UnreadableWorkbookError(FORMULAS_TOO_LONG, limit=limit)
        return formula

    def knows(self, number: str) -> bool:
        """Tell whether a formula was defined."""
        return number in self._known


def move(formula: str, rows: int, columns: int) -> str:
    """Move the relative references of a formula.

    >>> move("SUM(C5:$E5)*LOG10(Rekap!B$2)", 1, 1)
    'SUM(D6:$E6)*LOG10(Rekap!C$2)'
    """
    return _written(_pieces(formula), rows, columns)


def _written(pieces: tuple[str | _Moving, ...], rows: int, columns: int) -> str:
    written: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            written.append(piece)
            continue
        column_mark, column, row_mark, row = piece
        if column and not column_mark:
            column += columns
        if row and not row_mark:
            row += rows
        if not (_fits(row, piece.row, MAX_ROW) and _fits(column, piece.column, MAX_COLUMN)):
            written.append("#REF!")
        elif column:
            written.append(f"{column_mark}{letters(column)}{row_mark}{row or ''}")
        else:
            written.append(f"{row_mark}{row}")
    return "".join(written)


def _fits(moved: int, written: int, most: int) -> bool:
    """Tell whether a moved row or column is on the sheet; 0 is one that was not written."""
    return moved == written or moved in range(1, most + 1)


def _pieces(formula: str) -> tuple[str | _Moving, ...]:
    pieces: list[str | _Moving] = []
    done = 0
    for match in _PIECE.finditer(formula):
        ends = _references(match)
        if not ends:
            continue
        pieces.append(formula[done : match.start()])
        pieces.append(ends[0])
        if len(ends) > 1:
            pieces.extend((":", ends[1]))
        done = match.end()
    pieces.append(formula[done:])
    return tuple(pieces)


def _references(match: re.Match[str]) -> tuple[_Moving, ...]:
    left, first, right, last, above, top, below, bottom, mark, name, row_mark, row = match.groups()
    if name and 1 <= int(row) <= MAX_ROW and column_number(name) <= MAX_COLUMN:
        return (_Moving(mark, column_number(name), row_mark, int(row)),)
    if first and max(column_number(first), column_number(last)) <= MAX_COLUMN:
        return (
            _Moving(left, column_number(first), "", 0),
            _Moving(right, column_number(last), "", 0),
        )
    if top and min(int(top), int(bottom)) >= 1 and max(int(top), int(bottom)) <= MAX_ROW:
        return _Moving("", 0, above, int(top)), _Moving("", 0, below, int(bottom))
    return ()
