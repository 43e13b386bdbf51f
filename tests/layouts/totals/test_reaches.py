"""What a total is the total of."""

from __future__ import annotations

from tests.support.understood import HEAD, reaches

A = "| 2 | A | Persiapan | | | | |\n| 3 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n"
B = "| 5 | B | Laporan | | | | |\n| 6 | 1 | Jilid | 3 | kl | 5.000 | 15.000 |\n"


def test_subtotals_below_their_groups_and_the_total_of_all():
    assert {4: (3,), 7: (6,), 8: (3, 6)} == reaches(
        HEAD
        + A
        + "| 4 | | Sub Jumlah A | | | | 10.000 |\n"
        + B
        + "| 7 | | Sub Jumlah B | | | | 15.000 |\n| 8 | | JUMLAH | | | | 25.000 |\n"
    )


def test_a_wrong_total_of_everything_still_reaches_everything():
    assert {4: (3,), 7: (6,), 8: (3, 6)} == reaches(
        HEAD
        + A
        + "| 4 | | Sub Jumlah A | | | | 10.000 |\n"
        + B
        + "| 7 | | Sub Jumlah B | | | | 15.000 |\n| 8 | | GRAND TOTAL | | | | 99.000 |\n"
    )


def test_a_formula_tells_what_its_total_reaches():
    assert {4: (3,), 7: (6,), 8: (3, 6)} == reaches(
        HEAD
        + A
        + "| 4 | | Jumlah A | | | | =SUM(F3:F3) |\n"
        + B
        + "| 7 | | Jumlah B | | | | =SUM(F6:F6) |\n| 8 | | Jumlah A + B | | | | =F4+F7 |\n"
    )


def test_a_formula_that_stops_short_reaches_what_it_should():
    assert {5: (2, 3, 4)} == reaches(
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | 2 | Map | 3 | pkt | 5.000 | 15.000 |\n"
        "| 4 | 3 | Lem | 3 | pkt | 5.000 | 15.000 |\n| 5 | | JUMLAH | | | | =SUM(F2:F3) |\n"
    )


def test_a_total_on_the_heading_reaches_down_to_the_next_group():
    assert {2: (3,), 5: (6,)} == reaches(
        HEAD
        + "| 2 | A | Persiapan | | | | =SUM(F3:F3) |\n| 3 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n"
        + "| 5 | B | Laporan | | | | =SUM(F6:F6) |\n| 6 | 1 | Jilid | 3 | kl | 5.000 | 15.000 |\n"
    )


def test_a_heading_group_ends_at_the_total_below_it():
    assert {2: (3, 4), 5: (3, 4)} == reaches(
        f"{HEAD}| 2 | A | Persiapan | | | | =SUM(F3:F4) |\n| 3 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n"
        "| 4 | 2 | Map | 2 | pkt | 5.000 | 10.000 |\n| 5 | | JUMLAH | | | | =F2 |\n"
    )


def test_a_grand_total_above_its_lines_reaches_all_of_them():
    assert {2: (4, 6), 3: (4,), 5: (6,)} == reaches(
        f"{HEAD}| 2 | | JUMLAH | | | | =F3+F5 |\n| 3 | A | Persiapan | | | | =SUM(F4:F4) |\n"
        "| 4 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 5 | B | Laporan | | | | =SUM(F6:F6) |\n"
        "| 6 | 1 | Jilid | 3 | kl | 5.000 | 15.000 |\n"
    )


def test_a_typed_total_above_reaches_all_lines():
    assert {2: (3, 4)} == reaches(
        f"{HEAD}| 2 | | TOTAL | | | | 20.000 |\n| 3 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n"
        "| 4 | 2 | Map | 2 | pkt | 5.000 | 10.000 |\n"
    )


def test_typed_subtotals_above_each_group_reach_to_the_next():
    assert {2: (3,), 4: (5,)} == reaches(
        f"{HEAD}| 2 | | Sub Total | | | | 10.000 |\n| 3 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n"
        "| 4 | | Sub Total | | | | =SUM(F5:F5) |\n| 5 | 2 | Map | 3 | pkt | 5.000 | 15.000 |\n"
    )


def test_typed_subtotals_together_below_all_lines_share_them_out():
    assert {5: (2, 3), 6: (4,), 7: (2, 3, 4)} == reaches(
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | 2 | Map | 3 | pkt | 5.000 | 15.000 |\n"
        "| 4 | 3 | Lem | 3 | pkt | 6.000 | 18.000 |\n| 5 | | Sub Total barang | | | | 25.000 |\n"
        "| 6 | | Sub Total bahan | | | | 18.000 |\n| 7 | | JUMLAH | | | | 43.000 |\n"
    )


def test_subtotals_that_cannot_be_shared_out_reach_nothing():
    assert {4: (), 5: (), 6: (2, 3)} == reaches(
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | 2 | Map | 3 | pkt | 5.000 | 15.000 |\n"
        "| 4 | | Sub Total barang | | | | 11.000 |\n| 5 | | Sub Total bahan | | | | 14.000 |\n"
        "| 6 | | JUMLAH | | | | 25.000 |\n"
    )


def test_subtotals_with_formulas_together_count_what_they_count():
    assert {4: (2,), 5: (3,), 6: (2, 3)} == reaches(
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | 2 | Map | 3 | pkt | 5.000 | 15.000 |\n"
        "| 4 | | Sub Total barang | | | | =SUM(F2:F2) |\n"
        "| 5 | | Sub Total bahan | | | | =SUM(F3:F3) |\n| 6 | | JUMLAH | | | | =F4+F5 |\n"
    )


def test_a_total_that_leaves_something_out_on_purpose_reaches_what_it_counts():
    assert {4: (2,), 5: (2, 3)} == reaches(
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | 2 | Map | 3 | pkt | 5.000 | 15.000 |\n"
        "| 4 | | Jumlah di luar Map | | | | =SUM(F2:F2) |\n| 5 | | JUMLAH | | | | =SUM(F2:F3) |\n"
    )


def test_a_typed_total_that_leaves_something_out_reaches_nothing_known():
    assert {4: (), 5: (2, 3)} == reaches(
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | 2 | Map | 3 | pkt | 5.000 | 15.000 |\n"
        "| 4 | | Jumlah tanpa Map | | | | 10.000 |\n| 5 | | JUMLAH | | | | 25.000 |\n"
    )


def test_romans_total_the_letters_below_them():
    assert {5: (4,), 8: (7,), 9: (4, 7), 12: (11,), 13: (4, 7, 11)} == reaches(
        f"{HEAD}| 2 | I | Tahap satu | | | | |\n| 3 | A | Persiapan | | | | |\n"
        "| 4 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 5 | | Jumlah A | | | | 10.000 |\n"
        "| 6 | B | Laporan | | | | |\n| 7 | 1 | Jilid | 3 | kl | 5.000 | 15.000 |\n"
        "| 8 | | Jumlah B | | | | 15.000 |\n| 9 | | Jumlah I | | | | 25.000 |\n"
        "| 10 | II | Tahap dua | | | | |\n| 11 | 1 | Lem | 2 | pkt | 6.000 | 12.000 |\n"
        "| 12 | | Jumlah II | | | | 12.000 |\n| 13 | | Jumlah I + II | | | | 37.000 |\n"
    )


def test_a_total_named_after_one_group_is_no_total_of_everything():
    assert {4: (3,), 7: (6,), 8: (3, 6)} == reaches(
        f"{HEAD}| 2 | A | Pengeluaran | | | | |\n| 3 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n"
        "| 4 | | Jumlah pengeluaran | | | | =SUM(F3:F3) |\n| 5 | B | Laporan | | | | |\n"
        "| 6 | 1 | Jilid | 3 | kl | 5.000 | 15.000 |\n| 7 | | Jumlah B | | | | =SUM(F6:F6) |\n"
        "| 8 | | Jumlah total | | | | =F4+F7 |\n"
    )


def test_a_total_over_other_totals_that_are_wrong_adds_them_up():
    assert {4: (3,), 7: (6,), 8: (3, 6)} == reaches(
        HEAD
        + A
        + "| 4 | | Jumlah A | | | | 11.000 |\n"
        + B
        + "| 7 | | Jumlah B | | | | 15.000 |\n| 8 | | JUMLAH | | | | 26.000 |\n"
    )


def test_a_total_that_refers_to_itself_comes_to_an_end():
    assert {3: (2,)} == reaches(
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | | JUMLAH | | | | =SUM(F2:F3) -> 10.000 |\n"
    )


def test_totals_that_refer_to_each_other_come_to_an_end():
    found = reaches(
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n"
        "| 3 | | Jumlah | | | | =SUM(F2,F4) -> 10.000 |\n"
        "| 4 | | Jumlah | | | | =SUM(F2,F3) -> 10.000 |\n"
    )

    assert {3: (2,), 4: (2,)} == found


def test_a_sum_of_a_cell_without_a_row_counts_the_others():
    assert {3: (2,)} == reaches(
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | | JUMLAH | | | | =SUM(F1:F2) |\n"
    )


def test_a_total_without_lines_reaches_nothing():
    assert {3: (2,), 4: (2,)} == reaches(
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | | JUMLAH | | | | |\n"
        "| 4 | | TOTAL | | | | 10.000 |\n"
    )


def test_a_total_on_its_heading_stays_above_its_lines_where_it_adds_one_of_another_group():
    assert {2: (3, 4), 5: (6, 7)} == reaches(
        HEAD
        + "| 2 | A | Persiapan | | | | =SUM(F3:F4) |\n"
        + "| 3 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 4 | 2 | Map | 2 | pkt | 5.000 | 10.000 |\n"
        + "| 5 | B | Laporan | | | | =F4+SUM(F6:F7) |\n"
        + "| 6 | 1 | Jilid | 3 | kl | 5.000 | 15.000 |\n| 7 | 2 | Kirim | 1 | kl | 5.000 | 5.000 |\n"
    )
