from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kkg_xl.domain.figures import CellError, Place, Rounding, Term, Unreadable
from kkg_xl.domain.law import Law
from kkg_xl.domain.table import Heading, Scope
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.group_total_differs import group_total_differs
from kkg_xl.rules.model import Severity
from tests.support.tables import KEY, figure, line, table, total, workbook


def _group(index, amount, lines, **more):
    return total(index, amount, lines, scope=Scope.GROUP, label="Jumlah", **more)


def _told(book):
    (flag,) = group_total_differs(book)
    return flag.message.told("id")


def test_both_amounts_and_the_difference_are_told():
    book = workbook(line(0, 100), line(1, 50), _group(2, 170, (0, 1)))

    (flag,) = group_total_differs(book)
    assert (Decimal(170), Decimal(150)) == (flag.stated, flag.computed)
    assert "Jumlah tertulis Rp170, padahal 2 barisnya berjumlah Rp150; lebih Rp20." in _told(book)


@pytest.mark.parametrize(
    ("stated", "hint"),
    [
        (90, "selisihnya sama dengan baris 2, Air mineral, 60"),
        (150_000, "tampaknya tiga angka nol kurang atau berlebih"),
        (105, "dua angka tampaknya tertukar"),
        (170, "; lebih Rp20. "),
        (1500, "; lebih Rp1.350. "),
    ],
)
def test_the_difference_is_explained_where_it_looks_like_something_known(stated, hint):
    book = workbook(line(0, 90), line(1, 60), _group(2, stated, (0, 1)))

    assert hint in _told(book)


def test_a_difference_that_is_a_sub_total_is_named():
    book = workbook(
        line(0, 11),
        line(1, 22),
        _group(2, 33, (0, 1)),
        line(3, 50),
        _group(4, 50, (0, 1, 3), totals=(2,)),
    )

    assert "; selisihnya sama dengan Jumlah, 33. " in _told(book)


def test_a_line_of_another_group_that_the_formula_counts_is_named():
    book = workbook(
        line(0, 10), _group(1, 10, (0,)), line(2, 20), _group(3, 30, (2,), counted={0: 1, 2: 1})
    )

    assert "rumusnya ikut menghitung baris 1, Air mineral, 10, yang bukan bagiannya" in _told(book)


def test_a_total_that_follows_its_lines_as_they_should_be_is_right():
    law = Law(KEY, (Term(Decimal(1), (1, 2)),))
    wrong = line(0, 100)
    factors = {1: figure(0, 3), 2: figure(0, 40)}
    wrong = wrong._replace(figures={**wrong.figures, **factors})
    wrong_table = replace(table(wrong, line(1, 5), _group(2, 125, (0, 1))), laws=(law,))

    assert [] == list(group_total_differs(Workbook("x.xlsx", tables=(wrong_table,))))


def test_a_rounding_that_the_formula_makes_is_right():
    rounding = Rounding(Decimal(1000), "down")
    book = workbook(line(0, 1700), _group(1, 1000, (0,), rounding=rounding))

    assert [] == list(group_total_differs(book))


def test_half_a_rupiah_is_rounding_and_a_rupiah_is_not():
    fractions = [line(0, "10.25"), line(1, "20.25")]

    assert [] == list(group_total_differs(workbook(*fractions, _group(2, 31, (0, 1)))))
    assert "Rp30,5; lebih Rp2" in _told(workbook(*fractions, _group(2, "32.5", (0, 1))))


def test_dollars_are_told_without_rp_and_compared_to_the_cent():
    book = workbook(line(0, "10.25"), line(1, "20.25"), _group(2, "30.52", (0, 1)), whole=False)

    assert "tertulis 30,52, padahal 2 barisnya berjumlah 30,5; lebih 0,02." in _told(book)


@pytest.mark.parametrize("value", [Unreadable("x"), CellError("#REF!")])
def test_nothing_is_said_where_a_line_or_the_total_cannot_be_told(value):
    book = workbook(
        line(0, value),
        line(1, 50),
        _group(2, 170, (0, 1)),
        line(3, 5),
        _group(4, value, (3,)),
        _group(5, 10, ()),
    )

    assert [] == list(group_total_differs(book))


def test_what_another_table_comes_to_may_be_added():
    elsewhere = _group(1, 15, (0,), counted={0: 1}, outside=[Place("LAIN", "F9")])
    nearby = _group(1, 15, (0,), counted={0: 1}, outside=[Place("RAB", "F3")])
    stray = _group(1, 15, (0,), counted={0: 1}, outside=[Place("RAB", "H9")])

    assert [] == list(group_total_differs(workbook(line(0, 10), elsewhere)))
    assert [] == list(group_total_differs(workbook(line(0, 10), nearby)))
    assert 1 == len(list(group_total_differs(workbook(line(0, 10), stray))))


def test_a_total_left_empty_is_a_warning():
    (flag,) = group_total_differs(workbook(line(0, 10), _group(1, None, (0,))))

    assert Severity.WARNING is flag.severity
    assert "Jumlah kosong, padahal 1 barisnya berjumlah Rp10. Isi jumlahnya." == (
        flag.message.told("id")
    )


def test_an_empty_total_may_have_nothing_to_say_or_another_that_says_it():
    assert [] == list(group_total_differs(workbook(line(0, 0), _group(1, None, (0,)))))
    assert [] == list(
        group_total_differs(workbook(line(0, 10), _group(1, None, (0,)), _group(2, 10, (0,))))
    )
    assert [] == list(group_total_differs(workbook(_group(0, None, ()))))


def test_the_group_is_named_where_the_label_does_not():
    headings = (Heading(0, "A.", "IN-SERVICE", Place("RAB", "B2")),)
    rows = (line(1, 10, group=0), line(2, 20, group=0))
    plain = replace(table(*rows, _group(3, 35, (1, 2))), headings=headings)
    named = replace(
        table(*rows, total(3, 35, (1, 2), scope=Scope.GROUP, label="Jumlah In-Service")),
        headings=headings,
    )
    wordless = replace(plain, headings=(Heading(0, "", "", Place("RAB", "B2")),))

    assert "Jumlah (A IN-SERVICE) tertulis" in _told(Workbook("x.xlsx", tables=(plain,)))
    assert "Jumlah In-Service tertulis" in _told(Workbook("x.xlsx", tables=(named,)))
    assert "Jumlah tertulis" in _told(Workbook("x.xlsx", tables=(wordless,)))


def test_a_total_over_several_groups_is_named_by_its_label_alone():
    rows = (line(1, 10, group=0), line(2, 20, group=5))

    assert "Jumlah tertulis" in _told(workbook(*rows, _group(3, 35, (1, 2))))


def test_a_long_label_is_cut_and_a_missing_one_has_a_name():
    long = total(1, 35, (0,), scope=Scope.GROUP, label="Jumlah " + "kegiatan " * 20)
    missing = total(1, 35, (0,), scope=Scope.GROUP, label="")

    assert "… tertulis" in _told(workbook(line(0, 10), long))
    assert "Jumlah tertulis" in _told(workbook(line(0, 10), missing))


def test_lines_without_number_or_item_are_named_by_what_they_have():
    lines = (line(0, 10, number="", item="ATK"), line(1, 30, number="", item=""))

    assert "sama dengan baris ATK, 10" in _told(workbook(*lines, _group(2, 30, (0, 1))))
    assert "sama dengan baris B3, 30" in _told(workbook(*lines, _group(2, 10, (0, 1))))


def test_hidden_lines_may_be_left_out_or_counted():
    rows = (line(0, 10), line(1, 20, hidden=True))

    assert [] == list(group_total_differs(workbook(*rows, _group(2, 10, (0, 1)))))
    assert [] == list(group_total_differs(workbook(*rows, _group(2, 30, (0, 1)))))
    assert 1 == len(list(group_total_differs(workbook(*rows, _group(2, 20, (0, 1))))))


def _split(*amounts):
    labels = ("Upah", "Bahan", "Alat")
    totals = [
        total(index, amount, (0, 1), scope=Scope.GROUP, label=label)
        for index, amount, label in zip((2, 3, 4), amounts, labels, strict=True)
    ]
    return workbook(line(0, 10), line(1, 20), *totals)


def test_totals_that_split_the_same_lines_are_judged_together():
    assert [] == list(group_total_differs(_split(10, 20, 0)))

    (flag,) = group_total_differs(_split(10, 25, 0))
    assert "F6" == flag.at.cell
    assert "Upah + Bahan + Alat tertulis Rp35, padahal 2 barisnya berjumlah Rp30;" in (
        flag.message.told("id")
    )


def test_where_one_total_is_right_the_others_are_no_shares_of_it():
    assert ["F5"] == [flag.at.cell for flag in group_total_differs(_split(30, 25, 30))]


def test_a_difference_that_cannot_be_told_across_is_judged_by_its_lines():
    law = Law(KEY, (Term(Decimal(1), (1,)), Term(Decimal(-1), (2,))))
    across = replace(table(line(0, 10), _group(1, 12, (0,))), laws=(law,))

    assert "padahal 1 barisnya berjumlah Rp10" in _told(Workbook("x.xlsx", tables=(across,)))


def test_another_group_s_total_does_not_fill_an_empty_one():
    book = workbook(line(0, 10), _group(1, None, (0,)), line(2, 20), _group(3, 20, (2,)))

    assert ["F3"] == [flag.at.cell for flag in group_total_differs(book)]


def test_a_column_that_is_blank_in_every_line_speaks_of_groups_only():
    rows = (line(0, None), _group(1, 70, (0,)), line(2, None), _group(3, 20, (2,)))

    assert [] == list(group_total_differs(workbook(*rows)))
