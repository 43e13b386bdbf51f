"""The matrix and the certificates that are written from attendance lists."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kkg_xl.domain.crediting import LETTERS, Basis, Terms, credited
from kkg_xl.domain.meetings import effective
from kkg_xl.domain.presence import Presence
from kkg_xl.layouts.ours import certificate_sheet, matrix_sheet
from kkg_xl.layouts.understanding import understand
from kkg_xl.sheets.grid import Book, Cell, Kind
from kkg_xl.sheets.planned import book_of
from kkg_xl.usecases.attendance import attendance, chosen, matrix
from kkg_xl.usecases.check import check
from kkg_xl.usecases.new import new_book
from kkg_xl.usecases.refusals import RefusedError
from tests.support.attendances import PROGRAMME, by_row, kept, sessions
from tests.support.grids import book

EMPTY = Book("kkg.xlsx", ())
NAMES, SHARE = 2, -1
DUE = certificate_sheet.DUE

LISTS = """
Sheet: Pertemuan 1

|   | A  | B          | C                 | D     |
| - | -- | ---------- | ----------------- | ----- |
| 1 | DAFTAR HADIR | |     |       |
| 2 | Tanggal : 19 Oktober 2009 | |    |       |
| 3 | NO | NAMA       | NIP               | HADIR |
| 4 | 1  | Peserta 01 |                   | √     |
| 5 | 2  | Peserta 02 |                   | S     |

Sheet: Pertemuan 2

|   | A  | B          | C                 | D     |
| - | -- | ---------- | ----------------- | ----- |
| 1 | DAFTAR HADIR | |     |       |
| 2 | Tanggal : 20 Oktober 2009 | |    |       |
| 3 | NO | NAMA       | NIP               | HADIR |
| 4 | 1  | Peserta 02 |                   | √     |
| 5 | 2  | Peserta 03 |                   |       |
"""


def planned(given_book, rows, held=None):
    """Give matrix and certificates of an attendance made by hand."""
    first, second = matrix(given_book, kept(rows, held)).plan.sheets
    return first, second


def people(plan, top):
    """Give the rows of people of a sheet, by name."""
    rows = by_row(plan)
    return {
        str(cells[NAMES]): cells
        for row, cells in rows.items()
        if row >= top and isinstance(cells.get(1), Decimal)
    }


def test_whoever_misses_one_day_of_ten_jp_has_five_sixths_of_the_programme():
    first, second = planned(EMPTY, {"Peserta 01": "AHHHHHHHHHH", "Peserta 02": "HHHHHHHHHHH"})

    row = list(people(first, matrix_sheet.TOP)["Peserta 01"].values())
    assert ["A", *"HHHHHHHHHH", 10, 0, 0, 1, 0, 52, Decimal("0.8387096774")] == row[2:]
    certificates = people(second, certificate_sheet.TOP)
    assert ("berhak", "") == (certificates["Peserta 01"][DUE], certificates["Peserta 01"][9])


def test_whoever_does_not_reach_the_threshold_is_told_why():
    rows = {"Peserta 01": "AAHHHHHHHHH", "Peserta 02": "..HHHHHHHHH", "Peserta 03": "A.HHHHHHHAA"}

    _, second = planned(EMPTY, rows)

    assert [
        ("tidak", "hadir 42 dari 62 JP"),
        ("belum tentu", "hadir 42 dari 62 JP; belum diisi 20 JP"),
        ("tidak", "hadir 34 dari 62 JP; belum diisi 10 JP"),
    ] == [(row[DUE], row[9]) for row in people(second, certificate_sheet.TOP).values()]


def test_a_mark_that_nobody_knows_is_shown_and_counts_as_not_filled_in():
    first, _ = planned(EMPTY, {"Peserta 01": "?HHHHHHHHHH"})

    row = list(people(first, matrix_sheet.TOP)["Peserta 01"].values())
    assert ["?", *"HHHHHHHHHH", 10, 0, 0, 0, 1, 52, 1] == row[2:]


def test_leave_on_duty_has_a_column_where_it_happens():
    attendance_ = kept({"Peserta 01": "HH"}, sessions([(None, 4), (None, 4)]))
    first_mark = attendance_.attendees[0].marks[0]._replace(presence=Presence.ON_DUTY)
    attendees = (
        attendance_.attendees[0]._replace(marks=(first_mark, attendance_.attendees[0].marks[1])),
    )

    first, _ = matrix(EMPTY, replace(attendance_, attendees=attendees)).plan.sheets

    row = list(people(first, matrix_sheet.TOP)["Peserta 01"].values())
    assert ["DL", "H", 1, 0, 0, 0, 1, 0, 4, Decimal("0.5")] == row[2:]


MARKS = st.text(alphabet="HSIA.?", min_size=4, max_size=4)
HELD = sessions([(None, 4), (None, 2), (None, 10), (None, 4)])


@settings(max_examples=25, deadline=None)
@given(st.lists(MARKS, min_size=1, max_size=5), st.sampled_from([0.5, 0.75, 0.8, 1]))
def test_the_formulas_say_what_the_domain_says(marks, threshold):
    rows = {f"Peserta {number:02}": each for number, each in enumerate(marks, 1)}
    attendance_ = kept(rows, HELD)
    profile = book(f"""
    Sheet: Profil

    | | A | B | C |
    | - | - | - | - |
    | 1 | | Ambang sertifikat | {int(threshold * 100)}% |
    """)

    first, second = matrix(profile, attendance_).plan.sheets

    terms = Terms(Decimal(str(threshold)), Basis.HOURS)
    for credit, row, certificate in zip(
        credited(attendance_, Basis.HOURS),
        people(first, matrix_sheet.TOP).values(),
        people(second, certificate_sheet.TOP).values(),
        strict=True,
    ):
        *counts, hours, share = list(row.values())[2 + len(HELD) :]
        shown = [each for each in LETTERS if each not in {Presence.ON_DUTY, Presence.BLANK}]
        expected = [*(credit.counts.get(each, 0) for each in shown)]
        assert [*expected, credit.counts.get(Presence.BLANK, 0), credit.hours] == [*counts, hours]
        known = "-" if credit.share is None else round(Decimal(float(credit.share)), 9)
        assert known == (share if share == "-" else round(share, 9))
        assert credit.entitlement(terms).value == certificate[DUE]


def test_lists_of_single_sessions_become_one_matrix():
    first, _ = attendance(book(LISTS)).plan.sheets

    rows = people(first, matrix_sheet.TOP)
    assert [("Peserta 01", "H", None), ("Peserta 02", "S", "H"), ("Peserta 03", None, None)] == [
        (name, row[3], row[4]) for name, row in rows.items()
    ]


LONG = st.dictionaries(
    st.tuples(st.integers(1, 4), st.integers(19, 23)),
    st.sampled_from("HSIA"),
    min_size=2,
    max_size=12,
)


@settings(max_examples=25, deadline=None)
@given(LONG)
def test_a_long_list_made_a_matrix_and_a_long_list_again_is_the_same(entries):
    rows = "".join(
        f"| {number} | 2009-10-{day} | Peserta 0{person} | {mark} |\n"
        for number, ((person, day), mark) in enumerate(entries.items(), 2)
    )
    long = f"""
Sheet: Kehadiran

| | A | B | C |
| - | - | - | - |
| 1 | TANGGAL | NAMA | KEHADIRAN |
{rows}"""

    first, _ = attendance(book(long)).plan.sheets

    cells = by_row(first)
    days = {column: value for column, value in cells[matrix_sheet.DAYS].items() if value}
    again = {
        (name, days[column]): row[column]
        for name, row in people(first, matrix_sheet.TOP).items()
        for column in days
        if row[column] is not None
    }
    start = 40086  # 30 September 2009
    assert again == {
        (f"Peserta 0{person}", Decimal(start + day)): mark
        for (person, day), mark in entries.items()
    }


def test_days_topics_and_jp_come_from_the_schedule_and_spare_columns_go():
    example = new_book(example=True)
    given_book = book_of(example)

    first, second = attendance(given_book).plan.sheets

    cells = by_row(first)
    assert [10, 10, 10, *[4] * 8] == list(cells[matrix_sheet.HOURS].values())[-11:]
    assert "P11" == cells[matrix_sheet.LABELS][13]
    assert 40105 == cells[matrix_sheet.DAYS][3]
    assert "SD Negeri 02" == people(second, certificate_sheet.TOP)["Peserta 01"][4]


def test_the_check_finds_nothing_new_in_what_was_written():
    given_book = book_of(new_book(example=True))

    after = book_of(attendance(given_book).plan.sheets, given_book)

    assert [] == [each for each in check(after).findings if each not in check(given_book).findings]
    assert 1 == len(understand(after).attendances)
    assert not attendance(after).plan


def with_number(given_book, row, number):
    """Write the number of a certificate."""
    changed = []
    for grid in given_book.grids:
        if grid.name == certificate_sheet.NAME:
            cells = {**grid.rows[row], certificate_sheet.CERTIFICATE: Cell(Kind.TEXT, number)}
            changed.append(replace(grid, rows={**grid.rows, row: dict(sorted(cells.items()))}))
        else:
            changed.append(grid)
    return replace(given_book, grids=tuple(changed))


def test_numbers_of_certificates_are_taken_over_and_those_of_nobody_are_named():
    rows = {"Peserta 01": "HHHHHHHHHHH", "Peserta 02": "HHHHHHHHHHH"}
    before = book_of(matrix(EMPTY, kept(rows)).plan.sheets, EMPTY)
    top = certificate_sheet.TOP
    before = with_number(with_number(before, top, "001/KKG"), top + 1, "002/KKG")

    decided = matrix(before, kept({"Peserta 02": "HHHHHHHHHHA", "Peserta 03": "HHHHHHHHHHH"}))

    second = next(each for each in decided.plan.sheets if each.name == certificate_sheet.NAME)
    assert [("Peserta 02", "002/KKG"), ("Peserta 03", None)] == [
        (name, row[certificate_sheet.CERTIFICATE]) for name, row in people(second, top).items()
    ]
    remarks = [each.told("id") for each in decided.receipt.sheets[-1].remarks]
    assert (
        "Nomor sertifikat yang orangnya tidak ada lagi di daftar hadir: 001/KKG (Sertifikat!H9)"
    ) in remarks


@pytest.mark.parametrize(
    ("text", "wanted", "there"),
    [
        ("Sheet: A\n\n| | A |\n| - | - |\n| 1 | Catatan |\n", "", "Tidak ada daftar hadir yang"),
        (LISTS, "Lain", "Tidak ada daftar hadir di lembar Lain"),
    ],
)
def test_where_there_is_no_attendance_the_reason_is_told(text, wanted, there):
    with pytest.raises(RefusedError) as refused:
        attendance(book(text), wanted)

    assert "no-attendance" == refused.value.kind
    assert refused.value.message.told("id").startswith(there)


def test_two_matrices_of_the_same_sessions_are_not_put_side_by_side():
    given_book = book(MATRICES)

    with pytest.raises(RefusedError) as refused:
        attendance(given_book)

    assert "--table 'Ruang A'" in refused.value.message.told("id")
    assert "Ruang B" == chosen(given_book, understand(given_book), "ruang b").sheet


MATRICES = "".join(
    f"""
Sheet: Ruang {room}

|   | A  | B          | C  | D  | E  |
| - | -- | ---------- | -- | -- | -- |
| 1 | NO | NAMA       | P1 | P2 | P3 |
| 2 | 1  | Peserta 01 | H  | H  | A  |
| 3 | 2  | Peserta 02 | H  | S  | H  |
"""
    for room in "AB"
)


def test_without_jp_sessions_are_counted_and_the_receipt_says_so():
    decided = matrix(EMPTY, effective(kept({"Peserta 01": "HA"}, sessions([(None, None)] * 2)), []))

    first = decided.receipt.sheets[0]
    remarks = [each.told("id") for each in first.remarks]
    assert any(each.startswith("JP tidak diketahui untuk P1; P2") for each in remarks) or any(
        each.startswith("JP tidak diketahui untuk P1, P2") for each in remarks
    )
    row = people(decided.plan.sheets[0], matrix_sheet.TOP)["Peserta 01"]
    assert Decimal("0.5") == list(row.values())[SHARE]


@pytest.mark.parametrize(("people_there", "single", "wide"), [(40, True, 1), (46, False, 1)])
def test_a_few_people_stand_on_one_page_and_more_on_several(people_there, single, wide):
    rows = {f"Peserta {number:02}": "HHHHHHHHHHH" for number in range(people_there)}

    first, _ = planned(EMPTY, rows)

    assert (single, wide) == (first.page.single, first.page.wide)


def test_many_sessions_stand_on_pages_side_by_side_each_with_the_names():
    rows = {f"Peserta {number:03}": "H" * 60 for number in range(50)}

    first, _ = planned(EMPTY, rows, sessions([(None, 2)] * 60))

    assert (3, (1, 2)) == (first.page.wide, first.page.repeated_columns)
    assert {20} == {area.right for area in first.merged if area.top < matrix_sheet.LABELS}


def test_a_matrix_of_hundreds_of_people_is_calculated_whole():
    rows = {f"Peserta {number:03}": "H" * 60 for number in range(350)}

    _, second = planned(EMPTY, rows, sessions([(None, 2)] * 60))

    assert {"berhak"} == {row[DUE] for row in people(second, certificate_sheet.TOP).values()}


def test_a_day_is_shared_by_its_sessions():
    profile = book("""
    Sheet: Profil

    | | A | B | C |
    | - | - | - | - |
    | 1 | | Dasar kehadiran | hari |
    | 2 | | Pembulatan persen kehadiran | 0 |
    """)
    day, other = PROGRAMME[0][0], PROGRAMME[1][0]
    held = sessions([(day, 5), (day, 5), (other, 4), (None, 4)])

    first, second = planned(profile, {"Peserta 01": "HAHA"}, held)

    row = people(first, matrix_sheet.TOP)["Peserta 01"]
    assert Decimal("0.5") == list(row.values())[SHARE]
    certificate = people(second, certificate_sheet.TOP)["Peserta 01"]
    assert ("tidak", "hadir 1,50 dari 3 hari") == (certificate[DUE], certificate[9])
