from decimal import Decimal

from kkg_xl.domain.figures import Place
from kkg_xl.domain.profile import Detail, Profile, Told
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
