"""Amounts in words: behind a label, below it, or in brackets behind a figure."""

from __future__ import annotations

from tests.support.understood import HEAD, workbook

BUDGET = (
    HEAD + "| 2 | 1 | ATK | 2 | pkt | 50.000 | =C2*E2 |\n| 3 | | JUMLAH | | | | =SUM(F2:F2) |\n"
)


def words(row):
    """Give the words that are found in a row below the budget: cell, text and number."""
    found = workbook(f"{BUDGET}| 5 | | {row} | | | |\n").words
    return [(each.at.cell, each.text, each.number) for each in found]


def test_words_may_stand_in_brackets_behind_their_figure():
    assert [("B5", "seratus ribu rupiah", 100_000)] == words("Rp 100.000,- (seratus ribu rupiah) |")


def test_behind_a_figure_that_cannot_be_read_the_words_are_read_alone():
    text = "Rp 6.6.00.0 (enam juta rupiah)"

    assert [("B5", text, 6_000_000)] == words(f"{text} |")


def test_a_formula_that_is_to_give_the_words_answers_their_label():
    assert [] == words("Terbilang : | =TERBILANG(F3) ->")


def test_a_remark_behind_a_label_does_not_answer_it():
    assert [("B5", "", None)] == words("Terbilang : | lihat lampiran")
