"""Labels that make a row a total, a tax, a signature, and those that only look like it."""

from __future__ import annotations

import pytest

from kkg_xl.layouts.words.vocabulary import (
    CORRECTION,
    is_carried,
    is_grand_total,
    is_marked_up,
    is_partial,
    is_rounded,
    is_signature,
    is_subtotal,
    is_tax,
    is_total,
    plain,
    unbroken,
)


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("Jumlah ( Rp. )", "JUMLAH"),
        ("Harga\nSat.", "HARGA SAT"),
        ("Harga\u00a0Satuan", "HARGA SATUAN"),
        ("Banyak-\nnya", "BANYAKNYA"),
        ("J U M L A H", "JUMLAH"),
        ("J U M L A H  I", "JUMLAH I"),
        ("S/D ini", "S/D INI"),
    ],
)
def test_texts_are_compared_without_what_does_not_matter(written, compared):
    assert compared == plain(written)


def test_a_hyphen_inside_a_line_stays():
    assert "sub-total" == unbroken("sub-total")


@pytest.mark.parametrize(
    "label",
    [
        "JUMLAH",
        "Jumlah :",
        "J U M L A H",
        "Sub Total",
        "SUB-TOTAL A",
        "Subjumlah I",
        "Sub Total II.A",
        "GRAND TOTAL",
        "TOTAL",
        "Jumlah Seluruhnya",
        "Rekapitulasi",
        "Total Expenses",
        "Sum",
    ],
)
def test_a_label_makes_its_row_a_total(label):
    assert is_total(label)


@pytest.mark.parametrize(
    "text",
    [
        "Total station, sewa 3 hari",
        "Konsumsi",
        "Jumlahkan semua",
        "Jumlah buku yang dicetak untuk peserta pelatihan dan untuk sekolah inti gugus",
        "",
    ],
)
def test_an_item_is_no_total(text):
    assert not is_total(text)


@pytest.mark.parametrize(
    "label",
    ["GRAND TOTAL", "Jumlah A + B", "Jumlah I+II+III", "Jumlah Keseluruhan", "TOTAL RAB"],
)
def test_a_label_says_that_it_is_the_total_of_everything(label):
    assert is_grand_total(label)


@pytest.mark.parametrize("label", ["Sub Total Seluruh Bahan", "JUMLAH", "Jumlah A"])
def test_a_label_does_not_say_so(label):
    assert not is_grand_total(label)


@pytest.mark.parametrize(
    ("ask", "label", "other"),
    [
        (is_subtotal, "Sub Total", "Total"),
        (is_tax, "PPN 11 %", "Papan tulis"),
        (is_tax, "PPh 21", "Jumlah"),
        (is_marked_up, "Total termasuk PPN", "Total tidak termasuk PPN"),
        (is_rounded, "Dibulatkan", "Kertas bulatan"),
        (is_partial, "Jumlah di luar PPN", "Jumlah"),
        (is_carried, "Jumlah pindahan", "Pindah rumah dinas"),
        (is_carried, "Jumlah dipindahkan", "Jumlah"),
        (is_carried, "Jumlah halaman ini", "Halaman depan sekolah"),
        (is_signature, "Mengetahui,", "Megafon"),
        (is_signature, "NIP. 19530703 197512 1 009", "Nipah"),
        (is_signature, "Ketua KKG Gugus 03", "Ketuk palu"),
    ],
)
def test_a_label_is_told_from_its_like(ask, label, other):
    assert ask(label)
    assert not ask(other)


def test_money_that_is_given_back_may_be_below_zero():
    assert CORRECTION.search(plain("Potongan harga"))
