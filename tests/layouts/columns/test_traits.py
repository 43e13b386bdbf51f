"""What a whole table is like: its title, its kind, its money."""

from __future__ import annotations

import pytest

from kkg_xl.layouts.columns.traits import title_of
from tests.support.understood import HEAD, region, table

ROWS = "| 8 | NO | URAIAN | VOLUME | SATUAN | HARGA SATUAN | JUMLAH |\n| 9 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n"
COLUMNS = "| | A | B | C | D | E | F |\n| - | - | - | - | - | - | - |\n"


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("| 7 | RAB Kegiatan KKG | | | | | |\n", "RAB Kegiatan KKG"),
        (
            "| 5 | RAB Kegiatan | | KKG Gugus 03 | | | |\n| 7 | I | | | | | |\n",
            "RAB Kegiatan KKG Gugus 03",
        ),
        ("| 6 | RAB Kegiatan KKG | | | | | |\n| 7 | : 2009 | | | | | |\n", "RAB Kegiatan KKG"),
        ("", "RAB"),
    ],
)
def test_the_nearest_words_above_a_table_are_its_title(above, title):
    assert title == title_of(region(COLUMNS + above + ROWS))


def test_a_long_title_is_cut_off():
    text = COLUMNS + f"| 7 | {'RAB ' * 50} | | | | | |\n" + ROWS

    assert 120 == len(title_of(region(text)))


@pytest.mark.parametrize(
    ("sheet", "title", "kind"),
    [
        ("RAB", "Rencana", "budget"),
        ("Realisasi", "Tahap satu", "realisation"),
        ("Lap", "REALISASI KEGIATAN", "realisation"),
    ],
)
def test_a_realisation_is_told_by_its_sheet_or_title(sheet, title, kind):
    found = table(f"Sheet: {sheet}\n{COLUMNS}| 7 | {title} | | | | | |\n{ROWS}")

    assert kind == found.kind


def test_a_table_with_a_column_of_spending_is_a_realisation():
    found = table(
        """
        | | A | B | C | D | E |
        | - | - | - | - | - | - |
        | 1 | NO | URAIAN | RENCANA | REALISASI | SELISIH |
        | 2 | 1 | ATK | 10.000 | 9.000 | 1.000 |
        """
    )

    assert ("realisation", (4, 3, 5)) == (found.kind, found.money)


@pytest.mark.parametrize(
    ("amount", "whole"), [("10.000", True), ("12,50", False), ("12", True), ("10.000,50", True)]
)
def test_dollars_are_told_from_rupiah(amount, whole):
    found = table(f"{HEAD}| 2 | 1 | ATK | 1 | pkt | {amount} | {amount} |\n")

    assert whole is found.whole


def test_a_table_without_amounts_is_taken_for_rupiah():
    assert table(f"{HEAD}| 2 | 1 | ATK | 1 | pkt | 5.000 | |\n").whole
