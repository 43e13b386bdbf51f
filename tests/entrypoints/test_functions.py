"""The worksheet functions, given what Excel gives: blocks of floats, texts, dates and blanks."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkg_xl.domain.words import from_words
from kkg_xl.entrypoints import functions as f

whole = st.integers(min_value=0, max_value=10**7).map(float)


def one(block):
    return block[0][0]


@given(st.lists(whole, min_size=2, max_size=4))
def test_the_product_is_exact(factors):
    exact = Decimal(1)
    for factor in factors:
        exact *= int(factor)
    assert one(f.KKG_JUMLAH(*([[factor]] for factor in factors))) == float(exact)


def test_the_product_of_fractions_has_no_tail():
    assert one(f.KKG_JUMLAH([[0.1]], [[3.0]])) == 0.3


def test_one_call_answers_for_whole_columns():
    volumes, units, rates = [[3.0], [2.0]], [[4.0]], [["Rp 50.000,-"], [75000.0]]
    assert f.KKG_JUMLAH(volumes, units, rates) == [[600000.0], [600000.0]]


def test_one_range_is_multiplied_along_each_row():
    assert f.KKG_JUMLAH([[3.0, 4.0, 50000.0], [2.0, 2.0, 1.0]]) == [[600000.0], [4.0]]


def test_a_blank_factor_leaves_the_amount_blank():
    assert one(f.KKG_JUMLAH([[3.0]], [[None]])) == ""


def test_a_factor_that_is_no_number_is_named():
    assert one(f.KKG_JUMLAH([[3.0]], [["tiga orang"]], [[True]])).startswith("? bukan angka")
    assert one(f.KKG_JUMLAH([[3.0]], [[True]])) == "? bukan angka: True"


def test_ranges_of_different_sizes_are_refused():
    assert one(f.KKG_JUMLAH([[1.0], [2.0]], [[1.0], [2.0], [3.0]])) == "? ukuran rentang tidak sama"


@given(st.integers(min_value=0, max_value=10**15))
def test_words_say_the_number(number):
    assert from_words(one(f.KKG_TERBILANG([[float(number)]]))) == number


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        (13157000.0, "Tiga belas juta seratus lima puluh tujuh ribu rupiah"),
        ("Rp 1.350.000,-", "Satu juta tiga ratus lima puluh ribu rupiah"),
        (None, ""),
        (0.5, "? bukan bilangan bulat: 0.5"),
        ("N/A", "? bukan angka: N/A"),
    ],
)
def test_an_amount_in_words(given_, said):
    assert one(f.KKG_TERBILANG([[given_]])) == said


def test_words_without_rupiah():
    assert one(f.KKG_TERBILANG([[21000.0]], rupiah=False)) == "Dua puluh satu ribu"


def test_texts_become_numbers_in_the_manner_of_their_range():
    assert f.KKG_ANGKA([["85.000", "1.350.000", " ", 7.0, "lihat B3"]]) == [
        [85000.0, 1350000.0, "", 7.0, "? bukan angka: lihat B3"]
    ]


def test_the_share_present_is_told_row_by_row():
    marks = [
        ["√", "H", 1.0, "S"],
        ["v", None, None, "-"],
        [None, None, None, None],
        ["H", "?", 1.0, 1.0],
    ]
    assert f.KKG_PERSEN_HADIR(marks) == [[0.75], [0.5], [""], ["? tanda tidak dikenal: ?"]]


def test_a_long_list_becomes_a_matrix():
    first, second = datetime(2010, 1, 5), datetime(2010, 1, 12)  # noqa: DTZ001 -- Excel has no zones
    listed = [
        [first, "Peserta 01", "√"],
        [first, "Peserta 02", "S"],
        [second, "Peserta 01", "√"],
        [second, "Peserta 02", "√"],
        [second, "Peserta 02", "A"],
        [None, None, None],
    ]
    assert f.KKG_MATRIKS_HADIR(listed) == [
        ["Nama", first, second],
        ["Peserta 01", "√", "√"],
        ["Peserta 02", "S", "√ / A"],
    ]


def test_a_nip_is_judged():
    block = [["19010101 192501 1 001", "19010101 192513 1 001", None, 190101011925011001.0]]
    assert f.KKG_CEK_NIP(block) == [
        ["benar", "? angka 13–14 bukan bulan pengangkatan (01–12, PPPK 21)", "", f.AS_NUMBER]
    ]
