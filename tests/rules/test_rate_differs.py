from __future__ import annotations

from kkg_xl.rules.rate_differs import rate_differs
from tests.support.budgets import bought, table, workbook


def test_rates_without_an_item_are_not_compared():
    rows = bought(2, 2, 100, 200, item=" - "), bought(3, 2, 150, 300, item="…")

    assert [] == list(rate_differs(workbook(table(*rows))))


def test_every_line_that_differs_from_the_first_is_told():
    rows = bought(2, 2, 100, 200), bought(3, 2, 150, 300), bought(4, 2, 150, 300)

    flags = list(rate_differs(workbook(table(*rows))))
    assert [("E3", 150, 100), ("E4", 150, 100)] == [
        (f.at.cell, f.stated, f.computed) for f in flags
    ]


def test_a_rate_of_nothing_is_no_rate():
    rows = bought(2, 2, 0, 0), bought(3, 2, 150, 300), bought(4, 2, -150, -300)

    assert [] == list(rate_differs(workbook(table(*rows))))
