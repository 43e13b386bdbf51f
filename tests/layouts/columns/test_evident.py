"""Headings that only the numbers below them and their total tell."""

from __future__ import annotations

from kkg_xl.layouts.columns.evident import evident_headings
from tests.support.understood import sheet, table

YEARS = """
| | A | B | C | D |
| - | - | - | - | - |
| 1 | Perbandingan | | | |
| 3 | | Uraian | Tahun 2023 | Tahun 2024 |
| 4 | | | (Rp) | (Rp) |
| 5 | 1 | Pegawai | 2.000 | 3.000 |
| 6 | 2 | Barang | 1.000 | 1.500 |
| 7 | 3 | Jasa | 4.000 | 4.500 |
"""


def test_columns_above_a_labelled_total_have_evident_headings():
    assert {3: frozenset({3, 4})} == dict(
        evident_headings(sheet(f"{YEARS}| 8 | | Jumlah | 7.000 | 9.000 |\n"))
    )


def test_a_total_need_not_be_right():
    assert {3: frozenset({4})} == dict(
        evident_headings(sheet(f"{YEARS}| 8 | | Jumlah | | 9.900 |\n"))
    )


def test_without_a_label_or_for_small_numbers_nothing_is_evident():
    assert {} == evident_headings(sheet(f"{YEARS}| 8 | | Lain-lain | 7.000 | 9.000 |\n"))
    assert {} == evident_headings(sheet(f"{YEARS}| 8 | | Jumlah | 7 | 9 |\n"))


def test_two_numbers_are_too_few():
    assert {} == evident_headings(
        sheet(
            "| | A | B |\n| - | - | - |\n| 1 | Hal | Plafon |\n"
            "| 2 | ATK | 2.000 |\n| 3 | Map | 1.000 |\n| 4 | Jumlah | 3.000 |\n"
        )
    )


def test_numbers_without_words_above_them_are_headed_by_nothing():
    assert {} == evident_headings(
        sheet(
            "| | A | B |\n| - | - | - |\n"
            "| 2 | ATK | 2.000 |\n| 3 | Map | 1.000 |\n| 4 | Buku | 1.000 |\n| 5 | Jumlah | 4.000 |\n"
        )
    )


def test_an_evident_heading_makes_a_table_of_amounts():
    found = table(f"{YEARS}| 8 | | Jumlah | 7.000 | 9.000 |\n")

    assert [3, 4] == sorted(found.money)
    assert [5, 6, 7] == [line.index for line in found.lines]


def test_a_cell_that_only_looks_filled_interrupts_no_column():
    rows = YEARS.replace("| 2 | Barang | 1.000 |", "| 2 | Barang | \u00a0 |")

    assert {3: frozenset({4})} == dict(
        evident_headings(sheet(f"{rows}| 8 | | Jumlah | 6.000 | 9.000 |\n"))
    )
