from __future__ import annotations

from decimal import Decimal

from kkg_xl.domain.figures import Term
from kkg_xl.domain.law import Law
from kkg_xl.domain.table import Column, Described, Role
from kkg_xl.rules.line_product_differs import line_product_differs
from tests.support.budgets import (
    AMOUNT,
    COLUMNS,
    RATE,
    VOL,
    bought,
    line,
    table,
    workbook,
)

DAYS, TOTAL = 7, 8
TOLD = Described("2 org x 3 hr x Rp50", (Decimal(2), Decimal(3)), Decimal(50))


def test_a_told_rate_needs_an_amount_to_be_compared_with():
    book = workbook(table(line(2, described=TOLD, figures={}), laws=(), money=()))

    assert [] == list(line_product_differs(book))


def test_a_single_told_count_without_a_rate_says_nothing():
    few = Described("3 org", (Decimal(3),), None)

    assert [] == list(line_product_differs(workbook(table(_told(few, vol=5)))))


def test_told_counts_are_compared_with_the_columns_of_the_law_only():
    columns = (*COLUMNS, Column(DAYS, "G", "Hari", Role.FACTOR))
    figures = {VOL: 5, RATE: 50, AMOUNT: 250, DAYS: 6}

    book = workbook(table(line(2, described=TOLD, figures=figures), columns=columns))
    (flag,) = line_product_differs(book)
    assert ("C2", None, None) == (flag.at.cell, flag.stated, flag.computed)


def test_many_terms_are_not_all_written_out():
    months = tuple(Column(key, "X", f"Bulan {key}", Role.AMOUNT) for key in range(10, 18))
    law = Law(AMOUNT, tuple(Term(Decimal(1), (column.key,)) for column in months))
    figures = {column.key: 10 for column in months} | {AMOUNT: 81}

    book = workbook(table(line(2, figures=figures), columns=(*COLUMNS, *months), laws=(law,)))
    (flag,) = line_product_differs(book)
    assert "Rp10 + Rp10 + Rp10 + Rp10 + Rp10 + Rp10 + … = Rp80" in flag.message.told("id")


def test_a_sum_of_which_one_part_is_there_is_that_part():
    law = Law(AMOUNT, (Term(Decimal(1), (VOL,)), Term(Decimal(1), (RATE,))))

    book = workbook(table(bought(2, None, 100, 90), laws=(law,)))
    (flag,) = line_product_differs(book)
    assert "Jumlah tertulis Rp90, seharusnya Rp100; kurang Rp10." in flag.message.told("id")


def test_a_divisor_is_written_out():
    law = Law(AMOUNT, (Term(Decimal(1), (RATE,), (VOL,)),))

    book = workbook(table(bought(2, 4, 100, 30), laws=(law,)))
    (flag,) = line_product_differs(book)
    assert "seharusnya Rp100 / 4 = Rp25; lebih Rp5." in flag.message.told("id")


def test_a_negative_factor_is_reported_there_and_not_at_the_amount():
    assert [] == list(line_product_differs(workbook(table(bought(2, -4, 100, 400)))))


def _told(described, vol):
    return line(2, described=described, figures={VOL: vol, RATE: 50, AMOUNT: vol * 50})
