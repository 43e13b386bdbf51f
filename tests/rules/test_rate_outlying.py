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


def test_a_lump_sum_does_not_accuse_the_rates_that_are_multiplied():
    rows = (
        bought(2, 12, 200000, 2400000, unit="bulan"),
        bought(3, 1, 58322000, 58322000, unit="bulan"),
        bought(4, 1, 3000000, 3000000, unit="bulan"),
    )

    assert [] == list(rate_outlying(workbook(table(*rows))))


def test_a_lump_sum_among_rates_that_are_multiplied_is_asked_about():
    rows = bought(2, 250, 118000, 29500000), bought(3, 1, 51830000, 51830000)

    assert ["E3"] == [flag.at.cell for flag in rate_outlying(workbook(table(*rows)))]


def test_a_set_may_hold_anything_where_it_is_bought_once():
    rows = [bought(2, 60, 500000, 30000000, unit="set"), bought(3, 1, 6400000, 6400000, unit="Set")]

    assert [] == list(rate_outlying(workbook(table(*rows))))


def test_of_two_things_bought_once_only_a_slipped_nought_is_told():
    slipped = [bought(i, 1, rate, rate, unit="org") for i, rate in ((2, 50000), (3, 500000))]
    other = [bought(i, 1, rate, rate, unit="org") for i, rate in ((2, 50000), (3, 640000))]

    assert ["E3"] == [flag.at.cell for flag in rate_outlying(workbook(table(*slipped)))]
    assert [] == list(rate_outlying(workbook(table(*other))))


def test_the_wage_of_a_day_under_hours_is_no_price_far_off():
    hours = [bought(2, 2, 100000, 200000, unit="OJ"), bought(3, 2, 12500, 25000, unit="OJ")]
    days = [bought(2, 2, 100000, 200000, unit="OH"), bought(3, 2, 12500, 25000, unit="OH")]

    assert [] == list(rate_outlying(workbook(table(*hours))))
    assert ["E2"] == [flag.at.cell for flag in rate_outlying(workbook(table(*days)))]


def test_items_of_several_sizes_are_not_of_one_kind():
    items = ("Pipa dia. 1", "Pipa dia. 2", "Pipa dia. 3", "Pipa dia. 4", "Pipa dia. 12")
    rates = (20000, 25000, 25000, 25000, 250000)
    rows = [
        bought(i, 2, rate, 2 * rate, item=item)
        for i, (item, rate) in enumerate(zip(items, rates, strict=True), start=2)
    ]

    assert [] == list(rate_outlying(workbook(table(*rows))))


def test_the_tail_of_a_torn_name_names_no_item():
    torn = [bought(i, 2, rate, 2 * rate, item='fitting"') for i, rate in ((2, 22000), (3, 232000))]
    inches = [bought(i, 2, rate, 2 * rate, item='Pipa 3"') for i, rate in ((2, 22000), (3, 232000))]

    assert [] == list(rate_outlying(workbook(table(*torn))))
    assert ["E3"] == [flag.at.cell for flag in rate_outlying(workbook(table(*inches)))]
