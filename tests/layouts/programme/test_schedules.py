"""Schedules: grids and lists, however their days and times are written."""

from __future__ import annotations

from datetime import date

import pytest

from kkg_xl.domain.timetable import Timetable
from tests.support.understood import workbook


def schedule(text: str) -> Timetable:
    """Give the only schedule of a text."""
    (only,) = workbook(text).timetables
    return only


def lessons(text: str) -> list[tuple[str, int, int]]:
    """Give what is taught, on which day, in which slot."""
    return [(each.text, each.day, each.slot) for each in schedule(text).lessons]


def test_a_time_merged_over_two_rows_is_one_slot():
    text = """
    Merged: A2:A3, D1:Z400

    | | A | B |
    | - | - | - |
    | 1 | WAKTU | SENIN, 19 OKTOBER 2009 |
    | 2 | 07.30-08.20 | Pembukaan |
    | 3 | | Kebijakan |
    """

    assert [("Pembukaan", 0, 0), ("Kebijakan", 0, 0)] == lessons(text)


def test_times_may_stand_in_two_columns_or_be_open_at_the_end():
    text = """
    | | A | B | C |
    | - | - | - | - |
    | 1 | MULAI | SELESAI | SENIN, 19 OKTOBER 2009 |
    | 2 | '07.30 | '08.20 | Kebijakan |
    | 3 | 8,2 | '09.10 | Asesmen |
    | 4 | '09.10 | | Refleksi |
    """

    assert [(450, 500), (500, 550), (550, None)] == [s[1:3] for s in schedule(text).slots]


def test_a_column_with_nothing_above_it_is_no_day():
    text = """
    | | A | B | C | D |
    | - | - | - | - | - |
    | 1 | PUKUL | KAMIS | | SABTU |
    | 2 | 07.30-08.20 | Kebijakan | | Asesmen |
    """

    assert ["kamis", "sabtu"] == [day.weekday for day in schedule(text).days]


def test_a_weekday_above_its_date_is_of_one_day():
    text = """
    | | A | B |
    | - | - | - |
    | 1 | WAKTU | Hari |
    | 2 | | Kamis |
    | 3 | | 22-10-2009 |
    | 4 | 07.30-08.20 | Kebijakan |
    """

    (day,) = schedule(text).days
    assert (date(2009, 10, 22), "kamis", "B3") == (day.date, day.weekday, day.at.cell)


@pytest.mark.parametrize("heading", ["KELAS A", "Minggu ke-2"])
def test_a_grid_without_days_is_no_schedule(heading):
    text = f"""
    | | A | B |
    | - | - | - |
    | 1 | WAKTU | {heading} |
    | 2 | 07.30-08.20 | Kebijakan |
    """

    assert () == workbook(text).timetables


@pytest.mark.parametrize("time", ["3 bulan", ""])
def test_a_table_without_times_is_no_grid(time):
    text = f"""
    | | A | B |
    | - | - | - |
    | 1 | WAKTU | SENIN, 19 OKTOBER 2009 |
    | 2 | {time} | Kebijakan |
    """

    assert () == workbook(text).timetables


def test_a_break_on_one_day_only_is_no_lesson():
    text = """
    | | A | B | C |
    | - | - | - | - |
    | 1 | WAKTU | KAMIS | JUMAT |
    | 2 | 07.30-08.20 | Kebijakan | Asesmen |
    | 3 | 11.00-13.00 | Refleksi | Sholat Jumat |
    """

    assert [("Kebijakan", 0, 0), ("Asesmen", 1, 0), ("Refleksi", 0, 1)] == lessons(text)
    assert [False, False] == [slot.pause for slot in schedule(text).slots]


def test_the_key_ends_where_people_sign():
    text = """
    | | A | B | C |
    | - | - | - | - |
    | 1 | WAKTU | KAMIS | SABTU |
    | 2 | 07.30-08.20 | A | B |
    | 4 | KODE | MATERI | PENYAJI |
    | 5 | A | Kebijakan | Pemateri 01 |
    | 6 | &nbsp; | | |
    | 7 | B | : | Asesmen |
    | 8 | catatan | | |
    | 9 | Mengetahui | Ketua | |
    """

    key = schedule(text).key
    assert [("A", "Kebijakan", "Pemateri 01"), ("B", "Asesmen", "")] == [each[1:] for each in key]


def test_a_key_of_codes_alone_names_nobody():
    text = """
    | | A | B |
    | - | - | - |
    | 1 | WAKTU | KAMIS |
    | 2 | 07.30-08.20 | A |
    | 4 | Keterangan: | |
    | 5 | A = Kebijakan | |
    """

    assert [("A", "Kebijakan", "")] == [each[1:] for each in schedule(text).key]


def test_dates_may_stand_under_waktu_in_a_list():
    text = """
    | | A | B | C |
    | - | - | - | - |
    | 1 | NO | KEGIATAN | WAKTU |
    | 2 | (1) | (2) | (3) |
    | 3 | 1 | Kebijakan | 10 Januari 2026 |
    | 4 | 2 | Asesmen | 17-01-2026 |
    """

    assert [date(2026, 1, 10), date(2026, 1, 17)] == [day.date for day in schedule(text).days]


def test_rows_before_the_first_day_of_a_list_have_none():
    text = """
    | | A | B | C | D |
    | - | - | - | - | - |
    | 1 | TANGGAL | JAM | MATERI | JP |
    | 2 | &nbsp; | | | |
    | 3 | | 07.00-07.30 | Kebijakan | 1 |
    | 4 | 10 Januari 2026 | | | |
    | 5 | | 07.30-08.15 | Asesmen | - |
    | 6 | 10 Januari 2026 | 08.15-08.30 | Istirahat | |
    """

    assert [None, date(2026, 1, 10)] == [day.date for day in schedule(text).days]
    assert [("Kebijakan", 0, 0), ("Asesmen", 1, 1)] == lessons(text)


def test_a_list_of_times_without_a_day_has_one_that_is_not_known():
    text = """
    | | A | B |
    | - | - | - |
    | 1 | Susunan acara | |
    | 2 | PUKUL | ACARA |
    | 3 | 07.30-08.20 | Kebijakan |
    | 4 | NO | |
    """

    assert [None] == [day.date for day in schedule(text).days]


def test_a_plan_of_work_is_no_schedule():
    text = """
    | | A | B | C |
    | - | - | - | - |
    | 1 | NO | KEGIATAN | TANGGAL PELAKSANAAN |
    | 2 | 1 | Rapat anggota | Juli |
    | 3 | 2 | Lokakarya | Agustus |
    """

    assert () == workbook(text).timetables


def test_headings_with_money_or_signatures_below_them_are_of_something_else():
    text = """
    | | A | B | C | D |
    | - | - | - | - | - |
    | 1 | TANGGAL | KEGIATAN | RENCANA | |
    | 2 | | | VOLUME | BIAYA |
    | 3 | 10 Januari 2026 | Kebijakan | 2 | 5 |
    """

    assert () == workbook(text).timetables


def test_times_that_a_spreadsheet_program_keeps_are_read():
    from dataclasses import replace
    from decimal import Decimal

    from kkg_xl.layouts.understanding import understand
    from kkg_xl.sheets.grid import Cell, Kind
    from tests.support.grids import book

    written = book(
        """
    | | A | B | C |
    | - | - | - | - |
    | 1 | TANGGAL | MULAI | MATERI |
    | 2 | 2026-01-10 | x | Kebijakan |
    """
    )
    (grid,) = written.grids
    time = Cell(Kind.DATE, Decimal("0.3125"), None, "h:mm")
    rows = {**grid.rows, 2: {**grid.rows[2], 2: time}}
    (only,) = understand(replace(written, grids=(replace(grid, rows=rows),))).timetables

    assert [(450, None)] == [slot[1:3] for slot in only.slots]


def test_numbers_of_slots_tell_them_where_no_times_do():
    text = """
    | | A | B |
    | - | - | - |
    | 1 | JAM KE- | KAMIS |
    | 2 | 1 | Kebijakan |
    | 3 | Jam ke-2 | Asesmen |
    | 4 | Jumlah | 2 |
    """

    assert [("Kebijakan", 0, 0), ("Asesmen", 0, 1)] == lessons(text)
    assert [(None, None)] * 2 == [slot[1:3] for slot in schedule(text).slots]
