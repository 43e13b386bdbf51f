from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kkg_xl.domain.figures import Rounding, Unreadable
from kkg_xl.domain.table import Scope
from kkg_xl.rules.grand_total_differs import grand_total_differs
from kkg_xl.rules.model import Severity
from tests.support.tables import line, total, workbook


def _told(book):
    (flag,) = grand_total_differs(book)
    return flag.message.told("id")


def _sub(index, amount, lines, **more):
    return total(index, amount, lines, scope=Scope.GROUP, label="Jumlah A", **more)


def test_a_typed_total_that_differs_is_told_with_both_amounts():
    book = workbook(line(0, 100), line(1, 50), total(2, 177, (0, 1)))

    (flag,) = grand_total_differs(book)
    assert (Decimal(177), Decimal(150)) == (flag.stated, flag.computed)
    assert (
        "JUMLAH tertulis Rp177, padahal 2 barisnya berjumlah Rp150; lebih Rp27. Jumlahkan ulang."
    ) == _told(book)


def test_an_empty_grand_total_is_a_warning():
    (flag,) = grand_total_differs(workbook(line(0, 10), total(1, None, (0,))))

    assert Severity.WARNING is flag.severity


@pytest.mark.parametrize("stated", [150, 170])
def test_a_total_may_follow_its_lines_or_a_wrong_sub_total(stated):
    book = workbook(
        line(0, 100), _sub(1, 120, (0,)), line(2, 50), total(3, stated, (0, 2), totals=(1,))
    )

    assert [] == list(grand_total_differs(book))


def test_a_total_may_follow_the_inner_sub_totals_or_the_outer_ones():
    rows = (
        line(0, 10),
        _sub(1, 12, (0,)),
        line(2, 20),
        _sub(3, 35, (0, 2), totals=(1,)),
    )

    assert [] == list(grand_total_differs(workbook(*rows, total(4, 35, (0, 2), totals=(1, 3)))))
    assert [] == list(grand_total_differs(workbook(*rows, total(4, 32, (0, 2), totals=(1, 3)))))
    assert 1 == len(list(grand_total_differs(workbook(*rows, total(4, 47, (0, 2), totals=(1, 3))))))


def test_a_total_may_follow_sub_totals_as_they_end_after_tax_and_rounding():
    rows = (
        line(0, 1234),
        _sub(1, 1234, (0,)),
        total(2, 1200, (), scope=Scope.ROUNDED, of=1),
        line(3, 500),
    )
    book = workbook(*rows, total(4, 1700, (0, 3), totals=(1, 2)))

    assert [] == list(grand_total_differs(book))


def test_a_formula_that_counts_every_line_once_follows_what_stands_there():
    rows = (line(0, 10), _sub(1, None, (0,)), line(2, 20), _sub(3, 25, (2,)))
    formula = total(4, 25, (0, 2), counted={1: 1, 3: 1, 9: 1})

    assert [] == list(grand_total_differs(workbook(*rows, formula)))


def test_an_unreadable_sub_total_accuses_nobody():
    rows = (line(0, Unreadable("x")), _sub(1, Unreadable("x"), (0,)))

    assert [] == list(grand_total_differs(workbook(*rows, total(2, 5, (0,), counted={1: 1}))))


def _taxed(tax, after, *, rate="0.11", rounding=None, base=200):
    return workbook(
        line(0, 200),
        total(1, base, (0,), label="Jumlah"),
        total(2, tax, (), scope=Scope.TAX, label="PPN 11%", rate=rate, of=1, rounding=rounding),
        total(3, after, (), scope=Scope.AFTER_TAX, label="Total", of=1),
    )


@pytest.mark.parametrize(
    ("tax", "after"),
    [
        (22, 222),  # added
        (22, 178),  # withheld
        (-22, 178),  # written as what is taken off
        (20, 220),  # on eleven twelfths
        (20, 200 + 20),  # contained in the price
    ],
)
def test_a_tax_may_be_added_withheld_or_contained(tax, after):
    assert [] == list(grand_total_differs(_taxed(tax, after)))


def test_a_wrong_tax_is_reported_at_the_tax_and_not_in_what_follows():
    told = _told(_taxed(42, 242))

    assert (
        "PPN 11% tertulis Rp42, padahal 11% dari Jumlah adalah Rp22; lebih Rp20. Hitung ulang."
    ) == told


def test_a_wrong_total_after_tax_is_reported_there():
    assert (
        "Total tertulis Rp230, padahal Jumlah dengan PPN 11% adalah Rp222; lebih Rp8. Hitung ulang."
    ) == _told(_taxed(22, 230))


def test_a_tax_on_a_wrong_base_may_follow_the_base_or_the_lines():
    wrong = [flag.at.cell for flag in grand_total_differs(_taxed("24.2", "244.2", base=220))]
    right = [flag.at.cell for flag in grand_total_differs(_taxed(22, 222, base=220))]

    assert ["F3"] == wrong
    assert ["F3"] == right


def test_a_tax_may_be_rounded_by_its_formula():
    assert [] == list(grand_total_differs(_taxed(0, 200, rounding=Rounding(Decimal(100), "down"))))


def test_without_a_rate_or_a_base_or_an_amount_a_tax_is_not_judged():
    book = workbook(
        line(0, 200),
        total(1, 200, (0,)),
        total(2, 17, (), scope=Scope.TAX, rate=None, of=1),
        total(3, 17, (), scope=Scope.TAX, rate="0.11"),
        total(4, None, (0,), scope=Scope.TAX, rate="0.11"),
        total(5, Unreadable("x"), (0,), scope=Scope.TAX, of=1, rate="0.11"),
        total(6, 500, (0,), scope=Scope.AFTER_TAX, of=1),
    )

    assert [] == list(grand_total_differs(book))


def test_a_base_without_a_figure_in_the_column_is_not_judged():
    base = replace(total(1, 200, (0,)), figures={})
    book = workbook(line(0, 200), base, total(2, 17, (), scope=Scope.TAX, rate="0.11", of=1))

    assert [] == list(grand_total_differs(book))


def test_a_total_after_tax_may_have_no_line_for_the_tax():
    right = workbook(line(0, 200), total(1, 222, (0,), scope=Scope.AFTER_TAX, rate="0.11"))
    wrong = workbook(
        line(0, 200), total(1, 240, (0,), scope=Scope.AFTER_TAX, rate="0.11", label="Total")
    )

    assert [] == list(grand_total_differs(right))
    assert "Total tertulis Rp240, padahal jumlah barisnya dengan pajaknya adalah Rp222" in (
        _told(wrong)
    )


@pytest.mark.parametrize("stated", [1110, 1090, 1130])
def test_income_tax_may_be_added_taken_off_or_only_mentioned(stated):
    book = workbook(
        line(0, 1000),
        total(1, 1000, (0,)),
        total(2, 110, (), scope=Scope.TAX, label="PPN 11%", rate="0.11", of=1),
        total(3, 20, (), scope=Scope.TAX, label="PPh 22", rate="0.02", of=1),
        total(4, stated, (), scope=Scope.AFTER_TAX, of=1),
    )

    assert [] == list(grand_total_differs(book))


def test_a_total_after_tax_names_the_taxes_within_its_reach():
    book = workbook(
        line(0, 1000),
        total(1, 1000, (0,), label="Jumlah"),
        total(2, 110, (), scope=Scope.TAX, label="PPN", rate="0.11", of=1),
        total(3, 20, (), scope=Scope.TAX, label="PPh", rate="0.02", of=1),
        total(4, 1115, (), scope=Scope.AFTER_TAX, label="Total", of=1, totals=(1, 2)),
    )

    assert "padahal Jumlah dengan PPN adalah Rp1.110" in _told(book)


@pytest.mark.parametrize("stated", [13_157_000, 13_160_000, 13_150_000, 13_000_000, 14_000_000])
def test_a_rounded_total_lies_within_its_rounding(stated):
    book = workbook(
        line(0, 13_157_000),
        total(1, 13_157_000, (0,)),
        total(2, stated, (), scope=Scope.ROUNDED, label="Dibulatkan", of=1),
    )

    assert [] == list(grand_total_differs(book))


@pytest.mark.parametrize(
    ("stated", "computed"), [(13_175_000, "Rp13.157.000"), (13_157_201, "Rp13.157.000")]
)
def test_a_rounded_total_beyond_its_rounding_is_reported(stated, computed):
    book = workbook(
        line(0, 13_157_000),
        total(1, stated, (0,), scope=Scope.ROUNDED, label="Dibulatkan"),
    )

    assert f"padahal jumlah barisnya dibulatkan menjadi {computed};" in _told(book)


def test_nothing_is_no_rounding_of_something():
    book = workbook(line(0, 700), total(1, 0, (0,), scope=Scope.ROUNDED, label="Dibulatkan"))

    assert "Dibulatkan tertulis Rp0" in _told(book)


def test_a_tax_may_be_cut_down_to_the_rupiah():
    book = workbook(
        line(0, 207),
        total(1, 207, (0,)),
        total(2, 22, (), scope=Scope.TAX, rate="0.11", of=1),
    )

    assert [] == list(grand_total_differs(book))


def test_a_rounded_total_of_a_total_without_figures_is_not_judged():
    book = workbook(
        line(0, 10),
        total(1, Unreadable("x"), (), scope=Scope.AFTER_TAX),
        total(2, 70, (), scope=Scope.ROUNDED, of=1),
    )

    assert [] == list(grand_total_differs(book))


def test_a_total_after_an_unknown_tax_is_not_judged():
    book = workbook(line(0, 200), total(1, 500, (0,), scope=Scope.AFTER_TAX))

    assert [] == list(grand_total_differs(book))


def test_a_column_that_is_blank_in_every_line_is_added_up_over_its_groups():
    rows = (line(0, None), _sub(1, 70, (0,)), line(2, None), _sub(3, 20, (2,)))
    right = total(4, 90, (0, 2), totals=(1, 3))
    wrong = total(4, 95, (0, 2), totals=(1, 3))

    assert [] == list(grand_total_differs(workbook(*rows, right)))
    assert "berjumlah Rp90; lebih Rp5" in _told(workbook(*rows, wrong))
