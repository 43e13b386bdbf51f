"""Columns that split an amount: who pays it, in which stage, in which quarter."""

from __future__ import annotations

import pytest

from kkg_xl.sheets.refs import letters
from tests.support.understood import table, written

FUND = """
|   | A | B | C | D | E | F |
| - | - | - | - | - | - | - |
| 1 | NO | URAIAN | JUMLAH | APBN | Komite | Warga |
"""
PARTED = "| 2 | 1 | ATK | 9.000 | 5.000 | 4.000 | |\n| 3 | 2 | Map | 8.000 | 3.000 | 5.000 | |\n"


def splits(text: str) -> dict[str, str]:
    return {letters(law.target): written(law) for law in table(text).splits}


def test_columns_that_add_up_to_the_amount_beside_them_split_it():
    assert {"C": "D + E"} == splits(FUND + PARTED)
    assert {"C": "D + E + F"} == splits(f"{FUND}{PARTED}| 4 | 3 | Tas | 7.000 | | | 7.000 |\n")


def test_a_wrong_line_does_not_hide_how_the_others_split():
    assert {"C": "D + E + F"} == splits(f"{FUND}{PARTED}| 4 | 3 | Tas | 7.000 | | | 6.000 |\n")


@pytest.mark.parametrize(
    "lines",
    [
        "| 2 | 1 | ATK | 9.000 | 5.000 | 4.000 | |\n| 3 | 2 | Map | 8.000 | 8.000 | | |\n",
        PARTED + "| 4 | 3 | Tas | 7.000 | 1.000 | | |\n| 5 | 4 | Pin | 7.000 | | 1.000 | |\n",
    ],
    ids=["told by one line only", "told by half of the lines"],
)
def test_what_too_few_lines_tell_is_no_split(lines: str):
    assert {} == splits(FUND + lines)


@pytest.mark.parametrize("heading", ["PPh 21", "USD", "Satuan Harga"])
def test_what_is_taken_off_or_no_rupiah_is_no_share(heading: str):
    assert {} == splits(FUND.replace("APBN", heading) + PARTED)


def test_an_amount_that_is_made_of_its_shares_needs_no_split():
    before = FUND.replace("JUMLAH | APBN | Komite", "APBN | Komite | JUMLAH")
    rest = (
        "| 2 | 1 | ATK | 9.000 | 5.000 | =C2-D2 | |\n| 3 | 2 | Map | 8.000 | 3.000 | =C3-D3 | |\n"
    )

    assert {} == splits(before + PARTED.replace("9.000 | 5.000 | 4.000", "5.000 | 4.000 | 9.000"))
    assert {} == splits(FUND + rest)


def test_a_share_of_one_amount_is_no_amount_that_others_split():
    assert {"C": "D + E + F"} == splits(
        f"{FUND}| 2 | 1 | ATK | 9.000 | 5.000 | 3.000 | 1.000 |\n"
        "| 3 | 2 | Map | 8.000 | 4.000 | 3.000 | 1.000 |\n"
    )


def test_a_plan_that_says_what_is_left_of_it_is_not_split_into_its_months():
    head = (
        "| | A | B | C | D | E | F |\n| - | - | - | - | - | - | - |\n"
        "| 1 | URAIAN | PAGU | JAN | FEB | JUMLAH | SISA |\n"
    )
    lines = "".join(
        f"| {row} | Hal {row} | {own} | 3.000 | 4.000 | =C{row}+D{row} | =B{row}-E{row} |\n"
        for row, own in enumerate(("7.000", "7.000", "7.000", "9.000"), 2)
    )

    assert () == table(head + lines).splits
