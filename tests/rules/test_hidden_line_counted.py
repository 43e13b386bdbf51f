from __future__ import annotations

from dataclasses import replace

import pytest

from kkg_xl.domain.table import Scope
from kkg_xl.rules.hidden_line_counted import hidden_line_counted
from tests.support.tables import line, total, workbook


def test_a_hidden_line_is_reported_once_at_its_amount():
    book = workbook(
        line(0, 10),
        line(1, 20, hidden=True),
        total(2, 30, (0, 1), label="Jumlah A", counted={0: 1, 1: 1}),
        total(3, 30, (0, 1), counted={2: 1}),
    )

    (flag,) = hidden_line_counted(book)
    assert "F3" == flag.at.cell
    assert (
        "Baris 2, Air mineral, 20, tersembunyi tetapi ikut dihitung dalam Jumlah A. "
        "Tampilkan atau hapus barisnya."
    ) == flag.message.told("id")


def test_a_typed_total_counts_it_if_it_is_not_the_sum_of_the_visible_lines():
    rows = (line(0, 10), line(1, 20, hidden=True))

    assert 1 == len(list(hidden_line_counted(workbook(*rows, total(2, 30, (0, 1))))))
    assert [] == list(hidden_line_counted(workbook(*rows, total(2, 10, (0, 1)))))


def test_more_than_three_in_a_row_are_one_finding():
    hidden = [line(index, 10, hidden=True) for index in range(1, 5)]
    book = workbook(
        line(0, 10),
        *hidden,
        line(5, 10),
        line(6, 10, hidden=True),
        total(7, 70, range(7), counted=dict.fromkeys(range(7), 1)),
    )

    many, one = hidden_line_counted(book)
    assert ("F3", "F8") == (many.at.cell, one.at.cell)
    assert "4 baris tersembunyi mulai baris 2, Air mineral, berjumlah Rp40, tetapi" in (
        many.message.told("id")
    )


@pytest.mark.parametrize("amount", [None, 0])
def test_a_hidden_line_without_an_amount_hides_nothing(amount):
    book = workbook(line(0, 10), line(1, amount, hidden=True), total(2, 10, (0, 1)))

    assert [] == list(hidden_line_counted(book))


def test_on_a_hidden_sheet_and_under_a_hidden_total_nothing_is_hidden_from_a_reader():
    rows = (line(0, 10), line(1, 20, hidden=True))

    assert [] == list(hidden_line_counted(workbook(*rows, total(2, 30, (0, 1)), visible=False)))
    assert [] == list(hidden_line_counted(workbook(*rows, total(2, 30, (0, 1), hidden=True))))


def test_a_group_folded_away_under_its_visible_total_hides_nothing():
    group = total(0, 30, (1, 2), scope=Scope.GROUP, counted={1: 1, 2: 1})
    rows = (line(1, 10, hidden=True), line(2, 20, hidden=True), line(3, 5))
    grand = total(4, 35, (1, 2, 3), totals=(0,), counted={0: 1, 3: 1})

    assert [] == list(hidden_line_counted(workbook(group, *rows, grand)))
    assert 2 == len(list(hidden_line_counted(workbook(replace(group, hidden=True), *rows, grand))))


def test_a_group_that_is_hidden_in_part_is_not_folded_away():
    group = total(3, 35, (1, 2), scope=Scope.GROUP, counted={1: 1, 2: 1})
    book = workbook(line(1, 10, hidden=True), line(2, 25), group)

    assert ["F3"] == [flag.at.cell for flag in hidden_line_counted(book)]


def test_a_group_of_one_line_is_folded_away_only_with_others():
    one = total(0, 10, (1,), scope=Scope.GROUP, counted={1: 1})
    two = total(2, 50, (3, 4), scope=Scope.GROUP, counted={3: 1, 4: 1})
    lines = [line(index, 10 * index, hidden=True) for index in (1, 3, 4)]
    shown = [line(index, 10 * index) for index in (3, 4)]

    assert [] == list(hidden_line_counted(workbook(one, two, *lines)))
    assert 1 == len(list(hidden_line_counted(workbook(one, two, lines[0], *shown))))


def test_a_total_that_states_nothing_counts_nothing():
    book = workbook(line(0, 10), line(1, 20, hidden=True), total(2, None, (0, 1)))

    assert [] == list(hidden_line_counted(book))
