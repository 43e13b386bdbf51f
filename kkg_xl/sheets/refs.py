"""Cell references: `B7` for people, `(7, 2)` for programs (row first, both from 1)."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

MAX_ROW = 1_048_576
"""Rows of a sheet (ECMA-376; the limit of Excel 2007 and later)."""

MAX_COLUMN = 16_384
"""Columns of a sheet, `XFD` being the last."""


class Area(NamedTuple):
    """A rectangle of cells, all four sides included."""

    top: int
    left: int
    bottom: int
    right: int

    def __contains__(self, cell: object) -> bool:
        """Tell whether a `(row, column)` pair lies inside."""
        if not isinstance(cell, tuple):
            return False
        row, column = cell
        return bool(self.top <= row <= self.bottom and self.left <= column <= self.right)

    def __str__(self) -> str:
        """Write the area as Excel does.

        >>> str(Area(4, 1, 30, 6))
        'A4:F30'
        """
        return f"{address(self.top, self.left)}:{address(self.bottom, self.right)}"


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """Name a column.

    >>> letters(1), letters(28), letters(16384)
    ('A', 'AB', 'XFD')
    """
    name = ""
    while column:
        column, remainder = divmod(column - 1, 26)
        name = chr(65 + remainder) + name
    return name


@lru_cache(maxsize=1024)
def column_number(name: str) -> int:
    """Count a column from its letters, in either case.

    >>> column_number("A"), column_number("ab"), column_number("XFD")
    (1, 28, 16384)
    """
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - 64
    return number


def address(row: int, column: int) -> str:
    """Write a cell's address.

    >>> address(7, 2)
    'B7'
    """
    return f"{letters(column)}{row}"


def parse_address(text: str) -> tuple[int, int]:
    """Read an address such as `B7` or `$B$7` as `(row, column)`.

    Raises `ValueError` for anything that is no address on a sheet.

    >>> parse_address("$B$7")
    (7, 2)
    """
    bare = text.replace("$", "")
    digits = bare.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    name = bare[: len(bare) - len(digits)]
    if not (1 <= len(name) <= len("XFD") and digits.isascii() and digits.isdigit()):
        raise ValueError(text)
    row, column = int(digits), column_number(name)
    if not (1 <= row <= MAX_ROW and 1 <= column <= MAX_COLUMN):
        raise ValueError(text)
    return row, column


def parse_area(text: str) -> Area:
    """Read `A4:F30`, or a single address, as an area with its corners in order.

    >>> parse_area("F30:A4")
    Area(top=4, left=1, bottom=30, right=6)
    """
    first, _, last = text.partition(":")
    row, column = parse_address(first)
    other_row, other_column = parse_address(last) if last else (row, column)
    return Area(
        min(row, other_row),
        min(column, other_column),
        max(row, other_row),
        max(column, other_column),
    )
