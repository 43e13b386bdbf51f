"""Receipts: their own figures, their own words."""

from __future__ import annotations

from tests.support.understood import workbook

RAB = """
Sheet: RAB

| | A | B | C |
| - | - | - | - |
| 1 | NO | URAIAN | JUMLAH (Rp) |
| 2 | 1 | ATK | 600.000 |
| 3 | 2 | Map | 250.000 |
| 4 | | JUMLAH | 850.000 |
"""


def on_receipt(*rows):
    """Give what the words of a sheet of receipts stand beside, by cell, and what repeats totals."""
    cells = [[cell.strip() for cell in row.split("|")] for row in rows]
    width = max(map(len, cells))
    filled = [own + [""] * (width - len(own)) for own in cells]
    told = [[str(n), *own] for n, own in enumerate(filled, 1) if any(own)]
    table = [["", *"ABCDEFGH"[:width]], ["-"] * (width + 1), *told]
    sheet = "\n".join(f"| {' | '.join(row)} |" for row in table)
    text = f"{RAB}\nSheet: Kwt\n\n{sheet}\n"
    found = workbook(text)
    words = {w.at.cell: [int(f.amount) for f in w.beside] for w in found.words}
    return words, [told.figure.at.cell for told in found.restated]


HEAD = ("KUITANSI", "Sudah terima dari | Bendahara", "Uang sejumlah | Enam ratus ribu rupiah")


def test_words_repeat_the_labelled_figure_first():
    words, restated = on_receipt(*HEAD, "Sisa | 250.000", "700.000", "Jumlah Rp | 600.000")

    assert {"B3": [600_000, 700_000, 250_000]} == words
    assert [] == restated


def test_numbers_that_are_no_money_are_passed_over():
    words, _ = on_receipt(
        *HEAD, "Tahun | 2009", "Lembar | 3", "No. HP | 81234567", "Lunas | TRUE", "Rp | 600.000"
    )

    assert {"B3": [600_000]} == words


def test_a_figure_may_be_a_text():
    words, _ = on_receipt(*HEAD, "Sebesar Rp | '600.000,-", "Rp ......", "Rp 600.000")

    assert {"B3": [600_000, 600_000]} == words


def test_a_label_of_words_with_a_figure_behind_it_promises_no_words():
    words, _ = on_receipt(*HEAD, "Terbilang Rp | 600.000")

    assert {"B3": [600_000]} == words


def test_a_receipt_without_a_figure_repeats_nothing():
    words, _ = on_receipt(*HEAD)

    assert {"B3": []} == words


def test_words_behind_their_own_figure_stay_beside_it():
    words, _ = on_receipt("KWITANSI", "Rp 600.000 (enam ratus ribu rupiah)", "Rp | 600.000")

    assert {"A2": [600_000]} == words


def test_receipts_side_by_side_are_two():
    words, _ = on_receipt(
        "KUITANSI | | | KUITANSI",
        "Uang | Enam ratus ribu rupiah | | Uang | Lima ratus ribu rupiah",
        "Rp | 600.000 | | Rp | 500.000",
    )

    assert {"B2": [600_000], "E2": [500_000]} == words


def test_receipts_that_touch_part_at_the_second_title():
    words, _ = on_receipt(
        "KUITANSI | | KUITANSI",
        "Uang | Enam ratus ribu rupiah | Uang | Lima ratus ribu rupiah",
        "Rp | 600.000 | Rp | 500.000",
    )

    assert {"B2": [600_000], "D2": [500_000]} == words


def test_who_paid_begins_a_receipt_too():
    words, _ = on_receipt(
        "Terima dari | Bendahara",
        "Uang sejumlah | Enam ratus ribu rupiah",
        "Rp | 600.000",
        "Terima dari | Bendahara",
        "Uang sejumlah | Lima ratus ribu rupiah",
        "Rp | 500.000",
    )

    assert {"B2": [600_000], "B5": [500_000]} == words


def test_a_receipt_that_names_the_budget_repeats_its_total():
    words, restated = on_receipt(*HEAD, "Jumlah RAB Rp | 850.000")

    assert {"B3": [850_000]} == words
    assert ["B4"] == restated


def test_the_one_receipt_of_a_grant_repeats_its_total():
    _, whole = on_receipt(*HEAD, "Untuk | Dana bantuan KKG", "Jumlah Rp | 850.000")
    _, part = on_receipt(*HEAD, "Untuk | Dana bantuan KKG tahap I", "Jumlah Rp | 510.000")

    assert ["B5"] == whole
    assert [] == part


def test_the_details_of_a_receipt_in_a_table_are_what_it_is_for():
    words, _ = on_receipt(
        *HEAD,
        "",
        "NO | URAIAN | JUMLAH (Rp)",
        "1 | ATK | 400.000",
        "2 | Map | 200.000",
        " | JUMLAH | 600.000",
    )

    assert {"B3": [600_000]} == words


def test_words_on_another_sheet_than_the_receipt_keep_what_they_stand_beside():
    own = "| 6 | | Terbilang: delapan ratus lima puluh ribu rupiah | |\n"
    receipt = (
        "\nSheet: Kwt\n\n| | A | B |\n| - | - | - |\n| 1 | KUITANSI | |\n"
        "| 3 | Uang sejumlah | Enam ratus ribu rupiah |\n| 4 | Jumlah Rp | 600.000 |\n"
    )
    found = {
        w.at.cell: [int(f.amount) for f in w.beside] for w in workbook(RAB + own + receipt).words
    }

    assert {"B6": [850_000], "B3": [600_000]} == found
