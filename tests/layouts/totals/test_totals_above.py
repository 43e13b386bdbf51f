"""A total that stands above the headings of its table."""

from __future__ import annotations

import pytest

from tests.support.understood import workbook

LINES = "| 4 | NO | URAIAN | JUMLAH |\n| 5 | 1 | ATK | 10.000 |\n| 6 | 2 | Map | 15.000 |\n"
COLUMNS = "| | A | B | C |\n| - | - | - | - |\n"


def stated(text: str) -> list[int]:
    (table,) = workbook(COLUMNS + text).tables
    return [int(figure.amount or 0) for total in table.totals for figure in total.figures.values()]


@pytest.mark.parametrize(
    "row",
    [
        "TOTAL BIAYA | | 25.000",
        "TOTAL BIAYA : Rp 25.000 | |",
        "Jumlah Pengeluaran | : Rp. 25.000 |",
        "GRAND TOTAL | 25.000 |",
        "| JUMLAH | 25.000",
    ],
)
def test_the_amount_beside_the_label_is_the_total(row: str):
    assert [25000] == stated(f"| 2 | {row} |\n{LINES}")


@pytest.mark.parametrize(
    "row",
    [
        "Pagu | | 25.000",
        "TOTAL BIAYA | 25.000 | 26.000",
        "TOTAL BIAYA | |",
        "TOTAL BIAYA : Rp 25.00.000 | |",
        "Total dana | | 25.000",
        "JUMLAH | 25.000 |",
        "JUMLAH | 25.000 | 26.000",
        "JUMLAH | |",
    ],
)
def test_what_is_no_clear_total_is_none(row: str):
    assert [] == stated(f"| 2 | {row} |\n{LINES}")


def test_a_table_that_states_its_total_needs_no_other():
    assert [25000] == stated(f"| 2 | TOTAL BIAYA | | 27.000 |\n{LINES}| 7 | | JUMLAH | 25.000 |\n")


def test_of_two_tables_nobody_knows_which_is_meant():
    second = (
        LINES.replace("JUMLAH", "BIAYA")
        .replace("| 4 |", "| 14 |")
        .replace("| 5 |", "| 15 |")
        .replace("| 6 |", "| 16 |")
    )
    found = workbook(
        f"{COLUMNS}| 2 | TOTAL BIAYA | | 50.000 |\n{LINES}| 12 | BAGIAN DUA | | |\n{second}"
    )

    assert [(), ()] == [table.totals for table in found.tables]
