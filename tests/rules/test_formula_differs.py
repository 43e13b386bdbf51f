from __future__ import annotations

from decimal import Decimal

from kkg_xl.domain.figures import Term
from kkg_xl.domain.law import Law
from kkg_xl.domain.table import Column, Role
from kkg_xl.rules.formula_differs import formula_differs
from tests.support.budgets import (
    AMOUNT,
    COLUMNS,
    RATE,
    VOL,
    bought,
    formula,
    line,
    table,
    workbook,
)

PLAN, SPENT, SHARE, TIMES = 7, 8, 9, 10
PRODUCT = Term(Decimal(1), (VOL, RATE))
PERCENT = (
    Column(PLAN, "G", "Anggaran", Role.PLAN),
    Column(SPENT, "H", "Realisasi", Role.SPENT),
    Column(SHARE, "I", "%", Role.PERCENT),
)


def test_a_share_may_be_a_fraction_or_a_percentage():
    law = Law(SHARE, (Term(Decimal(100), (SPENT,), (PLAN,)),))
    rows = [_share(index, Term(Decimal(100), (SPENT,), (PLAN,)), 50) for index in (2, 3, 4)]

    book = workbook(
        table(
            *rows,
            _share(5, Term(Decimal(1), (SPENT,), (PLAN,)), "0.5"),
            columns=PERCENT,
            laws=(law,),
            money=(PLAN, SPENT),
        )
    )
    assert [] == list(formula_differs(book))


def test_a_share_of_another_column_has_no_rupiah_to_compare():
    law = Law(SHARE, (Term(Decimal(1), (SPENT,), (PLAN,)),))
    rows = [_share(index, Term(Decimal(1), (SPENT,), (PLAN,)), "0.5") for index in (2, 3, 4)]
    wrong = _share(5, Term(Decimal(1), (SPENT,)), 50)

    book = workbook(table(*rows, wrong, columns=PERCENT, laws=(law,), money=(PLAN, SPENT)))
    (flag,) = formula_differs(book)
    assert ("I5", None, None) == (flag.at.cell, flag.stated, flag.computed)
    assert "meninggalkan kolom Anggaran (Rp100)" in flag.message.told("id")
    assert "seharusnya Rp50 / Rp100 = 0,5, lebih 49,5" in flag.message.told("id")


def test_a_further_column_is_named_with_its_number_or_its_letter():
    columns = (*COLUMNS, Column(TIMES, "J", "Kali", Role.OTHER))
    rows = [_bought(index, PRODUCT, 200) for index in (2, 3, 4)]

    also = line(
        5,
        figures={
            VOL: 2,
            RATE: 100,
            TIMES: 3,
            AMOUNT: formula(5, AMOUNT, 600, Term(Decimal(1), (VOL, RATE, TIMES))),
        },
    )
    beside = _bought(6, Term(Decimal(1), (VOL, RATE, 28)), 800)
    told = [
        flag.message.told("id")
        for flag in formula_differs(workbook(table(*rows, also, beside, columns=columns)))
    ]
    assert ["Kali (3)", "AB"] == [text.split("kolom ")[1].split(";")[0] for text in told]


def test_formulas_with_different_constants_merely_reckon_otherwise():
    rows = [_bought(index, Term(Decimal("1.1"), (VOL, RATE)), 220) for index in (2, 3, 4)]

    wrong = _bought(5, Term(Decimal("1.2"), (VOL, RATE)), 240)
    (flag,) = formula_differs(workbook(table(*rows, wrong)))
    assert (Decimal(240), Decimal(220)) == (flag.stated, flag.computed)
    assert "menghitung lain dari judul kolom dan baris di sekitarnya" in flag.message.told("id")


def test_a_lone_formula_that_gives_the_right_result_is_let_be():
    rows = [bought(index, 2, 100, 200) for index in (2, 3, 4)]

    alone = bought(5, 1, 100, formula(5, AMOUNT, 100, Term(Decimal(1), (RATE,))))
    assert [] == list(formula_differs(workbook(table(*rows, alone))))


def test_what_many_lines_reckon_alike_with_the_right_result_is_a_habit():
    rows = [bought(index, 2, 100, formula(index, AMOUNT, 200, PRODUCT)) for index in range(2, 40)]
    habit = Term(Decimal(1), (RATE,))

    many = [bought(at, 1, 100, formula(at, AMOUNT, 100, habit)) for at in range(50, 55)]
    few = many[:4]
    assert [] == list(formula_differs(workbook(table(*rows, *many))))
    assert 4 == len(list(formula_differs(workbook(table(*rows, *few)))))


def test_a_line_without_the_column_of_a_law_is_passed_over():
    rows = [_bought(index, PRODUCT, 200) for index in (2, 3, 4)]

    assert [] == list(formula_differs(workbook(table(*rows, line(5, figures={VOL: 2})))))


def _bought(index, term, amount):
    return bought(index, 2, 100, formula(index, AMOUNT, amount, term))


def _share(index, term, value):
    figures = {PLAN: 100, SPENT: 50, SHARE: formula(index, SHARE, value, term)}
    return line(index, figures=figures)
