"""Attendance as a matrix: a column for each session, under headings of one row or several."""

from __future__ import annotations

from decimal import Decimal

from kkg_xl.domain.attending import Count
from kkg_xl.domain.figures import NOT_CALCULATED, CellError
from tests.support.attended import attendance, days, labels, marks
from tests.support.understood import workbook

OURS = """
    | | A | B | C | D | E | F |
    | - | - | - | - | - | - | - |
    | 1 | DAFTAR HADIR | | | | | |
    | 5 | NO | NAMA | P1 | P2 | P3 | HADIR |
    | 6 | 1 | Peserta 01 | H | S | | =COUNTIF(C6:E6,"H") |
    | 7 | 2 | Peserta 02 | H | A | | =COUNTIF(C7:E7,"H") |
"""


def test_our_own_sheet_is_read_without_the_sessions_that_nobody_has_used():
    read = attendance(OURS)

    assert [("Peserta 01", "HS"), ("Peserta 02", "HA")] == marks(read)
    assert ["P1", "P2"] == labels(read)
    assert ["C5", "D5"] == [session.at.cell for session in read.sessions]
    assert [Decimal(1), Decimal(1)] == [
        each.stated[Count.PRESENT].amount for each in read.attendees
    ]


def test_sessions_have_dates_topics_and_jp_above_their_columns():
    text = """
    Merged: A3:A6, B3:B6, C3:E3, F3:F6, G3:G6
    | | A | B | C | D | E | F | G |
    | - | - | - | - | - | - | - | - |
    | 1 | DAFTAR HADIR PESERTA | | | | | | |
    | 3 | NO | NAMA PESERTA | PERTEMUAN | | | JML | % |
    | 4 | | | P1 | P2 | P3 | | |
    | 5 | | | 2009-10-19 | 2009-10-20 | 26-10-2009 | | |
    | 6 | | | Kebijakan | KTSP | PTK | | |
    | 7 | | JP | 10 | 10 | 4 | | |
    | 8 | 1 | Peserta 01 | √ | √ | - | 2 | 66,67 % |
    | 9 | 2 | Peserta 02 | v | | √ | 2 | 1 |
    | 10 | | JUMLAH HADIR | 2 | 1 | 1 | | |
    | 11 | | Sakit | | 0 | 0 | | |
    | 12 | Jember, 21 November 2009 | | | | | | |
    """
    read = attendance(text)

    assert [("Peserta 01", "HHA"), ("Peserta 02", "H.H")] == marks(read)
    assert ["P1", "P2", "P3"] == labels(read)
    assert ["2009-10-19", "2009-10-20", "2009-10-26"] == days(read)
    assert ["Kebijakan", "KTSP", "PTK"] == [session.topic for session in read.sessions]
    assert [10, 10, 4] == [session.hours for session in read.sessions]
    first = read.attendees[0].stated
    assert (Decimal(2), Decimal("0.6667")) == (
        first[Count.PRESENT].amount,
        first[Count.SHARE].amount,
    )
    assert {(0, Count.PRESENT): 2, (1, Count.PRESENT): 1, (2, Count.PRESENT): 1} == {
        key: figure.amount for key, figure in read.stated.items() if key[1] is Count.PRESENT
    }
    assert {(1, Count.SICK), (2, Count.SICK)} == {
        key for key in read.stated if key[1] is Count.SICK
    }


def test_days_of_a_month_stand_under_the_month_or_the_word_tanggal():
    text = """
    Merged: C4:D4, E4:F4
    | | A | B | C | D | E | F |
    | - | - | - | - | - | - | - |
    | 4 | No. | Nama | Oktober 2009 | | November 2009 | |
    | 5 | | | 19 | 20 | 6 | 7 |
    | 6 | 1 | Peserta 01 | H | H | I | DL |
    """

    assert ["2009-10-19", "2009-10-20", "2009-11-06", "2009-11-07"] == days(attendance(text))
    assert ["19-10-2009", "20-10-2009", "06-11-2009", "07-11-2009"] == labels(attendance(text))
    assert [("Peserta 01", "HHID")] == marks(attendance(text))

    titled = """
    | | A | B | C | D |
    | - | - | - | - | - |
    | 1 | BULAN : OKTOBER 2009 | | | |
    | 3 | No. | Nama | Tanggal | |
    | 4 | | | 19 | 20 |
    | 5 | 1 | Peserta 01 | H | H |
    """
    assert ["2009-10-19", "2009-10-20"] == days(attendance(titled))


def test_numbers_under_pertemuan_are_no_days():
    text = """
    | | A | B | C | D |
    | - | - | - | - | - |
    | 1 | BULAN : OKTOBER 2009 | | | |
    | 3 | No. | Nama | Pertemuan ke- | |
    | 4 | | | 1 | 2 |
    | 5 | 1 | Peserta 01 | 1 | 0 |
    """

    assert ["-", "-"] == days(attendance(text))
    assert ["Pertemuan ke- 1", "Pertemuan ke- 2"] == labels(attendance(text))
    assert [("Peserta 01", "HA")] == marks(attendance(text))


def test_topics_alone_are_headings_of_sessions_where_marks_stand_below():
    text = """
    | | A | B | C | D | E | F | G |
    | - | - | - | - | - | - | - | - |
    | 3 | NO | NAMA | L/P | SEKOLAH | KTSP | PTK | KET |
    | 4 | 1 | Peserta 01 | L | SD Negeri 01 | √ | √ | |
    | 5 | 2 | Peserta 02 | P | SD Negeri 02 | √ | - | - |
    """
    read = attendance(text)

    assert [("Peserta 01", "HH"), ("Peserta 02", "HA")] == marks(read)
    assert ["KTSP", "PTK"] == [session.topic for session in read.sessions]
    assert ["SD Negeri 01", "SD Negeri 02"] == [each.person.school for each in read.attendees]


def test_dates_jp_and_topics_may_stand_in_rows_above_the_headings():
    text = """
    Merged: A1:D1, C2:D2
    | | A | B | C | D |
    | - | - | - | - | - |
    | 1 | DAFTAR HADIR PESERTA KKG | | | |
    | 2 | | Tempat | Aula | |
    | 3 | | Tanggal | 2009-10-19 | 2009-10-20 |
    | 4 | | Materi | KTSP | PTK |
    | 5 | | JP | 8 | 9 |
    | 6 | NO | NAMA | P1 | P2 |
    | 7 | 1 | Peserta 01 | TRUE | FALSE |
    """
    read = attendance(text)

    assert [("Peserta 01", "H.")] == marks(read)
    assert ["2009-10-19", "2009-10-20"] == days(read)
    assert [8, 9] == [session.hours for session in read.sessions]
    assert ["KTSP", "PTK"] == [session.topic.split(" – ")[-1] for session in read.sessions]


def test_jp_may_stand_with_its_word_and_two_sessions_under_one_day():
    text = """
    Merged: C3:D3
    | | A | B | C | D | E |
    | - | - | - | - | - | - |
    | 3 | NO | NAMA | Senin, 19 Oktober 2009 | | 20/10/09 |
    | 4 | | | Sesi 1 | Sesi 2 | Sesi 1 |
    | 5 | | | 4 JP | 6 JP | 10 JP |
    | 6 | (1) | (2) | (3) | (4) | (5) |
    | 7 | 1 | Peserta 01 | H | A | H |
    """
    read = attendance(text)

    assert ["2009-10-19", "2009-10-19", "2009-10-20"] == days(read)
    assert [4, 6, 10] == [session.hours for session in read.sessions]
    assert ["Sesi 1", "Sesi 2", "Sesi 1"] == labels(read)
    assert [("Peserta 01", "HAH")] == marks(read)


def test_a_mark_that_is_an_error_or_was_never_calculated_is_neither_present_nor_blank():
    text = """
    | | A | B | C | D | E | F | G |
    | - | - | - | - | - | - | - | - |
    | 3 | NO | NAMA | P1 | P2 | P3 | P4 | JML |
    | 4 | 1 | Peserta 01 | #REF! | =X1 -> | H | H | #REF! |
    | 5 | 2 | Peserta 02 | H | H | ?! | | =X2 -> |
    """
    read = attendance(text)

    assert [("Peserta 01", "??HH"), ("Peserta 02", "HH?.")] == marks(read)
    assert [CellError("#REF!"), NOT_CALCULATED] == [
        each.stated[Count.PRESENT].value for each in read.attendees
    ]


def test_scores_are_no_attendance():
    text = """
    | | A | B | C | D | E |
    | - | - | - | - | - | - |
    | 3 | NO | NAMA | P1 | P2 | P3 |
    | 4 | 1 | Peserta 01 | 80 | 75 | 90 |
    | 5 | 2 | Peserta 02 | 70 | 0 | 85 |
    """

    assert () == workbook(text).attendances
    assert ["Lembar RAB: daftar hadir ditemukan, tetapi tandanya tidak dapat dibaca"] == [
        message.told("id") for message in workbook(text).not_checked
    ]
    headed = text.replace("NAMA |", "NAMA |", 1).replace("P3", "NILAI AKHIR")
    assert ((), ()) == (workbook(headed).attendances, workbook(headed).rosters)


def test_counts_of_h_s_i_and_a_are_no_sessions_and_a_sum_of_absences_counts_nobody():
    text = """
    Merged: C3:D3, E3:H3
    | | A | B | C | D | E | F | G | H |
    | - | - | - | - | - | - | - | - | - |
    | 3 | NO | NAMA | PERTEMUAN | | JUMLAH | | | |
    | 4 | | | 1 | 2 | S | I | A | JML |
    | 5 | 1 | Peserta 01 | H | S | 1 | 0 | 0 | 1 |
    """
    (attendee,) = attendance(text).attendees

    assert {Count.SICK: 1, Count.EXCUSED: 0, Count.ABSENT: 0} == {
        count: figure.amount for count, figure in attendee.stated.items()
    }
    assert [("Peserta 01", "HS")] == marks(attendance(text))


def test_topics_under_one_heading_are_sessions_whatever_stands_below():
    text = """
    Merged: A3:A4, B3:B4, C3:E3, F3:F4, G3:H3
    | | A | B | C | D | E | F | G | H |
    | - | - | - | - | - | - | - | - | - |
    | 3 | NO | NAMA | KEHADIRAN | | | KET | | |
    | 4 | | | KTSP | PTK | | | | |
    | 5 | 1 | Peserta 01 | H | ?! | | baru | | |
    | 6 | 2 | Peserta 02 | ya | tidak | | | | |
    """
    read = attendance(text)

    assert ["KTSP", "PTK"] == [session.topic for session in read.sessions]
    assert [("Peserta 01", "H?"), ("Peserta 02", "HA")] == marks(read)


def test_a_heading_that_is_not_merged_stands_over_what_follows_below_it():
    text = """
    | | A | B | C | D | E | F |
    | - | - | - | - | - | - | - |
    | 3 | NO | NAMA | November 2009 | | | L/P |
    | 4 | | | 6 | 7 | 12 | |
    | 5 | 1 | Peserta 01 | H | H | H | L |
    """

    assert ["2009-11-06", "2009-11-07", "2009-11-12"] == days(attendance(text))


def test_days_without_a_year_are_sessions_whose_day_is_not_known():
    text = """
    | | A | B | C | D | E |
    | - | - | - | - | - | - |
    | 1 | NO | NAMA PESERTA | 19/10 | 20 Okt | JUMLAH |
    | 2 | | SDN 01 | | | |
    | 3 | 1 | Peserta 01 | 1 | 1 | 2 |
    | 4 | 2 | Peserta 02 | 1 | 0 | 1 |
    | 5 | TOTAL | | 2 | 1 | 3 |
    """
    read = attendance(text)

    assert ["19/10", "20 Okt"] == labels(read)
    assert ["-", "-"] == days(read)
    assert [("Peserta 01", "HH"), ("Peserta 02", "HA")] == marks(read)
    assert {(0, Count.PRESENT): 2, (1, Count.PRESENT): 1} == {
        key: figure.amount for key, figure in read.stated.items()
    }


def test_people_who_are_stacked_in_one_row_share_its_totals_with_nobody():
    text = """
    | | A | B | C | D | E |
    | - | - | - | - | - | - |
    | 3 | NO | NAMA | P1 | P2 | HADIR |
    | 4 | 1<br>2 | Peserta Satu<br>Peserta Dua | H<br>S | H | 3 |
    """
    read = attendance(text)

    assert [("Peserta Satu", "HH"), ("Peserta Dua", "SH")] == marks(read)
    assert [{}, {}] == [each.stated for each in read.attendees]


WITHOUT_YEARS = """
    | | A | B | C | D | E | F |
    | - | - | - | - | - | - | - |
    | 1 | DAFTAR HADIR PESERTA | | | | | |
    | 2 | Tahun Pelajaran 2009/2010 | | | | | |
    | 3 | NO | NAMA | 19/10 | 26-10 | 9 Jan | 1-2 |
    | 4 | 1 | Peserta 01 | H | H | H | H |
    | 5 | 2 | Peserta 02 | H | S | H | H |
"""


def test_days_without_a_year_are_in_that_of_the_title():
    assert ["2009-10-19", "2009-10-26", "2010-01-09", "-"] == days(attendance(WITHOUT_YEARS))


def test_days_without_a_year_are_near_the_days_beside_them():
    text = WITHOUT_YEARS.replace("1-2", "2010-11-30").replace("Tahun Pelajaran 2009/2010", "KKG 01")

    assert ["2010-10-19", "2010-10-26", "2011-01-09", "2010-11-30"] == days(attendance(text))


def test_days_without_a_year_are_near_those_of_the_schedule():
    scheduled = """
    Sheet: Jadwal

    | | A | B | C |
    | - | - | - | - |
    | 1 | NO | TANGGAL | MATERI |
    | 2 | 1 | 2009-10-19 | KTSP |
    | 3 | 2 | 26 Oktober | PTK |

    Sheet: Hadir
""" + WITHOUT_YEARS.replace("Tahun Pelajaran 2009/2010", "KKG 01")
    read = workbook(scheduled)

    assert ["2009-10-19", "2009-10-26"] == [str(each.date) for each in read.timetables[0].days]
    assert ["2009-10-19", "2009-10-26", "2010-01-09", "-"] == days(read.attendances[0])


def test_without_anything_that_tells_the_year_a_day_stays_untold():
    text = WITHOUT_YEARS.replace("Tahun Pelajaran 2009/2010", "KKG 01")

    assert ["-", "-", "-", "-"] == days(attendance(text))
    assert ["19/10", "26-10", "9 Jan", ""] == [each.undated for each in attendance(text).sessions]
