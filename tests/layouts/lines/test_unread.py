"""Blocks that look like money and are no table that could be read."""

from __future__ import annotations

import pytest

from tests.support.understood import HEAD, workbook

READ = f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | | JUMLAH | | | | 10.000 |\n"
TENT = "| 7 | | Tenda | 1 | 750.000 | | |\n"
CHAIRS = "| 8 | | Kursi | 100 | 500.000 | | |\n"
LIGHT = "| 9 | | Listrik | 1 | 250.000 | | |\n"
TOTAL = "| 10 | | JUMLAH | | 1.500.000 | | |\n"
BLOCK = TENT + CHAIRS + LIGHT + TOTAL
LIST = (
    "| 7 | | BOS | | 750.000 | | |\n"
    "| 8 | | Komite | | 500.000 | | |\n"
    "| 9 | | Iuran | | 250.000 | | |\n"
)


def found(text: str) -> list[str]:
    """Give the cells where something cannot be read."""
    return [each.at.cell for each in workbook(text).unplaced]


@pytest.mark.parametrize(
    ("headings", "cell"),
    [
        ("", "D10"),
        ("| 6 | | KEBUTUHAN LAIN | | | | |\n", "D10"),
        ("| 6 | | Benda | Banyaknya | Perkiraan | | |\n", "D6"),
        ("| 5 | | Benda | | Perkiraan | | |\n", "D10"),
    ],
    ids=["no headings", "a title", "unknown headings", "headings a row away"],
)
def test_a_second_block_is_reported_at_its_headings_or_its_total(headings: str, cell: str):
    assert [cell] == found(READ + headings + BLOCK)


def test_every_block_beside_a_table_is_reported():
    other = BLOCK.replace("| 10 |", "| 23 |")
    for row in (7, 8, 9):
        other = other.replace(f"| {row} |", f"| {row + 13} |")

    assert ["D10", "D23"] == found(READ + BLOCK + other)


@pytest.mark.parametrize(
    "block",
    [
        LIST + TOTAL,
        "| 6 | | Saldo | | 900.000 | | |\n" + LIST + TOTAL,
        TENT + CHAIRS + "| 9 | | JUMLAH | | 1.250.000 | | |\n",
        TENT + CHAIRS + LIGHT,
        TENT + CHAIRS + "| 9 | | Mengetahui | | 250.000 | | |\n" + TOTAL,
        LIST.replace("0.000", "") + "| 10 | | JUMLAH | | 150 | | |\n",
        "| 7 | | Ketua | | Peserta 01 | | |\n| 8 | | NIP | | 19800101 | | |\n",
    ],
    ids=[
        "a list that adds up",
        "a list that adds up below another number",
        "too short",
        "without a total",
        "a total below a signature",
        "people counted",
        "signatures",
    ],
)
def test_what_no_money_hangs_on_is_passed_over(block: str):
    assert [] == found(READ + block)


def test_a_list_beside_a_table_that_does_not_add_up_is_reported():
    assert ["D10"] == found(READ + LIST + "| 10 | | JUMLAH | | 1.600.000 | | |\n")
