"""Of all formulas, those that a rule may have something to say about."""

from decimal import Decimal

import pytest

from kkg_xl.domain.figures import NOT_CALCULATED, CellError
from kkg_xl.layouts.understanding import understand
from kkg_xl.sheets.grid import Book
from tests.sheets.calculated import grid, stored


def _calculations(**cells):
    return understand(Book("x.xlsx", (grid("RAB", cells),))).calculations


@pytest.mark.parametrize(
    ("result", "formula"),
    [(6, "A1*3"), ("HADIR", 'UPPER("hadir")'), (True, "A1=2"), (2, "SUM(A1)")],
)
def test_a_result_that_is_borne_out_is_passed_over(result, formula):
    assert () == _calculations(A1=2, B1=stored(result, formula))


@pytest.mark.parametrize(
    ("result", "formula", "kept", "given"),
    [
        (7, "A1*3", Decimal(7), Decimal(6)),
        ("6", "A1*3", "6", Decimal(6)),
        ("#DIV/0!", "A1/0", CellError("#DIV/0!"), "#DIV/0!"),
        (6, "RAND()", Decimal(6), None),
        (6, "[1]RAB!A1", Decimal(6), None),
    ],
)
def test_all_others_are_kept(result, formula, kept, given):
    (calculation,) = _calculations(A1=2, B1=stored(result, formula))

    assert (kept, given) == (calculation.stored, calculation.given)


def test_what_was_never_calculated_is_kept():
    (calculation,) = _calculations(A1=2, B1="=A1*3")

    assert (NOT_CALCULATED, Decimal(6)) == (calculation.stored, calculation.given)
