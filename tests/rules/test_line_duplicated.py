from __future__ import annotations

from kkg_xl.domain.table import Column, Role
from kkg_xl.rules.line_duplicated import line_duplicated
from tests.support.budgets import COLUMNS, bought, table, workbook


def test_a_book_with_dates_may_repeat_a_line():
    columns = (*COLUMNS, Column(2, "B", "Tanggal", Role.DATE))
    rows = bought(2, 2, 100, 200), bought(3, 2, 100, 200)

    assert [] == list(line_duplicated(workbook(table(*rows, columns=columns))))
    assert ["B3"] == [flag.at.cell for flag in line_duplicated(workbook(table(*rows)))]


def test_the_number_a_receiver_signs_beside_makes_no_difference():
    rows = (
        bought(2, 2, 100, 200, number="1", detail="SDN 1 1."),
        bought(3, 2, 100, 200, number="2", detail="SDN 1 2."),
        bought(4, 2, 100, 200, number="3", detail="SDN 2 3."),
    )

    (flag,) = line_duplicated(workbook(table(*rows)))
    assert "B3" == flag.at.cell
    assert "sama persis dengan baris 1 di B2" in flag.message.told("id")


def test_lines_without_an_item_cannot_be_compared():
    rows = bought(2, 2, 100, 200, item=""), bought(3, 2, 100, 200, item="")

    assert [] == list(line_duplicated(workbook(table(*rows))))


def test_a_list_of_payments_by_day_may_repeat_a_line():
    columns = (*COLUMNS, Column(2, "B", "Tanggal", Role.DATE))
    rows = [bought(row, None, None, 200)._replace(day="3 Maret") for row in (2, 3)]
    paid = workbook(table(*rows, columns=columns, laws=()))

    assert [] == list(line_duplicated(paid))
