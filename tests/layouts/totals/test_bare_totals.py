"""Totals that look like lines."""

from __future__ import annotations

from tests.support.understood import HEAD, reaches, table, workbook


def test_an_amount_without_a_word_right_below_its_lines_is_their_total():
    assert {4: (2, 3)} == reaches(
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | 2 | Map | 3 | pkt | 5.000 | 15.000 |\n"
        "| 4 | | | | | | 25.000 |\n"
    )


def test_it_is_their_total_even_where_it_is_wrong():
    assert {4: (2, 3)} == reaches(
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | 2 | Map | 3 | pkt | 5.000 | 15.000 |\n"
        "| 4 | | | | | | 26.000 |\n"
    )


def test_a_small_amount_far_below_is_no_total():
    found = workbook(
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | 2 | Map | 3 | pkt | 5.000 | 15.000 |\n"
        "| 9 | | | | | | 26 |\n"
    )

    assert ((), 1) == (found.tables[0].totals, len(found.not_checked))


def test_an_amount_without_a_word_below_a_total_is_none():
    found = table(
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | 2 | Map | 3 | pkt | 5.000 | 15.000 |\n"
        "| 4 | | JUMLAH | | | | 25.000 |\n| 5 | | | | | | 25.000 |\n"
    )

    assert [4] == [total.index for total in found.totals]


def test_an_amount_typed_on_the_heading_of_its_group_is_the_groups_total():
    found = table(
        f"{HEAD}| 2 | A | Persiapan | | | | 25.000 |\n| 3 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n"
        "| 4 | 2 | Map | 3 | pkt | 5.000 | 15.000 |\n| 5 | B | Laporan | | | | 10.000 |\n"
        "| 6 | 1 | Jilid | 2 | kl | 5.000 | 10.000 |\n| 7 | | JUMLAH | | | | 35.000 |\n"
    )

    assert {2: (3, 4), 5: (6,), 7: (3, 4, 6)} == {t.index: t.lines for t in found.totals}
    assert {3: 2, 4: 2, 6: 5} == {line.index: line.group for line in found.lines}


def test_a_wrong_amount_on_a_heading_with_several_lines_is_the_groups_total_too():
    assert {2: (3, 4)} == reaches(
        f"{HEAD}| 2 | A | Persiapan | | | | 27.000 |\n| 3 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n"
        "| 4 | 2 | Map | 3 | pkt | 5.000 | 15.000 |\n"
    )


def test_a_lump_sum_under_a_letter_without_lines_stays_a_line():
    found = table(
        f"{HEAD}| 2 | A | ATK | | | | 27.000 |\n| 3 | B | Map | 2 | pkt | 5.000 | 10.000 |\n"
    )

    assert [2, 3] == [line.index for line in found.lines]


def test_a_dotted_label_is_the_total_of_those_below_it():
    assert {2: (3, 4)} == reaches(
        f"{HEAD}| 2 | 1 | Persiapan | | | | 25.000 |\n| 3 | 1.1 | ATK | 2 | pkt | 5.000 | 10.000 |\n"
        "| 4 | 1.2 | Map | 3 | pkt | 5.000 | 15.000 |\n| 5 | 2 | Lem | 3 | pkt | 5.000 | 15.000 |\n"
    )


def test_a_number_is_the_total_of_the_small_letters_below_it():
    assert {2: (3, 4)} == reaches(
        f"{HEAD}| 2 | 1 | Persiapan | | | | 25.000 |\n| 3 | a | ATK | 2 | pkt | 5.000 | 10.000 |\n"
        "| 4 | b | Map | 3 | pkt | 5.000 | 15.000 |\n| 5 | 2 | Lem | 3 | pkt | 5.000 | 15.000 |\n"
    )


def test_a_group_ends_where_a_total_closes_it():
    assert {2: (3, 4), 5: (3, 4)} == reaches(
        f"{HEAD}| 2 | A | Persiapan | | | | 25.000 |\n| 3 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n"
        "| 4 | 2 | Map | 3 | pkt | 5.000 | 15.000 |\n| 5 | | JUMLAH | | | | 25.000 |\n"
    )


def test_quantities_and_prices_without_amounts_have_no_totals():
    found = table(
        """
        | | A | B | C | D |
        | - | - | - | - | - |
        | 1 | NO | URAIAN | VOLUME | HARGA SATUAN |
        | 2 | 1 | ATK | 2 | 5.000 |
        | 3 | 2 | Map | 3 | 5.000 |
        | 4 | | | | 10.000 |
        """
    )

    assert ((), ()) == (found.money, found.totals)
