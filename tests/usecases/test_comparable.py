"""What of a workbook may be compared with others."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kkg_xl.domain.facts import Payment, Presence, Price
from kkg_xl.domain.figures import Place
from kkg_xl.usecases.comparable import facts_of
from tests.support.understood import workbook

BOOK = """
    Sheet: BKU

    | | A | B | C | D | E | F | G |
    | - | - | - | - | - | - | - | - |
    | 1 | BUKU KAS KKG GUGUS 01 KECAMATAN CONTOH | | | | | | |
    | 3 | Tanggal | No Bukti | Uraian | Penerima | Masuk | Keluar | Saldo |
    | 4 | 2009-10-17 | 1 | Dana bantuan | | 900.000 | | 900.000 |
    | 5 | 2009-10-19 | 2 | Beli ATK | Toko Contoh | | 450.000 | 450.000 |
    | 6 | 2009-10-20 | 3 | Fotokopi | | | 100.000 | 350.000 |
    | 7 | 2009-10-21 | N-0457 | Spanduk | | | 50.000 | 300.000 |
"""
LIST = """
    Sheet: Hadir

    | | A | B | C | D |
    | - | - | - | - | - |
    | 1 | DAFTAR HADIR | | | |
    | 2 | Hari/Tanggal : 19 Oktober 2009 | | | |
    | 3 | Tempat : SD Contoh | | | |
    | 4 | Pukul : 08.00 – 10.00 | | | |
    | 6 | NO | NAMA | NIP | HADIR |
    | 7 | 1 | Peserta Satu | '19010101 192501 1 001 | √ |
    | 8 | 2 | Peserta Dua | '190101011925011000 | √ |
    | 9 | 3 | Peserta Tiga | | S |
"""
BUDGET = """
    | | A | B | C | D | E | F |
    | - | - | - | - | - | - | - |
    | 1 | NO | URAIAN | VOLUME | SATUAN | HARGA SATUAN | JUMLAH |
    | 2 | 1 | Kertas HVS | 3 | rim | 45.000 | 135.000 |
    | 3 | 2 | ATK | | | | 992.000 |
    | 4 | | JUMLAH | | | | 1.127.000 |
"""


def test_payments_are_what_went_out_and_a_number_of_the_books_own_series_is_told():
    facts = facts_of(workbook(BOOK))

    assert "Contoh" == facts.subdistrict
    assert (
        Payment(
            Place("BKU", "C5"),
            date(2009, 10, 19),
            "2",
            "Toko Contoh",
            "Beli ATK",
            Decimal(450_000),
            in_series=True,
        )
        == facts.payments[0]
    )
    assert [("2", True), ("3", True), ("N-0457", False)] == [
        (each.receipt, each.in_series) for each in facts.payments
    ]


def test_people_are_those_who_were_present_with_a_nip_that_can_be_one():
    assert (
        Presence(
            Place("Hadir", "D7"),
            date(2009, 10, 19),
            "Peserta Satu",
            "190101011925011001",
            "SD Contoh",
            480,
            600,
            2,
        ),
        Presence(
            Place("Hadir", "D8"), date(2009, 10, 19), "Peserta Dua", "", "SD Contoh", 480, 600, 2
        ),
    ) == facts_of(workbook(LIST)).presences


def test_prices_are_those_of_lines_that_have_one():
    assert (
        Price(Place("RAB", "E2"), "Kertas HVS", "rim", Decimal(45_000), Decimal(135_000)),
    ) == facts_of(workbook(BUDGET)).prices
