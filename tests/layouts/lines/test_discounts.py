"""Discounts below the lines: taken off, although they are written without a minus."""

from __future__ import annotations

import pytest

from tests.support.understood import HEAD, scopes

LINES = f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | 2 | Map | 3 | pkt | 5.000 | 15.000 |\n"


def test_a_discount_below_a_total_is_taken_off():
    assert {4: "grand", 5: "discount", 6: "after tax"} == scopes(
        LINES + "| 4 | | Jumlah | | | | 25.000 |\n| 5 | | Diskon | | | | 1.000 |\n"
        "| 6 | | TOTAL | | | | 24.000 |\n"
    )


@pytest.mark.parametrize("total", ["24.000", "23.900", "=SUM(F2:F3)-F4"])
def test_a_discount_below_lines_is_taken_off_by_the_total(total: str):
    assert {4: "discount", 5: "grand"} == scopes(
        LINES + f"| 4 | | Potongan | | | | 1.000 |\n| 5 | | TOTAL | | | | {total} |\n"
    )


@pytest.mark.parametrize("total", ["26.000", "=SUM(F2:F4)", "#REF!"])
def test_what_the_total_adds_is_no_discount(total: str):
    assert {5: "grand"} == scopes(
        LINES + f"| 4 | | Potongan akrilik | | | | 1.000 |\n| 5 | | TOTAL | | | | {total} |\n"
    )


def test_a_discount_that_no_total_follows_is_a_line():
    assert {} == scopes(f"{LINES}| 4 | | Diskon | | | | 1.000 |\n")


def test_two_discounts():
    assert {4: "discount", 5: "discount", 6: "grand"} == scopes(
        LINES + "| 4 | | Diskon | | | | 1.000 |\n| 5 | | Potongan | | | | 500 |\n"
        "| 6 | | TOTAL | | | | 23.500 |\n"
    )


def test_a_discount_below_zero_is_added_as_it_stands():
    assert {4: "group", 6: "grand"} == scopes(
        LINES + "| 4 | | Jumlah | | | | 25.000 |\n| 5 | | Diskon | | | | -1.000 |\n"
        "| 6 | | TOTAL | | | | 24.000 |\n"
    )


def test_a_price_makes_a_line_of_a_discount():
    assert {5: "grand"} == scopes(
        LINES
        + "| 4 | 3 | Diskon kupon | 1 | bh | 1.000 | 1.000 |\n| 5 | | TOTAL | | | | 26.000 |\n"
    )
