from __future__ import annotations

from kkg_xl.sheets.refs import letters
from kkg_xl.usecases.check import check
from tests.support.grids import book

SHORT = """
    Sheet: RAB
    Merged: A1:F1
    |   | A                 | B          | C      | D     | E            | F               |
    | - | ----------------- | ---------- | ------ | ----- | ------------ | --------------- |
    | 1 | RENCANA ANGGARAN  |            |        |       |              |                 |
    | 3 | NO                | URAIAN     | VOLUME | HARI  | SATUAN BIAYA | JUMLAH          |
    | 4 | 1                 | Uang Saku  | 3      | 3     | 150.000      | =C4*D4*E4       |
    | 5 | 2                 | Transport  | 3      | 3     | 50.000       | 500.000         |
    | 6 | 3                 | Konsumsi   | 40     | 3     | 20.000       | =C6*D6*E6       |
    | 7 | JUMLAH            |            |        |       |              | =SUM(F4:F6)     |

    Sheet: Catatan
    |   | A            |
    | - | ------------ |
    | 1 | tidak dilihat |
"""


def long(lines, wrong):
    rows = "\n".join(
        f"| {row} | {row - 3} | Kegiatan {row} | 2 | 3 | 1000 | {500 if row in wrong else 6000} |"
        for row in range(4, 4 + lines)
    )
    return f"""
| | A | B | C | D | E | F |
| - | - | - | - | - | - | - |
| 3 | NO | URAIAN | VOLUME | HARI | SATUAN BIAYA | JUMLAH |
{rows}
"""


def excerpts(text):
    return check(book(text), excerpts=True).excerpts


def numbers(excerpt):
    return [row.number for row in excerpt.rows]


def test_nothing_is_cut_out_unless_it_is_asked_for():
    assert () == check(book(SHORT)).excerpts


def test_a_short_table_with_a_finding_is_shown_whole_and_other_sheets_are_not():
    (excerpt,) = excerpts(SHORT)

    assert "RAB" == excerpt.sheet
    assert [3, 4, 5, 6, 7] == numbers(excerpt)
    assert (1, 2, 3, 4, 5, 6) == excerpt.columns


def test_cells_are_shown_as_people_see_them_and_empty_ones_are_not():
    (excerpt,) = excerpts(SHORT)

    assert [(2, "Transport", False), (3, "3", True)] == [
        (cell.column, cell.text, cell.numeric) for cell in excerpt.rows[2].cells[1:3]
    ]
    assert [1, 6] == [cell.column for cell in excerpt.rows[4].cells]


def test_of_a_long_table_headings_the_rows_around_a_finding_and_the_last_are_shown():
    (excerpt,) = excerpts(long(200, wrong={100}))

    assert [3, 98, 99, 100, 101, 102, 203] == numbers(excerpt)


def test_two_rows_between_are_shown_rather_than_left_out():
    (excerpt,) = excerpts(long(200, wrong={50, 57}))

    assert [3, *range(48, 60), 203] == numbers(excerpt)


def test_however_much_is_wrong_a_part_stays_small():
    (excerpt,) = excerpts(long(900, wrong={row for row in range(4, 904) if row % 9 == 0}))

    assert len(excerpt.rows) <= 130


def test_a_long_text_is_cut_and_says_so():
    (excerpt,) = excerpts(SHORT.replace("Transport", "panjang " * 60))

    text = excerpt.rows[2].cells[1].text
    assert 160 == len(text)
    assert text.endswith("…")


def test_merged_cells_and_hidden_rows_are_told():
    text = SHORT.replace("| 3 | NO ", "| 3 (hidden) | NO ").replace("A1:F1", "A7:E7")

    (excerpt,) = excerpts(text)

    assert excerpt.rows[0].hidden
    assert not excerpt.rows[1].hidden
    assert 5 == excerpt.rows[-1].cells[0].span


def test_of_a_wide_sheet_the_columns_that_are_understood_and_the_wrong_ones_are_shown():
    beyond = range(7, 80)
    table = [line.strip() for line in SHORT.strip().splitlines()[2:8]]
    table[0] += " | ".join(letters(number) for number in beyond) + " |"
    table[1] += " - |" * len(beyond)
    table[3] += " | ".join(f"C{number}" for number in beyond) + " |"
    for row in (2, 4, 5):
        table[row] += " |" * len(beyond)

    (excerpt,) = excerpts("\n".join(table))

    assert (1, 2, 3, 4, 5, 6) == excerpt.columns


def test_a_finding_outside_of_tables_is_shown_with_what_stands_around_it():
    text = """
        |   | A             | B       |
        | - | ------------- | ------- |
        | 1 | Judul         |         |
        | 8 | Sisa dana     | #REF!   |
        | 9 | Keterangan    | 5       |
    """
    (excerpt,) = excerpts(text)

    assert [8, 9] == numbers(excerpt)
