from __future__ import annotations

from decimal import Decimal

import pytest

from kkg_xl.domain.table import Scope
from kkg_xl.rules.total_counts_twice import total_counts_twice
from tests.support.tables import line, total, workbook


def _group(index, amount, lines):
    counted = dict.fromkeys(lines, 1)
    return total(index, amount, lines, scope=Scope.GROUP, label="JUMLAH A", counted=counted)


def test_a_range_over_lines_and_their_total_counts_twice():
    book = workbook(
        line(0, 10),
        line(1, 20),
        _group(2, 30, (0, 1)),
        total(3, 60, (0, 1), totals=(2,), counted={0: 1, 1: 1, 2: 1}),
    )

    (flag,) = total_counts_twice(book)
    assert (Decimal(60), Decimal(30)) == (flag.stated, flag.computed)
    assert (
        "JUMLAH tertulis Rp60 dan menghitung dua kali baris-baris dan jumlahnya sendiri "
        "(JUMLAH A, 30); seharusnya Rp30, lebih Rp30. "
        "Hitung setiap baris satu kali saja."
    ) == flag.message.told("id")


def test_halving_makes_up_for_it():
    book = workbook(
        line(0, 10),
        line(1, 20),
        _group(2, 30, (0, 1)),
        total(3, 30, (0, 1), totals=(2,), counted={0: "0.5", 1: "0.5", 2: "0.5"}),
    )

    assert [] == list(total_counts_twice(book))


def test_a_line_added_twice_is_named():
    book = workbook(line(0, 10), line(1, 20), total(2, 50, (0, 1), counted={0: 1, 1: 2}))

    (flag,) = total_counts_twice(book)
    assert "menghitung dua kali baris 2, Air mineral, 20;" in flag.message.told("id")


def test_a_typed_total_of_everything_above_it_counts_twice():
    book = workbook(
        line(0, 10), line(1, 20), _group(2, 30, (0, 1)), total(3, 60, (0, 1), totals=(2,))
    )

    (flag,) = total_counts_twice(book)
    assert "(JUMLAH A, 30)" in flag.message.told("id")


def test_a_typed_total_may_count_only_the_widest_totals_twice():
    book = workbook(
        line(0, 10),
        total(1, 10, (0,), scope=Scope.GROUP, label="Sub A.1"),
        line(2, 20),
        total(3, 30, (0, 2), scope=Scope.GROUP, label="Jumlah A", totals=(1,)),
        total(4, 60, (0, 2), totals=(1, 3)),
    )

    (flag,) = total_counts_twice(book)
    assert "(Jumlah A, 30)" in flag.message.told("id")


@pytest.mark.parametrize("stated", [30, 55])
def test_a_right_total_and_one_that_is_wrong_otherwise_do_not_count_twice(stated):
    book = workbook(
        line(0, 10), line(1, 20), _group(2, 30, (0, 1)), total(3, stated, (0, 1), totals=(2,))
    )

    assert [] == list(total_counts_twice(book))


def test_blank_sub_totals_explain_nothing():
    blank = total(2, None, (0, 1), scope=Scope.GROUP)
    book = workbook(line(0, 10), line(1, 20), blank, total(3, 60, (0, 1), totals=(2,)))

    assert [] == list(total_counts_twice(book))


def test_a_blank_sub_total_that_is_counted_too_is_named_without_an_amount():
    blank = total(2, None, (0, 1), scope=Scope.GROUP, label="JUMLAH A")
    book = workbook(
        line(0, 10), line(1, 20), blank, total(3, 60, (0, 1), counted={0: 2, 1: 2, 2: 1})
    )

    (flag,) = total_counts_twice(book)
    assert "menghitung dua kali JUMLAH A;" in flag.message.told("id")


def test_what_is_less_than_the_lines_counts_none_of_them_twice():
    book = workbook(line(0, 10), line(1, 20), total(2, 25, (0, 1), counted={0: 1, 1: 2}))

    assert [] == list(total_counts_twice(book))
