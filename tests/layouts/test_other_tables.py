"""Lists of people: where they end."""

from __future__ import annotations

from tests.support.understood import workbook


def test_a_list_of_people_ends_where_people_sign():
    text = """
    | | A | B | C |
    | - | - | - | - |
    | 1 | NO | NAMA | NIP |
    | 2 | 1 | Peserta 01 | - |
    | 3 | 2 | Peserta 02 | - |
    | 5 | | Mengetahui, | |
    | 6 | 1 | Saksi 01 | |
    """
    (roster,) = workbook(text).tables

    assert ("roster", "A1:C3") == (roster.kind, roster.range)
