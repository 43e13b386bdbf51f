from __future__ import annotations

from kkg_xl.rules.number_unreadable import number_unreadable
from tests.support.budgets import AMOUNT, RATE, bought, table, text, workbook


def test_without_a_law_only_what_is_free_needs_no_number():
    given = bought(2, None, None, text(2, AMOUNT, "sumbangan komite"))
    unknown = bought(3, None, None, text(3, AMOUNT, "menyusul"))

    book = workbook(table(bought(4, None, None, 500), given, unknown, laws=()))
    assert ["F3"] == [flag.at.cell for flag in number_unreadable(book)]


def test_a_column_without_any_number_is_no_column_of_numbers():
    rows = [bought(index, 2, text(index, RATE, "{{harga}}"), None) for index in (2, 3)]

    assert [] == list(number_unreadable(workbook(table(*rows))))


def test_what_cannot_be_told_is_missing_where_the_amount_is_blank_too():
    rows = bought(2, 2, 100, 200), bought(3, 2, text(3, RATE, "N/A"), None)

    assert ["E3"] == [flag.at.cell for flag in number_unreadable(workbook(table(*rows)))]
