"""What the layouts make of a sheet written as text, in the few words that tests compare."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.law import Law
from kkg_xl.domain.table import Column, Table
from kkg_xl.domain.workbook import Workbook
from kkg_xl.layouts.columns.contents import contents
from kkg_xl.layouts.columns.purposes import columns_of
from kkg_xl.layouts.columns.regions import Region, regions
from kkg_xl.layouts.laws.derivations import Derivations
from kkg_xl.layouts.lines.rows import Sorted, sorted_rows
from kkg_xl.layouts.tables import Reading, read_table
from kkg_xl.layouts.understanding import understand
from kkg_xl.sheets.formula_dates import day
from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.grid import Grid
from kkg_xl.sheets.refs import letters
from tests.support.grids import book

HEAD = """
|   | A  | B      | C      | D      | E            | F           |
| - | -- | ------ | ------ | ------ | ------------ | ----------- |
| 1 | NO | URAIAN | VOLUME | SATUAN | HARGA SATUAN | JUMLAH (Rp) |
"""
"""The headings that most budgets have; rows follow from 2 on."""


def sheet(text: str) -> Grid:
    """Give the first sheet of a text."""
    return book(text).grids[0]


def region(text: str) -> Region:
    """Give the only region of the first sheet."""
    (only,) = regions(sheet(text))
    return only


def columns(text: str) -> tuple[Column, ...]:
    """Give the columns of the only region."""
    own = region(text)
    return columns_of(own, contents(own))


def roles(text: str) -> dict[str, str]:
    """Give the role of each column by its letter."""
    return {column.letter: column.role.value for column in columns(text)}


def rows(text: str) -> list[Sorted]:
    """Give the rows of the only region, judged."""
    own, found = region(text), columns(text)
    right = max(column.key for column in found)
    derivations = Derivations(own.grid, frozenset(own.rows), own.left, right)
    return list(sorted_rows(own, found, derivations, day))


def sorts(text: str) -> dict[int, str]:
    """Give what each row is by its number."""
    return {row.number: row.sort.value for row in rows(text)}


def readings(text: str) -> list[Reading]:
    """Read every region of the first sheet as a table."""
    written = book(text)
    calculator = Calculator(written)
    return [read_table(own, calculator) for own in regions(written.grids[0])]


def table(text: str) -> Table:
    """Give the only table of a workbook."""
    (only,) = workbook(text).tables
    return only


def workbook(text: str) -> Workbook:
    """Understand a text."""
    return understand(book(text))


def laws(text: str) -> dict[str, str]:
    """Give the laws of the only table as people would write them: `{"F": "C*E"}`."""
    return {letters(law.target): written(law) for law in table(text).laws}


def written(law: Law) -> str:
    """Write a law with the letters of its columns, the leftmost first."""
    told = " + ".join(_terms(law))
    if law.rounding is None:
        return told
    return f"{told} {law.rounding.direction} to {law.rounding.unit:f}"


def _terms(law: Law) -> Iterator[str]:
    for term in sorted(law.terms, key=lambda term: term.factors):
        product = "*".join(letters(key) for key in term.factors)
        if term.coefficient != 1:
            product = f"{term.coefficient:f}*{product}" if product else f"{term.coefficient:f}"
        yield "/".join([product, *(letters(key) for key in term.divisors)])


def reaches(text: str) -> dict[int, tuple[int, ...]]:
    """Give the lines of each total of the only table, by rows."""
    return {total.index: total.lines for total in table(text).totals}


def scopes(text: str) -> dict[int, str]:
    """Give the scope of each total of the only table, by row."""
    return {total.index: total.scope.value for total in table(text).totals}
