"""What formulas give, compared with the results that Excel stored in people's workbooks."""

from collections import Counter
from pathlib import Path

import pytest

from kkg_xl.hosts.files.reading.books import read_book
from kkg_xl.sheets.formula_references import fill
from kkg_xl.sheets.formulas import Calculator, same, shape, split
from kkg_xl.sheets.grid import Kind
from kkg_xl.sheets.refs import address

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"

STALE = {}
"""Cells whose stored result is not what the formula gives, with the reason."""

NUMBERS_AS_TEXT = "HPS_0007.xlsx"
"""Its numbers are texts, and `85.000` is 85 or 85,000 as the computer is set."""


@pytest.fixture(scope="module")
def books():
    if not CORPUS.is_dir():
        pytest.skip("the corpus is not beside the project")
    return {path.name: read_book(path) for path in sorted(CORPUS.glob("*.xlsx"))}


def test_formulas_give_what_excel_stored(books):
    counted = Counter()
    wrong = {}
    for name, book in books.items():
        told = Calculator(book)
        for sheet, place, cell in _formulas(book):
            given = told.given(sheet, *place)
            if given is None:
                counted["not told"] += 1
                assert name == NUMBERS_AS_TEXT or _reaches_out(cell.formula), cell.formula
            elif cell.kind is not Kind.NOT_CALCULATED:
                counted["told"] += 1
                if not same(cell.value, given):
                    wrong[name, sheet, address(*place)] = (cell.value, given)

    assert set(STALE) == set(wrong), wrong
    assert counted["told"] > 5000
    assert counted["told"] > counted["not told"] * 50


def test_every_formula_is_taken_apart_and_put_together_again(books):
    for book in books.values():
        for _, _, cell in _formulas(book):
            skeleton, references = split(cell.formula)

            assert cell.formula == fill(skeleton, references)
            assert shape(skeleton) is not None


def _reaches_out(formula):
    """Tell whether a formula needs another workbook, or a macro that this one does not keep."""
    return "[" in formula or "Terbilang(" in formula


def _formulas(book):
    return [
        (grid.name, (row, column), cell)
        for grid in book.grids
        for row, cells in grid.rows.items()
        for column, cell in cells.items()
        if cell.formula is not None
    ]
