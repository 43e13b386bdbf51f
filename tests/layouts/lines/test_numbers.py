"""From a cell to a figure: what people mean by what stands in it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kkg_xl.domain.figures import NOT_CALCULATED, CellError, Place, Unreadable
from kkg_xl.domain.numerals import Manner
from kkg_xl.layouts.lines.numbers import Figures, manners, meant
from kkg_xl.sheets.formulas import Calculator
from tests.support.grids import book

KEY = 1


def figure(cell, manner=Manner.UNDECIDED):
    """Make the figure of a cell that is written in A1."""
    written = book(f"| | A | B |\n| - | - | - |\n| 1 | {cell} | 7 |\n")
    own = written.grids[0]
    return Figures(own, Calculator(written), {KEY: manner}).figure(1, KEY, own.cell(1, KEY))


@pytest.mark.parametrize(
    ("cell", "value", "typed"),
    [
        ("150.000", Decimal(150_000), None),
        ("'Rp 750.000", Decimal(750_000), "Rp 750.000"),
        ("'1.500.000", Decimal(1_500_000), "1.500.000"),
        ("'-", None, None),
        ("&nbsp; ", None, None),
        ("'FREE", Unreadable("FREE"), None),
        ("'10 %", Unreadable("10 %"), None),
        ("#REF!", CellError("#REF!"), None),
        ("2009-10-19", Decimal(40_105), None),
        ("TRUE", Unreadable("True"), None),
        ("1" + "0" * 40, Unreadable("1.000E+40"), None),
        ("0," + "0" * 40 + "1", Unreadable("1.000E-41"), None),
        ("", None, None),
    ],
)
def test_a_cell_is_read_as_people_mean_it(cell, value, typed):
    found = figure(cell)

    assert (value, typed) == (found.value, found.typed)
    assert Place("RAB", "A1") == found.at


def test_a_text_that_a_formula_gives_was_not_typed():
    found = figure('="Rp 750.000"')

    assert (Decimal(750_000), None) == (found.value, found.typed)


def test_a_formula_without_result_is_worked_out():
    found = figure("=B1*3 ->")

    assert (NOT_CALCULATED, Decimal(21)) == (found.value, found.worked_out)


def test_a_formula_without_result_that_gives_what_nobody_means_is_worked_out_to_nothing():
    assert figure("=10^40 ->").worked_out is None


def test_a_formula_without_result_that_gives_a_text_is_worked_out_to_nothing():
    found = figure('="x" ->')

    assert (NOT_CALCULATED, None) == (found.value, found.worked_out)


def test_no_cell_is_a_blank_figure():
    written = book("| | A |\n| - | - |\n| 1 | 1 |\n")

    found = Figures(written.grids[0], Calculator(written), {}).figure(9, 2, None)

    assert (Place("RAB", "B9"), True) == (found.at, found.blank)


def test_the_manner_of_the_column_decides_about_a_single_dot():
    assert Decimal(1_500) == figure("'1.500", Manner.INDONESIAN).value
    assert Decimal("1.5") == figure("'1.500", Manner.ENGLISH).value


def test_binary_dust_is_shaken_off():
    assert 126_000 == meant(Decimal("125999.99999999999"))
    assert Decimal("0.1") == meant(Decimal("0.1"))


def test_a_column_that_leaves_its_manner_open_follows_the_others():
    settled = manners({3: ["1.500"], 4: ["1.500.000", "2.000.000"], 5: ["12"]})

    assert {3: settled[4], 4: settled[4], 5: settled[4]} == settled


def test_columns_in_two_manners_leave_the_third_open():
    settled = manners({3: ["1.500.000"], 4: ["1,500,000"], 5: ["12"]})

    assert Manner.UNDECIDED is settled[5]
    assert settled[3] is not settled[4]


def among_numbers(cell):
    """Make the figure of a cell in a column where dates are out of place and units stand."""
    written = book(f"| | A |\n| - | - |\n| 1 | {cell} |\n")
    (own,) = written.grids
    desk = Figures(own, Calculator(written), {}, undated={KEY}, units={KEY})
    return desk.figure(1, KEY, own.cell(1, KEY)).value


def test_a_date_among_numbers_is_told_as_it_is_shown():
    assert Unreadable("15/03/2025", is_date=True) == among_numbers("2025-03-15")
    assert Decimal(3) == among_numbers("1900-01-02")


def test_a_unit_where_units_stand_is_no_number_and_no_fault():
    assert among_numbers("lembar") is None
    assert Unreadable("N/A") == among_numbers("N/A")
    assert Unreadable("tiga") == among_numbers("tiga")
