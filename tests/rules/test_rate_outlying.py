from __future__ import annotations

from kkg_xl.rules.rate_outlying import rate_outlying
from tests.support.budgets import bought, table, workbook


def test_a_rate_that_its_own_line_does_not_pay_is_not_compared():
    paid, unpaid = bought(2, 2, 20000, 40000), bought(3, 2, 200000, 40000)

    assert [] == list(rate_outlying(workbook(table(paid, unpaid))))


def test_of_two_rates_the_dearer_is_the_odd_one():
    rows = bought(2, 2, 200000, 400000), bought(3, 2, 20000, 40000)

    assert ["E2"] == [flag.at.cell for flag in rate_outlying(workbook(table(*rows)))]


def test_of_two_rates_the_cheaper_is_the_odd_one_if_it_alone_lies_below_all_others():
    rows = (
        bought(2, 2, 50000, 100000),
        bought(3, 2, 5000, 10000),
        bought(4, 2, 20000, 40000, item="Konsumsi"),
        bought(5, 2, 150000, 300000, item="Uang saku"),
    )

    (flag,) = rate_outlying(workbook(table(*rows)))
    assert ("E3", 5000, 50000) == (flag.at.cell, flag.stated, flag.computed)


def test_a_packet_may_hold_anything():
    rows = [bought(i, 1, rate, rate, unit="paket") for i, rate in ((2, 50000), (3, 500000))]

    assert [] == list(rate_outlying(workbook(table(*rows))))


def test_a_rate_far_from_its_own_item_and_from_its_kind_is_reported_once():
    rows = [bought(i, 2, 25000, 50000, item=f"Transport SDN {i}") for i in (2, 3, 4, 5)]

    dear = bought(6, 2, 250000, 500000, item="Transport SDN 5")
    assert ["E6"] == [flag.at.cell for flag in rate_outlying(workbook(table(*rows, dear)))]
