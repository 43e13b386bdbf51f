"""Which heading stands under which."""

from __future__ import annotations

from tests.support.understood import HEAD, table


def groups(text):
    """Give for each line the heading above it, by rows."""
    return {line.index: line.group for line in table(text).lines}


def under(text):
    """Give for each heading the one that it stands under."""
    return {heading.index: heading.parent for heading in table(text).headings}


def test_lines_stand_under_the_letter_above_them():
    text = (
        f"{HEAD}| 2 | A | Persiapan | | | | |\n| 3 | 1 | ATK | 2 | pkt | 5.000 | =C3*E3 |\n"
        "| 4 | B | Pelaksanaan | | | | |\n| 5 | 1 | Map | 2 | pkt | 5.000 | =C5*E5 |\n"
    )

    assert {3: 2, 5: 4} == groups(text)
    assert {2: -1, 4: -1} == under(text)


def test_romans_over_letters_over_numbers():
    text = (
        f"{HEAD}| 2 | I | Tahap satu | | | | |\n| 3 | A | Persiapan | | | | |\n"
        "| 4 | 1 | ATK | 2 | pkt | 5.000 | =C4*E4 |\n| 5 | B | Pelaksanaan | | | | |\n"
        "| 6 | 1 | Map | 2 | pkt | 5.000 | =C6*E6 |\n| 7 | II | Tahap dua | | | | |\n"
        "| 8 | 1 | Lem | 2 | pkt | 5.000 | =C8*E8 |\n"
    )

    assert {4: 3, 6: 5, 8: 7} == groups(text)
    assert {2: -1, 3: 2, 5: 2, 7: -1} == under(text)


def test_dotted_labels_stand_under_their_beginning():
    text = (
        f"{HEAD}| 2 | 1.1 | Persiapan | | | | |\n| 3 | 1.1.1 | ATK | 2 | pkt | 5.000 | =C3*E3 |\n"
        "| 4 | 1.2.1 | Map | 2 | pkt | 5.000 | =C4*E4 |\n"
    )

    assert {3: 2, 4: -1} == groups(text)


def test_headings_without_a_label_stand_below_all_others():
    text = (
        f"{HEAD}| 2 | A | Persiapan | | | | |\n| 3 | | Bahan habis pakai | | | | |\n"
        "| 4 | 1 | ATK | 2 | pkt | 5.000 | =C4*E4 |\n"
    )

    assert {4: 3} == groups(text)
    assert {2: -1, 3: 2} == under(text)


def test_a_numbered_item_without_figures_between_lines_is_a_line():
    text = (
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | =C2*E2 |\n| 3 | 2 | Map | | | | |\n"
        "| 4 | 3 | Lem | 2 | pkt | 5.000 | =C4*E4 |\n"
    )

    assert {2: -1, 3: -1, 4: -1} == groups(text)


def test_a_numbered_item_without_figures_that_opens_something_is_a_heading():
    text = (
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | =C2*E2 |\n| 3 | 2 | Konsumsi | | | | |\n"
        "| 4 | | - makan | 2 | kl | 5.000 | =C4*E4 |\n| 5 | | - kudapan | 2 | kl | 5.000 | =C5*E5 |\n"
    )

    assert {2: -1, 4: 3, 5: 3} == groups(text)
