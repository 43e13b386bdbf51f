"""Rosters: who belongs to a group, however their names and numbers are written."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.attended import people, roster
from tests.support.understood import workbook

HEAD = """
    | | A | B | C | D | E | F |
    | - | - | - | - | - | - | - |
    | 3 | NO | NAMA | NIP/NUPTK | L/P | TEMPAT/TGL LAHIR | UNIT KERJA |
"""


def test_a_roster_tells_who_and_by_which_numbers():
    text = f"""{HEAD}    | 4 | 1 | Peserta 01, S.Pd | '190101011925011001 | l | Jember, 1 Januari 1901 | SD Negeri 01 |
    | 5 | 2 | Peserta 02 | '0001746000000001 | P | 1968-05-02 | SD Negeri 02 |
    | 6 | 3 | Peserta 03 | GTT | P | | SD Negeri 02 |
    """
    one, two, three = people(text)

    assert ("Peserta 01, S.Pd", "190101011925011001", "", "L", "SD Negeri 01", "1") == (
        one.name,
        one.nip,
        one.nuptk,
        one.sex,
        one.school,
        one.number,
    )
    assert ("", "0001746000000001", "C5") == (two.nip, two.nuptk, two.nuptk_at.cell)
    assert [date(1901, 1, 1), date(1968, 5, 2), None] == [each.born for each in (one, two, three)]
    assert ("", "", None) == (three.nip, three.nuptk, three.nip_at)
    assert "A3:F6" == roster(text).range


@pytest.mark.parametrize(
    ("stands", "nip", "nuptk", "lost"),
    [
        ("190101011925011001", "190101011925011001", "", True),
        ("'1,90101E+17", "1,90101E+17", "", True),
        ("130123456", "130123456", "", False),
        ("'1901010119250110", "1901010119250110", "", False),
        ("'19010101 192501 1 001 / 0001 7460 0000 0001", "19010101 192501 1 001", "0001 7460 0000 0001", False),
        ("NUPTK 0001746000000001", "", "NUPTK 0001746000000001", False),
        ("-", "", "", False),
    ],
)  # fmt: skip
def test_a_number_is_told_as_it_stands_and_whether_excel_has_cut_it(stands, nip, nuptk, lost):
    text = f"{HEAD}    | 4 | 1 | Peserta 01 | {stands} | L | | SD Negeri 01 |\n"
    (person,) = people(text)

    assert (nip, nuptk, lost) == (person.nip, person.nuptk, person.as_number)


def test_a_column_of_its_own_decides_but_for_a_number_that_can_only_be_the_other():
    text = """
    | | A | B | C | D |
    | - | - | - | - | - |
    | 3 | NO | NAMA | N I P | NUPTK |
    | 4 | 1 | Peserta 01 | '0001746000000001 | '190101011925011001 |
    | 5 | 2 | Peserta 02 | '190101011925011 | '1,23456E+15 |
    """
    one, two = people(text)

    assert ("190101011925011001", "0001746000000001") == (one.nip, one.nuptk)
    assert ("190101011925011", "1,23456E+15", True) == (two.nip, two.nuptk, two.as_number)


def test_a_nip_below_a_name_is_nobody():
    text = """
    | | A | B | C |
    | - | - | - | - |
    | 3 | NO | NAMA | SEKOLAH |
    | 4 | 1 | Peserta 01 | SD Negeri 01 |
    | 5 | | NIP. 19010101 192501 1 001 | |
    | 6 | 2. | Peserta 02<br>NIP 19010101 192501 2 001 | SD Negeri 01 |
    | 7 | | NIP. 19010101 192501 2 002 | |
    """
    one, two = people(text)

    assert ("Peserta 01", "NIP. 19010101 192501 1 001", "B5") == (
        one.name,
        one.nip,
        one.nip_at.cell,
    )
    assert ("Peserta 02", "NIP 19010101 192501 2 001", "B6") == (
        two.name,
        two.nip,
        two.nip_at.cell,
    )


def test_several_people_may_be_stacked_in_one_cell():
    text = """
    | | A | B | C |
    | - | - | - | - |
    | 3 | NO | NAMA | SEKOLAH |
    | 4 | 1<br>2 | Peserta Satu,<br>S.Pd<br>Peserta Dua | SD Negeri 01<br>SD Negeri 02 |
    | 5 | 3 | 1. Peserta Tiga<br>2. Peserta Empat | SD Negeri 03 |
    | 6 | 5 | Peserta<br>Lima | SD Negeri 04 |
    """

    assert [
        ("Peserta Satu, S.Pd", "SD Negeri 01"),
        ("Peserta Dua", "SD Negeri 02"),
        ("Peserta Tiga", "SD Negeri 03"),
        ("Peserta Empat", "SD Negeri 03"),
        ("Peserta Lima", "SD Negeri 04"),
    ] == [(each.name, each.school) for each in people(text)]


def test_headings_of_the_next_page_titles_of_groups_and_sums_are_nobody():
    text = """
    | | A | B | C |
    | - | - | - | - |
    | 3 | NO | NAMA | SEKOLAH |
    | 4 | | Gugus 03 | |
    | 5 | 1 | Peserta 01 | SD Negeri 01 |
    | 6 | | Peserta 02 | SD Negeri 01 |
    | 7 | | Gugus 04 | |
    | 8 | NO | NAMA | SEKOLAH |
    | 9 | 3 | Peserta 03 | SD Negeri 01 |
    | 10 | | JUMLAH PESERTA | 3 |
    | 12 | | Jember, 21 November 2009 | |
    | 13 | 1 | Saksi 01 | SD Negeri 01 |
    """

    assert ["Peserta 01", "Peserta 02", "Peserta 03"] == [each.name for each in people(text)]


def test_a_list_without_numbers_ends_where_nothing_follows():
    text = """
    | | A | B |
    | - | - | - |
    | 3 | NAMA | NIP |
    | 4 | Peserta Satu | - |
    | 5 | Peserta Dua | - |
    | 10 | Catatan di bawah | |
    """

    assert ["Peserta Satu", "Peserta Dua"] == [each.name for each in people(text)]


def test_names_alone_and_a_heading_without_people_are_no_list():
    alone = "| | A | B |\n| - | - | - |\n| 1 | NO | NAMA |\n| 2 | 1 | Peserta 01 |\n"
    empty = "| | A | B | C |\n| - | - | - | - |\n| 1 | NO | NAMA | NIP |\n| 2 | 1 | | |\n"

    assert ((), ()) == (workbook(alone).rosters, workbook(empty).rosters)


PAID = """
    | | A | B | C | D |
    | - | - | - | - | - |
    | 1 | DAFTAR PENERIMAAN UANG TRANSPORT PESERTA | | | |
    | 2 | Tanggal : 19 Oktober 2009 | | | |
    | 3 | NO | NAMA | JUMLAH (Rp) | TANDA TANGAN |
    | 4 | 1 | Peserta 01 | 50.000 | 1 |
    | 5 | 2 | Peserta 02 | 50.000 | 2 |
    | 6 | | JUMLAH | 100.000 | |
"""


def test_who_received_transport_is_a_roster_of_payments_and_its_table_stays_one_of_money():
    paid = roster(PAID)

    assert (True, date(2009, 10, 19)) == (paid.paid, paid.day)
    assert ["Peserta 01", "Peserta 02"] == [each.name for each in paid.people]
    assert ["budget"] == [table.kind for table in workbook(PAID).tables]
    assert () == workbook(PAID).attendances


def test_what_each_received_is_read_with_it():
    received = [(each.person.name, each.received, each.day) for each in roster(PAID).payments]

    day = date(2009, 10, 19)
    assert [("Peserta 01", 50000, day), ("Peserta 02", 50000, day)] == received


def test_those_who_receive_fees_need_not_have_come_as_participants():
    fees = roster(PAID.replace("UANG TRANSPORT PESERTA", "HONOR"))

    assert (True, True, False) == (fees.paid, fees.is_fee, roster(PAID).is_fee)


BY_DAY = """
    | | A | B | C | D | E | F | G |
    | - | - | - | - | - | - | - | - |
    | 1 | DAFTAR PENERIMAAN HONOR TANGGAL 19 OKTOBER 2009 | | | | | | |
    | 3 | NO | NAMA | TANGGAL | SESI | PPh 21 | JABATAN | TANDA TANGAN |
    | 4 | 1 | Peserta 01 | | 1 | 5.000 | Moderator | 1 |
    | 5 | 2 | Peserta 02 | 20/10/2009 | 2 | 5.000 | Pemateri | 2 |
    | 6 | Rabu, 21 Oktober 2009 | | | | | | |
    | 7 | 3 | Peserta 03 | | 3 | 5.000 | Pemateri | 3 |
"""


def test_a_day_is_that_of_the_row_of_a_row_above_or_of_the_title():
    days = [each.day for each in roster(BY_DAY).payments]

    assert [date(2009, 10, 19), date(2009, 10, 20), date(2009, 10, 21)] == days


def test_what_it_was_for_is_told_without_signatures_and_taxes():
    payments = roster(BY_DAY).payments

    assert ["1 Moderator", "2 Pemateri", "3 Pemateri"] == [each.occasion for each in payments]
    assert [None, None, None] == [each.received for each in payments]


def test_who_received_a_kit_signed_for_it_and_was_not_marked_as_present():
    text = """
    | | A | B | C | D |
    | - | - | - | - | - |
    | 1 | TANDA TERIMA ATK | | | |
    | 3 | NO | NAMA | SEKOLAH | TANDA TANGAN |
    | 4 | 1 | Peserta 01 | SD Negeri 01 | 1 |
    """

    assert roster(text).paid
    assert () == workbook(text).attendances
    assert ["roster"] == [table.kind for table in workbook(text).tables]


def test_a_list_of_who_presents_what_names_everybody_once():
    text = """
    | | A | B | C | D |
    | - | - | - | - | - |
    | 1 | DAFTAR NARASUMBER | | | |
    | 3 | NO | NAMA | JABATAN | MATERI |
    | 4 | 1 | Fasilitator 01 | Guru | KTSP |
    | 5 | 2 | Fasilitator 02 | Guru | PTK |
    | 6 | 3 | Fasilitator 01 | Guru | ICT |
    """

    assert ["Fasilitator 01", "Fasilitator 02"] == [each.name for each in people(text)]
