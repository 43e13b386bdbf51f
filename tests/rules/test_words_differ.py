"""Words below totals that follow a wrong line are right where they tell what should be."""

from __future__ import annotations

import pytest

from kkg_xl.domain.words import in_words
from kkg_xl.rules.words_differ import words_differ
from tests.support.understood import workbook

RECAP = """
Sheet: REKAP

| | A | B | C |
| - | - | - | - |
| 1 | NO | URAIAN | JUMLAH |
| 2 | A | PERSIAPAN | =RAB!E4 |
| 3 | B | LAPORAN | =RAB!E7 |
| 4 | | JUMLAH | =SUM(C2:C3) |
| 5 | | PPN 11% | =C4*11% |
| 6 | | JUMLAH TOTAL | =C4+C5 |
| 7 | | DIBULATKAN | {rounded} |
| 8 | | Terbilang: {words} rupiah | |

Sheet: RAB

| | A | B | C | D | E |
| - | - | - | - | - | - |
| 1 | NO | URAIAN | VOL | HARGA SATUAN | JUMLAH |
| 2 | A | PERSIAPAN | | | |
| 3 | 1 | ATK | 3 | 41.000 | {atk} |
| 4 | | JUMLAH A | | | =SUM(E3:E3) |
| 5 | B | LAPORAN | | | |
| 6 | 1 | Jilid | 4 | 25.500 | =C6*D6 |
| 7 | | JUMLAH B | | | =SUM(E6:E6) |
"""
RIGHT = 249_000
"""225.000 with 11 %, cut down to thousands."""


def _said(number: int, *, atk: str = "=C3*D3", rounded: str = "=ROUNDDOWN(C6,-3)") -> list[str]:
    text = RECAP.format(words=in_words(number), atk=atk, rounded=rounded)
    return [flag.at.cell for flag in words_differ(workbook(text))]


def test_words_that_are_right_beside_a_total_that_follows_a_wrong_line_are_let_be():
    assert [] == _said(RIGHT)
    assert [] == _said(RIGHT, atk="423.000")
    assert [] == _said(RIGHT, atk="423.000", rounded="582.000")
    assert [] == _said(RIGHT, rounded="294.000")


@pytest.mark.parametrize("number", [259_000, 249_500, 251_000])
def test_words_that_are_wrong_are_reported_beside_a_right_total_and_a_wrong_one(number):
    assert ["B8"] == _said(number)
    assert ["B8"] == _said(number, atk="423.000")


def test_words_of_a_total_that_is_not_rounded_may_be_right_as_well():
    text = RECAP.replace("| 7 | | DIBULATKAN | {rounded} |\n", "")

    def said(number: int) -> list[str]:
        written = text.format(words=in_words(number), atk="423.000")
        return [flag.at.cell for flag in words_differ(workbook(written))]

    assert [] == said(249_750)
    assert ["B8"] == said(294_750)


FEES = """
| | A | B | C | D | E | F |
| - | - | - | - | - | - | - |
| 1 | NO | NAMA | JP | HONOR | PPh 5% | DITERIMA |
| 2 | 1 | Peserta 01 | 4 | {first} | =D2*5% | =D2-E2 |
| 3 | 2 | Peserta 02 | 4 | 400.000 | =D3*5% | =D3-E3 |
| 4 | 3 | Peserta 03 | 2 | 200.000 | =D4*5% | =D4-E4 |
| 5 | | JUMLAH | | =SUM(D2:D4) | =SUM(E2:E4) | =SUM(F2:F4) |
| 6 | | Terbilang: {words} rupiah | | | | |
"""


def test_words_below_a_list_of_fees_are_compared_with_the_nearest_of_its_totals():
    (flag,) = words_differ(workbook(FEES.format(first="400.000", words=in_words(959_000))))

    assert (959_000, 950_000) == (flag.stated, flag.computed)


def test_words_below_the_only_total_which_is_rounded_are_compared_with_its_lines():
    text = """
    | | A | B | C | D | E |
    | - | - | - | - | - | - |
    | 1 | NO | URAIAN | VOL | HARGA SATUAN | JUMLAH |
    | 2 | 1 | ATK | 3 | 41.050 | 321.150 |
    | 3 | 2 | Jilid | 4 | 25.500 | =C3*D3 |
    | 4 | | DIBULATKAN | | | =ROUND(SUM(E2:E3),-3) |
    | 5 | | Terbilang: {words} rupiah | | | |
    """

    assert [] == list(words_differ(workbook(text.format(words=in_words(225_000)))))
    assert [] != list(words_differ(workbook(text.format(words=in_words(252_000)))))
