"""Totals told again elsewhere: what a REKAP or a cover says of the sheet with the lines."""

from __future__ import annotations

from tests.support.understood import workbook

RAB = """
Sheet: RAB

| | A | B | C | D | E |
| - | - | - | - | - | - |
| 1 | NO | URAIAN | VOLUME | HARGA SATUAN | JUMLAH |
| 2 | A | Belanja Barang | | | |
| 3 | 1 | Kertas | 2 | 50.000 | 100.000 |
| 4 | 2 | Tinta | 2 | 100.000 | 200.000 |
| 5 | B | Belanja Jasa | | | |
| 6 | 1 | Narasumber | 2 | 150.000 | 300.000 |
"""
TOTAL = "| 7 | | JUMLAH | | | 600.000 |\n"
REKAP = """
Sheet: REKAP

| | A | B | C |
| - | - | - | - |
| 1 | NO | URAIAN | JUMLAH |
| 2 | 1 | Belanja Barang | 300.000 |
| 3 | 2 | Belanja Jasa | 300.000 |
| 4 | 3 | Lain-lain | 50.000 |
| 5 | | JUMLAH | 650.000 |
"""


def retold(text):
    """Give what is told again: the cell, and where and how much the total is that it repeats."""
    return {
        each.figure.at.cell: (str(each.refers_to.at), each.refers_to.amount)
        for each in workbook(text).restated
    }


def test_a_line_of_a_rekap_repeats_the_group_that_it_names_and_another_line_none():
    assert {"C2": ("RAB!B2", 300_000), "C3": ("RAB!B5", 300_000)} == retold(RAB + TOTAL + REKAP)


def test_a_group_comes_to_what_the_lines_of_its_inner_groups_add_up_to():
    nested = """
    Sheet: RAB

    | | A | B | C | D | E |
    | - | - | - | - | - | - |
    | 1 | NO | URAIAN | VOLUME | HARGA SATUAN | JUMLAH |
    | 2 | A | Belanja Barang | | | |
    | 3 | I | Alat tulis | | | |
    | 4 | 1 | Kertas | 2 | 50.000 | 100.000 |
    | 5 | II | Bahan | | | |
    | 6 | 1 | Tinta | 2 | 100.000 | 200.000 |
    | 7 | B | Belanja Jasa | | | |
    | 8 | 1 | Narasumber | 2 | 150.000 | 300.000 |
    | 9 | | JUMLAH | | | 600.000 |
    """

    assert {"C2": ("RAB!B2", 300_000), "C3": ("RAB!B7", 300_000)} == retold(nested + REKAP)


def test_a_group_whose_lines_are_all_blank_is_repeated_by_nothing():
    blank = (
        "| 7 | C | Lain-lain | | | |\n| 8 | 1 | Sewa | 1 | | |\n| 9 | | JUMLAH | | | 600.000 |\n"
    )

    assert {"C2", "C3"} == set(retold(RAB + blank + REKAP))


def test_a_sheet_without_a_total_is_repeated_by_nothing():
    honor = """
    Sheet: Honor

    | | A | B | C |
    | - | - | - | - |
    | 1 | NO | URAIAN | JUMLAH |
    | 2 | 1 | Narasumber | 300.000 |
    | 3 | 2 | Moderator | 300.000 |

    Sheet: REKAP

    | | A | B | C |
    | - | - | - | - |
    | 1 | NO | URAIAN | JUMLAH |
    | 2 | 1 | Honor | 600.000 |
    | 3 | 2 | Belanja Jasa | 300.000 |
    | 4 | | JUMLAH | 900.000 |
    """

    assert {"C3": ("RAB!B5", 300_000)} == retold(RAB + honor)


def test_a_cover_may_tell_the_total_in_the_same_cell_as_its_label():
    cover = """
    Sheet: SAMPUL

    | | A |
    | - | - |
    | 1 | PROPOSAL |
    | 2 | Total RAB : Rp 700.000 (tujuh ratus ribu rupiah) |
    | 3 | Jumlah Anggaran : menyusul |
    """

    assert {"A2": ("RAB!E7", 600_000)} == retold(RAB + TOTAL + cover)


def test_of_a_plan_and_its_realisation_a_cover_repeats_the_one_that_its_words_name():
    cover = """
    Sheet: SAMPUL

    | | A | B |
    | - | - | - |
    | 1 | PROPOSAL | |
    | 2 | Jumlah Anggaran | 700.000 |
    | 3 | Jumlah Pengeluaran | 500.000 |
    """
    both = RAB + TOTAL + RAB.replace("RAB", "Realisasi") + TOTAL

    assert {"B2": ("RAB!E7", 600_000), "B3": ("Realisasi!E7", 600_000)} == retold(both + cover)


def test_a_cover_that_names_one_of_several_sheets_repeats_the_total_of_that_sheet():
    other = RAB.replace("Sheet: RAB", "Sheet: Onservice").replace("300.000", "400.000")
    cover = """
    Sheet: Sampul

    | | A | B |
    | - | - | - |
    | 1 | Jumlah dana Onservice | 700.000 |
    """
    text = RAB + TOTAL + other + TOTAL.replace("600.000", "700.000") + cover

    assert {"B1": ("Onservice!E7", 700_000)} == retold(text)


def test_a_line_of_a_rekap_without_a_name_repeats_nothing():
    nameless = REKAP.replace("| 3 | Lain-lain |", "| 3 | ... |")

    assert {"C2", "C3"} == set(retold(RAB + TOTAL + nameless))


def test_a_bare_total_above_the_headings_of_its_own_list_repeats_no_other_sheet():
    book = """
    Sheet: BKU

    | | A | B | C | D | E |
    | - | - | - | - | - | - |
    | 1 | BUKU KAS UMUM | | | | |
    | 3 | | JUMLAH | 700.000 | 500.000 | 200.000 |
    | 5 | TANGGAL | URAIAN | PENERIMAAN | PENGELUARAN | SALDO |
    | 6 | 2009-10-12 | Diterima dana | 700.000 | | 700.000 |
    | 7 | 2009-10-13 | Dibayar ATK | | 500.000 | 200.000 |
    """

    assert not retold(RAB + TOTAL + book)


def test_a_rekap_of_plan_and_spending_repeats_the_budgets_in_its_plan():
    rekap = """
    Sheet: REKAP

    | | A | B | C | D |
    | - | - | - | - | - |
    | 1 | NO | URAIAN | REALISASI | ANGGARAN |
    | 2 | 1 | Belanja Barang | 250.000 | 300.000 |
    | 3 | 2 | Belanja Jasa | 300.000 | 300.000 |
    | 4 | | JUMLAH | 550.000 | 600.000 |
    """

    assert {"D2": ("RAB!B2", 300_000), "D3": ("RAB!B5", 300_000)} == retold(RAB + TOTAL + rekap)
