"""Headings and what they may mean, as treasurers write them."""

from __future__ import annotations

import pytest

from kkg_xl.domain.table import Role
from kkg_xl.layouts.words.heading_words import roles


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("NO", Role.NUMBER),
        ("No.", Role.NUMBER),
        ("No. Urut", Role.NUMBER),
        ("Tanggal", Role.DATE),
        ("Hari/Tanggal", Role.DATE),
        ("KODE REKENING", Role.CODE),
        ("URAIAN", Role.ITEM),
        ("URAIAN PEKERJAAN", Role.ITEM),
        ("Uraian Barang/Jasa", Role.ITEM),
        ("KEGIATAN", Role.ITEM),
        ("Deskripsi", Role.ITEM),
        ("Nama Part", Role.ITEM),
        ("BUDGET LINE", Role.ITEM),
        ("VOL", Role.FACTOR),
        ("VOL ", Role.FACTOR),
        ("Volume *", Role.FACTOR),
        ("KOEF", Role.FACTOR),
        ("Banyaknya hari", Role.FACTOR),
        ("Banyak-\nnya", Role.FACTOR),
        ("Qty", Role.FACTOR),
        ("Jumlah Peserta", Role.FACTOR),
        ("Frek.", Role.FACTOR),
        ("SAT.", Role.UNIT),
        ("Satuan *", Role.UNIT),
        ("Unit", Role.UNIT),
        ("HARGA SAT.", Role.RATE),
        ("SATUAN BIAYA", Role.RATE),
        ("Harga\nSatuan (Rp)", Role.RATE),
        ("UNIT COST (Rp)", Role.RATE),
        ("Transport per hari", Role.RATE),
        ("Cost (per Unit)", Role.RATE),
        ("Harga @", Role.RATE),
        ("Tarif", Role.RATE),
        ("Indeks", Role.RATE),
        ("JUMLAH", Role.AMOUNT),
        ("J U M L A H", Role.AMOUNT),
        ("JUMLAH (Rp)", Role.AMOUNT),
        ("TOTAL HARGA", Role.AMOUNT),
        ("Jumlah Harga", Role.AMOUNT),
        ("Total HPS", Role.AMOUNT),
        ("Jumlah yang diterima", Role.AMOUNT),
        ("AMOUNT", Role.AMOUNT),
        ("Biaya (Rp)", Role.AMOUNT),
        ("Januari", Role.AMOUNT),
        ("Tahap 1", Role.AMOUNT),
        ("RENCANA", Role.PLAN),
        ("PAGU", Role.PLAN),
        ("Target", Role.PLAN),
        ("REALISASI", Role.SPENT),
        ("Jumlah Pengeluaran", Role.SPENT),
        ("SELISIH", Role.DIFFERENCE),
        ("Lebih/Kurang", Role.DIFFERENCE),
        ("%", Role.PERCENT),
        ("Realisasi (%)", Role.PERCENT),
        ("Penerimaan", Role.RECEIVED),
        ("Saldo", Role.BALANCE),
        ("Ket.", Role.NOTE),
        ("Spesifikasi", Role.DETAIL),
    ],
)
def test_a_heading_means_first_of_all(heading, role):
    assert role is roles(heading)[0]


def test_a_bare_satuan_may_be_a_unit_or_a_second_factor():
    assert (Role.UNIT, Role.FACTOR) == roles("SATUAN")


def test_a_bare_jumlah_may_be_an_amount_or_a_quantity():
    assert (Role.AMOUNT, Role.FACTOR) == roles("JUMLAH")


def test_a_price_that_is_called_total_is_an_amount_first():
    assert (Role.AMOUNT, Role.RATE) == roles("Harga Total")


@pytest.mark.parametrize(
    "text",
    ["", "Air mineral", "Sewa sound system dua hari", "(Rp)", "Kegiatan " + "sangat " * 12],
)
def test_what_is_no_heading_means_nothing(text):
    assert () == roles(text)
