"""What each row is: a line, a heading, a total, or nothing of the kind."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kkg_xl.layouts.lines.groups import is_idle
from tests.support.understood import HEAD, rows, sorts

LINE = "| 2 | 1 | ATK | 2 | pkt | 50.000 | =C2*E2 |\n"


def judged(row):
    """Say what the third row of a budget is."""
    return sorts(HEAD + LINE + f"| 3 | {row} |\n").get(3)


@pytest.mark.parametrize(
    "row",
    [
        "2 | Map | 3 | bh | 5.000 | =C3*E3",
        "2 | Map | 3 | bh | 5.000 | 15.000",
        "2 | Map | 3 | bh | 5.000 |",
        "2 | ATK | | | | 992.000",
        "| - Map plastik | 3 | bh | 5.000 | 15.000",
        "2 | Map | tiga | bh | lima | #VALUE!",
        "2 | Map | FREE | | FREE |",
        "2 | | 3 | bh | 5.000 | 15.000",
        "2 | Map | 3 | bh | 5.000 | =SUM(C3*E3)",
        "2 | Total station, sewa | 3 | hari | 5.000 | 15.000",
        "2 | Map | | bh | | 0",
        "2 | Jumlah buku | 3 | bh | 5.000 | 15.000",
    ],
)
def test_a_line(row):
    assert "line" == judged(row)


@pytest.mark.parametrize(
    "row",
    [
        "A | Persiapan | | | |",
        "| Persiapan | | | |",
        "A. | | | | |",
        "2 | Map | - | | - | -",
        "A | Persiapan | | | | 0",
        "| Persiapan | | | | =0+0",
        "B | Persiapan | | | | =E3*C3",
    ],
)
def test_a_heading(row):
    assert "heading" == judged(row)


@pytest.mark.parametrize(
    "row",
    [
        "| JUMLAH | | | | 100.000",
        "JUMLAH | | | | | 100.000",
        "| | | | JUMLAH | 100.000",
        "| Sub Total | | | | =SUM(F2)",
        "| PPN 11 % | | | | 11.000",
        "| Dibulatkan | | | | 100.000",
        "A | Persiapan | | | | =SUM(F2:F2)",
        "A | Persiapan | | | | =F2",
        "| | | | | =SUM(F2:F2)",
        "| JUMLAH | | | |",
        "| JUMLAH | 2 | | | 100.000",
        "| JUMLAH | | | =SUM(F2:F2) |",
        "| JUMLAH | | | 100.000 |",
        "| Jumlah dipindahkan | | | | 100.000",
    ],
)
def test_a_total(row):
    assert "total" == judged(row)


@pytest.mark.parametrize("row", ["| | | | | 77", "| | 5 | | |", "| | | | | '15 ribu"])
def test_a_stray(row):
    assert "stray" == judged(row)


@pytest.mark.parametrize(
    "row",
    [
        "| Terbilang: seratus ribu rupiah | | | |",
        "| seratus ribu rupiah | | | |",
        "| | | | | =C3*E3",
        "2 | | | | |",
        "| | | Rp | |",
    ],
)
def test_nothing_of_the_kind(row):
    assert judged(row) is None


def test_a_quantity_reckoned_from_other_rows_below_the_table_is_a_stray():
    assert "stray" == judged("| Rata-rata | =C2/2 | | |")


def test_what_is_left_of_two_totals_is_no_total():
    found = sorts(
        HEAD
        + LINE
        + "| 3 | | JUMLAH | | | | =SUM(F2:F2) |\n"
        + "| 4 | | Dana diterima | | | | 500.000 |\n"
        + "| 5 | | Sisa | | | | =F4-F3 |\n"
    )

    assert "total" == found[3]
    assert "total" != found.get(5)


def test_a_row_that_repeats_a_sum_is_a_total():
    found = sorts(
        HEAD + LINE + "| 3 | | Sub Total | | | | =SUM(F2:F2) |\n| 4 | | Biaya | | | | =F3 |\n"
    )

    assert "total" == found[4]


def test_a_row_that_repeats_an_amount_is_a_line():
    assert "line" == judged("2 | Map | | | | =F2")


def test_the_signatures_end_the_table():
    found = sorts(
        HEAD + LINE + "| 4 | | Mengetahui, | | | | |\n" + "| 5 | | Peserta 01 | 12 | | | 5.000 |\n"
    )

    assert [2] == list(found)


def test_an_honorarium_for_a_supervisor_ends_nothing():
    found = sorts(HEAD + "| 2 | 1 | Pengawas TK/SD | 2 | org | 50.000 | =C2*E2 |\n")

    assert {2: "line"} == found


@pytest.mark.parametrize(
    ("row", "code", "label", "detail"),
    [
        ("7. | Map | 3 | bh | 5.000 | 15.000", "7", "Map", ""),
        ("1,5 | Map | 3 | bh | 5.000 | 15.000", "1.5", "Map", ""),
        ("| 7. Map | 3 | bh | 5.000 | 15.000", "7", "Map", ""),
        ("| A. Persiapan | | | |", "A", "Persiapan", ""),
        ("A. Persiapan | | | | |", "A", "Persiapan", ""),
        ("Catatan | Map | 3 | bh | 5.000 | 15.000", "", "Map", ""),
        ("C | JUMLAH | | | | 15.000", "C", "JUMLAH", ""),
        ("JUMLAH | (A sampai B) | | | | 15.000", "", "JUMLAH", "(A sampai B)"),
        ("| Bahan | | | Sub Total | 15.000", "", "Sub Total", "Bahan"),
    ],
)
def test_the_label_and_its_number_are_told_apart(row, code, label, detail):
    (found,) = rows(HEAD + f"| 2 | {row} |\n")

    assert (code, label, detail) == (found.code, found.label, found.detail)


def test_a_row_keeps_its_unit_its_cells_and_its_formulas():
    (found,) = rows(HEAD + "| 2 (hidden) | 1 | ATK | 2 | pkt | 50.000 | =C2*E2 |\n")

    assert ("pkt", {3, 5, 6}, {6}) == (found.unit, set(found.cells), set(found.derivations))
    assert (2, 2, True) == (found.number, found.label_column, found.hidden)
    assert Decimal(2) == found.cells[3].value


def test_the_code_numbers_the_rows_where_there_is_no_number():
    (found,) = rows(
        """
        | | A | B | C | D |
        | - | - | - | - | - |
        | 1 | KODE | URAIAN | VOL | JUMLAH |
        | 2 | 01.2 | Map | 3 | 5.000 |
        """
    )

    assert ("01.2", "Map") == (found.code, found.label)


CODED = """
| | A | B | C | D | E |
| - | - | - | - | - | - |
| 1 | NO | KODE | URAIAN | VOL | JUMLAH |
"""


def test_the_account_numbers_a_row_without_a_number():
    found = rows(
        CODED + "| 2 | | 521211 | Bahan | 3 | 5.000 |\n| 3 | 1 | 521.2 | Map | 3 | 5.000 |\n"
    )

    assert [("521211", "Bahan"), ("1", "Map")] == [(row.code, row.label) for row in found[:2]]


def test_a_row_with_nothing_but_a_remark_is_called_by_it():
    (found,) = rows(
        """
        | | A | B | C | D |
        | - | - | - | - | - |
        | 1 | NO | URAIAN | JUMLAH | KET |
        | 2 | 1 | Map | 3.000 | |
        | 3 | | | | lunas |
        """
    )[1:]

    assert ("heading", "lunas") == (found.sort.value, found.label)


def test_a_row_of_zeros_that_formulas_left_is_idle():
    idle, busy = rows(
        HEAD + "| 2 | 1 | Map | =0+0 | | | =C2*E2 |\n| 3 | 2 | Lem | 0 | | | =C3*E3 |\n"
    )

    assert is_idle(idle)
    assert not is_idle(busy)
