"""Which cash book the layouts make of a sheet."""

from __future__ import annotations

from datetime import date

from kkg_xl.domain.cash_book import CashBook
from tests.support.understood import workbook


def book(text: str) -> CashBook:
    """Give the only cash book of a workbook."""
    (only,) = workbook(text).cash_books
    return only


def sorts(text: str) -> dict[int, str]:
    """Give what each row is by its number."""
    return {row.index: row.sort.value for row in book(text).rows}


def test_a_book_without_items_names_its_rows_by_their_cells():
    found = book(
        """
        |   | A          | B     | C      | D     |
        | - | ---------- | ----- | ------ | ----- |
        | 1 | TANGGAL    | MASUK | KELUAR | SALDO |
        | 2 | 2009-10-05 | 5.000 |        | 5.000 |
        """
    )

    assert ["B2"] == [row.at.cell for row in found.rows]


def test_columns_of_parts_that_a_column_adds_up_are_no_purses():
    found = book(
        """
        Merged: C1:E1, F1:H1, I1:K1

        |   | A       | B      | C     | D    | E      | F      | G    | H      | I     | J    | K      |
        | - | ------- | ------ | ----- | ---- | ------ | ------ | ---- | ------ | ----- | ---- | ------ |
        | 1 | TANGGAL | URAIAN | MASUK |      |        | KELUAR |      |        | SALDO |      |        |
        | 2 |         |        | TUNAI | BANK | JUMLAH | TUNAI  | BANK | JUMLAH | TUNAI | BANK | JUMLAH |
        | 3 | 2009-10-05 | Dana | 0    | 500  | 500    | 0      | 0    | 0      | 0     | 500  | 500    |
        """
    )

    assert [((3,), (6,), 9), ((4,), (7,), 10)] == [tuple(each) for each in found.accounts]


def test_a_column_of_income_behind_the_last_balance_is_no_purse():
    found = book(
        """
        |   | A          | B      | C     | D      | E     | F                   |
        | - | ---------- | ------ | ----- | ------ | ----- | ------------------- |
        | 1 | TANGGAL    | URAIAN | MASUK | KELUAR | SALDO | PENERIMAAN LAINNYA  |
        | 2 | 2009-10-05 | Dana   | 5.000 |        | 5.000 |                     |
        """
    )

    assert [((3,), (4,), 5)] == [tuple(each) for each in found.accounts]


def test_sums_without_a_label_are_a_total_and_prepared_rows_are_none():
    assert {2: "entry", 3: "entry", 5: "total"} == sorts(
        """
        |   | A          | B      | C           | D           | E         |
        | - | ---------- | ------ | ----------- | ----------- | --------- |
        | 1 | TANGGAL    | URAIAN | MASUK       | KELUAR      | SALDO     |
        | 2 | 2009-10-05 | Dana   | 5.000       |             | 5.000     |
        | 3 | 2009-10-06 | ATK    |             | 1.000       | 4.000     |
        | 4 |            |        |             |             | =E3+C4-D4 |
        | 5 |            |        | =SUM(C2:C4) | =SUM(D2:D4) |           |
        """
    )


def test_a_balance_above_the_first_entry_opens_the_book_whatever_it_is_called():
    assert {2: "opening", 3: "entry"} == sorts(
        """
        |   | A          | B                  | C     | D      | E      |
        | - | ---------- | ------------------ | ----- | ------ | ------ |
        | 1 | TANGGAL    | URAIAN             | MASUK | KELUAR | SALDO  |
        | 2 | 2009-10-01 | Uang di lemari     |       |        | 12.000 |
        | 3 | 2009-10-05 | Iuran              | 5.000 |        | 17.000 |
        """
    )


def test_days_stand_below_their_month():
    found = book(
        """
        |   | A   | B            | C     | D      | E     |
        | - | --- | ------------ | ----- | ------ | ----- |
        | 1 | TGL | URAIAN       | MASUK | KELUAR | SALDO |
        | 2 |     | OKTOBER 2009 |       |        |       |
        | 3 | 5   | Dana         | 5.000 |        | 5.000 |
        | 4 |     | Iuran        | 1.000 |        | 6.000 |
        | 5 |     | Nopember     |       |        |       |
        | 6 | 2   | ATK          |       | 1.000  | 5.000 |
        """
    )

    assert [date(2009, 10, 5), date(2009, 10, 5), date(2009, 11, 2)] == [
        row.day for row in found.entries
    ]


def test_places_of_money_stand_beside_their_labels_or_behind_them():
    found = book(
        """
        |   | A                            | B      | C     | D      | E     |
        | - | ---------------------------- | ------ | ----- | ------ | ----- |
        | 1 | TGL                          | URAIAN | MASUK | KELUAR | SALDO |
        | 2 | 2009-10-05                   | Dana   | 5.000 |        | 5.000 |
        | 4 | 1. Saldo bank : Rp 3.000,-   |        |       |        |       |
        | 5 | - Saldo kas tunai            | Rp     | 2.000 |        |       |
        | 6 | Saldo BKU                    | '5.000 |       |        |       |
        | 7 | No. Rekening Bank : 00123456 |        |       |        |       |
        """
    )

    assert [(3_000, True), (2_000, True), (5_000, False)] == [
        (each.figure.amount, each.part) for each in found.holdings
    ]


def test_who_was_paid_stands_in_a_column_of_its_own():
    found = book(
        """
        |   | A          | B               | C                 | D     | E      | F     |
        | - | ---------- | --------------- | ----------------- | ----- | ------ | ----- |
        | 1 | TANGGAL    | URAIAN          | DIBAYARKAN KEPADA | MASUK | KELUAR | SALDO |
        | 2 | 2009-10-05 | Dana            |                   | 5.000 |        | 5.000 |
        | 3 | 2009-10-06 | Kertas          | Toko Satu         |       | 1.000 | 4.000 |
        """
    )

    assert [("Dana", ""), ("Kertas", "Toko Satu")] == [(row.item, row.payee) for row in found.rows]


def test_the_only_words_of_a_book_are_items_whoever_was_paid():
    found = book(
        """
        |   | A          | B          | C     | D      | E     |
        | - | ---------- | ---------- | ----- | ------ | ----- |
        | 1 | TANGGAL    | KETERANGAN | MASUK | KELUAR | SALDO |
        | 2 | 2009-10-05 | Dana       | 5.000 |        | 5.000 |
        """
    )

    assert [("Dana", "")] == [(row.item, row.payee) for row in found.rows]
