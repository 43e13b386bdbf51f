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


def joint(text):
    """Give the joint totals by label, with what they should count."""
    found = workbook(wide(text)).joint
    return {table.totals[0].label: [line.item for line in table.lines] for table in found}


def wide(text):
    """Fill the rows of a sheet up to its column E."""
    head, *rows = text.strip().splitlines()
    rows = [row + " |" * (7 - row.count("|")) for row in rows[1:]]
    return "\n".join((f"{head} D | E |", "| - | - | - | - | - | - |", *rows)) + "\n"


SECOND = FIRST + "| 8 | | JUMLAH | 25.000 |\n"
THIRD = (
    SECOND
    + "| 10 | | | |\n| 11 | PENERIMAAN | | |\n"
    + "| 12 | NO | URAIAN | JUMLAH (Rp) |\n| 13 | 1 | Bantuan | 90.000 |\n| 14 | | JUMLAH | 90.000 |\n"
)


def test_a_joint_total_should_count_the_totals_of_tables_that_are_alike():
    (lines,) = joint(SECOND + "| 9 | | TOTAL | =C3+C8 |\n").values()

    assert 2 == len(lines)


def test_a_table_without_a_total_is_counted_by_its_lines():
    (lines,) = joint(FIRST + "| 8 | | TOTAL | =C3+C6+C7 |\n").values()

    assert ["Map", "Lem"] == lines[1:]


def test_what_comes_in_is_not_missed_in_a_total_of_spending():
    (lines,) = joint(THIRD + "| 15 | | TOTAL | =C3+C8 |\n").values()

    assert 2 == len(lines)


def test_a_number_of_no_table_makes_a_joint_total_unclear():
    found = workbook(wide(SECOND + "| 9 | | TOTAL | =C3+C8+E9 | | 500 |\n"))

    assert 1 == len(found.not_checked)
    assert [()] == [table.lines for table in found.joint]


def test_a_total_of_all_may_stand_in_another_column():
    (lines,) = joint(SECOND + "| 9 | | TOTAL BIAYA | | =C3+C8 |\n").values()

    assert 2 == len(lines)


def test_a_difference_of_two_tables_is_no_total_of_both():
    assert {} == joint(SECOND + "| 9 | | Sisa | | =C3-C8 |\n")


def test_a_later_joint_total_may_count_an_earlier_one():
    text = SECOND + "| 9 | | JUMLAH SEMUA | =C3+C8 |\n"
    text += (
        "| 11 | NO | URAIAN | JUMLAH (Rp) |\n| 12 | 1 | Cat | 7.000 |\n| 13 | | JUMLAH | 7.000 |\n"
    )
    found = joint(text + "| 14 | | TOTAL | =C9+C13 |\n")

    assert [2, 3] == [len(lines) for lines in found.values()]


BESIDE = """
| | A | B | C | D | E | F | G |
| - | - | - | - | - | - | - | - |
| 1 | NO | URAIAN | JUMLAH (Rp) | | NO | URAIAN | JUMLAH (Rp) |
| 2 | 1 | ATK | 10.000 | | 1 | Map | 20.000 |
| 3 | | JUMLAH | =SUM(C2:C2) | | | JUMLAH | =SUM(G2:G2) |
"""


def test_a_total_of_all_should_count_every_table_above_it():
    (lines,) = joint(SECOND + "| 9 | | JUMLAH KESELURUHAN | =C3 |\n").values()

    assert 2 == len(lines)


def test_a_total_that_names_the_tables_that_it_counts_should_count_no_other():
    months = SECOND.replace("| 3 | | JUMLAH |", "| 3 | | JUMLAH MARET |").replace(
        "| 8 | | JUMLAH |", "| 8 | | JUMLAH APRIL |"
    )
    months = months.replace("| 5 | NO |", "| 4 | | BULAN APRIL | |\n| 5 | NO |")

    assert {"JUMLAH MARET": ["JUMLAH MARET"]} == joint(months + "| 9 | | JUMLAH MARET | =C3 |\n")


def test_tables_that_a_label_names_by_none_of_their_words_are_those_that_are_counted():
    (lines,) = joint(SECOND + "| 9 | | JUMLAH Alat dan JUMLAH ATK | =C3+C8 |\n").values()

    assert 2 == len(lines)


def test_a_typed_total_is_the_tables_own_where_another_table_does_not_say_what_it_comes_to():
    blank = SECOND.replace("| 3 | | JUMLAH | 10.000 |", "| 3 | | JUMLAH | |")
    told, _ = totals(
        blank.replace("5 | NO | URAIAN", "5 | NO | RINCIAN") + "| 9 | | TOTAL | 35.000 |\n"
    )

    assert [{3: "grand"}, {8: "group", 9: "grand"}] == told


def test_a_table_of_another_kind_is_not_missed_in_a_total_of_budgets():
    third = (
        "| 10 | | | | |\n| 12 | NO | URAIAN | ANGGARAN | REALISASI |\n"
        "| 13 | 1 | Cat | 9.000 | 8.000 |\n| 14 | | JUMLAH | 9.000 | 8.000 |\n"
    )
    (lines,) = joint(SECOND + third + "| 15 | | TOTAL | =C3+C8 | |\n").values()

    assert 2 == len(lines)
