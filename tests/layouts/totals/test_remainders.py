"""What is left of receipts after spending, told in three rows."""

from __future__ import annotations

import pytest

from kkg_xl.rules.balance_differs import balance_differs
from tests.support.understood import workbook

HEAD = "| | A | B | C |\n| - | - | - | - |\n"
IN = "| 2 | Jumlah Penerimaan | 5.000 |\n"
OUT = "| 3 | Jumlah Pengeluaran | 3.000 |\n"


def found(text: str) -> list[tuple[str, int | None]]:
    """Give where what is left is wrong, and what it should be; columns may be left out."""
    padded = "".join(f"{row}{' |' * (5 - row.count('|'))}\n" for row in text.splitlines())
    return [
        (flag.at.cell, None if flag.computed is None else int(flag.computed))
        for flag in balance_differs(workbook(HEAD + padded))
    ]


@pytest.mark.parametrize(
    "label",
    [
        "SALDO",
        "Saldo akhir :",
        "Sisa Dana (I - II)",
        "C. SURPLUS / (DEFISIT)",
        "Saldo (Penerimaan - Pengeluaran)",
    ],
)
def test_what_is_left_is_compared_with_both_totals(label: str):
    assert [("B4", 2000)] == found(f"{IN}{OUT}| 4 | {label} | 2.500 |\n")
    assert [] == found(f"{IN}{OUT}| 4 | {label} | 2.000 |\n")


@pytest.mark.parametrize("written", ["-1.000", "1.000"])
def test_a_deficit_is_written_with_or_without_its_minus(written: str):
    more = OUT.replace("3.000", "6.000")

    assert [] == found(f"{IN}{more}| 4 | Defisit | {written} |\n")


def test_nothing_that_is_left_is_written_with_a_minus():
    assert [("B4", 2000)] == found(f"{IN}{OUT}| 4 | Saldo | -2.000 |\n")


@pytest.mark.parametrize(
    "text",
    [
        f"| 1 | Saldo awal | 500 |\n{IN}{OUT}| 4 | Saldo | 2.500 |\n",
        f"{IN}| 4 | Saldo | 2.500 |\n",
        f"{IN}{OUT}| 4 | Jumlah Penerimaan | 9.000 |\n| 5 | Saldo | 2.500 |\n",
        f"{IN}{OUT}| 4 | Saldo tunai | 2.500 |\n",
        f"{IN}{OUT}| 4 | Saldo | |\n",
        f"| 1 | PENERIMAAN | |\n{IN}{OUT}| 4 | Saldo | |\n| 5 | Saldo | 2.000 |\n",
        f"{IN}{OUT}| 4 | Saldo | 2.000 |\n| 5 | Saldo | 2.500 |\n",
        f"{IN}| 3 | Jumlah Pengeluaran | | 3.000 |\n| 4 | Saldo | 2.500 |\n",
        f"{IN}{OUT}| 4 | Saldo | banyak |\n",
    ],
    ids=[
        "money from before",
        "nothing spent",
        "received twice",
        "one of several places",
        "a heading of a group",
        "headings and a heading",
        "told once more",
        "in another column",
        "no number",
    ],
)
def test_where_it_is_not_clear_what_is_compared_nothing_is(text: str):
    assert [] == found(text)


def test_cash_books_tell_what_is_left_by_their_entries():
    book = (
        "| | A | B | C | D | E |\n| - | - | - | - | - | - |\n"
        "| 1 | TANGGAL | URAIAN | PENERIMAAN | PENGELUARAN | SALDO |\n"
        "| 2 | 2009-10-05 | Dana | 5.000 | | 5.000 |\n"
        "| 3 | 2009-10-06 | ATK | | 3.000 | 2.000 |\n"
        "| 5 | | Jumlah penerimaan | 5.000 | | |\n"
        "| 6 | | Jumlah pengeluaran | 3.000 | | |\n"
        "| 7 | | Saldo | 2.000 | | |\n"
    )

    assert () == workbook(book).remainders


def test_what_is_left_after_a_wrong_total_is_right_by_its_lines():
    table = (
        "| 1 | NO | URAIAN | JUMLAH |\n"
        "| 2 | A | PENERIMAAN | |\n"
        "| 3 | 1 | Dana | 5.000 |\n"
        "| 4 | | Jumlah Penerimaan | 5.000 |\n"
        "| 5 | B | PENGELUARAN | |\n"
        "| 6 | 1 | ATK | 1.000 |\n"
        "| 7 | 2 | Map | 2.000 |\n"
        "| 8 | | Jumlah Pengeluaran | 3.300 |\n"
    )

    assert [] == found(f"{table}| 9 | | Saldo | 2.000 |\n")
    assert [] == found(f"{table}| 9 | | Saldo | 1.700 |\n")
    assert [("C9", 1700)] == found(f"{table}| 9 | | Saldo | 1.900 |\n")
