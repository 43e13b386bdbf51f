"""Tables of counts are no tables of money, whatever they multiply."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kkg_xl.layouts.understanding import understand
from tests.support.grids import book


def tables(text, **changed):
    """Give the kinds of the tables of a workbook, with other number formats if told."""
    written = book(text)
    if changed:
        (grid,) = written.grids
        rows = {
            number: {column: cell._replace(**changed) for column, cell in row.items()}
            for number, row in grid.rows.items()
        }
        written = replace(written, grids=(replace(grid, rows=rows),))
    return [table.kind for table in understand(written).tables]


WEIGHTS = """
Sheet: Penilaian

|   | A  | B          | C      | D     |
| - | -- | ---------- | ------ | ----- |
| 1 | No | Uraian     | Volume | Jumlah |
| 2 | 1  | Materi     | 30     | =C2*4 |
| 3 | 2  | Metode     | 25     | =C3*3 |
| 4 | 3  | Media      | 20     | =C4*4 |
| 5 |    | Jumlah     |        | =SUM(D2:D4) |
"""


def test_weights_and_marks_are_no_budget():
    assert [] == tables(WEIGHTS)


@pytest.mark.parametrize(
    "text",
    [
        WEIGHTS.replace("Jumlah |\n", "Jumlah (Rp) |\n", 1),
        WEIGHTS.replace("Sheet: Penilaian", "Sheet: RAB"),
        WEIGHTS.replace("*4", "*4000").replace("*3", "*3000"),
        WEIGHTS.replace("Volume | Jumlah", "Anggaran | Jumlah"),
        WEIGHTS.replace("Volume | Jumlah", "Rencana | Terpakai"),
    ],
)
def test_words_and_sizes_of_money_make_a_table_of_money(text):
    assert tables(text)


def test_a_format_with_its_currency_makes_a_table_of_money():
    assert ["budget"] == tables(WEIGHTS, number_format='"Rp"#,##0')


CARD = """
Sheet: Kartu Stok

|   | A          | B          | C     | D      | E           |
| - | ---------- | ---------- | ----- | ------ | ----------- |
| 1 | Tanggal    | Uraian     | Masuk | Keluar | Sisa        |
| 2 | 2025-01-06 | Sisa lama  | 100   | 0      | 100         |
| 3 | 2025-01-13 | Dibeli     | 50    | 0      | =E2+C3-D3   |
| 4 | 2025-01-20 | Dipakai    | 0     | 35     | =E3+C4-D4   |
"""


def test_a_stock_card_is_no_cash_book():
    assert [] == tables(CARD)
    assert ["cash-book"] == tables(CARD.replace("Kartu Stok", "Buku Kas"))


PEOPLE = """
Sheet: Daftar

|   | A  | B          | C    | D    | E    | F       |
| - | -- | ---------- | ---- | ---- | ---- | ------- |
| 1 | No | Nama       | 1    | 2    | 3    | Hadir   |
| 2 | 1  | Peserta 01 | 1    | 1    | 0    | 2       |
| 3 | 2  | Peserta 02 | 1    | 0    | 1    | 2       |
"""


def test_days_are_counted_and_marks_are_not():
    assert ["attendance"] == tables(PEOPLE)
    assert ["attendance"] == tables(PEOPLE.replace("Hadir", "Ket"))
    assert [] == tables(PEOPLE.replace("Hadir", "Nilai"))


HOURS = """
Sheet: Tugas

|   | A  | B          | C          | D            | E            |
| - | -- | ---------- | ---------- | ------------ | ------------ |
| 1 | No | Nama       | Pelajaran  | Kelas        | Jam          |
| 2 | 1  | Peserta 01 | Matematika | 4            | 6            |
| 3 | 2  | Peserta 02 | IPA        | 5            | 4            |
"""


def test_numbers_beside_the_first_name_are_no_days():
    assert [] == tables(HOURS)
