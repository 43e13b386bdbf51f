"""Rows of headings: one to three deep, split, merged, counted or printed again."""

from __future__ import annotations

import pytest

from kkg_xl.layouts.columns.headers import headers
from tests.support.understood import HEAD, sheet


def test_one_row_of_headings_is_found_below_the_title():
    (found,) = headers(
        sheet(
            """
            |   | A                       | B      | C   | D            | E           |
            | - | ----------------------- | ------ | --- | ------------ | ----------- |
            | 1 | RENCANA ANGGARAN BIAYA  |        |     |              |             |
            | 2 | KKG Gugus 03            |        |     |              |             |
            | 4 | NO                      | URAIAN | VOL | HARGA SATUAN | JUMLAH (Rp) |
            | 5 | 1                       | ATK    | 2   | 50.000       | 100.000     |
            """
        )
    )

    assert (4, 4) == (found.top, found.bottom)
    assert (1, 5) == (found.left, found.right)
    assert 5 == found.known
    assert ("NO", "URAIAN", "VOL", "HARGA SATUAN", "JUMLAH") == found.words


def test_a_word_split_over_two_rows_is_one_heading():
    (found,) = headers(
        sheet(
            """
            |   | A  | B      | C   | D      | E      |
            | - | -- | ------ | --- | ------ | ------ |
            | 1 | NO | URAIAN | VOL | HARGA  | JUMLAH |
            | 2 |    |        |     | SATUAN | HARGA  |
            | 3 | 1  | ATK    | 2   | 50.000 | 100    |
            """
        )
    )

    assert (1, 2) == (found.top, found.bottom)
    assert "HARGA SATUAN" == found.headings[4].text
    assert "rate" == found.headings[4].roles[0].value
    assert "amount" == found.headings[5].roles[0].value


def test_a_row_of_currency_marks_belongs_to_the_headings():
    (found,) = headers(
        sheet(
            """
            |   | A  | B      | C   | D            | E      |
            | - | -- | ------ | --- | ------------ | ------ |
            | 1 | NO | URAIAN | VOL | SATUAN BIAYA | JUMLAH |
            | 2 |    |        |     | ( Rp )       | ( Rp ) |
            | 3 | 1  | ATK    | 2   | 50.000       | 100    |
            """
        )
    )

    assert 2 == found.bottom
    assert "SATUAN BIAYA ( Rp )" == found.headings[4].text
    assert "rate" == found.headings[4].roles[0].value


@pytest.mark.parametrize(
    "counts",
    [
        "1 | 2 | 3 | 4 | 5=3x4",
        "'1 | '2 | '3 | '4 | '5 = 3 X 4",
        "(1) | (2) | (3) | (4) | (5)",
        "a | b | c | d | e",
        "=COLUMN() | =COLUMN() | =COLUMN() -> | =COLUMN() -> | =COLUMN() ->",
    ],
)
def test_a_row_that_counts_the_columns_belongs_to_the_headings(counts):
    (found,) = headers(sheet(f"{HEAD}| 2 | {counts} | |\n| 3 | 1 | ATK | 2 | pkt | 5 | 10 |\n"))

    assert (1, 2) == (found.top, found.bottom)


@pytest.mark.parametrize(
    "row",
    [
        "1 | ATK | 3 | pkt | 4 | 12",
        "1 | | | | | 2",
        "1 | 2 | 2 | 3 | 4 | 5",
        "3 | 2 | 1 | 4 | 5 | 6",
        "1 | =1+1 -> | 3 | 4 | 5 | 6",
    ],
)
def test_a_line_of_small_numbers_does_not_count_the_columns(row):
    (found,) = headers(sheet(f"{HEAD}| 2 | {row} |\n| 3 | 1 | ATK | 2 | pkt | 5 | 10 |\n"))

    assert (1, 1) == (found.top, found.bottom)


def test_merged_headings_are_given_to_every_column_that_they_cover():
    (found,) = headers(
        sheet(
            """
            Merged: A1:A2, B1:B2, C1:C2, D1:E1, F1:F2

            |   | A  | B      | C   | D            | E    | F      |
            | - | -- | ------ | --- | ------------ | ---- | ------ |
            | 1 | NO | URAIAN | VOL | HARGA SATUAN |      | JUMLAH |
            | 2 |    |        |     | MATERIAL     | UPAH |        |
            | 3 | 1  | Pasir  | 2   | 50.000       | 100  | 200    |
            """
        )
    )

    assert 2 == found.bottom
    assert "HARGA SATUAN MATERIAL" == found.headings[4].text
    assert "HARGA SATUAN UPAH" == found.headings[5].text
    assert ["rate", "rate"] == [found.headings[key].roles[0].value for key in (4, 5)]


def test_plan_and_realisation_above_the_row_of_headings_name_their_blocks():
    (found,) = headers(
        sheet(
            """
            Merged: C1:D1, E1:F1

            |   | A  | B      | C       | D      | E         | F      |
            | - | -- | ------ | ------- | ------ | --------- | ------ |
            | 1 |    |        | RENCANA |        | REALISASI |        |
            | 2 | NO | URAIAN | VOLUME  | JUMLAH | VOLUME    | JUMLAH |
            | 3 | 1  | ATK    | 2       | 50.000 | 2         | 50.000 |
            """
        )
    )

    assert ["factor", "plan", "factor", "spent"] == [
        found.headings[key].roles[0].value for key in (3, 4, 5, 6)
    ]


def test_plan_and_realisation_above_periods_name_their_blocks():
    (found,) = headers(
        sheet(
            """
            Merged: A1:A2, B1:B2, C1:C2, D1:F1

            |   | A  | B      | C        | D         | E         | F        | G       |
            | - | -- | ------ | -------- | --------- | --------- | -------- | ------- |
            | 1 | NO | URAIAN | ANGGARAN | REALISASI |           |          | SELISIH |
            | 2 |    |        |          | BULAN LALU | BULAN INI | S/D BULAN INI |    |
            | 3 | 1  | ATK    | 10.000   | 50        | 50        | 100      | 9.900   |
            """
        )
    )

    assert 2 == found.bottom
    assert "REALISASI BULAN INI" == found.headings[5].text
    assert ["plan", "spent", "spent", "spent", "difference"] == [
        found.headings[key].roles[0].value for key in (3, 4, 5, 6, 7)
    ]


def test_numbers_above_the_headings_name_no_block():
    (found,) = headers(
        sheet(
            """
            |   | A  | B      | C       | D      |
            | - | -- | ------ | ------- | ------ |
            | 1 |    | PAGU   | RENCANA | 50.000 |
            | 2 | NO | URAIAN | VOLUME  | JUMLAH |
            | 3 | 1  | ATK    | 2       | 50.000 |
            """
        )
    )

    assert (2, "VOLUME") == (found.top, found.headings[3].text)


def test_a_title_above_the_headings_names_no_block():
    (found,) = headers(
        sheet(
            """
            Merged: A1:D1

            |   | A                      | B      | C      | D      |
            | - | ---------------------- | ------ | ------ | ------ |
            | 1 | RENCANA ANGGARAN BIAYA |        |        |        |
            | 2 | NO                     | URAIAN | VOLUME | JUMLAH |
            | 3 | 1                      | ATK    | 2      | 50.000 |
            """
        )
    )

    assert "JUMLAH" == found.headings[4].text


def test_headings_stay_apart_from_the_first_group_below_them():
    (found,) = headers(
        sheet(
            """
            |   | A  | B         | C   | D      | E      |
            | - | -- | --------- | --- | ------ | ------ |
            | 1 | NO | URAIAN    | VOL | HARGA  | JUMLAH |
            | 2 | A  | Persiapan |     |        |        |
            | 3 | 1  | ATK       | 2   | 50.000 | 100    |
            """
        )
    )

    assert (1, 1) == (found.top, found.bottom)


def test_an_item_without_its_figures_is_no_second_row_of_headings():
    (found,) = headers(
        sheet(
            """
            |   | A               | B   | C      | D      |
            | - | --------------- | --- | ------ | ------ |
            | 1 | URAIAN          | VOL | HARGA  | JUMLAH |
            | 2 | Sewa laptop     | 3   | -      | -      |
            | 3 | Fotokopi materi | 2   | 50.000 | 100    |
            """
        )
    )

    assert (1, 1) == (found.top, found.bottom)


def test_a_long_remark_below_the_headings_is_no_heading():
    (found,) = headers(
        sheet(
            """
            |   | A  | B      | C                                | D      |
            | - | -- | ------ | -------------------------------- | ------ |
            | 1 | NO | URAIAN |                                  | JUMLAH |
            | 2 |    |        | belum diperiksa oleh pengawas TK |        |
            | 3 | 1  | ATK    | 2                                | 50.000 |
            """
        )
    )

    assert (1, 1) == (found.top, found.bottom)


def test_the_unit_is_called_satuan_where_currency_stands_alone_above_a_column():
    (found,) = headers(
        sheet(
            """
            |   | A  | B      | C   | D    | E      | F |
            | - | -- | ------ | --- | ---- | ------ | - |
            | 1 | NO | URAIAN | VOL | (Rp) | JUMLAH | % |
            | 2 | 1  | ATK    | 2   | 50   | 50.000 | 5 |
            """
        )
    )

    assert () == found.headings[4].roles
    assert "percent" == found.headings[6].roles[0].value


def test_headings_on_every_printed_page_are_each_found():
    found = list(
        headers(
            sheet(
                f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5 | 10 |\n"
                "| 3 | NO | URAIAN | VOLUME | SATUAN | HARGA SATUAN | JUMLAH (Rp) |\n"
                "| 4 | 2 | Map | 2 | pkt | 5 | 10 |\n"
            )
        )
    )

    assert [1, 3] == [header.top for header in found]
    assert found[0].words == found[1].words


@pytest.mark.parametrize(
    "row",
    [
        "KKG GUGUS 03 | | | | |",
        "1 | Jumlah peserta | 40 | orang | |",
        "JUMLAH | | | | 40 | 500.000",
        "NAMA | SEKOLAH | NIP | KET | |",
        "JUMLAH | BIAYA | 100 | | |",
    ],
)
def test_other_rows_are_no_headings(row):
    text = f"| | A | B | C | D | E | F |\n| - | - | - | - | - | - | - |\n| 1 | {row} |\n"

    assert [] == list(headers(sheet(text)))


def test_an_empty_sheet_has_no_headings():
    assert [] == list(headers(sheet("| | A |\n| - | - |\n| 1 | |\n")))


def test_a_heading_that_is_not_merged_covers_those_below_it():
    (found,) = headers(
        sheet(
            """
            |   | A    | B       | C        | D         | E            | F      | G    |
            | - | ---- | ------- | -------- | --------- | ------------ | ------ | ---- |
            | 1 | Kode | Uraian  | Anggaran | Realisasi |              |        | Sisa |
            | 2 |      |         |          | s/d Lalu  | Periode Ini  | s/d Ini |     |
            | 3 | 1    | ATK     | 900      | 100       | 200          | 300    | 600  |
            """
        )
    )

    assert "Realisasi Periode Ini" == found.headings[5].text
    assert "Realisasi s/d Ini" == found.headings[6].text
    assert "Sisa" == found.headings[7].text


def test_a_heading_over_a_currency_mark_covers_no_other():
    (found,) = headers(
        sheet(
            """
            |   | A  | B      | C      | D    |
            | - | -- | ------ | ------ | ---- |
            | 1 | No | Uraian | Jumlah |      |
            | 2 |    |        | (Rp)   | Paraf |
            | 3 | 1  | ATK    | 900    | 1.   |
            """
        )
    )

    assert "Paraf" == found.headings[4].text


def test_one_heading_merged_over_several_columns_stands_over_each_of_them():
    (found,) = headers(
        sheet(
            """
            Merged: D1:F1
            |   | A  | B      | C      | D       | E            | F       |
            | - | -- | ------ | ------ | ------- | ------------ | ------- |
            | 1 |    |        |        | RENCANA |              |         |
            | 2 | NO | URAIAN | SATUAN | VOLUME  | HARGA SATUAN | JUMLAH  |
            | 3 | 1  | ATK    | rim    | 2       | 50.000       | 100.000 |
            """
        )
    )

    assert 2 == found.top
    assert ["RENCANA VOLUME", "RENCANA HARGA SATUAN", "RENCANA JUMLAH"] == [
        found.headings[column].text for column in (4, 5, 6)
    ]
    assert "plan" == found.headings[6].roles[0].value


def test_a_heading_said_again_below_itself_is_said_once():
    (found,) = headers(
        sheet(
            """
            |   | A  | B      | C      | D            | E      |
            | - | -- | ------ | ------ | ------------ | ------ |
            | 1 | NO | URAIAN | VOLUME | HARGA        | JUMLAH |
            | 2 |    |        | VOLUME | SATUAN       | JUMLAH |
            | 3 | 1  | ATK    | 2      | 50.000       | 100.000 |
            """
        )
    )

    assert ["VOLUME", "HARGA SATUAN", "JUMLAH"] == [found.headings[c].text for c in (3, 4, 5)]


def test_the_row_that_names_the_columns_is_the_header_even_with_a_year_in_it():
    (found,) = headers(
        sheet(
            """
            |   | A  | B      | C      | D            | E       | F         |
            | - | -- | ------ | ------ | ------------ | ------- | --------- |
            | 1 |    |        |        |              | RENCANA | REALISASI |
            | 2 | NO | URAIAN | VOLUME | HARGA SATUAN | JUMLAH  | 2025      |
            | 3 | 1  | ATK    | 2      | 50.000       | 100.000 | 90.000    |
            """
        )
    )

    assert (2, 2) == (found.top, found.bottom)
    assert "RENCANA JUMLAH" == found.headings[5].text


def test_months_below_one_heading_that_is_not_merged_go_on_with_the_headings():
    (found,) = headers(
        sheet(
            """
            |   | A  | B      | C    | D     | E   | F   | G      |
            | - | -- | ------ | ---- | ----- | --- | --- | ------ |
            | 1 | No | Uraian | Pagu | Bulan |     |     | Jumlah |
            | 2 |    |        |      | Jan   | Feb | Mar |        |
            | 3 | 1  | ATK    | 900  | 100   | 200 | 300 | 600    |
            """
        )
    )

    assert (1, 2) == (found.top, found.bottom)
    assert "Uraian" == found.headings[2].text
    assert "Bulan Feb" == found.headings[5].text
