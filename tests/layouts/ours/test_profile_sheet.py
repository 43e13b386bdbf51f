from datetime import date
from decimal import Decimal

import pytest

from kkg_xl.domain.figures import Place
from kkg_xl.domain.profile import Cap, Detail, Profile, Told
from kkg_xl.layouts.ours import profile_sheet
from kkg_xl.sheets.planned import book_of, grid_of
from tests.support.grids import book

FULL = {
    detail: Decimal(40000)
    if detail in (Detail.BEGINS, Detail.ENDS, Detail.SIGNED)
    else detail.value
    for detail in Detail
}


def test_what_is_planned_is_what_is_read():
    read = profile_sheet.read(book_of([profile_sheet.plan(FULL, ())]))

    assert {detail: told.value for detail, told in read.details.items()} == FULL


def test_every_detail_has_a_field():
    fields = [field.detail for _, fields in profile_sheet.SECTIONS for field in fields]

    assert list(Detail) == fields or sorted(Detail, key=str) == sorted(fields, key=str)


def test_the_empty_sheet_says_only_what_is_prepared():
    read = profile_sheet.read(book_of([profile_sheet.plan({}, ())]))

    told = {detail: told.value for detail, told in read.details.items() if told.value is not None}
    assert profile_sheet.PREPARED == told


def test_a_field_is_found_by_its_label_wherever_it_stands():
    read = profile_sheet.read(
        book(
            """
Sheet: PROFIL

|    | A | B          | C       |
| -- | - | ---------- | ------- |
| 7  |   | Nama KKG : | Gugus 9 |
| 9  |   | Kecamatan  | (empty) |
| 12 |   | Kabupaten  | lain    |
""".replace("(empty)", " ")
        )
    )

    assert {
        Detail.GROUP: Told("Gugus 9", Place("PROFIL", "C7")),
        Detail.SUBDISTRICT: Told(None, Place("PROFIL", "C9")),
    } == read.details
    assert ("Gugus 9", "", "") == (
        read.text(Detail.GROUP),
        read.text(Detail.SUBDISTRICT),
        read.text(Detail.PLACE),
    )


def test_a_truth_value_or_an_error_is_not_told():
    read = profile_sheet.read(
        book("""
Sheet: Profil

|   | B         | C      |
| - | --------- | ------ |
| 1 | Nama KKG  | #REF!  |
| 2 | Kecamatan | TRUE   |
""")
    )

    assert [None, None] == [told.value for told in read.details.values()]


def test_a_workbook_without_the_sheet_has_an_empty_profile():
    assert Profile() == profile_sheet.read(
        book("Sheet: RAB\n\n|  | A |\n| - | - |\n| 1 | Nama KKG |\n")
    )


def test_groups_are_read_from_below_their_heading():
    planned = grid_of(profile_sheet.plan({}, ("Inservice", "Onservice")))

    assert ("Inservice", "Onservice") == profile_sheet.groups(planned)
    assert () == profile_sheet.groups(book("|  | A |\n| - | - |\n| 1 | Lain |\n").grids[0])


def test_caps_are_read_where_they_are_planned_and_a_name_without_a_share_is_none():
    planned = profile_sheet.plan({}, ())
    (top,) = [cell.row for cell in planned.cells if cell.value == "BATAS BELANJA, BILA ADA"]
    rows = (("Honor", "30 %", " "), ("Kegiatan", "", "0,85"), ("ATK", "", ""))
    written = "".join(
        f"| {top + 2 + at} | {name} | {most} | {least} |\n"
        for at, (name, most, least) in enumerate(rows)
    )

    read = profile_sheet.read(
        book(
            "Sheet: Profil\n\n|  | B | C | D |\n| - | - | - | - |\n| 2 | Kegiatan | Belajar |  |\n"
            f"| {top} | BATAS BELANJA, BILA ADA |  |  |\n{written}"
        )
    )

    assert "Belajar" == read.text(Detail.ACTIVITY)
    assert (
        Cap("Honor", Place("Profil", f"B{top + 2}"), Decimal("0.3"), None),
        Cap("Kegiatan", Place("Profil", f"B{top + 3}"), None, Decimal("0.85")),
    ) == read.caps


def test_a_day_is_read_as_a_date_or_as_people_write_it():
    read = profile_sheet.read(
        book("""
Sheet: Profil

|   | B       | C              |
| - | ------- | -------------- |
| 1 | Mulai   | 2009-10-19     |
| 2 | Selesai | 21 Nopember 2009 |
| 3 | Tanggal | belum tahu     |
""")
    )

    days = [read.day(each) for each in (Detail.BEGINS, Detail.ENDS, Detail.SIGNED, Detail.REPORTED)]
    assert [date(2009, 10, 19), date(2009, 11, 21), None, None] == days


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("'Rp 5.000.000,-", 5_000_000), ("'5000000", 5_000_000), ("lima juta", None), ("9 org", None)],
)
def test_an_amount_typed_as_text_is_read_where_it_is_sure(typed, amount):
    read = profile_sheet.read(
        book(
            f"Sheet: Profil\n\n|   | B | C |\n| - | - | - |\n| 7 | Dana diterima (Rp) | {typed} |\n"
        )
    )

    assert amount == read.amount(Detail.GRANT)
