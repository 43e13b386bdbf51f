"""Totals of several tables that stand below the last of them."""

from __future__ import annotations

from tests.support.understood import workbook

FIRST = """
| | A | B | C |
| - | - | - | - |
| 1 | NO | URAIAN | JUMLAH (Rp) |
| 2 | 1 | ATK | 10.000 |
| 3 | | JUMLAH | 10.000 |
| 5 | NO | URAIAN | JUMLAH (Rp) |
| 6 | 1 | Map | 20.000 |
| 7 | 2 | Lem | 5.000 |
"""


def totals(text):
    """Give the totals of each table by row, with their scopes, and the messages."""
    found = workbook(text)
    told = [{t.index: t.scope.value for t in table.totals} for table in found.tables]
    return told, found.not_checked


def test_a_total_that_adds_up_two_tables_belongs_to_neither():
    told, not_checked = totals(FIRST + "| 8 | | JUMLAH | 25.000 |\n| 9 | | TOTAL | =C3+C8 |\n")

    assert [{3: "grand"}, {8: "grand"}] == told
    assert () == not_checked


def test_a_typed_total_of_two_tables_belongs_to_neither():
    told, _ = totals(FIRST + "| 8 | | JUMLAH | 25.000 |\n| 9 | | TOTAL | 35.000 |\n")

    assert [{3: "grand"}, {8: "grand"}] == told


def test_a_total_told_twice_is_the_tables_own():
    told, not_checked = totals(FIRST + "| 8 | | JUMLAH | 25.000 |\n| 9 | | TOTAL | 25.000 |\n")

    assert [{3: "grand"}, {8: "group", 9: "grand"}] == told
    assert () == not_checked


def test_without_a_total_of_its_own_the_second_table_has_none():
    told, _ = totals(FIRST + "| 8 | | TOTAL | =C3+C6+C7 |\n")

    assert [{3: "grand"}, {}] == told


def test_a_tax_below_the_second_table_is_its_own():
    told, _ = totals(FIRST + "| 8 | | JUMLAH | 25.000 |\n| 9 | | PPN 10 % | 2.500 |\n")

    assert [{3: "grand"}, {8: "grand", 9: "tax"}] == told
