"""What is said of lines for people that nothing could be held against."""

from __future__ import annotations

from kkg_xl.layouts.understanding import understand
from kkg_xl.usecases.uncheckable import uncheckable
from tests.support.grids import book

BUDGET = """
|   | A  | B                   | C     | D    | E            | F           |
| - | -- | ------------------- | ----- | ---- | ------------ | ----------- |
| 1 | NO | URAIAN              | ORANG | HARI | HARGA SATUAN | JUMLAH      |
| 2 | 1  | Honor narasumber    | 2     | 2    | 150.000      | =C2*D2*E2   |
| 3 | 2  | Konsumsi narasumber | 2     | 2    | 20.000       | =C3*D3*E3   |
| 4 | 3  | Konsumsi peserta    | 40    | 2    | 20.000       | =C4*D4*E4   |
| 5 |    | JUMLAH              |       |      |              | =SUM(F2:F4) |
"""
SCHEDULE = """
Sheet: Jadwal

|   | A               | B                       | C         | D  | E       |
| - | --------------- | ----------------------- | --------- | -- | ------- |
| 1 | JADWAL KEGIATAN |                         |           |    |         |
| 2 | NO              | HARI/TANGGAL            | MATERI    | JP | PENYAJI |
| 3 | 1               | Senin, 19 Oktober 2009  | Kurikulum | 4  | NAME    |
| 4 | 2               | Selasa, 20 Oktober 2009 | Media     | 4  | NAME    |
"""


def told(text):
    messages = (message.told("en") for message in uncheckable(understand(book(text))))
    return [message for message in messages if "of presenters" in message]


def test_a_schedule_that_names_only_roles_is_told_once_with_the_lines_for_presenters():
    expected = (
        "Sheet RAB: fees and meals of presenters were not compared; no schedule says who "
        "presents: B2, B3"
    )

    assert [expected] == told(BUDGET + SCHEDULE.replace("NAME", "Guru Pemandu"))


def test_nothing_is_said_where_presenters_are_named_or_where_there_is_only_a_plan():
    assert [] == told(BUDGET + SCHEDULE.replace("NAME", "Pemateri Satu"))
    assert [] == told(BUDGET)


def test_a_budget_without_attendance_and_schedule_says_that_nobody_was_counted():
    without, with_schedule = (
        [message.told("en") for message in uncheckable(understand(book(text)))]
        for text in (BUDGET, BUDGET + SCHEDULE)
    )

    neither = (
        "Neither attendance list nor schedule found: people, days and presenters were not compared"
    )
    assert neither in without
    assert neither not in with_schedule
    assert (
        "No attendance list found: numbers of persons and days were not compared with it"
        in with_schedule
    )
