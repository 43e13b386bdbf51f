"""Sentences and the schedules that they are of."""

from __future__ import annotations

from kkg_xl.domain.claims import claims_of
from tests.support.understood import workbook


def test_a_sentence_is_of_the_schedule_below_it_else_of_the_last():
    text = """
    Sheet: Jadwal

    | | A | B | C |
    | - | - | - | - |
    | 1 | Pertemuan setiap hari Sabtu | | |
    | 3 | TANGGAL | MATERI | JP |
    | 4 | 10 Januari 2026 | Kebijakan | 2 |
    | 6 | Pertemuan setiap hari Jumat | | |
    | 7 | TANGGAL | MATERI | JP |
    | 8 | 16 Januari 2026 | Asesmen | 2 |
    | 10 | Dilaksanakan seminggu sekali saja | | |
    | 40 | Rapat pengurus setiap hari Rabu | | |

    Sheet: Lain

    | | A |
    | - | - |
    | 1 | Pertemuan setiap hari Minggu |
    """
    read = workbook(text)
    cells = [[each.at.cell for each in claims_of(read, one)] for one in read.timetables]

    assert [["A1"], ["A6", "A10"]] == cells
