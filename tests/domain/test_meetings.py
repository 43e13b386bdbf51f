"""What the schedule tells of sessions of which an attendance says no more than P1, P2, …."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from kkg_xl.domain.attending import Session
from kkg_xl.domain.figures import Figure, Place
from kkg_xl.domain.meetings import meetings, scheduled, without_spare
from kkg_xl.domain.timetable import Day, KeyEntry, Lesson, Slot, Timetable

AT = Place("Jadwal", "A1")
MONDAY, TUESDAY = date(2009, 10, 19), date(2009, 10, 20)


def hours(number):
    return Figure(AT, Decimal(number))


def timetable(days, lessons, key=(), times=(), *, is_grid=False):
    return Timetable(
        "Jadwal",
        "JADWAL",
        "A1:C9",
        tuple(Day(AT, "", day) for day in days),
        tuple(Slot(AT, *time) for time in times),
        tuple(Lesson(AT, text, day, slot, jp) for text, day, slot, jp in lessons),
        tuple(KeyEntry(AT, code, topic, "") for code, topic in key),
        is_grid,
    )


LIST = timetable(
    (MONDAY, TUESDAY),
    (
        ("Implementasi KTSP", 0, -1, hours(2)),
        ("Lesson Study", 0, -1, hours(3)),
        ("Tematik", 1, -1, hours(4)),
    ),
)


def told(labels, *timetables, days=None):
    held = [
        Session(AT, label, None if days is None else days[at]) for at, label in enumerate(labels)
    ]
    return [
        (each.day, each.topic, None if each.hours is None else int(each.hours))
        for each in scheduled(held, timetables)
    ]


def test_numbered_sessions_are_the_days_of_the_schedule_in_their_order():
    expected = [(MONDAY, "Implementasi KTSP; Lesson Study", 5), (TUESDAY, "Tematik", 4)]

    assert expected == told(["P1", "P2"], LIST)
    assert expected == told(["Pertemuan ke-1", "Pertemuan ke-2"], LIST)
    assert expected[1:] == told(["2"], LIST)


def test_more_sessions_than_days_are_the_lessons():
    expected = [
        (MONDAY, "Implementasi KTSP", 2),
        (MONDAY, "Lesson Study", 3),
        (TUESDAY, "Tematik", 4),
    ]

    assert expected == told(["P1", "P2", "P3"], LIST)


def test_what_does_not_fit_the_schedule_is_told_nothing():
    nothing = [(None, "", None)]

    assert nothing * 2 == told(["P1", "P9"], LIST)
    assert nothing * 2 == told(["P1", "P1"], LIST)
    assert nothing == told(["Workshop"], LIST)
    assert nothing == told(["P1"])


def test_a_day_tells_of_the_session_that_has_it_alone():
    assert [(TUESDAY, "Tematik", 4), (None, "", None)] == told(
        ["a", "b"], LIST, days=[TUESDAY, None]
    )
    assert [(MONDAY, "", None)] * 2 == told(["pagi", "siang"], LIST, days=[MONDAY, MONDAY])


def test_what_the_attendance_says_itself_stands():
    own = Session(AT, "P1", MONDAY, "Pembelajaran Tematik", Decimal(8))

    assert (own,) == scheduled([own], [LIST])


IN_GRID = (
    ("Pembukaan", 0, 0, None),
    ("G1", 0, 0, None),
    ("g1", 0, 1, None),
    ("Kajian", 0, 2, None),
    ("Penutupan", 0, 3, None),
)
KEY = (("G1", "ICT"), ("X", ""))


def test_a_slot_of_a_grid_is_one_jp_whatever_number_of_things_stand_in_it():
    times = [(450, 500), (500, 550), (550, 600), (600, 650)]
    grid = timetable((MONDAY,), IN_GRID, KEY, times, is_grid=True)

    assert [(MONDAY, "ICT; Kajian", 3)] == told(["P1"], grid)


def test_a_slot_without_times_is_one_jp_and_a_longer_slot_is_several():
    untimed = timetable((MONDAY,), IN_GRID, KEY, [(None, None)] * 4, is_grid=True)
    longer = [(450, 500), (500, 550), (550, 650), (650, 700)]

    assert [(MONDAY, "ICT; Kajian", 3)] == told(["P1"], untimed)
    grid = timetable((MONDAY,), IN_GRID, KEY, longer, is_grid=True)
    assert [(MONDAY, "ICT; Kajian", 4)] == told(["P1"], grid)


def test_a_slot_without_times_among_others_tells_no_jp():
    times = [(450, 500), (500, 550), (None, None), (600, 650)]
    grid = timetable((MONDAY,), IN_GRID, KEY, times, is_grid=True)

    assert [(MONDAY, "ICT; Kajian", None)] == told(["P1"], grid)


def test_a_list_with_times_counts_the_jp_that_its_rows_are_long():
    rows = (("KTSP", 0, 0, None), ("PTK", 0, 1, None), ("ICT", 0, 2, None))
    read = timetable((MONDAY,), rows, (), [(450, 495), (495, 540), (540, 630)])
    long = timetable((MONDAY,), rows, (), [(450, 650), (650, 800), (800, 900)])

    assert [(MONDAY, "KTSP; PTK; ICT", 4)] == told(["P1"], read)
    assert [(MONDAY, "KTSP; PTK; ICT", None)] == told(["P1"], long)


def test_jp_that_nobody_tells_are_not_known():
    untold = timetable((MONDAY,), (("Tematik", 0, -1, None),))
    unread = timetable((MONDAY,), (("Tematik", 0, -1, Figure(AT, None)),))

    assert [(MONDAY, "Tematik", None)] == told(["P1"], untold)
    assert [(MONDAY, "Tematik", None)] == told(["P1"], unread)


def test_several_schedules_go_by_date_and_share_their_days():
    later = timetable((TUESDAY, MONDAY), (("ICT", 0, -1, hours(2)), ("PTK", 1, -1, None)))
    undated = timetable((None,), (("ICT", 0, -1, hours(2)),))

    assert [
        (MONDAY, "PTK; Implementasi KTSP; Lesson Study", None),
        (TUESDAY, "ICT; Tematik", Decimal(6)),
    ] == meetings([later, LIST])
    assert [MONDAY, TUESDAY, None] == [each.day for each in meetings([LIST, undated])]


def test_a_day_without_lessons_is_no_meeting():
    assert [MONDAY] == [
        each.day for each in meetings([timetable((MONDAY, TUESDAY), (("PTK", 0, -1, None),))])
    ]


def test_empty_columns_at_the_end_of_a_form_are_no_sessions():
    held = [Session(AT, f"P{number}") for number in range(1, 5)]
    dated = [*held[:3], Session(AT, "P4", TUESDAY)]

    assert 2 == without_spare(held, [False, False, True, True], [LIST])
    assert 2 == without_spare(held, [False, True, True, True], [LIST])
    assert 3 == without_spare(held, [True, True, False, True], [LIST])
    assert 4 == without_spare(dated, [False, False, True, True], [LIST])
    assert 0 == without_spare(held, [True] * 4, [])


def test_a_jp_has_the_minutes_that_the_group_has_set():
    listed = timetable((MONDAY,), (("Lesson Study", 0, 0, None),), times=((450, 540),))
    grid = replace(listed, is_grid=True)

    assert [None] == [each.hours for each in meetings([listed])]
    assert [Decimal(2)] == [each.hours for each in meetings([replace(listed, minutes=45)])]
    assert [Decimal("1.8")] == [each.hours for each in meetings([replace(listed, minutes=50)])]
    assert [Decimal(2)] == [each.hours for each in meetings([replace(grid, minutes=50)])]
