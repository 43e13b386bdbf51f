"""Attendance as one list for each session, or as one long list; both become one attendance."""

from __future__ import annotations

from decimal import Decimal

from kkg_xl.domain.figures import Place
from tests.support.attended import attendance, days, labels, marks
from tests.support.understood import workbook

SIGNED = """
    Merged: A1:F1, E6:F6
    | | A | B | C | D | E | F |
    | - | - | - | - | - | - | - |
    | 1 | DAFTAR HADIR PESERTA | | | | | |
    | 2 | Hari/Tanggal | | : Senin, 19 Oktober 2009 | | | |
    | 3 | Pukul | | : 07.30 – 17.20 WIB | | | |
    | 4 | Tempat | | : SD Negeri 01 | Materi : KTSP | | |
    | 6 | No | Nama | NIP | Sekolah | Tanda Tangan | |
    | 7 | (1) | (2) | (3) | (4) | (5) | |
    | 8 | 1 | Peserta 01 | - | SD Negeri 01 | 1 √ | |
    | 9 | 2 | Peserta 02 | - | SD Negeri 02 | | 2. ............ |
    | 10 | 3 | Peserta 03 | - | SD Negeri 02 | 3. ttd | |
    | 11 | 4 | Peserta 04 | - | SD Negeri 02 | | 4 |
    | 12 | 5 | Peserta 05 | - | SD Negeri 02 | 5 izin | |
    | 14 | | | | Mengetahui, | | |
    | 15 | 1 | Saksi 01 | | | | |
"""


def test_people_sign_by_turns_and_the_number_beside_which_they_sign_is_no_signature():
    read = attendance(SIGNED)

    assert [
        ("Peserta 01", "H"),
        ("Peserta 02", "."),
        ("Peserta 03", "H"),
        ("Peserta 04", "."),
        ("Peserta 05", "I"),
    ] == marks(read)
    assert "A6:F12" == read.range


def test_what_stands_above_the_list_is_its_session():
    (session,) = attendance(SIGNED).sessions

    assert ("2009-10-19", "19-10-2009", "KTSP") == (
        str(session.day),
        session.label,
        session.topic,
    )
    assert ("SD Negeri 01", 7 * 60 + 30, 17 * 60 + 20) == (
        session.place,
        session.begins,
        session.ends,
    )
    assert Place("RAB", "C2") == session.at


LISTS = """
    Sheet: 19 Okt

    | | A | B | C |
    | - | - | - | - |
    | 1 | DAFTAR HADIR PERTEMUAN KE-1 | | |
    | 2 | Tanggal | 2009-10-19 | |
    | 3 | Jumlah JP : 8 JP | | |
    | 4 | NO | NAMA | HADIR |
    | 5 | 1 | PESERTA SATU, S.Pd | √ |
    | 6 | 2 | Peserta Dua | S |

    Sheet: 20 Okt

    | | A | B | C | D |
    | - | - | - | - | - |
    | 1 | Pertemuan ke : 2 | | | |
    | 2 | Hari | Selasa, 20-10-2009 | | |
    | 4 | NO | NAMA | HADIR | ALPA |
    | 5 | 1 | Peserta Tiga | | √ |
    | 6 | 2 | Peserta Satu S.Pd. | √ | |
    | 7 | 3 | Peserta Dua | | |
"""


def test_lists_of_one_session_become_one_attendance_with_everybody_once():
    read = attendance(LISTS)

    assert [("PESERTA SATU, S.Pd", "HH"), ("Peserta Dua", "S."), ("Peserta Tiga", ".A")] == marks(
        read
    )
    assert ["2009-10-19", "2009-10-20"] == days(read)
    assert ["PERTEMUAN KE-1", "Pertemuan ke 2"] == labels(read)
    assert [Decimal(8), None] == [session.hours for session in read.sessions]


def test_each_list_is_told_in_the_report():
    assert [("19 Okt", "attendance", 2), ("20 Okt", "attendance", 3)] == [
        (table.sheet, table.kind, len(table.lines)) for table in workbook(LISTS).tables
    ]


LONG = """
    | | A | B | C | D | E |
    | - | - | - | - | - | - |
    | 1 | NO | TANGGAL | PERTEMUAN | NAMA | KEHADIRAN |
    | 2 | 1 | 2009-10-19 | 1 | Peserta 01 | H |
    | 3 | 2 | | | Peserta 02 | S |
    | 4 | 3 | 20-10-2009 | 2 | Peserta 02 | Hadir |
    | 5 | 4 | 20-10-2009 | 2 | Peserta 01 | |
    | 6 | 5 | 20-10-2009 | 2 | Peserta 01 | H |
"""


def test_a_long_list_has_a_row_for_each_person_and_session():
    read = attendance(LONG)

    assert ["Pertemuan 1", "Pertemuan 2"] == labels(read)
    assert ["2009-10-19", "2009-10-20"] == days(read)
    assert [("Peserta 01", "H."), ("Peserta 02", "SH"), ("Peserta 01", ".H")] == marks(read)


def test_a_long_list_may_tell_dates_topics_or_ticks_alone():
    dated = """
    | | A | B | C | D |
    | - | - | - | - | - |
    | 1 | TANGGAL | NAMA | HADIR | SAKIT |
    | 2 | 2009-10-19 | Peserta Satu | √ | |
    | 3 | 2009-10-19 | Peserta Dua | | √ |
    | 4 | 2009-10-20 | Peserta Satu | | |
    """
    topics = """
    | | A | B | C |
    | - | - | - | - |
    | 1 | MATERI | NAMA | STATUS |
    | 2 | KTSP | Peserta Satu | hadir |
    | 3 | PTK | Peserta Satu | alpa |
    """
    assert ["19-10-2009", "20-10-2009"] == labels(attendance(dated))
    assert [("Peserta Satu", "H."), ("Peserta Dua", "S.")] == marks(attendance(dated))
    assert ["KTSP", "PTK"] == labels(attendance(topics))
    assert [("Peserta Satu", "HA")] == marks(attendance(topics))


def test_a_recap_of_counts_without_sessions_is_no_attendance_that_can_be_read():
    text = """
    | | A | B | C | D | E |
    | - | - | - | - | - | - |
    | 1 | NO | NAMA | HADIR | SAKIT | IZIN |
    | 2 | 1 | Peserta 01 | 10 | 1 | 0 |
    | 3 | 2 | Peserta 02 | 11 | 0 | 0 |
    """

    assert () == workbook(text).attendances


def test_two_lists_side_by_side_are_two_lists_of_one_session():
    text = """
    | | A | B | C | D | E | F | G |
    | - | - | - | - | - | - | - | - |
    | 1 | Pertemuan ke-1 | | | | | | |
    | 2 | Tanggal : | | Tempat | Pukul | | | |
    | 3 | NO | NAMA | HADIR | | NO | NAMA | HADIR |
    | 4 | 1 | Peserta 01 | √ | | 3 | Peserta 03 | √ |
    | 5 | 2 | Peserta 02 | - | | 4 | Peserta 04 | |
    """

    assert [("attendance", "A3:C5"), ("attendance", "E3:G5")] == [
        (table.kind, table.range) for table in workbook(text).tables
    ]
    assert ["Peserta 01", "Peserta 02", "Peserta 03", "Peserta 04"] == [
        name for name, _ in marks(attendance(text))
    ]


def test_a_signature_that_is_an_error_says_nothing():
    text = SIGNED.replace("| 1 √ |", "| #REF! |")

    assert ("Peserta 01", "?") == marks(attendance(text))[0]


def test_answers_to_a_form_are_a_long_list():
    text = """
    | | A | B | C | D |
    | - | - | - | - | - |
    | 1 | Timestamp | Nama Lengkap | Hari/Tanggal | Kehadiran |
    | 2 | 2009-10-19 | Peserta Satu | Senin, 19 Oktober 2009 | Hadir |
    | 3 | 2009-10-19 | Peserta Dua | Senin, 19 Oktober 2009 | Izin |
    | 4 | 2009-10-20 | Peserta Satu | Selasa, 20 Oktober 2009 | Ya |
    """

    assert [("Peserta Satu", "HH"), ("Peserta Dua", "I.")] == marks(attendance(text))
    assert ["2009-10-19", "2009-10-20"] == days(attendance(text))


def test_presenters_are_kept_apart_from_participants():
    head = "| 3 | NO | NAMA | TANDA TANGAN |"
    text = f"""
    Sheet: Penatar

    | | A | B | C |
    | - | - | - | - |
    | 1 | DAFTAR HADIR NARASUMBER | | |
    | 2 | Kegiatan KKG Gugus 01 | | |
    {head}
    | 4 | 1 | Fasilitator 01 | √ |

    Sheet: Peserta

    | | A | B | C |
    | - | - | - | - |
    | 1 | DAFTAR HADIR PESERTA | | |
    {head}
    | 4 | 1 | Peserta 01 | √ |
    """
    participants, presenters = workbook(text).attendances

    assert ("DAFTAR HADIR PESERTA", "Peserta 01") == (
        participants.title,
        participants.attendees[0].person.name,
    )
    assert "Fasilitator 01" == presenters.attendees[0].person.name
