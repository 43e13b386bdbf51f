"""What the rules of cash books say, and leave unsaid, where the pages have no room for it."""

from __future__ import annotations

import pytest

from kkg_xl.rules.model import Severity
from kkg_xl.usecases.check import find
from tests.support.understood import workbook

HEAD = """
|   | A   | B         | C      | D     | E      | F     |
| - | --- | --------- | ------ | ----- | ------ | ----- |
| 1 | TGL | NO. BUKTI | URAIAN | MASUK | KELUAR | SALDO |
"""
PLAIN = """
|   | A   | B      | C     | D      |
| - | --- | ------ | ----- | ------ |
| 1 | TGL | URAIAN | MASUK | KELUAR |
"""


def found(text: str) -> list[tuple[str, str]]:
    """Give rule and place of what weighs."""
    findings = find(workbook(text))
    return [(each.rule, str(each.at)) for each in findings if each.severity is not Severity.INFO]


def rows(*told: str, head: str = HEAD, sheet: str = "Kas") -> str:
    """Write the rows of a book below its headings."""
    body = "".join(f"| {number} | {row} |\n" for number, row in enumerate(told, 2))
    return f"\nSheet: {sheet}\n{head}{body}"


def test_an_amount_that_cannot_be_read_leaves_the_balances_around_it_alone():
    text = rows(
        "2009-10-05 | | Dana | 5.000.000 | | 5.000.000",
        "2009-10-06 | | ATK | | 4OO.000 | 4.600.000",
        "2009-10-07 | | Konsumsi | | 300.000 | 4.300.000",
        "2009-10-08 | | Honor | | 1.000.000 | 3.000.000",
        "| | Jumlah | 5.000.000 | 1.700.000 | 3.300.000",
    )

    assert [("number-unreadable", "Kas!E3"), ("balance-differs", "Kas!F5")] == found(text)[:2]
    assert "book-total-differs" not in {rule for rule, _ in found(text)}


def test_sums_of_a_month_may_tell_of_an_earlier_book():
    text = rows(
        "2010-01-01 | | Saldo bulan lalu | 500.000 | | 500.000",
        "2010-01-05 | | ATK | | 100.000 | 400.000",
        "| | Jumlah bulan ini | 500.000 | 100.000 | 400.000",
        "| | Jumlah s.d. bulan ini | 9.000.000 | 8.600.000 | 400.000",
    )

    assert [] == found(text)


def test_a_carried_sum_stands_without_balances_too():
    text = rows(
        "2009-10-05 | Dana | 5.000.000 |",
        "2009-10-06 | ATK | | 400.000",
        "| Jumlah dipindahkan | 5.000.000 | 400.000",
        "| Pindahan | 5.000.000 | 400.000",
        "2009-10-07 | Konsumsi | | 300.000",
        "| Jumlah | 5.000.000 | 700.000",
        head=PLAIN,
    )

    assert [] == found(text)


def test_books_that_continue_one_another_may_go_on_without_a_row_of_opening():
    october = rows("2009-10-05 | | Dana | 5.000.000 | | 5.000.000", sheet="Okt")
    november = rows(
        "2009-11-05 | | ATK | | 400.000 | 4.600.000",
        "2009-11-06 | | Konsumsi | | 300.000 | 4.300.000",
        sheet="Nov",
    )

    assert [] == found(october + november)
    assert [("balance-differs", "Nov!F2")] == found(november)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(rows("2010-05-05 | | ATK | 5 | | 5", sheet="Mei"), id="months later"),
        pytest.param(rows("2009-09-05 | | ATK | 5 | | 5", sheet="Sep"), id="earlier"),
        pytest.param(rows("2009-10-09 | ATK | 5 | ", head=PLAIN, sheet="Lain"), id="other form"),
        pytest.param(rows("| | ATK | 5 | | 5", sheet="Kosong"), id="without dates"),
        pytest.param(
            "\nSheet: BKU\n"
            + HEAD.replace("| 1 |", "| 9 |")
            + "| 10 | 2009-10-09 | | X | 5 | | 5 |",
            id="the general book",
        ),
    ],
)
def test_books_that_do_not_continue_one_another_are_not_compared(other):
    assert [] == found(rows("2009-10-05 | | Dana | 900.000 | | 900.000") + other)


def test_what_is_carried_is_not_compared_where_nobody_can_tell_what_was_left():
    october = rows("2009-10-05 | Dana | 5OO.000 |", head=PLAIN, sheet="Okt")
    november = rows(
        "| Saldo bulan lalu | 100.000 |", "2009-11-02 | A | 5 | ", head=PLAIN, sheet="N"
    )

    assert [("number-unreadable", "Okt!C2")] == found(october + november)


def test_the_places_of_money_are_not_compared_with_a_balance_that_nobody_can_tell():
    text = rows("2009-10-05 | Dana | 5OO.000 |", head=PLAIN)
    text += "| 5 | Saldo bank : Rp 1.000 | | | |\n| 6 | Saldo tunai : Rp 500 | | | |\n"

    assert [("number-unreadable", "Kas!C2")] == found(text)


def test_one_place_of_money_alone_is_not_the_balance():
    text = rows("2009-10-05 | | Dana | 900.000 | | 900.000")
    text += "| 5 | Saldo bank | | | 100.000 | | |\n| 6 | Kas tunai | belum dihitung | | | | |\n"

    assert [] == found(text)


def test_many_dates_in_disorder_are_told_once():
    days = ("05", "30", "06", "29", "07", "28", "08", "27", "09", "26")
    text = rows(*(f"2009-10-{day} | | Iuran {day} | 5.000 | | " for day in days))

    assert ["date-disordered"] == [rule for rule, _ in found(text)]


def test_a_book_with_the_newest_row_on_top_is_in_order():
    days = ("09", "08", "07")
    text = rows(*(f"2009-10-{day} | Iuran {day} | 5.000 | " for day in days), head=PLAIN)

    assert [] == found(text)


def test_numbers_that_come_again_and_again_name_no_receipts():
    text = rows(
        *(f"2009-10-{day:02d} | {day % 3 + 1} | Iuran {day} | 5.000 | | " for day in range(1, 13))
    )

    assert [] == found(text)


def test_numbers_of_shops_count_nothing():
    text = rows(
        *(f"2009-10-{day:02d} | '90{day}441{day}7 | Beli {day} | 5.000 | | " for day in range(1, 9))
    )

    assert [] == found(text)


def test_a_withdrawal_entered_in_two_rows_is_on_both_sides():
    text = rows(
        "2009-10-05 | | Dana | 5.000.000 | | 5.000.000",
        "2009-10-06 | | Tarik tunai | | 1.000.000 | 4.000.000",
        "2009-10-06 | | Tarik tunai (kas) | 1.000.000 | | 5.000.000",
        sheet="BKU",
    )

    assert [] == found(text)


def test_the_first_withdrawal_of_a_book_may_be_all_that_came_in():
    text = rows("2009-10-06 | | Tarik tunai | 1.000.000 | | 1.000.000", sheet="BKU")

    assert [] == found(text)


RAB = """
Sheet: RAB

|   | A   | B        | C      | D       |
| - | --- | -------- | ------ | ------- |
| 1 | NO  | URAIAN   | VOLUME | JUMLAH  |
| 2 | 1   | ATK      |        | N/A     |
| 3 | 2   | Konsumsi |        | 300.000 |
"""


def test_a_plan_that_cannot_be_read_is_not_exceeded():
    paid = rows(
        "2009-10-05 | | Dana | 5.000.000 | | 5.000.000",
        "2009-10-06 | | ATK | | 400.000 | 4.600.000",
        "2009-10-07 | | Konsumsi | | 300.000 | 4.300.000",
    )

    assert [("number-unreadable", "RAB!D2")] == found(RAB + paid)


ABOVE = """
Sheet: Kas

|   | A   | B         | C      | D       | E      | F       |
| - | --- | --------- | ------ | ------- | ------ | ------- |
| 1 |     |           | {} | {} | {} | {} |
| 3 | TGL | NO. BUKTI | URAIAN | MASUK   | KELUAR | SALDO   |
| 4 | 2009-10-05 |    | Dana   | {} | | |
"""


def test_sums_above_an_amount_that_cannot_be_read_are_left_alone():
    text = ABOVE.format("JUMLAH", "9.000", "0", "", "5.OOO")

    assert "book-total-differs" not in {rule for rule, _ in found(text)}


def test_sums_above_a_book_without_entries_are_left_alone():
    text = ABOVE.format("JUMLAH", "9.000", "0", "", "").replace("2009-10-05 |    | Dana", "| |")

    assert [] == found(text)


def test_a_label_above_a_book_may_have_nothing_to_say_yet():
    assert [] == found(ABOVE.format("JUMLAH", "", "", "", "5.000"))
    assert [] == found(ABOVE.format("Jumlah penerimaan", "", "", "", "5.000"))


def test_a_short_word_alone_above_a_book_is_no_sum_of_it():
    assert [] == found(ABOVE.format("Penerimaan", "9.000", "", "", "5.000"))
    assert [("book-total-differs", "Kas!D1")] == found(
        ABOVE.format("Penerimaan", "9.000", "Saldo", "5.000", "5.000")
    )


def test_the_balance_above_a_book_without_balances_is_left_alone():
    text = ABOVE.format("Saldo akhir", "9.000", "", "", "5.000").replace("SALDO  ", "KET")

    assert [] == found(text)


def test_a_formula_above_a_book_counts_as_it_reckons_before_a_program_calculates_it():
    text = ABOVE.format("JUMLAH", "=D4-1000 -> ", "", "", "5.000")

    assert ("book-total-differs", "Kas!D1") in found(text)


def test_an_amount_missing_in_the_last_row_of_a_book_is_told_too():
    text = rows(
        "2009-10-05 | M-01 | Dana | 5.000.000 | | 5.000.000",
        "2009-10-06 | K-01 | ATK | | 400.000 | 4.600.000",
        "2009-10-07 | K-02 | Konsumsi | | | 4.600.000",
        "| | Jumlah | 5.000.000 | 400.000 | 4.600.000",
    )

    assert [("entry-incomplete", "Kas!E4")] == found(text)


def test_a_row_below_a_total_is_no_part_of_a_receipt():
    text = rows(
        "2009-10-05 | M-01 | Dana | 5.000.000 | | 5.000.000",
        "| | Jumlah | 5.000.000 | 0 | 5.000.000",
        "2009-11-06 | K-01 | ATK | | | 5.000.000",
    )

    assert [("entry-incomplete", "Kas!E4")] == found(text)
