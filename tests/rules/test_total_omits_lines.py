from __future__ import annotations

from decimal import Decimal

import pytest

from kkg_xl.domain.figures import NOT_CALCULATED, CellError, Unreadable
from kkg_xl.domain.table import Scope
from kkg_xl.rules.model import Severity
from kkg_xl.rules.total_omits_lines import total_omits_lines
from tests.support.tables import line, total, workbook


def test_the_omitted_line_the_right_sum_and_the_difference_are_told():
    book = workbook(line(0, 100), line(1, 50), total(2, 100, (0, 1), counted={0: 1}))

    (flag,) = total_omits_lines(book)
    assert ("RAB", "F4") == flag.at
    assert (Decimal(100), Decimal(150)) == (flag.stated, flag.computed)
    assert (
        "JUMLAH tertulis Rp100 dan tidak menghitung baris 2, Air mineral, 50; "
        "seharusnya Rp150, kurang Rp50. Perluas rumusnya."
    ) == flag.message.told("id")


def test_from_the_fourth_on_omitted_lines_are_only_counted():
    lines = [line(index, 10, item=f"Barang {index + 1}") for index in range(6)]
    book = workbook(*lines, total(6, 10, range(6), counted={0: 1}))

    (flag,) = total_omits_lines(book)
    assert "baris 4, Barang 4, 10; dan 2 lagi; seharusnya Rp60" in flag.message.told("id")


def test_a_group_that_is_left_out_as_a_whole_is_named_by_its_total():
    book = workbook(
        line(0, 10),
        line(1, 20),
        total(2, 30, (0, 1), scope=Scope.GROUP, label="JUMLAH A", counted={0: 1, 1: 1}),
        line(3, 40),
        line(4, 50),
        total(5, 90, (3, 4), scope=Scope.GROUP, label="JUMLAH B", counted={3: 1, 4: 1}),
        total(6, 30, (0, 1, 3, 4), totals=(2, 5), counted={2: 1}),
    )

    (flag,) = total_omits_lines(book)
    assert "tidak menghitung JUMLAH B, 90; seharusnya Rp120" in flag.message.told("id")


def test_a_sub_total_stands_for_its_lines_even_if_its_own_formula_omits_one():
    book = workbook(
        line(0, 10),
        line(1, 20),
        total(2, 10, (0, 1), scope=Scope.GROUP, counted={0: 1}),
        total(3, 10, (0, 1), totals=(2,), counted={2: 1}),
    )

    assert ["F4"] == [flag.at.cell for flag in total_omits_lines(book)]


def test_a_rounded_sub_total_stands_for_the_lines_of_what_it_rounds():
    book = workbook(
        line(0, 1234),
        total(1, 1234, (0,), scope=Scope.GROUP, counted={0: 1}),
        total(2, 1200, (), scope=Scope.ROUNDED, of=1),
        line(3, 500),
        total(4, 1700, (0, 3), totals=(1,), counted={2: 1, 3: 1}),
    )

    assert [] == list(total_omits_lines(book))


def test_a_sum_over_a_tax_is_not_taken_apart():
    book = workbook(
        line(0, 100),
        line(1, 100),
        total(2, 22, (), scope=Scope.TAX, rate="0.11"),
        total(3, 122, (0, 1), counted={0: 1, 2: 1}),
    )

    assert [] == list(total_omits_lines(book))


@pytest.mark.parametrize("amount", [None, 0])
def test_an_empty_line_at_the_edge_is_a_warning(amount):
    book = workbook(
        line(0, 100), line(1, 50), line(2, amount), total(3, 150, (0, 1, 2), counted={0: 1, 1: 1})
    )

    (flag,) = total_omits_lines(book)
    assert Severity.WARNING is flag.severity
    assert "tidak mencakup baris 3, Air mineral; isinya masih kosong atau nol" in flag.message.told(
        "id"
    )


def test_an_old_result_goes_before_a_warning():
    book = workbook(
        line(0, 100), line(1, None), total(2, 70, (0, 1), counted={0: 1}, worked_out=100)
    )

    assert [] == list(total_omits_lines(book))


def test_an_empty_line_between_others_was_passed_over_on_purpose():
    book = workbook(
        line(0, 100), line(1, None), line(2, 50), total(3, 150, (0, 1, 2), counted={0: 1, 2: 1})
    )

    assert [] == list(total_omits_lines(book))


def test_a_note_below_the_lines_is_not_one_of_them():
    note = line(2, None, item="Harga sudah termasuk pajak", number="")
    nameless = line(3, None, item="", number="4")
    book = workbook(
        line(0, 100), line(1, 50), note, nameless, total(4, 150, range(4), counted={0: 1, 1: 1})
    )

    assert [] == list(total_omits_lines(book))


def test_a_text_at_the_edge_is_left_to_the_rule_that_reads_numbers():
    book = workbook(
        line(0, 100), line(1, Unreadable("gratis")), total(2, 100, (0, 1), counted={0: 1})
    )

    assert [] == list(total_omits_lines(book))


def test_a_number_written_as_text_is_omitted_where_the_sum_shows_it():
    book = workbook(
        line(0, 100), line(1, 50, typed="50"), total(2, 100, (0, 1), counted={0: 1, 1: 1})
    )

    (flag,) = total_omits_lines(book)
    assert "menghitung baris 2, Air mineral, 50, karena ditulis sebagai teks" in (
        flag.message.told("id")
    )


@pytest.mark.parametrize("stated", [150, 120])
def test_a_number_written_as_text_is_not_omitted_where_the_sum_shows_it_or_something_else(stated):
    book = workbook(
        line(0, 100), line(1, 50, typed="50"), total(2, stated, (0, 1), counted={0: 1, 1: 1})
    )

    assert [] == list(total_omits_lines(book))


def test_hidden_lines_may_be_left_out():
    book = workbook(line(0, 100), line(1, 50, hidden=True), total(2, 100, (0, 1), counted={0: 1}))

    assert [] == list(total_omits_lines(book))


def test_an_unreadable_line_does_not_keep_an_omission_secret():
    book = workbook(line(0, Unreadable("1O0")), line(1, 50), total(2, 0, (0, 1), counted={0: 1}))

    (flag,) = total_omits_lines(book)
    assert flag.computed is None
    assert "Rumus JUMLAH tidak menghitung baris 2, Air mineral, 50. Perluas rumusnya." == (
        flag.message.told("id")
    )


def test_an_old_result_does_not_keep_an_omission_secret():
    book = workbook(
        line(0, 100), line(1, 50), total(2, 150, (0, 1), counted={0: 1}, worked_out=100)
    )

    (flag,) = total_omits_lines(book)
    assert (Decimal(100), Decimal(150)) == (flag.stated, flag.computed)


def test_a_total_never_calculated_is_judged_by_its_formula():
    book = workbook(line(0, 100), line(1, 50), total(2, NOT_CALCULATED, (0, 1), counted={0: 1}))

    (flag,) = total_omits_lines(book)
    assert "tidak menghitung baris 2" in flag.message.told("id")


def test_an_error_is_left_to_its_own_rule():
    book = workbook(line(0, 100), line(1, 50), total(2, CellError("#REF!"), (0, 1), counted={0: 1}))

    assert [] == list(total_omits_lines(book))


@pytest.mark.parametrize("counted", [{}, {7: 1}, {0: 1, 1: 1}])
def test_a_formula_that_adds_up_none_or_all_of_its_lines_omits_none(counted):
    book = workbook(line(0, 100), line(1, 50), total(2, 150, (0, 1), counted=counted))

    assert [] == list(total_omits_lines(book))


def test_a_formula_that_adds_up_hidden_lines_only_is_no_total_of_the_others():
    book = workbook(line(0, 100), line(1, 50, hidden=True), total(2, 50, (0, 1), counted={1: 1}))

    assert [] == list(total_omits_lines(book))
