"""The formula against the words module, over every form that words have."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkg_xl.domain.words import from_words, in_words
from kkg_xl.layouts.ours.spelling_formula import rupiah_in_words
from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.grid import Book, Cell, Grid, Kind

FORMULA = rupiah_in_words("A1")
TELLING = [
    *range(25),
    *(30, 99, 100, 101, 111, 200, 999, 1000, 1001, 1100, 2000, 11_000, 21_000, 100_000, 101_000),
    *(1_000_000, 1_001_000, 13_157_000, 200_000_001, 10**9, 10**12, 10**15 - 1),
]


def said(number):
    cells = {
        1: {1: Cell(Kind.NUMBER, Decimal(number)), 2: Cell(Kind.NOT_CALCULATED, None, FORMULA)}
    }
    return Calculator(Book("", (Grid("RAB", cells),))).given("RAB", 1, 2)


@pytest.mark.parametrize("number", TELLING)
def test_the_formula_says_what_the_words_module_says(number):
    assert f"{in_words(number)} rupiah" == said(number).lower()


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_what_the_formula_says_is_read_as_the_amount(number):
    assert Decimal(number) == from_words(said(number))


def test_every_word_has_a_capital():
    assert "Tiga Belas Juta Seratus Lima Puluh Tujuh Ribu Rupiah" == said(13_157_000)


def test_parts_of_a_rupiah_are_rounded_and_what_is_owed_is_minus():
    assert "Dua Ribu Rupiah" == said("1999.5")
    assert "Minus Seratus Lima Puluh Ribu Rupiah" == said(-150_000)
    assert "Nol Rupiah" == said("-0.4")


def test_every_spreadsheet_program_takes_a_formula_of_this_length():
    assert len(rupiah_in_words("'RAB (cetak)'!$G$1048576")) < 8192
