from __future__ import annotations

from decimal import Decimal

from kkg_xl.domain.figures import Term
from kkg_xl.domain.law import Law
from kkg_xl.domain.table import Column, Role
from kkg_xl.rules.scale_differs import scale_differs
from tests.support.budgets import AMOUNT, RATE, VOL, bought, line, table, text, workbook

FARE, RECEIVED = 7, 8


def test_a_number_that_two_neighbours_give_away_is_reported_once():
    rows = (
        bought(2, 3, 150000, 450000, item="Uang saku"),
        bought(3, 40, 20000, 800000, item="Konsumsi"),
        bought(4, 4, 225000, 900000, item="Sewa"),
        bought(5, 40, 20, 800, item="Konsumsi"),
    )

    (flag,) = scale_differs(workbook(table(*rows)))
    assert ("E5", 20, 20000) == (flag.at.cell, flag.stated, flag.computed)


def test_the_zeros_of_a_sum_are_not_what_is_wrong():
    columns = (
        Column(RATE, "E", "Uang saku", Role.RATE),
        Column(FARE, "G", "Transport", Role.RATE),
        Column(RECEIVED, "H", "Diterima", Role.AMOUNT),
    )
    law = Law(RECEIVED, (Term(Decimal(1), (RATE,)), Term(Decimal(1), (FARE,))))
    rows = [line(i, figures={RATE: 75000, FARE: 25000, RECEIVED: 100000}) for i in (2, 3, 4)]

    wrong = line(5, figures={RATE: 75000, FARE: 0, RECEIVED: 75})
    book = workbook(table(*rows, wrong, columns=columns, laws=(law,), money=(RECEIVED,)))
    (flag,) = scale_differs(book)
    assert ("H5", 75, 75000) == (flag.at.cell, flag.stated, flag.computed)


def test_a_small_volume_needs_neighbours_to_be_suspected():
    english = text(3, RATE, "20,800.00", 20800)
    two = (bought(2, 85, 150, 12750), bought(3, 325, english, 6760000))

    assert [] == list(scale_differs(workbook(table(*two))))


def test_a_volume_of_one_stands_for_nothing_that_was_cut_off():
    english = text(3, RATE, "20,800.00", 20800)
    rows = (
        bought(2, 1, 12750, 12750),
        bought(3, 325, english, 6760000),
        bought(4, 1000, 20450, 20450000),
        bought(5, 400, 8000, 3200000),
    )

    assert [] == list(scale_differs(workbook(table(*rows))))


def test_a_table_in_dollars_has_small_numbers():
    rows = (
        bought(2, 1, 2500, 2500),
        bought(3, 1, 4000, 4000),
        bought(4, 1, 3, 3),
    )

    assert [] == list(scale_differs(workbook(table(*rows, whole=False))))


def test_a_line_without_amount_has_nothing_to_compare():
    assert [] == list(scale_differs(workbook(table(line(2, figures={VOL: 2, AMOUNT: None})))))


def test_the_neighbours_choose_between_a_large_price_and_a_small_amount():
    rows = [bought(i, 3, 150000, 450000) for i in (2, 3)]

    dear = bought(4, 3, 150000000, 450000)
    (flag,) = scale_differs(workbook(table(*rows, dear)))
    assert ("E4", 150000000, 150000) == (flag.at.cell, flag.stated, flag.computed)
