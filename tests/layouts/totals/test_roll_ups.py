"""Amounts above the lines that they sum up."""

from __future__ import annotations

from tests.support.understood import HEAD, reaches, table

MORE = "| 9 | | Antar | 2 | kl | 1.000 | 2.000 |\n"


def test_a_group_without_labels_needs_another_one_or_a_total():
    lines = "| 3 | | ATK | 2 | pkt | 5.000 | 10.000 |\n| 4 | | Map | 3 | pkt | 5.000 | 15.000 |\n"

    assert {2: (3, 4)} == reaches(f"{HEAD}| 2 | | Persiapan | | | | 25.000 |\n{lines}")
    assert {2: (3, 4), 5: (3, 4)} == reaches(
        f"{HEAD}| 2 | | Persiapan | | | | 25.000 |\n{lines}| 5 | | JUMLAH | | | | 25.000 |\n"
    )
    assert {5: (2, 3, 4)} == reaches(
        f"{HEAD}| 2 | | Persiapan | | | | 25.000 |\n{lines}| 5 | | JUMLAH | | | | 50.000 |\n"
    )


def test_a_lump_sum_that_does_not_come_out_stays_a_line():
    assert {} == reaches(
        f"{HEAD}| 2 | | Persiapan | | | | 26.000 |\n| 3 | | ATK | 2 | pkt | 5.000 | 10.000 |\n"
        "| 4 | | Map | 3 | pkt | 5.000 | 15.000 |\n"
    )
    assert {} == reaches(
        f"{HEAD}| 2 | | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | | Persiapan | | | | 15.000 |\n"
        "| 4 | | Map | 3 | pkt | 5.000 | 15.000 |\n"
    )
    assert {} == reaches(
        f"{HEAD}| 2 | | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | | Persiapan | | | | 15.000 |\n"
    )


def test_a_wrong_group_without_labels_is_known_by_those_beside_it():
    assert {2: (3,), 4: (5,)} == reaches(
        f"{HEAD}| 2 | | Persiapan | | | | 10.000 |\n| 3 | | ATK | 2 | pkt | 5.000 | 10.000 |\n"
        "| 4 | | Laporan | | | | 16.000 |\n| 5 | | Map | 3 | pkt | 5.000 | 15.000 |\n"
    )


def test_a_sub_total_below_does_not_end_an_outer_group():
    assert {2: (4, 7), 3: (4,), 6: (7,), 5: (4,), 8: (7,), 10: (4, 7, 9)} == reaches(
        f"{HEAD}| 2 | '5201 | Belanja | | | | 25.000 |\n"
        "| 3 | A | Persiapan | | | | 10.000 |\n| 4 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n"
        "| 5 | | Jumlah A | | | | 10.000 |\n"
        "| 6 | B | Laporan | | | | 15.000 |\n| 7 | 1 | Map | 3 | pkt | 5.000 | 15.000 |\n"
        f"| 8 | | Jumlah B | | | | 15.000 |\n{MORE}| 10 | | JUMLAH | | | | 27.000 |\n"
    )


def test_accounts_and_their_mixed_codes_stand_on_levels_of_their_own():
    found = table(
        f"{HEAD}| 2 | 032.07.WA | Program | | | | 10.000 |\n| 3 | '4471 | Kegiatan | | | | 10.000 |\n"
        "| 4 | 4471.QDB | Keluaran | | | | 10.000 |\n| 5 | '521211 | Bahan | | | | 10.000 |\n"
        "| 6 | | ATK | 2 | pkt | 5.000 | 10.000 |\n"
    )

    assert dict.fromkeys((2, 3, 4, 5), (6,)) == {t.index: t.lines for t in found.totals}
    assert [5] == [line.group for line in found.lines]


def test_the_only_sum_that_a_total_counts_once_more_is_a_line():
    assert {5: (2, 3, 4)} == reaches(
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | 2 | Lain-lain | | | | 4.000 |\n"
        "| 4 | | Map | 2 | pkt | 2.000 | 4.000 |\n| 5 | | JUMLAH | | | | 18.000 |\n"
    )
