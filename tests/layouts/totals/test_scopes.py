"""What kind of total each total is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.support.understood import HEAD, scopes, table

LINES = f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | 2 | Map | 3 | pkt | 5.000 | 15.000 |\n"


def test_one_total_is_the_grand_total():
    assert {4: "grand"} == scopes(LINES + "| 4 | | JUMLAH | | | | 25.000 |\n")


def test_a_tax_the_sum_after_it_and_the_rounded_sum():
    text = (
        LINES
        + "| 4 | | Jumlah | | | | 25.000 |\n| 5 | | PPN 11 % | | | | 2.750 |\n"
        + "| 6 | | TOTAL | | | | 27.750 |\n| 7 | | DIBULATKAN | | | | 28.000 |\n"
    )

    assert {4: "grand", 5: "tax", 6: "after tax", 7: "rounded"} == scopes(text)
    assert [None, 4, 4, 6] == [total.of for total in table(text).totals]
    assert [None, Decimal("0.11"), None, None] == [total.rate for total in table(text).totals]
    assert [(2, 3), (), (), (2, 3)] == [total.lines for total in table(text).totals]


def test_a_rounded_total_without_tax_rounds_the_grand_total():
    text = LINES + "| 4 | | Jumlah | | | | 25.000 |\n| 5 | | Pembulatan | | | | 30.000 |\n"

    assert {4: "grand", 5: "rounded"} == scopes(text)
    assert 4 == table(text).totals[1].of


def test_a_rounded_total_of_its_own_rounds_nothing_else():
    text = LINES + "| 4 | | Jumlah dibulatkan | | | | 25.000 |\n"

    assert {4: "rounded"} == scopes(text)
    assert table(text).totals[0].of is None


@pytest.mark.parametrize(
    ("label", "rate"), [("PPN 11%", "0.11"), ("PPh 1,5 %", "0.015"), ("Pajak", None)]
)
def test_the_share_of_a_tax_is_read_from_its_label(label, rate):
    text = LINES + f"| 4 | | Jumlah | | | | 25.000 |\n| 5 | | {label} | | | | 250 |\n"

    assert (None if rate is None else Decimal(rate)) == table(text).totals[1].rate


def test_a_total_including_tax_is_no_grand_total():
    assert {4: "grand", 5: "after tax"} == scopes(
        LINES
        + "| 4 | | Jumlah | | | | 25.000 |\n| 5 | | Jumlah termasuk keuntungan | | | | 27.500 |\n"
    )


def test_a_typed_tax_in_the_label_of_a_total_is_after_tax():
    assert {4: "grand", 5: "after tax"} == scopes(
        LINES + "| 4 | | Jumlah | | | | 25.000 |\n| 5 | | Jumlah + PPN | | | | 27.750 |\n"
    )


def test_groups_and_the_last_total_of_all():
    assert {3: "group", 5: "group", 6: "grand"} == scopes(
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | | Sub Total | | | | 10.000 |\n"
        "| 4 | 2 | Map | 3 | pkt | 5.000 | 15.000 |\n| 5 | | Sub Total | | | | 15.000 |\n"
        "| 6 | | JUMLAH | | | | 25.000 |\n"
    )


def test_a_tax_on_one_group_leaves_the_grand_total_to_the_end():
    assert {3: "group", 4: "tax", 5: "after tax", 7: "group", 8: "grand"} == scopes(
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | | Sub Total | | | | 10.000 |\n"
        "| 4 | | PPN 10 % | | | | 1.000 |\n| 5 | | Sub Total | | | | 11.000 |\n"
        "| 6 | 2 | Map | 3 | pkt | 5.000 | 15.000 |\n| 7 | | Sub Total | | | | 15.000 |\n"
        "| 8 | | JUMLAH | | | | 26.000 |\n"
    )


def test_a_tax_alone_has_no_base():
    text = LINES + "| 4 | | PPN 11 % | | | | 2.750 |\n"

    assert {4: "tax"} == scopes(text)
    assert table(text).totals[0].of is None


def test_subtotals_are_inside_the_grand_total():
    found = table(
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | | Sub Total | | | | 10.000 |\n"
        "| 4 | 2 | Map | 3 | pkt | 5.000 | 15.000 |\n| 5 | | Sub Total | | | | 15.000 |\n"
        "| 6 | | JUMLAH | | | | 25.000 |\n"
    )

    assert [(), (), (3, 5)] == [total.totals for total in found.totals]
