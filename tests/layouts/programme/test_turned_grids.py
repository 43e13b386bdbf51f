"""Schedules with days down and times or numbers of slots across."""

from __future__ import annotations

import pytest

from tests.layouts.programme.test_schedules import lessons, schedule
from tests.support.understood import workbook


def test_times_may_stand_beside_the_heading_of_the_days():
    text = """
    | | A | B | C |
    | - | - | - | - |
    | 1 | JADWAL | | |
    | 2 | HARI/TANGGAL | 07.30-08.20 | 08.20-09.10 |
    | 3 | Senin, 19 Oktober 2009 | Kebijakan | Asesmen |
    """

    assert [("Kebijakan", 0, 0), ("Asesmen", 0, 1)] == lessons(text)
    assert [(450, 500), (500, 550)] == [slot[1:3] for slot in schedule(text).slots]


def test_times_count_more_than_the_numbers_above_or_below_them():
    text = """
    | | A | B | C |
    | - | - | - | - |
    | 1 | HARI | JAM KE | |
    | 2 | | 1 | 08.20-09.10 |
    | 3 | | 07.30-08.20 | 2 |
    | 4 | Senin | Kebijakan | Asesmen |
    """

    assert [("B3", 450), ("C2", 500)] == [(s.at.cell, s.begins) for s in schedule(text).slots]


def test_a_time_merged_over_two_columns_is_one_slot():
    text = """
    Merged: B1:C1

    | | A | B | C | D |
    | - | - | - | - | - |
    | 1 | HARI | 07.30-08.20 | | Jam ke-2 |
    | 2 | Senin | Pembukaan | Kebijakan | Asesmen |
    """

    assert [("Pembukaan", 0, 0), ("Kebijakan", 0, 0), ("Asesmen", 0, 1)] == lessons(text)


def test_a_day_merged_over_two_rows_is_one_day():
    text = """
    Merged: A2:A3

    | | A | B | C |
    | - | - | - | - |
    | 1 | HARI / TANGGAL | 07.30-08.20 | 08.20-09.10 |
    | 2 | Senin | Pembukaan | Rehat |
    | 3 | | Kebijakan | Asesmen |
    | 4 | Selasa | Refleksi | |
    """

    assert [
        ("Pembukaan", 0, 0),
        ("Kebijakan", 0, 0),
        ("Asesmen", 0, 1),
        ("Refleksi", 1, 0),
    ] == lessons(text)


def test_a_column_of_breaks_is_no_teaching():
    text = """
    | | A | B | C | D |
    | - | - | - | - | - |
    | 1 | HARI / TANGGAL | 07.30-08.20 | 08.20-08.35 | 08.35-09.25 |
    | 2 | Senin | Kebijakan | ISTIRAHAT | |
    """

    assert [False, True, False] == [slot.pause for slot in schedule(text).slots]


@pytest.mark.parametrize("below", ["| 3 | Catatan: | Rapat | |", "| 6 | Selasa | Rapat | |"])
def test_the_grid_ends_where_no_day_stands(below):
    text = f"""
    | | A | B | C |
    | - | - | - | - |
    | 1 | HARI / TANGGAL | 07.30-08.20 | 08.20-09.10 |
    | 2 | Senin | Kebijakan | Asesmen |
    {below}
    """

    assert ["senin"] == [day.weekday for day in schedule(text).days]


@pytest.mark.parametrize("headings", ["1 | 2", "07.30-08.20 | Catatan", "Sekolah | Catatan"])
def test_columns_that_are_no_slots_make_no_schedule(headings):
    text = f"""
    | | A | B | C |
    | - | - | - | - |
    | 1 | JADWAL | | |
    | 2 | HARI | {headings} |
    | 3 | Senin | Kebijakan | Asesmen |
    """

    assert () == workbook(text).timetables


def test_days_below_which_nothing_stands_make_no_schedule():
    text = """
    | | A | B |
    | - | - | - |
    | 1 | JADWAL | |
    | 2 | HARI | 07.30-08.20 |
    | 3 | Rapat pengurus | |
    """

    assert () == workbook(text).timetables
