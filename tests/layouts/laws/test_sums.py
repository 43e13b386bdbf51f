"""Columns that add other columns."""

from __future__ import annotations

from tests.support.understood import laws

STAGES = """
| | A | B | C | D | E |
| - | - | - | - | - | - |
| 1 | NO | URAIAN | HONOR | TRANSPORT | JUMLAH |
"""


def test_a_sum_of_columns_is_told_by_lines_in_which_two_of_them_hold_something():
    told = "| 2 | 1 | Ketua | 300 | 50 | 350 |\n| 3 | 2 | Anggota | 200 | 50 | 250 |\n"
    months = (
        "| | A | B | C | D | E |\n| - | - | - | - | - | - |\n"
        "| 1 | NO | URAIAN | BULAN 1 | BULAN 2 | NILAI |\n"
    )
    alone = "| 2 | 1 | ATK | 100 | | 100 |\n| 3 | 2 | Map | | 200 | 200 |\n"

    assert {"E": "C + D"} == laws(STAGES + told)
    assert {"E": "C + D"} == laws(months + told)
    assert {} == laws(months + alone)


def test_a_month_is_no_sum_of_the_months_before_it():
    assert {} == laws(
        "| | A | B | C | D | E |\n| - | - | - | - | - | - |\n"
        "| 1 | NO | URAIAN | BULAN 1 | BULAN 2 | BULAN 3 |\n"
        "| 2 | 1 | ATK | 100 | 200 | 300 |\n| 3 | 2 | Map | 200 | 200 | 400 |\n"
    )
