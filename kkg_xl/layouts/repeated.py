"""Totals told again on another sheet: a cover, a REKAP."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kkg_xl.domain.table import Table
from kkg_xl.domain.workbook import Restated
from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.grid import Book


def restated_totals(
    book: Book, tables: Sequence[Table], calculator: Calculator
) -> Iterator[Restated]:
    """Find where another sheet repeats a table's total."""
    yield from ()
