"""What each column is for: headings propose, what stands below decides."""

from __future__ import annotations

import pytest

from tests.support.understood import HEAD, columns, roles


def test_columns_of_a_plain_budget():
    found = roles(f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 50.000 | 100.000 |\n")

    assert {
        "A": "number",
        "B": "item",
        "C": "factor",
        "D": "unit",
        "E": "rate",
        "F": "amount",
    } == found


def test_columns_keep_their_headings_and_letters():
    found = columns(f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 50.000 | 100.000 |\n")

    assert [(5, "E", "HARGA SATUAN"), (6, "F", "JUMLAH (Rp)")] == [
        (column.key, column.letter, column.heading) for column in found[4:]
    ]


def test_satuan_with_numbers_is_a_second_factor():
    found = roles(
        f"{HEAD}| 2 | 1 | Uang saku | 3 | 3 | 150.000 | 1.350.000 |\n"
        "| 3 | 2 | ATK | | | | 992.000 |\n"
        "| 4 | 3 | Sewa | 3 | 1 | 225.000 | 675.000 |\n"
    )

    assert ("factor", "factor", "rate") == (found["C"], found["D"], found["E"])


def test_satuan_with_numbers_and_units_in_one_cell_is_a_second_factor():
    found = roles(f"{HEAD}| 2 | 1 | Uang saku | 3 | 3 hari | 150.000 | 1.350.000 |\n")

    assert "factor" == found["D"]


def test_a_volume_heading_over_units_is_a_unit():
    found = roles(
        """
        Merged: C1:D1

        |   | A  | B      | C      | D   | E            | F      |
        | - | -- | ------ | ------ | --- | ------------ | ------ |
        | 1 | NO | URAIAN | VOLUME |     | HARGA SATUAN | JUMLAH |
        | 2 | 1  | ATK    | 2      | pkt | 50.000       | 100.000 |
        """
    )

    assert ("factor", "unit") == (found["C"], found["D"])


def test_a_heading_of_persons_over_names_is_a_detail():
    found = roles(
        """
        |   | A  | B      | C           | D   | E            | F       |
        | - | -- | ------ | ----------- | --- | ------------ | ------- |
        | 1 | NO | URAIAN | NARASUMBER  | VOL | HARGA SATUAN | JUMLAH  |
        | 2 | 1  | Honor  | Peserta 01  | 2   | 50.000       | 100.000 |
        """
    )

    assert "detail" == found["C"]


def test_texts_under_an_unknown_heading_are_a_detail_and_numbers_nothing():
    found = roles(
        """
        |   | A  | B      | C      | D     | E       | F      |
        | - | -- | ------ | ------ | ----- | ------- | ------ |
        | 1 | NO | URAIAN | WARNA  | ARSIP | JUMLAH  | BLANKO |
        | 2 | 1  | ATK    | merah  | 17    | 100.000 |        |
        | 3 | 2  | Map    | hijau  | 18    | 100.000 |        |
        """
    )

    assert ("detail", "other", "other") == (found["C"], found["D"], found["F"])


def test_an_unknown_heading_over_numbers_and_a_few_words_says_nothing():
    found = roles(
        """
        |   | A  | B      | C     | D       |
        | - | -- | ------ | ----- | ------- |
        | 1 | NO | URAIAN | WARNA | JUMLAH  |
        | 2 | 1  | ATK    | 1     | 100.000 |
        | 3 | 2  | Map    | x     | 100.000 |
        """
    )

    assert "other" == found["C"]


def test_a_remark_column_of_numbers_says_nothing():
    found = roles(
        """
        |   | A  | B      | C   | D            | E       | F          |
        | - | -- | ------ | --- | ------------ | ------- | ---------- |
        | 1 | NO | URAIAN | VOL | HARGA SATUAN | JUMLAH  | KETERANGAN |
        | 2 | 1  | ATK    | 2   | 50.000       | 100.000 | 17         |
        """
    )

    assert "other" == found["F"]


def test_a_column_of_years_is_no_factor():
    found = roles(
        """
        |   | A  | B      | C     | D   | E            | F       |
        | - | -- | ------ | ----- | --- | ------------ | ------- |
        | 1 | NO | URAIAN | TAHUN | VOL | HARGA SATUAN | JUMLAH  |
        | 2 | 1  | ATK    | 2009  | 2   | 50.000       | 100.000 |
        | 3 | 2  | Map    | 2010  | 2   | 50.000       | 100.000 |
        """
    )

    assert "other" == found["C"]


def test_a_number_of_years_is_a_factor():
    found = roles(
        """
        |   | A  | B      | C     | D   | E            | F       |
        | - | -- | ------ | ----- | --- | ------------ | ------- |
        | 1 | NO | URAIAN | TAHUN | VOL | HARGA SATUAN | JUMLAH  |
        | 2 | 1  | Sewa   | 2     | 2   | 50.000       | 200.000 |
        """
    )

    assert "factor" == found["C"]


@pytest.mark.parametrize("heading", ["Jumlah", "JML", "Jlh."])
def test_a_bare_jumlah_left_of_the_price_is_a_quantity(heading):
    found = roles(
        f"""
        |   | A  | B         | C         | D      | E            | F           |
        | - | -- | --------- | --------- | ------ | ------------ | ----------- |
        | 1 | No | Nama Part | {heading} | Satuan | Harga satuan | Total harga |
        | 2 | 1  | Kabel     | 2         | rol    | 50.000       | 100.000     |
        """
    )

    assert ("factor", "rate", "amount") == (found["C"], found["E"], found["F"])


def test_a_bare_jumlah_left_of_the_price_is_a_quantity_where_no_amount_follows():
    found = roles(
        """
        |   | A  | B         | C      | D      | E            |
        | - | -- | --------- | ------ | ------ | ------------ |
        | 1 | No | Nama Part | Jumlah | Satuan | Harga satuan |
        | 2 | 1  | Kabel     | 2      | rol    | 50.000       |
        """
    )

    assert ("factor", "rate") == (found["C"], found["E"])


def test_small_numbers_under_jumlah_alone_are_a_quantity():
    found = roles(
        """
        |   | A  | B           | C      | D      |
        | - | -- | ----------- | ------ | ------ |
        | 1 | No | Nama Barang | Satuan | Jumlah |
        | 2 | 1  | Meja        | buah   | 20     |
        """
    )

    assert "factor" == found["D"]


def test_small_numbers_under_jumlah_are_an_amount_where_rupiah_are_named():
    found = roles(
        """
        |   | A  | B           | C            | D      |
        | - | -- | ----------- | ------------ | ------ |
        | 1 | No | Nama Barang | Saldo (Rp)   | Jumlah |
        | 2 | 1  | Meja        | 100          | 20     |
        """
    )

    assert "amount" == found["D"]


def test_a_column_of_currency_marks_is_passed_over():
    found = roles(
        """
        Merged: E1:F1

        |   | A  | B      | C   | D            | E      | F       |
        | - | -- | ------ | --- | ------------ | ------ | ------- |
        | 1 | NO | URAIAN | VOL | HARGA SATUAN | JUMLAH |         |
        | 2 | 1  | ATK    | 2   | 50.000       | Rp     | 100.000 |
        | 3 | 2  | Map    | 2   | 50.000       | Rp     | 100.000 |
        """
    )

    assert ("other", "amount") == (found["E"], found["F"])


def test_numbers_units_and_crosses_under_one_heading_are_factors_and_a_price():
    found = roles(
        """
        Merged: C1:J1

        |   | A  | B         | C                   | D   | E | F | G  | H | I       | J | K       |
        | - | -- | --------- | ------------------- | --- | - | - | -- | - | ------- | - | ------- |
        | 1 | NO | URAIAN    | RINCIAN PERHITUNGAN |     |   |   |    |   |         |   | JUMLAH  |
        | 2 | 1  | Honor     | 3                   | org | x | 4 | kl | x | 175.000 | = | 2.100.000 |
        | 3 | 2  | Transport | 2                   | org | x | 2 | kl | x | 50.000  | = | 200.000 |
        """
    )

    assert ["factor", "factor", "rate"] == [found[letter] for letter in "CFI"]
    assert "amount" == found["K"]


def test_small_numbers_under_one_heading_are_all_factors():
    found = roles(
        """
        Merged: C1:F1

        |   | A  | B      | C                   | D   | E | F  | G       |
        | - | -- | ------ | ------------------- | --- | - | -- | ------- |
        | 1 | NO | URAIAN | RINCIAN PERHITUNGAN |     |   |    | JUMLAH  |
        | 2 | 1  | Honor  | 3                   | org | 4 | kl | 2.100.000 |
        """
    )

    assert ["factor", "factor"] == [found[letter] for letter in "CE"]


def test_one_column_of_numbers_among_texts_is_left_as_it_is():
    found = roles(
        """
        Merged: C1:E1

        |   | A  | B      | C                   | D   | E | F       |
        | - | -- | ------ | ------------------- | --- | - | ------- |
        | 1 | NO | URAIAN | RINCIAN PERHITUNGAN |     |   | JUMLAH  |
        | 2 | 1  | Honor  | tiga                | org | 4 | 2.100.000 |
        """
    )

    assert "rate" not in found.values()


def test_the_last_price_is_the_amount_where_nothing_else_is():
    found = roles(
        """
        |   | A  | B      | C           | D           |
        | - | -- | ------ | ----------- | ----------- |
        | 1 | NO | URAIAN | TRANSPORT   | UANG HARIAN |
        | 2 | 1  | Honor  | 50.000      | 100.000     |
        | 3 |    | JUMLAH | 50.000      | 100.000     |
        """
    )

    assert ("rate", "amount") == (found["C"], found["D"])


def test_a_price_list_has_no_amount():
    found = roles(
        """
        |   | A  | B      | C      | D            |
        | - | -- | ------ | ------ | ------------ |
        | 1 | NO | URAIAN | SATUAN | HARGA SATUAN |
        | 2 | 1  | Kertas | rim    | 50.000       |
        """
    )

    assert "amount" not in found.values()


def test_prices_that_nobody_has_filled_in_are_no_amount():
    found = roles(
        """
        |   | A  | B      | C      | D            |
        | - | -- | ------ | ------ | ------------ |
        | 1 | NO | URAIAN | SATUAN | HARGA SATUAN |
        | 2 | 1  | Kertas | rim    |              |
        """
    )

    assert "rate" == found["D"]


def test_a_total_price_without_a_quantity_is_the_amount():
    found = roles(
        """
        |   | A  | B      | C           |
        | - | -- | ------ | ----------- |
        | 1 | NO | URAIAN | HARGA HPS   |
        | 2 | 1  | Kertas | 50.000      |
        | 3 | 2  | Map    | 50.000      |
        | 4 |    | TOTAL  | 100.000     |
        """
    )

    assert "amount" == found["C"]


def test_cost_beside_a_quantity_and_a_total_is_the_price_of_one():
    found = roles(
        """
        |   | A    | B   | C          | D           |
        | - | ---- | --- | ---------- | ----------- |
        | 1 | Item | Qty | Harga Total | Total Cost |
        | 2 | Flag | 2   | 50         | 100         |
        """
    )

    assert ("rate", "amount") == (found["C"], found["D"])


def test_the_item_is_the_column_with_the_most_to_say():
    found = roles(
        """
        |   | A        | B        | C      | D   | E       | F       |
        | - | -------- | -------- | ------ | --- | ------- | ------- |
        | 1 | PROGRAM  | KEGIATAN | URAIAN | VOL | HARGA   | JUMLAH  |
        | 2 | Pelatihan | Pertama | ATK    | 2   | 50.000  | 100.000 |
        | 3 |          |          | Map    | 2   | 50.000  | 100.000 |
        | 4 |          |          | Lem    | 2   | 50.000  | 100.000 |
        """
    )

    assert ("detail", "detail", "item") == (found["A"], found["B"], found["C"])


def test_a_merged_item_heading_begins_at_its_first_telling_column():
    found = roles(
        """
        Merged: B1:C1

        |   | A  | B       | C     | D   | E       | F       |
        | - | -- | ------- | ----- | --- | ------- | ------- |
        | 1 | NO | URAIAN  |       | VOL | HARGA   | JUMLAH  |
        | 2 | 1  | Kertas  | A4    | 2   | 50.000  | 100.000 |
        | 3 | 2  | Map     | biru  | 2   | 50.000  | 100.000 |
        """
    )

    assert ("item", "detail") == (found["B"], found["C"])


def test_remarks_are_the_items_where_nothing_else_names_them():
    found = roles(
        """
        |   | A  | B          | C   | D       | E       |
        | - | -- | ---------- | --- | ------- | ------- |
        | 1 | NO | KETERANGAN | VOL | HARGA   | JUMLAH  |
        | 2 | 1  | Kertas     | 2   | 50.000  | 100.000 |
        """
    )

    assert "item" == found["B"]


def test_words_without_a_heading_are_the_items_where_nothing_else_names_them():
    found = roles(
        """
        |   | A  | B      | C   | D       | E       |
        | - | -- | ------ | --- | ------- | ------- |
        | 1 | NO |        | VOL | HARGA   | JUMLAH  |
        | 2 | 1  | Kertas | 2   | 50.000  | 100.000 |
        """
    )

    assert "item" == found["B"]


def test_a_table_of_numbers_has_no_item():
    found = roles(
        """
        |   | A  | B   | C       | D       |
        | - | -- | --- | ------- | ------- |
        | 1 | NO | VOL | HARGA   | JUMLAH  |
        | 2 | 1  | 2   | 50.000  | 100.000 |
        """
    )

    assert "item" not in found.values()


def test_labels_without_a_heading_beside_the_numbers_are_numbers_too():
    found = roles(
        """
        |   | A  | B  | C      | D   | E       | F       |
        | - | -- | -- | ------ | --- | ------- | ------- |
        | 1 | NO |    | URAIAN | VOL | HARGA   | JUMLAH  |
        | 2 | A  |    | Persiapan |  |         |         |
        | 3 |    | 1  | Kertas | 2   | 50.000  | 100.000 |
        | 4 |    | a. | Map    | 2   | 50.000  | 100.000 |
        """
    )

    assert ("number", "number", "item") == (found["A"], found["B"], found["C"])


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("RENCANA | REALISASI | SELISIH", ("plan", "spent", "difference")),
        ("JUMLAH | REALISASI | SISA", ("plan", "spent", "difference")),
        ("ANGGARAN | TERPAKAI | %", ("plan", "spent", "percent")),
        ("SATUAN | REALISASI | KET", ("factor", "amount", "other")),
        ("SATUAN | RENCANA | KET", ("factor", "amount", "other")),
        ("RENCANA | TOTAL | SELISIH", ("plan", "spent", "difference")),
        ("RENCANA | SATUAN | SELISIH", ("amount", "factor", "difference")),
        ("RENCANA | REALISASI BULAN INI | REALISASI S/D INI", ("plan", "amount", "spent")),
        ("PENERIMAAN | PENGELUARAN | SALDO", ("received", "spent", "balance")),
    ],
)
def test_plans_and_spending_are_told_apart(headings, expected):
    found = roles(
        f"""
        |   | A  | B      | C | D | E |
        | - | -- | ------ | - | - | - |
        | 1 | NO | URAIAN | {headings} |
        | 2 | 1  | Kertas | 100.000 | 90.000 | 10.000 |
        """
    )

    assert expected == (found["C"], found["D"], found["E"])


def test_amounts_below_the_share_they_are_of_are_no_percentages():
    head = (
        "| | A | B | C | D |\n| - | - | - | - | - |\n"
        "| 1 | URAIAN | BIAYA | TAHAP I (60%) | BOBOT 40% |\n"
    )

    assert "amount" == roles(f"{head}| 2 | ATK | 9.000 | 5.400 | 40 |\n")["C"]
    assert "percent" == roles(f"{head}| 2 | ATK | 9.000 | 5.400 | 40 |\n")["D"]
