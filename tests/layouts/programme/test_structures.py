"""Structures of programmes: what is a topic, a group, a total, and where the table ends."""

from __future__ import annotations

from tests.support.understood import workbook


def told(text: str) -> list[tuple[str, str, str]]:
    """Give the topics of the only structure: code, title and JP."""
    (only,) = workbook(text).programmes
    return [
        (topic.code, topic.title, "" if topic.hours is None else str(topic.hours.amount))
        for topic in only.topics
    ]


def test_topics_stacked_in_one_cell_are_parted():
    text = """
    | | A | B | C | D |
    | - | - | - | - | - |
    | 1 | NO | MATERI | JP | PENYAJI |
    | 2 | 1<br><br>2 | Kebijakan<br><br>Asesmen | 2<br><br>3 | Guru Pemandu |
    | 3 | | JUMLAH | 5 | |
    """

    assert [("1", "Kebijakan", "2"), ("2", "Asesmen", "3")] == told(text)


def test_a_title_that_goes_on_in_the_next_line_is_one_topic():
    text = """
    | | A | B | C |
    | - | - | - | - |
    | 1 | NO | MATERI | JP |
    | 2 | 1 | Penelitian<br>Tindakan Kelas | 4 |
    | 3 | 2 | Asesmen | 2 |
    """

    assert [("1", "Penelitian Tindakan Kelas", "4"), ("2", "Asesmen", "2")] == told(text)


def test_numbers_of_columns_and_rows_without_a_topic_are_passed_over():
    text = """
    | | A | B | C |
    | - | - | - | - |
    | 1 | NO | MATERI | JP |
    | 2 | 1 | 2 | 3 |
    | 3 | 1 | Kebijakan | 2 |
    | 4 | 2 | | 4 |
    | 5 | 3 | Asesmen | 2 |
    """

    assert [("1", "Kebijakan", "2"), ("3", "Asesmen", "2")] == told(text)


def test_without_a_column_of_numbers_the_titles_have_them():
    text = """
    | | A | B |
    | - | - | - |
    | 1 | MATERI | JP |
    | 2 | A. UMUM | 2 |
    | 3 | 1. Kebijakan | 2 |
    | 4 | B. POKOK | 4 |
    | 5 | 1. Asesmen | 4 |
    | 6 | JUMLAH | 6 |
    """
    (only,) = workbook(text).programmes

    assert [("1", "Kebijakan", "2"), ("1", "Asesmen", "4")] == told(text)
    assert ["UMUM", "POKOK"] == [group.title for group in only.groups]


def test_a_structure_ends_where_people_sign_and_where_the_next_one_begins():
    text = """
    | | A | B | C |
    | - | - | - | - |
    | 1 | NO | MATERI | JP |
    | 2 | 1 | Kebijakan | 2 |
    | 3 | NO | MATERI | JP |
    | 4 | 1 | Asesmen | 4 |
    | 5 | Mengetahui | | |
    | 6 | 1 | Saksi | 4 |
    """
    structures = workbook(text).programmes

    assert ["A1:C2", "A3:C4"] == [each.range for each in structures]


def test_a_structure_ends_at_a_sentence_and_at_a_gap():
    text = """
    | | A | B | C |
    | - | - | - | - |
    | 1 | NO | MATERI | JP |
    | 2 | 1 | Kebijakan | 2 |
    | 3 | Materi di atas disusun bersama | | |
    | 4 | 9 | Lampiran | 4 |
    | 6 | NO | MATERI | JP |
    | 7 | 1 | Asesmen | 2 |
    | 12 | 2 | Lampiran | 2 |
    """
    structures = workbook(text).programmes

    assert ["A1:C2", "A6:C7"] == [each.range for each in structures]


def test_jp_merged_over_several_topics_is_of_the_first():
    text = """
    Merged: C2:C3

    | | A | B | C |
    | - | - | - | - |
    | 1 | NO | MATERI | JP |
    | 2 | 1 | Kebijakan | 4 |
    | 3 | 2 | Asesmen | |
    """

    assert [("1", "Kebijakan", "4"), ("2", "Asesmen", "")] == told(text)


def test_a_list_of_topics_without_any_jp_is_no_structure():
    text = """
    | | A | B | C |
    | - | - | - | - |
    | 1 | NO | MATERI | JP |
    | 2 | 1 | Kebijakan | belum |
    """

    assert () == workbook(text).programmes


def test_a_heading_merged_down_is_no_topic():
    text = """
    Merged: A1:A2, B1:B2, C1:C2

    | | A | B | C | D |
    | - | - | - | - | - |
    | 1 | NO | MATERI | JP | PENYAJI |
    | 2 | | | | (lengkap) |
    | 3 | 1 | Kebijakan | 2 | Pemateri 01 |
    """

    assert [("1", "Kebijakan", "2")] == told(text)
