"""Names that are alike are asked about on a sheet, and the answers count from then on."""

from __future__ import annotations

from dataclasses import replace

from kkg_xl.layouts.ours import certificate_sheet, doubts_sheet, matrix_sheet
from kkg_xl.layouts.understanding import understand
from kkg_xl.sheets.grid import Cell, Kind
from kkg_xl.sheets.planned import book_of
from kkg_xl.usecases.attendance import attendance
from kkg_xl.usecases.check import check
from tests.support.attendances import by_row
from tests.support.grids import book

LISTS = """
Sheet: Peserta

|   | A  | B            | C                    | D             |
| - | -- | ------------ | -------------------- | ------------- |
| 1 | DAFTAR PESERTA | |                    |               |
| 2 | NO | NAMA         | NIP                  | SEKOLAH       |
| 3 | 1  | Peserta Satu | 19010101 192501 1 001 | SD Negeri 01 |
| 4 | 2  | Peserta Dua  | 19020202 192602 1 002 | SD Negeri 02 |
| 5 | 3  | Peserta Tiga | 19030303 192703 1 003 | SD Negeri 03 |
| 6 | 4  | Peserta Enam | 19040404 192804 1 004 | SD Negeri 04 |
| 7 | 5  | Peserta Lima | 19050505 192905 1 005 | SD Negeri 05 |
| 8 | 6  | Peserta Abdul | | |
| 9 | 7  | Peserta Bakri | | |
| 10 | 8 | Peserta Citra | | |

Sheet: Pertemuan 1

|   | A  | B              | C     |
| - | -- | -------------- | ----- |
| 1 | DAFTAR HADIR | |     |
| 2 | Tanggal : 19 Oktober 2009 | | |
| 3 | NO | NAMA           | HADIR |
| 4 | 1  | Peserta Satu   | √     |
| 5 | 2  | Peserta Dua    | √     |
| 6 | 3  | Peserta Tiga   | √     |
| 7 | 4  | Peserta Enam   | √     |
| 8 | 5  | Peserta Lima   | √     |
| 9 | 6  | Peserta Abdul  | √     |
| 10 | 7 | Peserta Bakri  | √     |
| 11 | 8 | Peserta Citra  | √     |

Sheet: Pertemuan 2

|   | A  | B              | C     |
| - | -- | -------------- | ----- |
| 1 | DAFTAR HADIR | |     |
| 2 | Tanggal : 20 Oktober 2009 | | |
| 3 | NO | NAMA           | HADIR |
| 4 | 1  | Peserta Sattu  | √     |
| 5 | 2  | Peserta Dua    | √     |
| 6 | 3  | Peserta Tigga  | S     |
| 7 | 4  | Peserta Enam   | √     |
| 8 | 5  | Peserta Lima   | √     |
| 9 | 6  | Peserta Abdul  | √     |
| 10 | 7 | Peserta Bakri  | √     |
| 11 | 8 | Peserta Citra  | √     |
"""


def sheet_of(decided, name=doubts_sheet.NAME):
    return next(each for each in decided.plan.sheets if each.name == name)


def asked(plan):
    return {
        cells[doubts_sheet.PERSON]: cells
        for row, cells in by_row(plan).items()
        if row >= doubts_sheet.TOP
    }


def written(given_book, answers=()):
    """Give a workbook after `attendance`, with what somebody then wrote beside some names."""
    after = book_of(attendance(given_book).plan.sheets, given_book)
    grids = []
    for grid in after.grids:
        rows = {
            number: {**row, doubts_sheet.ANSWER: Cell(Kind.TEXT, answers[name])}
            for number, row in grid.rows.items()
            if (name := getattr(row.get(doubts_sheet.PERSON), "value", None)) in answers
            and grid.name == doubts_sheet.NAME
        }
        grids.append(replace(grid, rows={**grid.rows, **rows}))
    return replace(after, grids=tuple(grids))


def matrix_of(decided):
    rows = by_row(sheet_of(decided, matrix_sheet.NAME))
    return {
        cells[2]: (cells.get(3), cells.get(4))
        for row, cells in rows.items()
        if row >= matrix_sheet.TOP and str(cells.get(2) or "").startswith("Peserta")
    }


def remarks(decided):
    return [each.told("id") for sheet in decided.receipt.sheets for each in sheet.remarks]


def test_names_that_are_alike_are_asked_about_with_their_cells_and_not_merged():
    decided = attendance(book(LISTS))

    rows = asked(sheet_of(decided))
    assert ["Peserta Sattu", "Peserta Tigga"] == list(rows)
    told = rows["Peserta Sattu"]
    assert "Pertemuan 2!B4" == told[doubts_sheet.PERSON_AT]
    assert ("Peserta Satu", "Peserta!B3") == (
        told[doubts_sheet.OTHER],
        told[doubts_sheet.OTHER_AT],
    )
    assert ("19010101 192501 1 001", "SD Negeri 01") == (
        told[doubts_sheet.NUMBER],
        told[doubts_sheet.SCHOOL],
    )
    assert None is told[doubts_sheet.ANSWER]
    assert {"Peserta Satu": ("H", None), "Peserta Sattu": (None, "H")}.items() <= matrix_of(
        decided
    ).items()
    assert any(each.startswith("Nama yang mirip tidak digabung") for each in remarks(decided))


def test_ya_merges_and_tidak_keeps_apart_from_the_next_run_on():
    given_book = written(book(LISTS), {"Peserta Sattu": "Ya", "Peserta Tigga": "tidak"})

    decided = attendance(given_book)

    rows = matrix_of(decided)
    assert ("H", "H") == rows["Peserta Satu"]
    assert "Peserta Sattu" not in rows
    assert (("H", None), (None, "S")) == (rows["Peserta Tiga"], rows["Peserta Tigga"])
    after = book_of(decided.plan.sheets, given_book)
    kept = {each.name: each.text for each in doubts_sheet.answers(after)}
    assert {"Peserta Sattu": "Ya", "Peserta Tigga": "tidak"} == kept
    assert not attendance(after).plan


def test_the_check_honours_what_was_answered_and_takes_the_sheet_for_no_list():
    given_book = written(book(LISTS), {"Peserta Sattu": "Ya", "Peserta Tigga": "Tidak"})

    before = [each for each in check(book(LISTS)).findings if each.rule == "participants-differ"]
    after = check(given_book)

    names = {(each.at.sheet, each.at.cell) for each in before}
    assert {("Pertemuan 2", "B4"), ("Pertemuan 2", "B6")} <= names
    found = {str(each.at) for each in after.findings if each.rule == "participants-differ"}
    assert {"Pertemuan 2!B6"} == found
    assert [] == [each for each in after.findings if each.at.sheet == doubts_sheet.NAME]
    assert doubts_sheet.NAME not in {table.sheet for table in after.tables}
    assert 1 == len(understand(given_book).rosters)


def test_answers_that_do_not_count_are_named():
    given_book = written(book(LISTS), {"Peserta Sattu": "mungkin", "Peserta Tigga": "Ya"})
    mended = replace(
        given_book,
        grids=tuple(
            replace(
                grid, rows={**grid.rows, 6: {**grid.rows[6], 2: Cell(Kind.TEXT, "Peserta Tiga")}}
            )
            if grid.name == "Pertemuan 2"
            else grid
            for grid in given_book.grids
        ),
    )

    told = remarks(attendance(mended))

    assert "Jawaban yang bukan Ya atau Tidak, tidak dipakai: Nama Diragukan!J9" in told
    assert "Jawaban untuk nama yang sudah berubah atau tidak ada lagi: Nama Diragukan!J10" in told


def test_one_name_cannot_be_that_of_two_people():
    given_book = written(
        book(LISTS.replace("Peserta Enam", "Peserta Satta", 2)), {"Peserta Sattu": "Ya"}
    )

    decided = attendance(given_book)

    told = "Jawaban yang bertentangan, tidak dipakai: Nama Diragukan!J9, Nama Diragukan!J10"
    assert told in remarks(decided)
    assert [doubts_sheet.NAME] == [each.name for each in decided.plan.sheets]  # nobody is merged
    why = asked(sheet_of(decided))["Peserta Sattu"][doubts_sheet.WHY]
    assert "ejaannya hampir sama; jawabannya bertentangan, belum dipakai" == why


def test_where_nothing_is_asked_there_is_no_sheet_and_one_from_before_says_so():
    clear = LISTS.replace("Sattu", "Satu").replace("Tigga", "Tiga")
    before = book_of(attendance(book(LISTS)).plan.sheets, book(LISTS))
    mended = replace(
        before,
        grids=tuple(
            next(each for each in book(clear).grids if each.name == grid.name)
            if grid.name == "Pertemuan 2"
            else grid
            for grid in before.grids
        ),
    )

    assert doubts_sheet.NAME not in {each.name for each in attendance(book(clear)).plan.sheets}
    assert ["Tidak ada nama yang diragukan"] == list(asked(sheet_of(attendance(mended))))


def test_the_number_of_a_certificate_stays_with_whoever_turns_out_to_have_a_nip():
    before = book(LISTS.replace("Peserta Satu   |", "Peserta Sattu  |"))
    given_book = written(before, {"Peserta Sattu": "Ya"})
    row = next(
        number
        for number, cells in given_book.grid(certificate_sheet.NAME).rows.items()
        if cells.get(2) is not None and cells[2].value == "Peserta Sattu"
    )
    grids = [
        replace(
            grid,
            rows={
                **grid.rows,
                row: {**grid.rows[row], certificate_sheet.CERTIFICATE: Cell(Kind.TEXT, "001/KKG")},
            },
        )
        if grid.name == certificate_sheet.NAME
        else grid
        for grid in given_book.grids
    ]

    rows = by_row(
        sheet_of(attendance(replace(given_book, grids=tuple(grids))), certificate_sheet.NAME)
    )

    assert ("19010101 192501 1 001", "001/KKG") == next(
        (cells[3], cells[certificate_sheet.CERTIFICATE])
        for cells in rows.values()
        if cells.get(2) == "Peserta Sattu"
    )
