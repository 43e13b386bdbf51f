from __future__ import annotations

from kkg_xl.domain.table import Column, Role
from kkg_xl.rules.number_as_text import number_as_text
from tests.support.budgets import AMOUNT, COLUMNS, bought, line, table, text, workbook

SHARE = 9


def test_a_percentage_may_be_text():
    columns = (*COLUMNS, Column(SHARE, "I", "%", Role.PERCENT))
    rows = line(2, figures={AMOUNT: 100, SHARE: text(2, SHARE, "90 %", 90)})

    assert [] == list(number_as_text(workbook(table(rows, columns=columns))))


def test_a_single_count_with_its_unit_among_numbers_is_reported():
    rows = [bought(index, 3, 100, 300) for index in (3, 4)]

    odd = bought(2, text(2, 3, "3 org", 3), 100, 300)
    (flag,) = number_as_text(workbook(table(odd, *rows)))
    assert "C2" == flag.at.cell
