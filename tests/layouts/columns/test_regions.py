"""Where tables end: stacked, side by side, printed on several pages."""

from __future__ import annotations

from kkg_xl.layouts.columns.regions import regions, row_texts
from tests.support.understood import HEAD, sheet


def test_a_table_reaches_to_the_end_of_the_sheet():
    (found,) = regions(sheet(f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5 | 10 |\n| 9 | | | | | | 10 |\n"))

    assert (1, (2, 9)) == (found.top, found.rows)


def test_a_sheet_without_headings_has_no_table():
    assert [] == regions(sheet("| | A |\n| - | - |\n| 1 | Surat undangan |\n"))


def test_tables_stacked_on_a_sheet_are_parted():
    first, second = regions(
        sheet(
            f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5 | 10 |\n"
            "| 3 | | JUMLAH | | | | 10 |\n"
            "| 5 | Bulan Februari | | | | | |\n"
            "| 6 | NO | URAIAN | VOLUME | SATUAN | HARGA SATUAN | JUMLAH (Rp) |\n"
            "| 7 | 1 | Map | 2 | pkt | 5 | 10 |\n"
        )
    )

    assert (2, 3, 5) == first.rows
    assert (7,) == second.rows


def test_a_header_on_the_next_page_goes_on_with_its_table():
    (found,) = regions(
        sheet(
            f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5 | 10 |\n"
            "| 3 | | Jumlah dipindahkan | | | | 10 |\n"
            "| 4 | NO | URAIAN | VOLUME | SATUAN | HARGA SATUAN | JUMLAH (Rp) |\n"
            "| 5 | | Jumlah pindahan | | | | 10 |\n"
            "| 6 | 2 | Map | 2 | pkt | 5 | 10 |\n"
        )
    )

    assert (2, 3, 5, 6) == found.rows


def test_a_subtotal_does_not_close_a_table_before_the_next_page():
    (found,) = regions(
        sheet(
            f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5 | 10 |\n"
            "| 3 | | Sub Total | | | | =SUM(F2:F2) -> |\n"
            "| 4 | NO | URAIAN | VOLUME | SATUAN | HARGA SATUAN | JUMLAH (Rp) |\n"
            "| 5 | 2 | Map | 2 | pkt | 5 | 10 |\n"
        )
    )

    assert (2, 3, 5) == found.rows


def test_a_header_right_below_its_like_goes_on_with_the_table():
    (found,) = regions(
        sheet(
            f"{HEAD}| 2 | A | Persiapan | | | | |\n"
            "| 3 | NO | URAIAN | VOLUME | SATUAN | HARGA SATUAN | JUMLAH (Rp) |\n"
            "| 4 | 1 | Map | 2 | pkt | 5 | 10 |\n"
        )
    )

    assert (2, 4) == found.rows


def test_signatures_close_a_table():
    found = regions(
        sheet(
            f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5 | 10 |\n"
            "| 3 | | Mengetahui, | | | | |\n"
            "| 4 | NO | URAIAN | VOLUME | SATUAN | HARGA SATUAN | JUMLAH (Rp) |\n"
            "| 5 | 1 | Map | 2 | pkt | 5 | 10 |\n"
        )
    )

    assert [(2, 3), (5,)] == [own.rows for own in found]


def test_other_headings_begin_another_table():
    found = regions(
        sheet(
            f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5 | 10 |\n"
            "| 3 | NO | KEGIATAN | VOL | | BIAYA SATUAN | TOTAL |\n"
            "| 4 | 1 | Map | 2 | | 5 | 10 |\n"
        )
    )

    assert [(2,), (4,)] == [own.rows for own in found]


SIDE_BY_SIDE = """
| | A | B | C | D | E | F | G |
| - | - | - | - | - | - | - | - |
| 1 | No | Uraian | Jumlah (Rp) | | No | Uraian | Jumlah (Rp) |
| 2 | 1 | ATK | 10.000 | | 1 | Map | 20.000 |
| 3 | | JUMLAH | 10.000 | | | JUMLAH | 20.000 |
"""


def test_tables_side_by_side_part_their_columns():
    first, second = regions(sheet(SIDE_BY_SIDE))

    assert (1, 4, {1, 2, 3}) == (first.left, first.right, set(first.headings))
    assert (5, {5, 6, 7}) == (second.left, set(second.headings))
    assert (2, 3) == first.rows == second.rows


def test_tables_side_by_side_without_a_gap_are_parted_at_the_next_number():
    first, second = regions(
        sheet(
            """
            | | A | B | C | D | E | F |
            | - | - | - | - | - | - | - |
            | 1 | No | Uraian | Jumlah (Rp) | No | Uraian | Jumlah (Rp) |
            | 2 | 1 | ATK | 10.000 | 1 | Map | 20.000 |
            """
        )
    )

    assert ({1, 2, 3}, {4, 5, 6}) == (set(first.headings), set(second.headings))


def test_a_table_below_two_side_by_side_ends_both():
    first, second, third = regions(
        sheet(
            SIDE_BY_SIDE.rstrip()
            + """
            | 5 | No | Uraian | Biaya (Rp) | | | | |
            | 6 | 1 | Spidol | 30.000 | | | | |
            """
        )
    )

    assert ((2, 3), (2, 3), (6,)) == (first.rows, second.rows, third.rows)


def test_a_gap_without_items_behind_it_parts_nothing():
    (found,) = regions(
        sheet(
            """
            | | A | B | C | D | E | F |
            | - | - | - | - | - | - | - |
            | 1 | No | Uraian | Jumlah (Rp) | | Realisasi | Selisih |
            | 2 | 1 | ATK | 10.000 | | 5.000 | 5.000 |
            """
        )
    )

    assert {1, 2, 3, 5, 6} == set(found.headings)


def test_texts_that_say_nothing_are_left_out():
    grid = sheet(
        "| | A | B | C | D | E |\n| - | - | - | - | - | - |\n| 1 | ATK  5 | - | Rp. | : | 7 |\n"
    )

    assert {1: "ATK 5"} == row_texts(grid.rows[1])
